//! What is told before anything is shared, and how somebody joins.

use std::fs;
use std::process::Command;

use super::office::Office;
use crate::sandbox::finish;

const ANNA: (&str, &str) = ("contacts/anna.md", "---\nname: Anna Muster\n---\n");

#[test]
fn both_directions_are_told_in_the_words_of_the_log() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    assert!(kim.ok(&["status"]).err.contains("your log and the shared one are the same"));
    kim.ok(&["add", "contact", "--name", "Tom Neu"]);
    kim.ok(&["sync"]);
    lea.ok(&["edit", "anna", "--set", "role=Leiterin"]);
    lea.write("contacts/ada.md", "---\nname: Ada Hand\n---\n");
    lea.write("einkauf.txt", "Milch\n");
    let output = lea.ok(&["status"]);
    let (ours, theirs) = output.out.split_once("New from the others").expect("two tables");
    assert!(ours.starts_with("Not with the others yet") && ours.contains("Anna Muster"), "{ours}");
    // The title of a record that is not here yet.
    assert!(theirs.contains("kim") && theirs.contains("Tom Neu"), "{theirs}");
    assert!(
        output.err.contains("Changed by hand and not in the history yet: Ada Hand."),
        "{output:?}"
    );
    assert!(output.err.contains("not shared: einkauf.txt."), "{output:?}");
    let json: serde_json::Value =
        serde_json::from_str(&lea.ok(&["status", "--format", "json"]).out).expect("JSON");
    assert_eq!(json["asked"], true);
    assert_eq!(json["outgoing"][0]["changes"][0]["title"], "Anna Muster");
    assert_eq!(json["incoming"][0]["changes"][0]["path"], "contacts/tom-neu.md");
    assert_eq!(json["by-hand"][0]["status"], "added");
    assert_eq!(json["strange"][0], "einkauf.txt");
    // It only looks.
    assert!(!lea.has("contacts/tom-neu.md"));
    lea.ok(&["sync"]);
    assert!(lea.has("contacts/tom-neu.md") && lea.has("einkauf.txt"));
    assert!(lea.git(&["ls-files"]).contains("contacts/ada.md"));
    assert!(!lea.git(&["ls-files"]).contains("einkauf.txt"));
}

#[test]
fn without_asking_only_what_is_known_is_told() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.ok(&["edit", "anna", "--set", "role=Leiterin"]);
    kim.ok(&["sync"]);
    let output = lea.ok(&["status", "--offline"]);
    assert_eq!(output.out, "");
    assert!(output.err.contains("was not asked or cannot be reached"), "{output:?}");
    assert!(lea.ok(&["status"]).out.contains("New from the others"));
    // Known since then.
    assert!(lea.ok(&["status", "--offline"]).out.contains("New from the others"));
}

#[test]
fn a_rehearsal_shows_what_would_come_and_does_nothing() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.ok(&["edit", "anna", "--set", "role=Leiterin"]);
    kim.ok(&["sync"]);
    let output = lea.ok(&["sync", "--dry-run"]);
    assert!(output.out.contains("+role: Leiterin"), "{output:?}");
    assert_eq!(lea.read("contacts/anna.md"), ANNA.1);
    assert!(lea.ok(&["sync", "--verbose"]).err.contains("(git fetch)"));
}

