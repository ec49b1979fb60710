//! Everything that changes the log: one commit each, of exactly the files meant, and nothing where
//! something is wrong.

use crate::sandbox::{Sandbox, TODAY};

const ANNA: (&str, &str) = ("contacts/anna.md", "---\nname: Anna Großmann\n---\n");
const KIM: (&str, &str) = ("contacts/kim.md", "---\nname: Kim Güller # who else\n---\n");

/// A log under git with two contacts, committed.
fn committed() -> Sandbox {
    let sandbox = Sandbox::with(&[("netlog.toml", "language = \"en\"\n"), ANNA, KIM]);
    sandbox.git(&["init", "--quiet", "--initial-branch=main"]);
    sandbox.git(&["add", "."]);
    sandbox.git(&["commit", "--quiet", "-m", "start"]);
    sandbox
}

fn commits(sandbox: &Sandbox) -> usize {
    sandbox.git(&["rev-list", "--count", "HEAD"]).trim().parse().expect("a number")
}

fn changed(sandbox: &Sandbox) -> Vec<String> {
    let names = sandbox.git(&["show", "--name-only", "--format="]);
    names.lines().map(str::to_string).collect()
}

#[test]
fn a_week_of_writing_is_one_commit_each() {
    let log = committed();
    let path = "conversations/2024/2024-10-21-anna.md";
    let added = log.ok(&[
        "add",
        "conversation",
        "--with",
        "Großmann",
        "--date",
        "yesterday",
        "--title",
        "Plan",
        "--channel",
        "phone",
        "--topic",
        "wohnen",
        "--task",
        "Liste senden @kim bis Freitag",
        "--body",
        "Sie möchte helfen.",
    ]);
    assert_eq!(added.out, format!("{path}\n"));
    assert_eq!((commits(&log), changed(&log)), (2, vec![path.to_string()]));
    assert_eq!(
        log.read(path),
        "---\ndate: 2024-10-21\nwith: [anna]\nchannel: phone\ntopics: [wohnen]\ntitle: Plan\n---\n\n\
         Sie möchte helfen.\n\n- [ ] Liste senden @kim due:2024-10-25\n"
    );
    let listed = log.json(&["list", "conversations"]);
    assert_eq!(listed[0]["id"], "2024-10-21-anna");

    log.ok(&["edit", "2024-10-21-anna", "--set", "channel=video", "--add", "topic=jugend"]);
    assert_eq!((commits(&log), changed(&log)), (3, vec![path.to_string()]));
    assert!(
        log.read(path).contains("channel: video\ntopics: [wohnen, jugend]\n"),
        "{}",
        log.read(path)
    );

    log.ok(&["done", "2024-10-21-anna"]);
    assert_eq!((commits(&log), changed(&log)), (4, vec![path.to_string()]));
    assert!(
        log.read(path).contains(&format!("- [x] Liste senden @kim due:2024-10-25 done:{TODAY}\n"))
    );
    assert_eq!(log.git(&["status", "--porcelain"]), "");
}

#[test]
fn messages_of_commits_name_nobody() {
    let log = committed();
    log.ok(&["add", "contact", "--name", "Zoë Neu", "--email", "zoe@example.org"]);
    log.ok(&["edit", "anna", "--set", "role=Leitung"]);
    let messages = log.git(&["log", "--format=%B"]).to_lowercase();
    for name in ["zo", "anna", "neu", "leitung"] {
        assert!(!messages.contains(name), "{messages}");
    }
}

#[test]
fn what_else_is_staged_stays_staged() {
    let log = committed();
    log.write("notes.txt", "mine\n");
    log.write("contacts/kim.md", "---\nname: Kim G.\n---\n");
    log.git(&["add", "notes.txt", "contacts/kim.md"]);
    log.ok(&["edit", "anna", "--set", "role=Leitung"]);
    assert_eq!(changed(&log), ["contacts/anna.md"]);
    assert_eq!(log.git(&["status", "--porcelain"]), "M  contacts/kim.md\nA  notes.txt\n");
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let log = committed();
    let before = log.files();
    let task = log.ok(&["edit", "kim", "--set", "role=Leitung", "--dry-run"]);
    assert!(task.out.contains("+role: Leitung\n"), "{}", task.out);
    log.ok(&["add", "contact", "--name", "Neu", "--dry-run"]);
    assert_eq!((log.files(), commits(&log)), (before, 1));
}

