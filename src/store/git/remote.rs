//! The place that all share, and the two calls that reach it. With the person's own keys and
//! passwords: git may ask for them where somebody sits at a terminal. What git says is read in one
//! place and told in our own words.

use std::path::{Component, Path, PathBuf};

use super::tree::plain;
use super::{Git, NOTHING_SHA256, Place, not_started};
use crate::error::Result;
use crate::store::errand;
use crate::store::file;
use crate::store::lock::Lock;
use crate::store::root::Root;

/// What of git's variables the way to the other place needs: how it asks, and whom it trusts.
const PASSED_ON: [&str; 8] = [
    "GIT_ASKPASS",
    "GIT_SSH_VARIANT",
    "GIT_SSL_CAINFO",
    "GIT_SSL_CAPATH",
    "GIT_SSL_CERT",
    "GIT_SSL_KEY",
    "GIT_SSL_NO_VERIFY",
    "GIT_ALLOW_PROTOCOL",
];

/// Where the log is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// `origin`
    pub name: String,
    /// `https://host/log.git`, `host:log.git`, a folder.
    pub address: String,
    /// There: `refs/heads/main`.
    pub branch: String,
    /// What is known here of it: `refs/remotes/origin/main`.
    pub known: String,
}

/// How a call to the other place ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub how: Heard,
    /// git's own words, a line each.
    pub said: String,
}

impl Answer {
    /// The lock that was in the way, where git names one.
    pub fn lock(&self) -> Option<&str> {
        let line = self.said.lines().find(|line| line.contains(".lock': File exists"))?;
        line.split(".lock': File exists").next()?.rsplit('\'').next()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    Done,
    /// There is no such branch there.
    Nothing,
    /// Somebody else was faster.
    Behind,
    /// No network, or nobody answers.
    Offline,
    /// Nothing lies at that address.
    Missing,
    /// It is not allowed: no key, no password, no right.
    Denied,
    /// Whoever looks after the place does not take it: a hook or a rule there.
    Refused,
    /// Nothing can be written there, or there is no room left.
    Full,
    /// The folder belongs to another account of this machine or drive.
    Foreign,
    Odd,
}

impl Git {
    /// The place that the branch is shared at: its own, else the only one, else `origin`.
    pub fn remote(&self, branch: &str) -> Result<Option<Remote>> {
        let short = branch.strip_prefix("refs/heads/").unwrap_or(branch);
        let names = self.ask(&["remote"])?;
        let names: Vec<&str> = names.lines().collect();
        let own = self.setting(&format!("branch.{short}.remote"));
        let named = own.filter(|own| names.contains(&own.as_str()));
        let only = match names.as_slice() {
            [only] => Some((*only).to_string()),
            all => all.contains(&"origin").then(|| "origin".to_string()),
        };
        let Some(name) = named.or(only) else { return Ok(None) };
        let address = self.ask(&["remote", "get-url", "--", &name])?.trim_end().to_string();
        let there = self.setting(&format!("branch.{short}.merge"));
        let there = there.filter(|there| there.starts_with("refs/heads/"));
        Ok(Some(Remote::at(name, address, there.as_deref().unwrap_or(branch))))
    }

    /// Remembers the place, the only one or another one than before.
    pub fn set_remote(&self, address: &str, lock: &Lock) -> Result<()> {
        self.set_origin(address, lock)?;
        let branch = self.branch()?;
        let short = branch.strip_prefix("refs/heads/").unwrap_or(&branch);
        self.set(&format!("branch.{short}.remote"), ORIGIN, lock)
    }

    fn set_origin(&self, address: &str, lock: &Lock) -> Result<()> {
        let known = self.ask(&["remote"])?;
        if known.lines().any(|name| name == ORIGIN) {
            let before = self.ask(&["remote", "get-url", "--", ORIGIN])?;
            if before.trim_end() == address {
                return Ok(());
            }
            // What was known of the old place is not true of the new one.
            self.act(lock, &[], &["remote", "remove", ORIGIN], &[])?;
        }
        self.act(lock, &[], &["remote", "add", "--", ORIGIN, address], &[])
    }

