//! The place where the log is shared: away, closed, empty, of another kind; and copies that git holds
//! in another way.

use std::fs;
use std::path::PathBuf;

use super::office::{Office, Person};
use crate::sandbox::{Output, finish};

const ANNA: (&str, &str) = ("contacts/anna.md", "---\nname: Anna Muster\nrole: Leiterin\n---\n");

/// The same with another role.
fn anna(role: &str) -> String {
    ANNA.1.replace("Leiterin", role)
}

fn says(output: &Output, code: i32, sentences: &[&str]) {
    assert_eq!(output.code, code, "{output:?}");
    for sentence in sentences {
        assert!(output.err.contains(sentence), "{sentence} in {output:?}");
    }
}

#[cfg(unix)]
fn program(path: PathBuf, text: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, format!("#!/bin/sh\n{text}")).expect("a program");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
    path
}

/// `sync` of somebody whose way there is a program that says this and fails.
#[cfg(unix)]
fn over_ssh(person: &Person<'_>, said: &str) -> Output {
    let ssh =
        program(person.log().with_file_name("ssh"), &format!("echo '{said}' >&2\nexit 255\n"));
    person.git(&["remote", "set-url", "origin", "git@git.example.org:amt/ablage.git"]);
    finish(person.command(&["sync"]).env("GIT_SSH_COMMAND", ssh))
}

#[test]
#[cfg(unix)]
fn without_a_network_everything_waits() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write(ANNA.0, &anna("Direktorin"));
    let said = "ssh: Could not resolve hostname git.example.org: Name or service not known";
    let output = over_ssh(&kim, said);
    let sentence = "“git@git.example.org:amt/ablage.git” cannot be reached at the moment. Your changes are recorded here";
    says(&output, 0, &["recorded in the history now: ", sentence]);
    assert_eq!(kim.git(&["status", "--porcelain"]), "");
    kim.git(&["remote", "set-url", "origin", "../shared.git"]);
    kim.ok(&["sync"]);
    assert_eq!(lea.ok(&["sync"]).out, "contacts/anna.md\n");
    office.settle(&[&kim, &lea]);
}

#[test]
#[cfg(unix)]
fn who_may_not_come_in_is_told_and_loses_nothing() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let kim = office.person("kim");
    kim.write(ANNA.0, &anna("Direktorin"));
    let output = over_ssh(&kim, "git@git.example.org: Permission denied (publickey).");
    let sentence = "error: “git@git.example.org:amt/ablage.git” refuses access.";
    says(&output, 4, &[sentence, "Nothing is lost"]);
    assert!(kim.git(&["show", "HEAD:contacts/anna.md"]).contains("Direktorin"));
}

#[test]
#[cfg(unix)]
fn what_the_place_declines_stays_here_and_its_words_are_shown() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let hook = office.path().join("shared.git/hooks/pre-receive");
    program(hook.clone(), "echo 'Nur werktags von 8 bis 18 Uhr.' >&2\nexit 1\n");
    kim.write(ANNA.0, &anna("Direktorin"));
    let before = office.tree();
    let sentences = [
        "shared.git” did not accept your changes. They are recorded here.",
        "Nur werktags von 8 bis 18 Uhr.",
    ];
    says(&kim.run(&["sync"]), 4, &sentences);
    assert_eq!(office.tree(), before);
    fs::remove_file(hook).expect("a file");
    kim.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(lea.read(ANNA.0), anna("Direktorin"));
}

#[test]
#[cfg(unix)]
fn a_hook_of_the_persons_own_that_refuses_is_obeyed() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let kim = office.person("kim");
    program(kim.log().join(".git/hooks/pre-push"), "echo 'Erst fragen.' >&2\nexit 1\n");
    kim.write(ANNA.0, &anna("Direktorin"));
    let before = office.tree();
    says(&kim.run(&["sync"]), 4, &["shared.git” did not work. Nothing is lost.", "Erst fragen."]);
    assert_eq!(office.tree(), before);
}