#[test]
fn an_edit_keeps_every_byte_that_it_does_not_mean() {
    let odd = "\u{feff}---\r\n# comment\r\nname:   'Kim  Güller'   # who\r\nrole: x\r\nextra: [ a,b ]\r\n---\r\nText  \r\n";
    let log = Sandbox::with(&[("contacts/kim.md", odd)]);
    log.ok(&["edit", "kim", "--set", "role=Leiterin"]);
    assert_eq!(log.read("contacts/kim.md"), odd.replace("role: x", "role: Leiterin"));
}

#[test]
fn without_git_it_is_saved_and_said_once() {
    let log = Sandbox::with(&[("netlog.toml", "language = \"en\"\n"), ANNA]);
    let added = log.ok(&["add", "conversation", "--with", "anna", "--date", "2024-10-01"]);
    assert_eq!(added.err.matches("not under git").count(), 1, "{}", added.err);
    assert!(log.read("conversations/2024/2024-10-01-anna.md").starts_with("---\n"));
}

#[test]
fn a_name_is_never_guessed() {
    let log = Sandbox::with(&[ANNA, KIM, ("contacts/kim-b.md", "---\nname: Kim Berger\n---\n")]);
    let before = log.files();
    let unclear = log.run(&["add", "conversation", "--with", "kim b", "--date", "today"]);
    assert_eq!(unclear.code, 2, "{unclear:?}");
    let several = log.run(&["add", "conversation", "--with", "Kim ", "--date", "today"]);
    assert_eq!(several.code, 0, "an id is clear: {several:?}");
    let part = log.run(&["add", "conversation", "--with", "gü", "--date", "today"]);
    assert_eq!(part.code, 2);
    assert!(part.err.contains("kim (Kim Güller)"), "{}", part.err);
    let nobody = log.run(&["add", "conversation", "--with", "Zacharias", "--date", "today"]);
    assert_eq!(nobody.code, 2, "{nobody:?}");
    assert_eq!(log.files().len(), before.len() + 1);
}

#[test]
fn git_that_refuses_leaves_everything_as_it_was() {
    let log = committed();
    let hook = log.log().join(".git/hooks/pre-commit");
    std::fs::write(&hook, "#!/bin/sh\necho no >&2\nexit 1\n").expect("a hook");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&hook, mode).expect("executable");
    }
    let before = log.files();
    let refused = log.run(&["add", "conversation", "--with", "anna", "--date", "today"]);
    assert_eq!(refused.code, 4, "{refused:?}");
    assert_eq!(log.files(), before);
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    assert!(!log.log().join("conversations").exists());
}

#[test]
fn init_makes_a_log_that_can_be_used_at_once() {
    let log = Sandbox::empty();
    log.ok(&["init", "--lang", "de"]);
    assert!(log.read("netlog.toml").contains("language = \"de\""));
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    log.ok(&["add", "contact", "--name", "Jörg Weiß"]);
    assert_eq!(log.read("contacts/joerg-weiss.md"), "---\nname: Jörg Weiß\n---\n");
    assert_eq!(log.run(&["init"]).code, 2);
    assert_eq!(log.ok(&["check"]).code, 0);
}

#[test]
fn eight_at_once_all_get_their_turn() {
    let log = committed();
    let children: Vec<_> = (0..8)
        .map(|number| {
            let name = format!("Neu {number}");
            log.command(&["add", "contact", "--name", &name])
                .stdout(std::process::Stdio::null())
                .spawn()
                .expect("it starts")
        })
        .collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(commits(&log), 9);
    assert_eq!(log.git(&["status", "--porcelain"]), "");
}