#[test]
fn somebody_joins_with_an_address_and_a_folder() {
    let office = Office::with(&["kim"], &[ANNA]);
    let lea = office.person("lea");
    fs::create_dir(lea.log()).expect("a folder");
    let output = lea.run(&["init", "--from", "../nowhere.git", "log"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(!lea.has("log"));
    let output = lea.ok(&["init", "--from", "../shared.git", "log"]);
    assert!(output.err.contains("The log is here now, too"), "{output:?}");
    assert_eq!(lea.read("log/contacts/anna.md"), ANNA.1);
    assert!(lea.read("log/.git/info/attributes").contains("merge=netlog"));
    let output = lea.ok(&["--repo", "log", "edit", "anna", "--set", "role=Leiterin"]);
    assert_eq!(output.out, "log/contacts/anna.md\n");
    lea.ok(&["--repo", "log", "sync"]);
    office.person("kim").ok(&["sync"]);
    assert!(office.person("kim").read("contacts/anna.md").contains("Leiterin"));
    assert_eq!(lea.run(&["init", "--from", "../shared.git", "log"]).code, 2);
}

#[test]
fn somebody_joins_where_the_place_was_set_up_for_another_branch() {
    let office = Office::with(&["kim"], &[ANNA]);
    let mut head = Command::new("git");
    head.arg("-C").arg(office.path().join("shared.git"));
    head.args(["symbolic-ref", "HEAD", "refs/heads/master"]);
    assert_eq!(finish(&mut head).code, 0);
    let lea = office.person("lea");
    fs::create_dir(lea.log()).expect("a folder");
    lea.ok(&["init", "--from", "../shared.git", "log"]);
    assert_eq!(lea.read("log/contacts/anna.md"), ANNA.1);
    assert!(lea.ok(&["--repo", "log", "sync"]).err.contains("Nothing new"));
}

#[test]
fn what_lies_about_in_another_repository_within_the_log_is_none_of_ours() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    kim.git(&["init", "--quiet", "lib"]);
    kim.git(&["-C", "lib", "commit", "--quiet", "--allow-empty", "-m", "step"]);
    kim.git(&["-c", "advice.addEmbeddedRepo=false", "add", "lib"]);
    kim.git(&["commit", "--quiet", "-m", "step"]);
    kim.write("lib/notes.txt", "x");
    assert!(!kim.ok(&["status"]).err.contains("lib"));
    kim.ok(&["sync"]);
}

#[test]
fn a_folder_becomes_the_shared_place_where_that_is_meant() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    let output = kim.run(&["sync", "--remote", "../drive.git"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(!office.path().join("drive.git").exists());
    let output = kim.ok(&["sync", "--remote", "../drive.git", "--yes"]);
    assert!(output.err.contains("is the shared place now"), "{output:?}");
    let lea = office.person("lea");
    fs::create_dir(lea.log()).expect("a folder");
    lea.ok(&["init", "log", "--from", "../drive.git"]);
    assert_eq!(lea.read("log/contacts/anna.md"), ANNA.1);
}

#[test]
fn the_place_that_is_named_is_the_one_that_is_used() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    kim.git(&["remote", "rename", "origin", "drive"]);
    let other = office.path().join("other.git");
    let mut init = Command::new("git");
    init.args(["init", "--quiet", "--bare", "--initial-branch=main"]).arg(&other);
    assert_eq!(finish(&mut init).code, 0);
    // A rehearsal changes nothing, and does not ask a place that nobody has settled on.
    assert_eq!(kim.run(&["sync", "--dry-run", "--remote", "../other.git"]).code, 2);
    assert_eq!(kim.git(&["remote"]), "drive\n");
    assert!(kim.ok(&["sync", "--remote", "../other.git"]).err.contains("Passed on: "));
    let mut tip = Command::new("git");
    tip.arg("-C").arg(&other).args(["rev-parse", "main"]);
    assert_eq!(finish(&mut tip).out, kim.git(&["rev-parse", "main"]));
}

/// Hooks start with a shell, which Windows finds otherwise.
#[cfg(unix)]
#[test]
fn what_came_is_told_though_ours_is_refused_whatever_the_rule_there_says() {
    use std::os::unix::fs::PermissionsExt;

    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.ok(&["add", "contact", "--name", "Tom Neu"]);
    kim.ok(&["sync"]);
    let hook = office.path().join("shared.git/hooks/pre-receive");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
    fs::write(&hook, "#!/bin/sh\necho 'not allowed: connection refused' >&2\nexit 1\n")
        .expect("a hook");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("executable");
    lea.ok(&["edit", "anna", "--set", "role=Leiterin"]);
    let output = lea.run(&["sync"]);
    assert_eq!((output.code, output.out.as_str()), (4, "contacts/tom-neu.md\n"), "{output:?}");
    assert!(output.err.contains("From kim: 1 new."), "{output:?}");
    assert!(output.err.contains("did not accept your changes"), "{output:?}");
    assert!(output.err.contains("not allowed: connection refused"), "{output:?}");
}

#[test]
fn an_address_that_is_wrong_leaves_the_one_before() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    // A folder of somebody's that is no place to share at.
    fs::create_dir(office.path().join("papers")).expect("a folder");
    fs::write(office.path().join("papers/letter.txt"), "x").expect("a file");
    let output = kim.run(&["sync", "--remote", "../papers"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(output.err.contains("Something else than a log lies in"), "{output:?}");
    let output = kim.run(&["sync", "--remote", "../drive/log.git"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(
        output.err.contains("There is no folder") && output.err.contains("/drive”."),
        "{output:?}"
    );
    let output = kim.run(&["sync", "--remote", "https://nowhere.invalid/log.git"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(output.err.contains("the address was not remembered"), "{output:?}");
    assert!(kim.git(&["remote", "get-url", "origin"]).contains("shared.git"));
    assert!(kim.ok(&["sync"]).err.contains("Nothing new"));
}

#[test]
fn settings_that_nobody_can_read_come_to_nobody() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let good = kim.read("netlog.toml");
    kim.write("netlog.toml", "language = \"en\"\n[office\n");
    kim.git(&["commit", "--quiet", "-am", "by hand"]);
    kim.git(&["push", "--quiet"]);
    // Whoever has them already gets out of it.
    assert_eq!(kim.run(&["list"]).code, 3);
    assert_eq!(kim.ok(&["log", "--format", "json"]).code, 0);
    let output = lea.ok(&["sync"]);
    assert!(output.err.contains("of the others cannot be read"), "{output:?}");
    assert_eq!(lea.read("netlog.toml"), good);
    assert!(lea.read("netlog-2.toml").contains("[office\n"));
    let output = kim.ok(&["sync"]);
    assert!(output.err.contains("netlog.toml"), "{output:?}");
    kim.ok(&["list"]);
    kim.git(&["rm", "--quiet", "netlog.toml"]);
    kim.git(&["commit", "--quiet", "-m", "tidied"]);
    kim.git(&["push", "--quiet"]);
    let output = lea.ok(&["sync"]);
    assert!(output.err.contains("The others removed “netlog.toml”"), "{output:?}");
    kim.git(&["pull", "--quiet"]);
    assert_eq!(kim.read("netlog.toml"), good);
}

#[test]
fn another_log_and_the_copy_of_somebody_are_no_place_to_share_at() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let other = Office::with(&["tom"], &[ANNA]);
    let kim = office.person("kim");
    let strange = other.path().join("shared.git").display().to_string();
    let output = kim.run(&["sync", "--remote", &strange]);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("no beginning in common"), "{output:?}");
    for address in ["", ".", "../lea"] {
        assert_eq!(kim.run(&["sync", "--remote", address]).code, 2, "{address}");
        assert_eq!(kim.run(&["init", "new", "--from", address]).code, 2, "{address}");
    }
    assert!(kim.git(&["remote", "get-url", "origin"]).contains(&*office.path().to_string_lossy()));
    assert!(kim.ok(&["sync"]).err.contains("Nothing new"));
}

#[test]
fn a_description_that_names_a_person_is_not_shared_unasked() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    kim.write("contacts/anna.md", "---\nname: Anna Muster\nrole: Rat\n---\n");
    kim.git(&["commit", "--quiet", "-am", "Anna Muster promoted"]);
    let before = office.tree();
    let output = kim.run(&["sync"]);
    assert_eq!((output.code, office.tree()), (3, before), "{output:?}");
    assert!(output.err.contains("names a person"), "{output:?}");
    kim.ok(&["sync", "--yes"]);
}

#[test]
fn whoever_has_told_git_no_name_is_told_so() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    fs::write(office.path().join("home-kim/gitconfig"), "[init]\n\tdefaultBranch = main\n")
        .expect("a git configuration");
    assert!(kim.ok(&["sync"]).err.contains("Git does not know your name"));
}

#[test]
fn a_rehearsal_minds_nothing_that_was_written_since() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.ok(&["edit", "anna", "--set", "role=Leiterin"]);
    kim.ok(&["sync"]);
    lea.write("contacts/anna.md", "---\nname: Anna Muster\ntitle: Dr.\n---\n");
    let output = lea.ok(&["sync", "--dry-run"]);
    assert!(output.out.contains("+role: Leiterin"), "{output:?}");
    assert!(output.err.contains("(1 changed) is not in the following yet"), "{output:?}");
    assert!(kim.ok(&["sync", "--dry-run"]).err.contains("Nothing would change here."));
}