#[test]
fn a_place_that_is_gone_is_waited_for_and_one_that_never_was_is_named() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let kim = office.person("kim");
    fs::rename(office.path().join("shared.git"), office.path().join("away.git")).expect("renamed");
    kim.write(ANNA.0, &anna("Direktorin"));
    says(&kim.run(&["sync"]), 0, &["shared.git” cannot be reached at the moment."]);
    let lonely = Office::empty();
    let tom = lonely.person("tom");
    fs::create_dir(tom.log()).expect("a folder");
    tom.git(&["init", "--quiet"]);
    tom.write("netlog.toml", "language = \"en\"\n");
    says(
        &tom.run(&["sync"]),
        4,
        &["This log is not shared with anybody yet.", "netlog sync --remote ADDRESS"],
    );
    let output = tom.run(&["sync", "--remote", "../nowhere.git"]);
    says(&output, 4, &["Nothing lies at", "nowhere.git” yet."]);
    says(
        &tom.run(&["sync", "--remote", "../shared.git"]),
        0,
        &["Your log and the shared one are the same now."],
    );
    assert_eq!(tom.git(&["rev-parse", "HEAD^{tree}"]), lonely.tree());
}

#[test]
fn a_place_that_was_emptied_is_filled_again() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    lea.write(ANNA.0, &anna("Direktorin"));
    fs::remove_dir_all(office.path().join("shared.git")).expect("a folder");
    let mut init =
        lea.git_command(&["init", "--quiet", "--bare", "--initial-branch=main", "../shared.git"]);
    assert_eq!(finish(&mut init).code, 0);
    lea.ok(&["sync"]);
    assert_eq!(kim.ok(&["sync"]).out, "contacts/anna.md\n");
    office.settle(&[&kim, &lea]);
    assert_eq!(kim.read(ANNA.0), anna("Direktorin"));
}

#[test]
fn a_place_whose_records_somebody_removed_asks_first() {
    let files: Vec<(String, String)> = (0..5)
        .map(|at| (format!("contacts/p-{at}.md"), format!("---\nname: P {at}\n---\n")))
        .collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let office = Office::with(&["kim", "lea"], &files);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.git(&["rm", "--quiet", "-r", "contacts"]);
    kim.git(&["commit", "--quiet", "-m", "x"]);
    kim.git(&["push", "--quiet"]);
    says(
        &lea.run(&["sync"]),
        3,
        &["The others removed 5 of 5 records.", "Nothing was removed here."],
    );
    assert!(files.iter().all(|(path, _)| lea.has(path)));
}

#[test]
fn who_comes_behind_is_first_brought_to_where_the_others_are() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    for role in ["Rätin", "Direktorin", "Referentin"] {
        kim.ok(&["edit", "anna", "--set", &format!("role={role}")]);
    }
    kim.ok(&["sync"]);
    let before = lea.git(&["rev-parse", "HEAD"]);
    let output = lea.ok(&["sync"]);
    assert_eq!(output.out, "contacts/anna.md\n");
    assert!(output.err.contains("From kim: 1 changed.\n"), "{output:?}");
    // Nothing to join: no step of its own.
    assert_eq!(lea.git(&["rev-parse", "HEAD"]), kim.git(&["rev-parse", "HEAD"]));
    assert_eq!(
        lea.git(&["rev-list", "--count", "--merges", &format!("{}..HEAD", before.trim())]),
        "0\n"
    );
    let output = lea.ok(&["sync"]);
    assert_eq!(
        (output.out.as_str(), output.err.as_str()),
        ("", "Nothing new: your log and the shared one are the same.\n")
    );
}

#[test]
fn two_logs_without_a_common_beginning_become_one_only_when_that_is_meant() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    let tom = office.person("tom");
    fs::create_dir(tom.log()).expect("a folder");
    tom.git(&["init", "--quiet"]);
    tom.write("netlog.toml", "language = \"en\"\n");
    tom.write("contacts/tom.md", "---\nname: Tom\n---\n");
    tom.write(ANNA.0, "---\nname: Anna Anders\nrole: Rätin\n---\n");
    let before = office.tree();
    let output = tom.run(&["sync", "--remote", "../shared.git"]);
    says(
        &output,
        3,
        &["This log and the other one have no beginning in common.", "netlog sync --yes"],
    );
    assert_eq!(office.tree(), before);
    says(&tom.run(&["sync", "--yes"]), 0, &["“anna”: yours is now called “anna-2”"]);
    office.settle(&[&kim, &tom]);
    let records = kim.records();
    let paths: Vec<&str> = records.keys().map(String::as_str).collect();
    assert_eq!(paths, ["contacts/anna-2.md", "contacts/anna.md", "contacts/tom.md"]);
    assert!(records["contacts/anna-2.md"].contains("Anna Anders"), "{records:#?}");
}