/// A shell script in the home folder, to stand for somebody's editor.
#[cfg(unix)]
fn editor(log: &Sandbox, script: &str) -> String {
    let path = log.home().join("editor.sh");
    std::fs::write(&path, script).expect("a script");
    format!("sh '{}'", path.display())
}

/// Runs `edit anna` in that editor, with temporary files below the home folder.
#[cfg(unix)]
fn edit_anna(log: &Sandbox, script: &str) -> (crate::sandbox::Output, Option<String>) {
    let editor = editor(log, script);
    let folder = log.home().join("tmp");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut command = log.command(&["edit", "anna"]);
    let output = crate::sandbox::finish(command.env("EDITOR", editor).env("TMPDIR", &folder));
    let kept = std::fs::read_dir(&folder).expect("a folder").flatten().next();
    let kept = kept.map(|entry| {
        let path = entry.path().join("anna.md");
        assert!(output.err.contains(&path.display().to_string()), "{}", output.err);
        std::fs::read_to_string(path).expect("the copy")
    });
    (output, kept)
}

#[cfg(unix)]
#[test]
fn what_was_typed_in_the_editor_is_never_lost() {
    let typed = "echo 'An hour of typing' >> \"$1\"\n";
    let log = committed();
    let (gave_up, kept) = edit_anna(&log, &format!("{typed}exit 1\n"));
    assert_eq!(gave_up.code, 4, "{gave_up:?}");
    assert!(kept.is_some_and(|text| text.ends_with("An hour of typing\n")));

    let log = committed();
    let path = log.log().join("contacts/anna.md");
    let meanwhile = format!("{typed}echo other >> '{}'\n", path.display());
    let (conflict, kept) = edit_anna(&log, &meanwhile);
    assert_eq!(conflict.code, 3, "{conflict:?}");
    assert!(kept.is_some_and(|text| text.ends_with("An hour of typing\n")));

    let log = committed();
    let (saved, kept) = edit_anna(&log, typed);
    assert_eq!((saved.code, kept), (0, None), "{saved:?}");
    assert!(log.read("contacts/anna.md").ends_with("An hour of typing\n"));
    let (untouched, kept) = edit_anna(&log, "exit 1\n");
    assert_eq!((untouched.code, kept), (4, None), "{untouched:?}");
}

#[cfg(unix)]
#[test]
fn an_edit_that_breaks_the_record_is_refused_and_kept() {
    for text in ["---\nname: [Anna\n---\n", "Only words\n", "---\nrole: Leitung\n---\n"] {
        let log = committed();
        let (refused, kept) = edit_anna(&log, &format!("printf '%s' '{text}' > \"$1\"\n"));
        assert_eq!((refused.code, kept.as_deref()), (3, Some(text)), "{refused:?}");
        assert_eq!(log.read("contacts/anna.md"), ANNA.1);
    }
    let log = committed();
    let (doubtful, kept) =
        edit_anna(&log, "printf -- '---\\nname: Anna\\nsince: soon\\nbron: x\\n---\\n' > \"$1\"\n");
    assert_eq!((doubtful.code, kept), (0, None), "{doubtful:?}");
}

#[test]
fn flags_take_no_required_field_away() {
    let log = committed();
    for flags in [["--remove", "name"], ["--set", "name="]] {
        let refused = log.run(&["edit", "anna", flags[0], flags[1]]);
        assert_eq!(refused.code, 3, "{refused:?}");
        assert_eq!(log.read("contacts/anna.md"), ANNA.1);
    }
}

#[test]
fn done_is_said_after_it_is_done() {
    let log =
        Sandbox::with(&[("contacts/anna.md", "---\nname: Anna\n---\n\n- [ ] Liste senden\n")]);
    assert!(!log.ok(&["done", "anna", "--dry-run"]).err.contains("Done:"));
    assert!(log.ok(&["done", "anna"]).err.contains("Done: Liste senden"));
}

#[test]
fn six_conversations_with_one_person_on_one_day_are_six() {
    let log = committed();
    let children: Vec<_> = (0..6)
        .map(|_| {
            log.command(&["add", "conversation", "--with", "anna", "--date", "2024-10-21"])
                .stdout(std::process::Stdio::null())
                .spawn()
                .expect("it starts")
        })
        .collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(log.json(&["list", "conversations"]).as_array().map(Vec::len), Some(6));
    assert_eq!(commits(&log), 7);
}