    /// As if nobody had named a place.
    pub fn forget_remote(&self, lock: &Lock) -> Result<()> {
        self.act(lock, &[], &["remote", "remove", ORIGIN], &[])
    }

    /// What plain git needs to know of it.
    pub fn follow(&self, branch: &str, remote: &Remote, lock: &Lock) -> Result<()> {
        let short = branch.strip_prefix("refs/heads/").unwrap_or(branch);
        for (key, value) in [("remote", &remote.name), ("merge", &remote.branch)] {
            self.set(&format!("branch.{short}.{key}"), value, lock)?;
        }
        Ok(())
    }

    /// What is new there. Nothing of it is in our history yet.
    pub fn fetch(&self, remote: &Remote, asks: bool) -> Result<Answer> {
        let what = format!("+{}:{}", remote.branch, remote.known);
        // Files come with their contents also where a copy was made without those of old ones.
        let args = ["fetch", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
        let args = [&args[..], &["--no-filter", "--", &remote.name, &what]].concat();
        let mut answer = self.reach(&args, asks)?;
        // One that was killed left its lock on what is known here.
        let lock = self.place.common.join(format!("{}.lock", remote.known));
        if answer.how == Heard::Behind && errand::remove_unchanged(&self.disk, &lock)? {
            answer = self.reach(&args, asks)?;
        }
        if answer.how == Heard::Nothing {
            // What was there once is known no more.
            self.ask(&["update-ref", "-d", &remote.known])?;
        }
        Ok(self.judged(answer, remote))
    }

    /// The branch that others work on there, where it is called otherwise than here: the one that
    /// the place names as its own, where somebody has made it, else the only one.
    pub fn main_branch(&self, remote: &Remote, asks: bool) -> Result<Option<String>> {
        let answer = self.reach(&["ls-remote", "--symref", "--", &remote.name], asks)?;
        Ok(main_of(&answer.said))
    }

    /// Sends our step there. Never by force: where others were faster it is refused.
    pub fn push(&self, remote: &Remote, commit: &str, asks: bool) -> Result<Answer> {
        let what = format!("{commit}:{}", remote.branch);
        let args = ["push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no"];
        let answer = self.reach(&[&args[..], &["--", &remote.name, &what]].concat(), asks)?;
        Ok(self.judged(answer, remote))
    }

    /// Makes a place to share at: a folder with nothing but git's own files, for our branch.
    pub fn make_place(&self, folder: &Path) -> Result<()> {
        let branch = self.branch()?;
        let first = branch.strip_prefix("refs/heads/").unwrap_or(&branch);
        let first = format!("--initial-branch={first}");
        // Objects of one sort cannot be sent to a place of the other.
        let sort = if self.nothing == NOTHING_SHA256 { "sha256" } else { "sha1" };
        let sort = format!("--object-format={sort}");
        self.ask(&[
            "init",
            "--quiet",
            "--bare",
            "--shared=group",
            &first,
            &sort,
            "--",
            plain(folder)?,
        ])
        .map(drop)
    }

    /// Takes the whole log of others into this folder, which is empty or not there. Of what fails
    /// nothing is left.
    pub fn clone_to(root: &Root, address: &str, asks: bool) -> Result<Answer> {
        let args = ["clone", "--quiet", "--origin", ORIGIN, "--no-recurse-submodules", "--"];
        let folder = plain(root.path())?;
        let here = Git::at(&Root::at(PathBuf::from(".")), Place::default());
        let answer = here.reach(&[&args[..], &[address, folder]].concat(), asks)?;
        if answer.how == Heard::Done {
            Git::at(root, Place::default()).check_out()?;
        }
        Ok(answer)
    }

    /// The branch that is there, where the place names as its own one that nobody has made: it was
    /// set up for `master`, say, before anybody shared `main` at it.
    fn check_out(&self) -> Result<()> {
        if self.tip("HEAD")?.is_some() {
            return Ok(());
        }
        let known = format!("refs/remotes/{ORIGIN}/");
        let names = self.ask(&["for-each-ref", "--format=%(refname:lstrip=3)", &known])?;
        let names: Vec<&str> = names.lines().collect();
        let branch = match names.as_slice() {
            [only] => Some(*only),
            all => all.iter().find(|name| **name == "main").copied(),
        };
        let Some(branch) = branch else { return Ok(()) };
        let from = format!("{ORIGIN}/{branch}");
        self.ask(&["checkout", "--quiet", "-B", branch, "--track", &from]).map(drop)
    }

    fn reach(&self, args: &[&str], asks: bool) -> Result<Answer> {
        let mut command = self.command();
        for name in PASSED_ON {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        if asks {
            command.env_remove("GIT_TERMINAL_PROMPT");
        } else if !self.has_own_ssh() {
            // It would ask at the terminal whoever may sit there.
            command.env("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
        }
        // Who waits for a dead line is told, sooner or later.
        command.args(["-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=60"]);
        command.args(args);
        let output = self.run(&mut command, &[]).map_err(not_started)?;
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        let how = if output.status.success() { Heard::Done } else { heard(&said) };
        Ok(Answer { how, said })
    }

    /// Whether the person has said which ssh git is to use.
    fn has_own_ssh(&self) -> bool {
        let given = ["GIT_SSH", "GIT_SSH_COMMAND"].map(std::env::var_os);
        given.iter().any(Option::is_some) || self.setting("core.sshCommand").is_some()
    }

    /// A folder that is not there may be on a drive that is not connected: where it has been there
    /// before, that is no other than a network that is missing.
    fn judged(&self, mut answer: Answer, remote: &Remote) -> Answer {
        if matches!(answer.how, Heard::Missing | Heard::Odd)
            && let Some(folder) = remote.folder()
            && is_bare_ground(&self.folder.join(folder))
        {
            let known = matches!(self.tip(&remote.known), Ok(Some(_)));
            answer.how = if known { Heard::Offline } else { Heard::Missing };
        }
        answer
    }
}

/// Nothing is there, or nothing lies in it: a drive that is not connected leaves an empty folder.
fn is_bare_ground(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !file::is_there(folder),
    }
}

/// What git calls the place where a copy came from.
const ORIGIN: &str = "origin";

impl Remote {
    /// Of which no more than the address is known.
    pub fn of(address: &str) -> Remote {
        Remote::at(ORIGIN.to_string(), address.to_string(), "refs/heads/main")
    }

    fn at(name: String, address: String, branch: &str) -> Remote {
        let short = branch.strip_prefix("refs/heads/").unwrap_or(branch);
        let known = format!("refs/remotes/{name}/{short}");
        Remote { name, address, branch: branch.to_string(), known }
    }

    /// The same place, another branch of it.
    #[must_use]
    pub fn on(&self, branch: &str) -> Remote {
        Remote::at(self.name.clone(), self.address.clone(), branch)
    }

    /// As it is called from anywhere: a folder is named from where the person is.
    pub fn absolute(address: &str, cwd: &Path) -> String {
        let remote = Remote::of(address);
        let folder = remote.folder().filter(|_| !address.contains("://"));
        let Some(folder) = folder else { return address.to_string() };
        let mut path = PathBuf::new();
        for part in cwd.join(folder).components() {
            match part {
                Component::ParentDir => drop(path.pop()),
                part => path.push(part),
            }
        }
        path.display().to_string()
    }

    /// The folder that the address names, where nothing is there yet to share at.
    pub fn new_place(&self) -> Option<&Path> {
        let folder = self.folder()?;
        let new = match std::fs::read_dir(folder) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) => {
                error.kind() == std::io::ErrorKind::NotFound
                    && folder.parent().is_some_and(file::is_folder)
            }
        };
        new.then_some(folder)
    }