#[test]
fn what_is_broken_is_shared_but_not_without_a_word() {
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    kim.write("contacts/bad.md", "---\nname: [\n---\n");
    let output = kim.ok(&["sync"]);
    assert!(output.err.contains("One of these files cannot be read as a whole"), "{output:?}");
    kim.remove("contacts/anna.md");
    assert!(kim.ok(&["sync"]).err.contains("Passed on: 1 removed."));
}

#[cfg(unix)]
#[test]
fn names_and_words_of_others_steer_no_terminal_and_show_no_password() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.git(&["config", "user.name", "K\u{1b}]0;x\u{7}im"]);
    kim.ok(&["edit", "anna", "--set", "role=Direktorin"]);
    kim.ok(&["sync"]);
    lea.ok(&["edit", "anna", "--set", "role=Referentin"]);
    for args in [&["status"][..], &["sync", "--verbose"]] {
        let output = lea.run(args);
        let seen = format!("{}{}", output.out, output.err);
        assert!(seen.contains("]0;x") && !seen.contains('\u{1b}'), "{output:?}");
    }
    let secret = "https://kim:geheim@nowhere.invalid/log.git";
    lea.git(&["remote", "set-url", "origin", secret]);
    for args in [&["sync", "--verbose"][..], &["status"], &["status", "--format", "json"]] {
        let output = lea.run(args);
        assert!(output.err.contains("nowhere.invalid") || output.out.contains("nowhere.invalid"));
        assert!(!output.err.contains("geheim") && !output.out.contains("geheim"), "{output:?}");
    }
}