#[test]
fn a_file_that_is_no_record_still_has_its_name() {
    let log = Sandbox::with(&[ANNA]);
    std::fs::write(log.log().join("contacts/kim.md"), b"\xff\xfek\0i\0m\0").expect("a file");
    log.ok(&["add", "contact", "--name", "Kim"]);
    assert_eq!(log.read("contacts/kim-2.md"), "---\nname: Kim\n---\n");
}

#[test]
fn a_meeting_of_several_days_is_planned_until_its_last() {
    let log = Sandbox::with(&[]);
    let add = |title: &str, until: &str| {
        log.ok(&["add", "meeting", title, "--date", "2024-10-20", "--until", until]);
        log.read(&format!("meetings/2024/2024-10-20-{}.md", title.to_lowercase()))
    };
    assert!(add("Klausur", "2024-10-25").contains("status: planned\n"));
    assert!(add("Messe", "2024-10-21").contains("status: held\n"));
}

#[test]
fn a_task_is_not_lost_in_an_open_block_of_code() {
    let log = Sandbox::with(&[ANNA]);
    let body = "Der Befehl:\n\n```\nnetlog list";
    log.ok(&[
        "add",
        "conversation",
        "--with",
        "anna",
        "--date",
        "2024-10-21",
        "--task",
        "Liste senden",
        "--body",
        body,
    ]);
    assert_eq!(log.json(&["tasks"]).as_array().map(Vec::len), Some(1));
    assert!(log.read("conversations/2024/2024-10-21-anna.md").contains(body));
}

#[test]
fn a_new_record_does_not_contradict_itself() {
    let settings = "language = \"en\"\n[git]\ncommit = false\n[series]\nsteering = \"Steering\"\n";
    let log = Sandbox::with(&[ANNA, ("netlog.toml", settings)]);
    let before = log.files();
    for wrong in [["--until", "2024-11-12"], ["--time", "14:00-12:00"]] {
        let refused =
            log.run(&["add", "meeting", "Runde", "--date", "2024-11-14", wrong[0], wrong[1]]);
        assert_eq!((refused.code, log.files()), (2, before.clone()), "{refused:?}");
    }
    let doubtful =
        log.ok(&["add", "meeting", "Runde", "--date", "2024-11-14", "--series", "stering"]);
    assert!(doubtful.err.contains("stering"), "{}", doubtful.err);
    let held = log.ok(&["add", "meeting", "Rat", "--date", "2024-11-14", "--status", "held"]);
    assert!(held.err.contains("meetings/2024/2024-11-14-rat.md"), "{}", held.err);
    let fine = log.ok(&["add", "meeting", "Fest", "--date", "2024-11-14", "--series", "steering"]);
    assert!(!fine.err.contains("fest.md"), "{}", fine.err);
}

#[test]
fn mending_goes_on_until_nothing_can_be_mended_any_more() {
    // Only when the odd spelling is mended are there three of one.
    let text = "---\nname: Anna\ntopics: [foerderung, förderung, foerderung]\n---\n";
    for dry_run in [true, false] {
        let log = Sandbox::with(&[("contacts/anna.md", text)]);
        let flags: &[&str] = if dry_run { &["--dry-run"] } else { &[] };
        let mended = log.run(&[&["check", "--fix"], flags].concat());
        if dry_run {
            log.ok(&["check", "--fix"]);
        }
        assert_eq!((mended.code, log.run(&["check"]).code), (0, 0), "{mended:?}");
        assert!(log.read("contacts/anna.md").contains("topics: [foerderung]\n"));
    }
}