    /// Whether the address names the copy in which somebody works, not a place to share at.
    pub fn is_a_copy(&self) -> bool {
        self.folder().is_some_and(|folder| file::is_there(&folder.join(".git")))
    }

    /// The folder above the one that the address names, where there is none.
    pub fn lacks(&self) -> Option<&Path> {
        let folder = self.folder()?;
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty())?;
        (!file::is_folder(folder) && !file::is_folder(above)).then_some(above)
    }

    /// Whether the address names a folder in which something else lies.
    pub fn is_something_else(&self) -> bool {
        self.folder().is_some_and(file::is_folder)
    }

    /// The folder that the address names, where it names one.
    fn folder(&self) -> Option<&Path> {
        let address = self.address.strip_prefix("file://").unwrap_or(&self.address);
        // `host:path`, but `C:\path`
        let colon = address.find(':').filter(|at| *at != 1);
        let slash = address.find(['/', '\\']).unwrap_or(address.len());
        (colon.is_none_or(|colon| colon > slash)).then(|| Path::new(address))
    }

    /// The address without a password or a token that may stand in it.
    pub fn shown(&self) -> String {
        match self.address.split_once("://") {
            Some((scheme, rest)) => {
                let rest = rest.split(['?', '#']).next().unwrap_or_default();
                let host = rest.find('/').unwrap_or(rest.len());
                let at = rest.get(..host).and_then(|host| host.rfind('@')).map_or(0, |at| at + 1);
                format!("{scheme}://{}", rest.get(at..).unwrap_or_default())
            }
            None => self.address.clone(),
        }
    }
}