#[test]
fn the_others_may_call_their_branch_otherwise() {
    let office = Office::empty();
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    fs::create_dir(kim.log()).expect("a folder");
    kim.git(&["init", "--quiet", "--initial-branch=master"]);
    let bare = ["--git-dir", "../shared.git", "symbolic-ref", "HEAD", "refs/heads/master"];
    kim.git(&bare);
    kim.write("netlog.toml", "language = \"en\"\n");
    kim.write(ANNA.0, ANNA.1);
    kim.ok(&["sync", "--remote", "../shared.git"]);
    fs::create_dir(lea.log()).expect("a folder");
    lea.git(&["init", "--quiet", "--initial-branch=main"]);
    lea.write("netlog.toml", "language = \"en\"\n");
    lea.ok(&["sync", "--remote", "../shared.git", "--yes"]);
    assert_eq!(lea.read(ANNA.0), ANNA.1);
    lea.write(ANNA.0, &anna("Direktorin"));
    lea.ok(&["sync"]);
    kim.ok(&["sync"]);
    assert_eq!(kim.read(ANNA.0), anna("Direktorin"));
    assert_eq!(kim.git(&["ls-remote", "--heads", "origin"]).lines().count(), 1);
}

#[test]
fn who_does_not_record_shares_all_the_same() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write("netlog.toml", "language = \"en\"\n[git]\ncommit = false\n");
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    lea.ok(&["edit", "anna", "--set", "role=Direktorin"]);
    assert_eq!(lea.git(&["status", "--porcelain"]), " M contacts/anna.md\n");
    lea.ok(&["sync"]);
    kim.ok(&["edit", "anna", "--set", "language=de"]);
    kim.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(lea.read(ANNA.0), "---\nname: Anna Muster\nrole: Direktorin\nlanguage: [de]\n---\n");
}

#[test]
fn on_no_branch_nothing_is_shared() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let kim = office.person("kim");
    kim.git(&["checkout", "--quiet", "--detach"]);
    says(&kim.run(&["sync"]), 4, &["The log is on no branch of git", "git switch main"]);
    kim.git(&["switch", "--quiet", "main"]);
    kim.ok(&["sync"]);
}

#[test]
fn a_merge_that_git_waits_with_is_finished_first() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.ok(&["sync"]);
    // Somebody who has never called `sync` here: git knows no driver.
    lea.write(ANNA.0, &anna("Rätin"));
    lea.git(&["commit", "--quiet", "-am", "x"]);
    assert_ne!(finish(&mut lea.git_command(&["pull", "--quiet", "--no-edit"])).code, 0);
    let output = lea.run(&["sync"]);
    says(&output, 4, &["git is in the middle of a merge", "git merge --abort"]);
    assert!(lea.read(ANNA.0).contains("<<<<<<<"));
    lea.git(&["merge", "--abort"]);
    assert_eq!(lea.run(&["sync"]).code, 3);
    office.settle(&[&kim, &lea]);
    assert_eq!(
        kim.read(ANNA.0),
        "---\nname: Anna Muster\nrole: Rätin\nconflicts:\n  role: [Direktorin]\n---\n"
    );
}