#[test]
fn add_and_edit_understand_a_field_alike() {
    let log = Sandbox::with(&[ANNA, KIM]);
    log.ok(&["edit", "anna", "--set", "adresse=Straße 1, München", "--set", "art=Einrichtung"]);
    log.ok(&[
        "add",
        "contact",
        "Neu",
        "--set",
        "adresse=Straße 1, München",
        "--kind",
        "Einrichtung",
    ]);
    for id in ["anna", "neu"] {
        let contact = log.json(&["show", id]);
        assert_eq!(contact["address"], serde_json::json!(["Straße 1, München"]), "{contact}");
        assert_eq!(contact["kind"], "organisation");
    }
    log.ok(&["add", "meeting", "Runde", "--date", "2024-11-14", "--set", "stand=abgesagt"]);
    assert_eq!(log.json(&["show", "2024-11-14-runde"])["status"], "cancelled");
    log.ok(&["edit", "2024-11-14-runde", "--set", "status=bestätigt", "--set", "mit=anna,kim"]);
    let meeting = log.json(&["show", "2024-11-14-runde"]);
    assert_eq!(meeting["status"], "confirmed");
    assert_eq!(meeting["participants"].as_array().map(Vec::len), Some(2), "{meeting}");
    for line in [&["edit", "anna"][..], &["add", "contact", "X"]] {
        let unknown = log.run(&[line, &["--set", "adres=x"]].concat());
        assert_eq!(unknown.code, 2);
        assert!(unknown.err.contains("“address”"), "{}", unknown.err);
    }
}

#[cfg(unix)]
#[test]
fn new_records_honour_the_umask_and_old_ones_keep_their_mode() {
    use std::os::unix::fs::PermissionsExt;
    let log = Sandbox::with(&[ANNA]);
    let mode = |path: &str| {
        let file = std::fs::metadata(log.log().join(path)).expect("a file");
        file.permissions().mode() & 0o777
    };
    let under = |umask: &str, args: &[&str]| {
        let script = format!("umask {umask}; exec \"$0\" \"$@\"");
        let mut command = std::process::Command::new("sh");
        log.scrub(&mut command);
        command.args(["-c", &script, env!("CARGO_BIN_EXE_netlog"), "--today", TODAY]).args(args);
        let output = crate::sandbox::finish(&mut command);
        assert_eq!(output.code, 0, "{output:?}");
    };
    under("027", &["add", "contact", "--name", "Nur Wir"]);
    under("002", &["add", "contact", "--name", "Alle Hier"]);
    assert_eq!((mode("contacts/nur-wir.md"), mode("contacts/alle-hier.md")), (0o640, 0o664));
    let anna = log.log().join(ANNA.0);
    std::fs::set_permissions(anna, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    under("022", &["edit", "anna", "--set", "role=Leitung"]);
    assert_eq!(mode(ANNA.0), 0o600);
}

/// Runs with these variables on top of the sandbox's own.
fn with(log: &Sandbox, variables: &[(&str, &str)], args: &[&str]) -> crate::sandbox::Output {
    let mut command = log.command(args);
    crate::sandbox::finish(command.envs(variables.iter().copied()))
}

#[test]
fn a_git_that_is_missing_or_refuses_is_no_folder_without_git() {
    let log = committed();
    let before = log.files();
    let edit = ["edit", "anna", "--set", "role=Leitung"];
    let nowhere = log.home().display().to_string();
    let missing = with(&log, &[("PATH", &nowhere)], &edit);
    assert_eq!((missing.code, log.files()), (4, before.clone()), "{missing:?}");
    assert!(missing.err.contains("git could not be started"), "{missing:?}");

    log.write(".git/HEAD", "nonsense\n");
    let refused = log.run(&edit);
    assert_eq!((refused.code, log.files()), (4, before), "{refused:?}");
    assert!(refused.err.contains("git said: fatal: not a git repository"), "{refused:?}");

    log.write("netlog.toml", "language = \"en\"\n[git]\ncommit = false\n");
    log.ok(&edit);
    let missing = with(&log, &[("PATH", &nowhere)], &["edit", "kim", "--set", "role=Leitung"]);
    assert_eq!(missing.code, 0, "{missing:?}");
    assert!(log.log().join(".git/netlog/lock").exists());
    assert!(!log.log().join(".netlog").exists());
}

#[test]
fn who_the_person_is_comes_before_the_fallback() {
    let log = committed();
    let people = || log.git(&["log", "-1", "--format=%an <%ae>, %cn <%ce>"]).trim().to_string();
    std::fs::write(log.home().join("gitconfig"), "[user]\n\tname = Only Name\n").expect("a file");
    let author = [("GIT_AUTHOR_NAME", "Ada"), ("GIT_AUTHOR_EMAIL", "ada@example.org")];
    let edited = with(&log, &author, &["edit", "anna", "--set", "role=Leitung"]);
    assert_eq!(edited.code, 0, "{edited:?}");
    assert!(people().starts_with("Ada <ada@example.org>, Only Name <"), "{}", people());

    std::fs::write(log.home().join("gitconfig"), "").expect("a file");
    let edited = with(&log, &author, &["edit", "anna", "--set", "role=Vorstand"]);
    assert_eq!(edited.code, 0, "{edited:?}");
    assert!(people().starts_with("Ada <ada@example.org>, "), "{}", people());
    assert!(!people().contains("Only Name"), "{}", people());
}

#[cfg(unix)]
#[test]
fn a_refusal_leaves_the_index_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let log = committed();
    let hook = log.log().join(".git/hooks/pre-commit");
    std::fs::write(&hook, "#!/bin/sh\nexit 1\n").expect("a hook");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    log.write("contacts/new.md", "---\nname: Neu\n---\n");
    log.git(&["rm", "--cached", "--quiet", "contacts/kim.md"]);
    log.write("contacts/anna.md", "---\nname: Anna G.\n---\n");
    log.git(&["add", "contacts/anna.md"]);
    let before = log.git(&["status", "--porcelain"]);
    for id in ["new", "kim", "anna"] {
        let refused = log.run(&["edit", id, "--set", "role=Leitung"]);
        assert_eq!(refused.code, 4, "{id}: {refused:?}");
        assert_eq!(log.git(&["status", "--porcelain"]), before, "{id}");
    }
}