/// `ref: refs/heads/main TAB HEAD`, then `ID TAB NAME` for each name that is there.
fn main_of(listed: &str) -> Option<String> {
    let lines = listed.lines().filter_map(|line| line.split_once('\t'));
    let branches: Vec<&str> =
        lines.filter(|(_, name)| name.starts_with("refs/heads/")).map(|(_, name)| name).collect();
    let own = listed.lines().find_map(|line| line.strip_prefix("ref: ")?.split('\t').next());
    let own = own.filter(|own| branches.contains(own));
    match branches.as_slice() {
        [only] => Some((*only).to_string()),
        _ => own.map(str::to_string),
    }
}

/// By what git, curl, ssh and the usual servers say of it; the first that is found holds.
const WORDS: [(Heard, &[&str]); 9] = [
    (Heard::Foreign, &["dubious ownership"]),
    (Heard::Nothing, &["couldn't find remote ref"]),
    (
        Heard::Behind,
        &[
            "(fetch first)",
            "(non-fast-forward)",
            "(stale info)",
            "cannot lock ref",
            "failed to update ref",
            "failed to lock",
            "incorrect old value",
            "reference already exists",
        ],
    ),
    // A hook there says what it likes, also of connections and permissions.
    (Heard::Refused, &["hook declined"]),
    (
        Heard::Offline,
        &[
            "could not resolve",
            "name or service not known",
            "temporary failure in name resolution",
            "no address associated",
            "network is unreachable",
            "network is down",
            "no route to host",
            "connection refused",
            "connection timed out",
            "operation timed out",
            "connection reset",
            "connection closed by",
            "couldn't connect to server",
            "failed to connect",
            "could not connect",
            "unable to connect",
            "host is down",
            "operation too slow",
            "software caused connection abort",
            "the requested url returned error: 502",
            "the requested url returned error: 503",
            "the requested url returned error: 504",
        ],
    ),
    (
        Heard::Full,
        &[
            "no space left on device",
            "disk quota exceeded",
            "read-only file system",
            "unable to create temporary object directory",
            "insufficient permission for adding an object",
            "unpacker error",
        ],
    ),
    (
        Heard::Denied,
        &[
            "permission denied",
            "authentication failed",
            "could not read username",
            "could not read password",
            "host key verification failed",
            "access denied",
            "not allowed",
            "invalid credentials",
            "the requested url returned error: 401",
            "the requested url returned error: 403",
        ],
    ),
    (Heard::Refused, &["[remote rejected]"]),
    (
        Heard::Missing,
        &[
            "does not appear to be a git repository",
            "repository not found",
            "no such file or directory",
            "does not exist",
            "not found",
        ],
    ),
];