#[test]
fn a_log_within_a_larger_repository_takes_the_rest_along() {
    let office = Office::empty();
    let kim = office.person("kim");
    fs::create_dir(kim.log()).expect("a folder");
    kim.git(&["init", "--quiet", "--initial-branch=main"]);
    kim.write("Büro 1/netlog.toml", "language = \"en\"\n");
    kim.write("Büro 1/contacts/anna.md", ANNA.1);
    kim.write("code/main.py", "a\nb\nc\nd\ne\n");
    kim.git(&["add", "."]);
    kim.git(&["commit", "--quiet", "-m", "x"]);
    let at = |person: &Person<'_>, args: &[&str]| {
        let output = person.run(&[&["--repo", "Büro 1"], args].concat());
        assert_eq!(output.code, 0, "{output:?}");
        output
    };
    at(&kim, &["sync", "--remote", "../shared.git"]);
    let lea = office.join("lea");
    at(&lea, &["sync"]);
    kim.write("Büro 1/contacts/anna.md", &anna("Direktorin"));
    kim.write("code/main.py", "A\nb\nc\nd\ne\n");
    kim.git(&["commit", "--quiet", "-am", "x"]);
    kim.git(&["push", "--quiet"]);
    lea.write("Büro 1/contacts/anna.md", &ANNA.1.replace("Anna Muster", "Anna Maria Muster"));
    lea.write("code/main.py", "a\nb\nc\nd\nE\n");
    lea.git(&["commit", "--quiet", "-m", "x", "code"]);
    // Half done beside the log: nobody's business.
    lea.write("code/neu.py", "x\n");
    lea.write("Büro 1/notizen.txt", "x\n");
    let output = at(&lea, &["sync"]);
    assert!(output.err.contains("recorded in the history now: 1 changed."), "{output:?}");
    at(&kim, &["sync"]);
    assert_eq!(kim.read("code/main.py"), "A\nb\nc\nd\nE\n");
    let both = "---\nname: Anna Maria Muster\nrole: Direktorin\n---\n";
    assert_eq!(kim.read("Büro 1/contacts/anna.md"), both);
    assert_eq!(
        lea.git(&["status", "--porcelain", "-z"]),
        "?? Büro 1/notizen.txt\0?? code/neu.py\0"
    );
    assert!(!kim.has("code/neu.py"));
    // Plain git joins there too.
    kim.write("Büro 1/contacts/anna.md", &both.replace("Direktorin", "Rätin"));
    kim.git(&["commit", "--quiet", "-am", "x"]);
    kim.git(&["push", "--quiet"]);
    lea.write("Büro 1/contacts/anna.md", &both.replace("Maria ", ""));
    lea.git(&["commit", "--quiet", "-am", "x"]);
    lea.git(&["pull", "--quiet", "--no-edit"]);
    assert_eq!(lea.read("Büro 1/contacts/anna.md"), anna("Rätin"));
}

#[test]
fn a_copy_with_line_ends_of_windows_stays_one() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    lea.git(&["config", "core.autocrlf", "true"]);
    lea.remove(ANNA.0);
    lea.git(&["checkout", "--quiet", "--", "."]);
    assert_eq!(lea.read(ANNA.0), ANNA.1.replace('\n', "\r\n"));
    lea.write(ANNA.0, &anna("Direktorin").replace('\n', "\r\n"));
    kim.write(ANNA.0, &ANNA.1.replace("Anna Muster", "Anna Maria Muster"));
    kim.write("contacts/tom.md", "---\nname: Tom\n---\n");
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    let both = "---\nname: Anna Maria Muster\nrole: Direktorin\n---\n";
    assert_eq!(kim.read(ANNA.0), both);
    assert_eq!(lea.read(ANNA.0), both.replace('\n', "\r\n"));
    lea.ok(&["edit", "tom", "--set", "role=Rat"]);
    lea.ok(&["sync"]);
    kim.ok(&["sync"]);
    assert_eq!(kim.read("contacts/tom.md"), "---\nname: Tom\nrole: Rat\n---\n");
}

#[test]
#[cfg(unix)]
fn a_link_comes_as_a_link_and_leads_nothing_out() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    std::os::unix::fs::symlink("../contacts/anna.md", kim.log().join("leitung")).expect("a link");
    std::os::unix::fs::symlink("/tmp", kim.log().join("conversations")).expect("a link");
    kim.git(&["add", "leitung"]);
    kim.git(&["commit", "--quiet", "-m", "x"]);
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    assert_eq!(
        fs::read_link(lea.log().join("leitung")).expect("a link"),
        PathBuf::from("../contacts/anna.md")
    );
    assert!(!lea.has("conversations"));
    // What comes below a folder that is a link here is written nowhere.
    fs::create_dir(office.path().join("outside")).expect("a folder");
    std::os::unix::fs::symlink("../outside", lea.log().join("meetings")).expect("a link");
    kim.write("meetings/x.md", "---\ntitle: X\n---\n");
    kim.ok(&["sync"]);
    let output = lea.run(&["sync"]);
    assert_ne!(output.code, 0, "{output:?}");
    assert_eq!(fs::read_dir(office.path().join("outside")).expect("a folder").count(), 0);
}