#[test]
fn an_edit_back_to_what_is_committed_is_no_failure() {
    let log = committed();
    let dirty = ANNA.1.replace("Großmann\n", "Großmann\nrole: x\n");
    log.write(ANNA.0, &dirty);
    log.git(&["add", ANNA.0]);
    log.ok(&["edit", "anna", "--remove", "role"]);
    // What was there before it is a step of its own, for whoever takes the edit back.
    assert_eq!((log.read(ANNA.0).as_str(), commits(&log)), (ANNA.1, 3));
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    log.ok(&["undo"]);
    assert_eq!(log.read(ANNA.0), dirty);
}

#[test]
fn a_log_begins_in_the_middle_of_a_repository() {
    let log = committed();
    log.ok(&["init", "inner"]);
    assert_eq!(changed(&log).len(), 4, "{:?}", changed(&log));
    assert_eq!(log.git(&["status", "--porcelain"]), "");
}

#[test]
fn nothing_is_recorded_in_the_middle_of_a_rebase() {
    let log = committed();
    log.git(&["checkout", "--quiet", "-b", "other"]);
    log.write("contacts/kim.md", "---\nname: Kim O.\n---\n");
    log.git(&["commit", "--quiet", "-am", "other"]);
    log.git(&["checkout", "--quiet", "main"]);
    log.write("contacts/kim.md", "---\nname: Kim M.\n---\n");
    log.git(&["commit", "--quiet", "-am", "main"]);
    let mut rebase = std::process::Command::new("git");
    log.scrub(&mut rebase);
    assert!(!rebase.args(["rebase", "--quiet", "other"]).output().expect("git").status.success());
    let refused = log.run(&["add", "contact", "--name", "Neu"]);
    assert_eq!(refused.code, 4, "{refused:?}");
    assert!(!log.log().join("contacts/neu.md").exists());
}

