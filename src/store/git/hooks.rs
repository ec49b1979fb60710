//! netlog's own hooks in the repository: small scripts that hand over to `netlog hooks run`. A hook
//! of the person's is never written over, nor written through where it is a link. Knows no
//! languages: what a script says is handed in.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Git;
use crate::error::{Error, Result};
use crate::record::kind::KINDS;
use crate::store::disk::Mode;
use crate::store::file;
use crate::store::root::SETTINGS;
use crate::words::Message;

/// The hooks that netlog can be.
pub const HOOKS: [&str; 2] = ["pre-commit", "pre-push"];

/// By this line a hook of ours is known.
const MARK: &str =
    "# Made by \"netlog hooks install\", which writes it anew: put nothing of your own here.";

/// One of the hooks, as it is now.
#[derive(Clone, Debug)]
pub struct Hook {
    pub name: &'static str,
    pub path: PathBuf,
    pub owner: Owner,
}

/// Whose the hook is that lies in the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    Nobody,
    /// netlog's, with its text.
    Netlog(String),
    /// The person's; true where it calls netlog already.
    Person(bool),
}

/// What another program's hook has to call.
pub fn call(name: &str) -> String {
    format!("netlog hooks run {name} || exit 1")
}

impl Git {
    /// The hooks of this repository, where git looks for them.
    pub fn own_hooks(&self) -> Result<Vec<Hook>> {
        HOOKS.into_iter().map(|name| self.own_hook(name)).collect()
    }

    fn own_hook(&self, name: &'static str) -> Result<Hook> {
        let path = self.hooks_folder().join(name);
        let owner = owner(&path, name).map_err(|source| {
            let path = path.display().to_string();
            Error::io(Message::new("store-read-failed").with("path", path), source)
        })?;
        Ok(Hook { name, path, owner })
    }

    /// Without the steps upwards that lead there from a log further down, where the system can tell.
    fn hooks_folder(&self) -> PathBuf {
        let upwards = !self.prefix.is_empty() && cfg!(unix);
        let folder = upwards.then(|| self.hooks.canonicalize().ok()).flatten();
        folder.unwrap_or_else(|| self.hooks.clone())
    }

    /// The script of a hook. `missing` is what it says where netlog is not found.
    pub fn hook_script(&self, name: &str, missing: &str) -> String {
        let log = quoted(if self.prefix.is_empty() { "." } else { &self.prefix });
        let marks = KINDS.iter().map(|kind| kind.folder).chain([SETTINGS]);
        let marks: Vec<String> = marks.map(|mark| format!("[ -e \"$log/{mark}\" ]")).collect();
        let marks = marks.join(" || ");
        // On Windows the shell of git wants the slashes of Unix.
        let program = std::env::current_exe().ok();
        let program = program.as_deref().and_then(Path::to_str).unwrap_or_default();
        let program =
            quoted(&if cfg!(windows) { program.replace('\\', "/") } else { program.into() });
        let missing = quoted(missing);
        format!(
            "#!/bin/sh\n\
             {MARK}\n\
             log={log}\n\
             # A branch without the log has nothing to look at.\n\
             {marks} || exit 0\n\
             netlog={program}\n\
             [ -x \"$netlog\" ] || netlog=$(command -v netlog) || {{\n\
             \x20 # A guard that has gone must not lock anybody in.\n\
             \x20 printf '%s\\n' {missing} >&2\n\
             \x20 exit 0\n\
             }}\n\
             exec \"$netlog\" --repo=\"$log\" hooks run {name} >&2\n"
        )
    }

    /// Puts the script into the place of a hook of ours, or where there is none.
    pub fn write_hook(&self, hook: &Hook, script: &str) -> Result<()> {
        let failed = |source| not_written(&hook.path, source);
        let folder = &self.hooks;
        self.disk.call("mkdir", || fs::create_dir_all(folder)).map_err(failed)?;
        let beside = folder.join(format!("{}.netlog", hook.name));
        self.disk.write(&beside, script.as_bytes(), executable()).map_err(failed)?;
        let put = match hook.owner {
            Owner::Netlog(_) => self.disk.rename(&beside, &hook.path),
            // Whatever came there meanwhile stays.
            _ => self.disk.rename_new(&beside, &hook.path),
        };
        put.map_err(|source| {
            let _ = self.disk.remove(&beside);
            failed(source)
        })
    }

    /// Takes a hook of ours away.
    pub fn remove_hook(&self, hook: &Hook) -> Result<()> {
        self.disk.remove(&hook.path).map_err(|source| not_written(&hook.path, source))
    }
}

/// True where git would start nothing but netlog itself.
pub(super) fn is_own(path: &Path, name: &str) -> io::Result<bool> {
    Ok(matches!(owner(path, name)?, Owner::Netlog(_)))
}

fn owner(path: &Path, name: &str) -> io::Result<Owner> {
    if !file::is_link(path) && file::kind(path)?.is_none() {
        return Ok(Owner::Nobody);
    }
    // What cannot be read, is no text, or is a link to one, is not ours.
    Ok(match file::read_text(path) {
        Ok(text) if text.lines().any(|line| line == MARK) => Owner::Netlog(text),
        Ok(text) => Owner::Person(text.contains(&format!("netlog hooks run {name}"))),
        Err(_) => Owner::Person(false),
    })
}

fn not_written(path: &Path, source: io::Error) -> Error {
    let path = path.display().to_string();
    Error::io(Message::new("store-write-failed").with("path", path), source)
}

#[cfg(unix)]
fn executable() -> Mode {
    use std::os::unix::fs::PermissionsExt;
    Mode::As(fs::Permissions::from_mode(0o755))
}

/// Windows knows no such mode; git starts every hook that is there.
#[cfg(not(unix))]
fn executable() -> Mode {
    Mode::Umask
}

/// One word of the shell, whatever is in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stays_one_word() {
        assert_eq!(quoted("C:/Program Files/netlog.exe"), "'C:/Program Files/netlog.exe'");
        assert_eq!(quoted("a'b $(c)"), "'a'\\''b $(c)'");
    }
}