#[test]
fn a_step_with_files_of_gits_own_is_not_taken() {
    for path in [".git/hooks/x", "contacts/.git/config", ".GIT/config", "git~1/x"] {
        let office = Office::with(&["kim", "lea"], &[ANNA]);
        let (kim, lea) = (office.person("kim"), office.person("lea"));
        let before = lea.git(&["rev-parse", "HEAD"]);
        hostile(&kim, path);
        let output = lea.run(&["sync"]);
        assert!(matches!(output.code, 3 | 4), "{path}: {output:?}");
        assert_eq!(lea.git(&["rev-parse", "HEAD"]), before, "{path}: {output:?}");
        assert!(!lea.log().join(".git/hooks/x").exists(), "{path}");
        assert_eq!(lea.git(&["status", "--porcelain"]), "", "{path}");
    }
}

/// A step that holds one more file at such a path, made out of git's objects and pushed.
fn hostile(person: &Person<'_>, path: &str) {
    fs::write(person.log().join(".git/evil"), "exit 1\n").expect("a file");
    let mut id = person.git(&["hash-object", "-w", ".git/evil"]).trim().to_string();
    let mut kind = "100644 blob";
    let parts: Vec<&str> = path.split('/').collect();
    for (at, part) in parts.iter().enumerate().rev() {
        let mut listed = if at == 0 { person.git(&["ls-tree", "HEAD"]) } else { String::new() };
        if at == 0 {
            let other = |line: &&str| !line.ends_with(&format!("\t{part}"));
            listed = listed.lines().filter(other).map(|line| format!("{line}\n")).collect();
        }
        let mut made = person.git_command(&["mktree"]);
        made.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
        let mut child = made.spawn().expect("git starts");
        use std::io::Write;
        let text = format!("{listed}{kind} {id}\t{part}\n");
        child.stdin.take().expect("input").write_all(text.as_bytes()).expect("written");
        let output = child.wait_with_output().expect("ends");
        id = String::from_utf8(output.stdout).expect("UTF-8").trim().to_string();
        kind = "040000 tree";
    }
    let commit = person.git(&["commit-tree", "-p", "HEAD", "-m", "x", &id]);
    person.git(&["push", "--quiet", "origin", &format!("{}:refs/heads/main", commit.trim())]);
}

#[test]
fn a_log_with_the_longer_hash_is_shared_too() {
    let office = Office::empty();
    fs::remove_dir_all(office.path().join("shared.git")).expect("a folder");
    let kim = office.person("kim");
    fs::create_dir(kim.log()).expect("a folder");
    kim.git(&["init", "--quiet", "--object-format=sha256", "--initial-branch=main"]);
    kim.git(&[
        "init",
        "--quiet",
        "--bare",
        "--object-format=sha256",
        "--initial-branch=main",
        "../shared.git",
    ]);
    kim.write("netlog.toml", "language = \"en\"\n");
    kim.write(ANNA.0, ANNA.1);
    kim.ok(&["sync", "--remote", "../shared.git"]);
    let lea = office.join("lea");
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.ok(&["sync"]);
    lea.write(ANNA.0, &ANNA.1.replace("Anna Muster", "Anna Maria Muster"));
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(kim.read(ANNA.0), "---\nname: Anna Maria Muster\nrole: Direktorin\n---\n");
    assert_eq!(kim.git(&["rev-parse", "HEAD"]).trim().len(), 64);
}