#[test]
fn a_number_stays_with_its_task() {
    let text = "---\nname: A\n---\n\n- [ ] one\n- [ ] two\n- [ ] three\n";
    let log = Sandbox::with(&[("contacts/a.md", text)]);
    log.ok(&["done", "a", "1"]);
    let again = log.run(&["done", "a", "1"]);
    assert_eq!(again.code, 2, "{again:?}");
    log.ok(&["done", "a", "2"]);
    let ticked = format!("- [x] one done:{TODAY}\n- [x] two done:{TODAY}\n- [ ] three\n");
    assert!(log.read("contacts/a.md").ends_with(&ticked), "{}", log.read("contacts/a.md"));
}

#[test]
fn a_day_at_the_end_of_a_task_is_its_due_date() {
    let log = Sandbox::with(&[ANNA]);
    let add = ["add", "conversation", "--with", "anna", "--date", "2024-10-21"];
    log.ok(
        &[&add[..], &["--task", "Plakat in zwei Wochen", "--task", "Raum suchen 5.11."]].concat()
    );
    log.ok(&[&add[..], &["--task", "Protokoll vom 14. Oktober"]].concat());
    let first = log.read("conversations/2024/2024-10-21-anna.md");
    assert!(
        first.contains("- [ ] Plakat due:2024-11-05\n- [ ] Raum suchen due:2024-11-05\n"),
        "{first}"
    );
    let second = log.read("conversations/2024/2024-10-21-anna-2.md");
    assert!(second.contains("- [ ] Protokoll vom 14. Oktober\n"), "{second}");
}

#[test]
fn a_mistyped_name_is_told_with_the_nearest_and_a_report_is_not_written_over() {
    let log = Sandbox::with(&[ANNA, KIM]);
    let typo = log.run(&["add", "conversation", "--with", "Guler", "--date", "today"]);
    assert!(typo.code == 2 && typo.err.contains("Did you mean kim (Kim Güller)?"), "{typo:?}");
    log.ok(&["report", "year", "2024", "-o", "r.html"]);
    assert_eq!(log.run(&["report", "year", "2024", "-o", "r.html"]).code, 2);
    log.ok(&["report", "year", "2024", "-o", "r.html", "--force"]);
}

#[test]
fn a_record_that_git_has_is_not_replaced_where_it_is_not_on_the_disk() {
    let log = committed();
    std::fs::remove_file(log.log().join(ANNA.0)).expect("a file");
    let output = log.run(&["add", "contact", "--name", "Anna"]);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("git has “contacts/anna.md”"), "{}", output.err);
    assert_eq!((commits(&log), log.git(&["show", "HEAD:contacts/anna.md"])), (1, ANNA.1.into()));
    assert!(!log.log().join(ANNA.0).exists());
}

#[test]
fn what_git_shall_not_have_it_does_not_get() {
    let log = committed();
    let private = "---\nname: Privat\n---\n";
    for ignored in [".gitignore", ".git/info/exclude"] {
        log.write(ignored, "contacts/privat-*.md\n");
        log.write("contacts/privat-x.md", private);
        let output = log.run(&["edit", "privat-x", "--set", "role=x"]);
        assert_eq!((output.code, commits(&log)), (4, 1), "{output:?}");
        assert!(output.err.contains("shall not be recorded"), "{}", output.err);
        assert_eq!(log.read("contacts/privat-x.md"), private);
        log.write(ignored, "");
    }
}