fn heard(said: &str) -> Heard {
    let said = said.to_ascii_lowercase();
    let found = WORDS.iter().find(|(_, words)| words.iter().any(|words| said.contains(words)));
    found.map_or(Heard::Odd, |(heard, _)| *heard)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remote(address: &str) -> Remote {
        Remote::at("origin".into(), address.into(), "refs/heads/main")
    }

    #[test]
    fn what_git_says_is_understood() {
        for (said, how) in [
            ("fatal: couldn't find remote ref refs/heads/main", Heard::Nothing),
            ("!\trefs/heads/main:refs/heads/main\t[rejected] (fetch first)", Heard::Behind),
            (
                "! [remote rejected] main -> main (cannot lock ref 'refs/heads/main': is at 1 but \
                 expected 2)",
                Heard::Behind,
            ),
            ("ssh: Could not resolve hostname git.example: Name or service", Heard::Offline),
            (
                "fatal: unable to access 'https://x/': Failed to connect to x port 443",
                Heard::Offline,
            ),
            ("git@x: Permission denied (publickey).\nfatal: Could not read from", Heard::Denied),
            ("fatal: could not read Username for 'https://x': terminal prompts", Heard::Denied),
            ("! [remote rejected] main (pre-receive hook declined)", Heard::Refused),
            (
                "remote: not allowed: connection refused\n! [remote rejected] main (pre-receive hook \
                 declined)",
                Heard::Refused,
            ),
            ("fatal: '/srv/log' does not appear to be a git repository", Heard::Missing),
            ("fatal: something new", Heard::Odd),
        ] {
            assert_eq!(heard(said), how, "{said}");
        }
    }

    #[test]
    fn the_branch_of_the_others_is_found() {
        let found = |listed: &str| main_of(listed);
        assert_eq!(found(""), None);
        assert_eq!(found("a\trefs/heads/main\n").as_deref(), Some("refs/heads/main"));
        let named = "ref: refs/heads/x\tHEAD\na\tHEAD\na\trefs/heads/main\nb\trefs/heads/x\n";
        assert_eq!(found(named).as_deref(), Some("refs/heads/x"));
        // Named, and nobody has made it.
        assert_eq!(found("ref: refs/heads/y\tHEAD\na\trefs/heads/m\nb\trefs/heads/n\n"), None);
        assert_eq!(found("a\trefs/tags/v1\n"), None);
    }

    #[test]
    fn folders_and_passwords_in_addresses_are_seen() {
        for folder in ["/srv/log.git", "../log.git", "C:\\log.git", "file:///srv/log.git", "a/b:c"]
        {
            assert!(remote(folder).folder().is_some(), "{folder}");
        }
        for other in ["https://host/log.git", "host:log.git", "ssh://git@host/log.git"] {
            assert!(remote(other).folder().is_none(), "{other}");
        }
        assert_eq!(remote("https://anna:secret@host/a@b").shown(), "https://host/a@b");
        assert_eq!(remote("https://host/a.git?private_token=secret").shown(), "https://host/a.git");
        assert_eq!(remote("git@host:log.git").shown(), "git@host:log.git");
        assert_eq!(remote("x").on("refs/heads/a/b").known, "refs/remotes/origin/a/b");
    }
}