#[test]
fn a_branch_of_ones_own_does_not_become_that_of_all() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let before = office.tree();
    kim.git(&["switch", "--quiet", "-c", "entwurf"]);
    kim.write(ANNA.0, &anna("Direktorin"));
    let output = kim.run(&["sync"]);
    let sentences = [
        "You work on the branch “entwurf”, the others on “main”. Nothing was passed on from here.",
        "git switch main",
        "git branch --set-upstream-to=origin/main",
    ];
    says(&output, 4, &sentences);
    assert_eq!(office.tree(), before);
    assert!(!kim.git(&["config", "--list"]).contains("branch.entwurf"));
    kim.git(&["branch", "--quiet", "--set-upstream-to=origin/main"]);
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    assert_eq!(lea.read(ANNA.0), anna("Direktorin"));
    // The first branch is called as git was set up, and is that of the others.
    lea.git(&["branch", "--quiet", "-m", "main", "master"]);
    lea.git(&["branch", "--quiet", "--unset-upstream"]);
    lea.write(ANNA.0, &anna("Rätin"));
    lea.ok(&["sync"]);
    assert_eq!(lea.git(&["config", "branch.master.merge"]), "refs/heads/main\n");
    kim.ok(&["sync"]);
    assert_eq!(kim.read(ANNA.0), anna("Rätin"));
}

#[test]
fn a_new_place_takes_the_objects_that_the_log_has() {
    let office = Office::empty();
    let kim = office.person("kim");
    fs::create_dir(kim.log()).expect("a folder");
    kim.git(&["init", "--quiet", "--object-format=sha256"]);
    kim.write("netlog.toml", "language = \"en\"\n");
    kim.ok(&["sync", "--yes", "--remote", "../new.git"]);
    assert_eq!(
        kim.git(&["ls-remote", "origin", "main"]).split('\t').next().map(str::len),
        Some(64)
    );
}

#[test]
#[cfg(unix)]
fn ssh_asks_nobody_where_nobody_is() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let kim = office.person("kim");
    let heard = office.path().join("heard");
    let ssh = program(
        office.path().join("bin/ssh"),
        &format!("echo \"$@\" >> '{}'\nexit 255\n", heard.display()),
    );
    let path = std::env::var("PATH").expect("a path");
    let path = format!("{}:{path}", ssh.parent().expect("a folder").display());
    kim.git(&["remote", "set-url", "origin", "git@git.example.org:amt/ablage.git"]);
    finish(kim.command(&["sync"]).env("PATH", &path));
    let said = fs::read_to_string(&heard).expect("it was called");
    assert!(said.lines().all(|line| line.contains("BatchMode=yes")), "{said}");
}

#[test]
fn another_git_at_work_is_waited_for_before_what_was_written_by_hand_is_recorded() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    let lock = kim.log().join(".git/index.lock");
    fs::write(&lock, "").expect("a lock");
    kim.write(ANNA.0, &anna("Direktorin"));
    let sentence = "Another program has been working with git for more than 5 seconds.";
    says(&kim.run(&["sync"]), 4, &[sentence, "index.lock"]);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(std::time::Duration::from_millis(1500));
            fs::remove_file(&lock).expect("a lock");
        });
        kim.ok(&["sync"]);
    });
}

#[test]
#[cfg(unix)]
fn plain_git_joins_too_where_folders_have_signs_of_patterns_in_their_names() {
    let office = Office::with(&["kim", "lea"], &[]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let text = "---\nname: Anna\nrole: Rat\nlanguage: de\n---\n";
    kim.write("100% [alt]/netlog.toml", "language = \"en\"\n");
    kim.write("100% [alt]/contacts/anna.md", text);
    kim.git(&["add", "."]);
    kim.git(&["commit", "--quiet", "-m", "x"]);
    kim.git(&["push", "--quiet"]);
    lea.git(&["pull", "--quiet"]);
    kim.write("100% [alt]/contacts/anna.md", &text.replace("Rat", "Rätin"));
    lea.write("100% [alt]/contacts/anna.md", &text.replace("de", "en"));
    for person in [&kim, &lea] {
        person.git(&["commit", "--quiet", "-am", "y"]);
        let log = person.log().join("100% [alt]");
        let repo = log.to_str().expect("UTF-8");
        if person.log() == kim.log() {
            person.ok(&["--repo", repo, "sync"]);
        } else {
            // Away from the others it learns the driver only.
            person.git(&["remote", "set-url", "origin", "../away.git"]);
            person.run(&["--repo", repo, "sync"]);
            person.git(&["remote", "set-url", "origin", "../shared.git"]);
        }
    }
    lea.git(&["pull", "--quiet", "--no-edit"]);
    let joint = text.replace("Rat", "Rätin").replace("de", "en");
    assert_eq!(lea.read("100% [alt]/contacts/anna.md"), joint);
}