#[test]
fn what_was_added_against_a_rule_is_recorded() {
    let log = committed();
    log.write(".git/info/exclude", "contacts/privat-*.md\n");
    log.write("contacts/privat-x.md", "---\nname: Privat\n---\n");
    log.git(&["add", "--force", "contacts/privat-x.md"]);
    let output = log.run(&["edit", "privat-x", "--set", "role=x"]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(log.git(&["show", "HEAD:contacts/privat-x.md"]).contains("role: x"));
}

#[test]
fn no_other_record_is_changed_in_place_of_one_that_cannot_be_read() {
    let log = committed();
    log.write("contacts/zweite.md", "---\nname: Zweite\naliases: [anna]\n---\n\n- [ ] Liste\n");
    std::fs::write(log.log().join(ANNA.0), b"---\nname: M\xfcller\n---\n").expect("a file");
    let before = log.files();
    for args in [
        &["edit", "anna", "--set", "role=x"] as &[&str],
        &["done", "anna"],
        &["show", "anna"],
        &["add", "conversation", "--title", "T", "--date", "today", "--with", "anna"],
    ] {
        let output = log.run(args);
        assert_eq!(output.code, 3, "{args:?}: {output:?}");
        assert!(output.err.contains("(file contacts/anna.md)"), "{args:?}: {}", output.err);
    }
    assert_eq!(log.files(), before);
}

#[test]
fn nobody_takes_over_the_id_of_another() {
    for twin in ["contacts/aaa/anna.md", "contacts/ANNA.md", "contacts/zzz/Anna.md"] {
        let log = committed();
        log.write(twin, "---\nname: Jemand\n---\n\n- [ ] Liste\n");
        let before = log.files();
        for args in [
            &["edit", "anna", "--set", "role=x"] as &[&str],
            &["done", "anna"],
            &["add", "conversation", "--title", "T", "--date", "today", "--with", "anna"],
        ] {
            let output = log.run(args);
            assert_eq!(output.code, 3, "{args:?}: {output:?}");
            assert!(output.err.contains(twin) && output.err.contains(ANNA.0), "{}", output.err);
        }
        assert_eq!(log.files(), before);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_saved_is_not_called_a_failure() {
    let log = committed();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
    let mut command = log.command(&["add", "contact", "--name", "Neu"]);
    let output = command.stdout(full).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4));
    assert!(said.contains("It is saved") && !said.contains("again"), "{said}");
    assert_eq!(commits(&log), 2);
}

#[test]
fn a_folder_in_the_way_of_what_is_written_is_in_nobodys_way() {
    let log = committed();
    for name in [".netlog-0-new.tmp", ".netlog-0-old.tmp"] {
        log.write(&format!("contacts/{name}/q"), "x");
    }
    log.ok(&["edit", "anna", "--set", "role=x"]);
    log.ok(&["add", "contact", "--name", "Neu"]);
    assert_eq!(log.read("contacts/.netlog-0-new.tmp/q"), "x");
}

#[test]
fn a_record_moves_into_the_folder_of_its_new_year() {
    let sandbox = Sandbox::example();
    sandbox.write("netlog.toml", "language = \"en\"\n");
    sandbox.git(&["init", "--quiet"]);
    sandbox.git(&["add", "."]);
    sandbox.git(&["commit", "--quiet", "-m", "all"]);
    let id = "2024-07-04-steuerungsgruppe";
    let old = format!("meetings/2024/{id}.md");
    let before = sandbox.read(&old);
    let moved = sandbox.ok(&["edit", id, "--set", "date=2023-07-04"]);
    let new = format!("meetings/2023/{id}.md");
    assert!(moved.out.contains(&new), "{}", moved.out);
    assert!(!sandbox.log().join(&old).exists());
    assert_eq!(sandbox.read(&new), before.replace("date: 2024-07-04", "date: 2023-07-04"));
    assert_eq!(sandbox.git(&["status", "--short"]), "");
    assert_eq!(sandbox.ok(&["list", "date:2023-07-04", "--format", "ids"]).out, format!("{id}\n"));
    sandbox.ok(&["undo"]);
    assert_eq!(sandbox.read(&old), before);
    assert!(!sandbox.log().join(&new).exists());
}

#[test]
fn a_contact_that_may_be_there_already_is_named_at_once() {
    let log = Sandbox::with(&[
        ("contacts/anna-muster.md", "---\nname: Anna Muster\nemails: [anna@example.org]\n---\n"),
        ("contacts/kim-lang.md", "---\nname: Kim Lang\n---\n"),
    ]);
    let output =
        log.ok(&["add", "contact", "--name", "Muster, Anna", "--email", "anna@example.org"]);
    assert!(output.err.contains("“Anna Muster” (anna-muster)"), "{output:?}");
    assert!(output.err.contains("netlog merge anna-muster muster-anna"), "{output:?}");
    let output = log.ok(&["add", "contact", "--name", "Tom Neu", "--phone", "12"]);
    assert!(!output.err.contains("netlog merge"), "{output:?}");
}
