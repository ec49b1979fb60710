//! Copies in a state that nobody meant: names of all kinds, locks that a crash left, rules of the
//! person's own.

use std::fs;

use super::office::{Office, Person};
use crate::sandbox::finish;

const ANNA: (&str, &str) = ("contacts/anna.md", "---\nname: Anna Muster\nrole: Leiterin\n---\n");

fn anna(role: &str) -> String {
    ANNA.1.replace("Leiterin", role)
}

#[test]
#[cfg(target_os = "linux")]
fn a_strange_file_of_any_name_stops_nobody() {
    use std::os::unix::ffi::OsStrExt;
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    fs::write(kim.log().join(std::ffi::OsStr::from_bytes(b"m\xfcll.txt")), "x").expect("a file");
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.write("zeilen\num\nbruch.txt", "x");
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    assert_eq!(lea.read(ANNA.0), anna("Direktorin"));
    let status = kim.ok(&["status"]);
    assert!(status.err.contains("txt"), "{status:?}");
}

#[test]
fn a_name_that_only_changed_its_case_is_one_record() {
    for kim_renames in [true, false] {
        let office = Office::with(&["kim", "lea"], &[("contacts/Anna.md", ANNA.1)]);
        let (kim, lea) = (office.person("kim"), office.person("lea"));
        let renames = |person: &Person<'_>| drop(person.git(&["mv", "contacts/Anna.md", ANNA.0]));
        let edits = |person: &Person<'_>| person.write("contacts/Anna.md", &anna("Rätin"));
        if kim_renames {
            renames(&kim)
        } else {
            edits(&kim)
        }
        kim.ok(&["sync"]);
        if kim_renames {
            edits(&lea)
        } else {
            renames(&lea)
        }
        lea.ok(&["sync"]);
        office.settle(&[&kim, &lea]);
        assert_eq!(kim.records().into_iter().collect::<Vec<_>>(), [(ANNA.0.into(), anna("Rätin"))]);
    }
}

#[test]
fn a_file_where_the_other_has_a_folder_is_refused_and_can_be_renamed() {
    for kim_has_folder in [false, true] {
        let office = Office::with(&["kim", "lea"], &[ANNA]);
        let (kim, lea) = (office.person("kim"), office.person("lea"));
        let [file, folder] = ["templates/brief", "templates/brief/kopf.txt"];
        let (kims, leas) = if kim_has_folder { (folder, file) } else { (file, folder) };
        kim.write(kims, "von Kim");
        lea.write(leas, "von Lea");
        kim.ok(&["sync"]);
        let output = lea.run(&["sync"]);
        assert!(matches!(output.code, 3 | 4), "{output:?}");
        assert!(output.err.contains("templates/brief"), "{output:?}");
        assert_eq!(lea.read(leas), "von Lea");
        assert_eq!(lea.git(&["status", "--porcelain"]), "");
        let [from, to] = ["templates/brief", "templates/neu"].map(|path| lea.log().join(path));
        fs::rename(from, to).expect("renamed");
        lea.ok(&["sync"]);
        office.settle(&[&kim, &lea]);
        assert_eq!(kim.read(kims), "von Kim");
        assert_eq!(kim.read(&leas.replace("brief", "neu")), "von Lea");
    }
}

#[test]
fn a_place_that_was_emptied_is_filled_by_who_has_nothing_new() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let tree = office.tree();
    fs::remove_dir_all(office.path().join("shared.git")).expect("a folder");
    let init = ["init", "--quiet", "--bare", "--initial-branch=main", "../shared.git"];
    assert_eq!(finish(&mut lea.git_command(&init)).code, 0);
    let output = lea.ok(&["sync"]);
    assert!(output.err.contains("Passed on: "), "{output:?}");
    assert_eq!(office.tree(), tree);
    office.settle(&[&kim, &lea]);
}

#[test]
fn a_lock_that_a_killed_git_left_on_what_is_known_of_the_others_goes() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.ok(&["sync"]);
    let lock = lea.log().join(".git/refs/remotes/origin/main.lock");
    fs::create_dir_all(lock.parent().expect("a folder")).expect("a folder");
    fs::write(&lock, "").expect("a file");
    lea.ok(&["sync"]);
    assert_eq!(lea.read(ANNA.0), anna("Direktorin"));
    assert!(!lock.exists());
}

#[test]
#[cfg(unix)]
fn a_hook_that_refuses_what_was_written_by_hand_is_obeyed() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, before) = (office.person("kim"), office.tree());
    let hook = kim.log().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
    fs::write(&hook, "#!/bin/sh\necho 'Bitte erst prüfen.' >&2\nexit 1\n").expect("a hook");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("a hook");
    kim.write(ANNA.0, &anna("Direktorin"));
    let output = kim.run(&["sync"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(output.err.contains("Bitte erst prüfen."), "{output:?}");
    assert_eq!((office.tree(), kim.read(ANNA.0)), (before, anna("Direktorin")));
    fs::remove_file(hook).expect("a file");
    kim.ok(&["sync"]);
}

#[test]
fn who_has_told_git_no_name_shares_too() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    fs::write(office.path().join("home-lea/gitconfig"), "").expect("a configuration");
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.ok(&["sync"]);
    lea.write(ANNA.0, &ANNA.1.replace("Anna Muster", "Anna Maria Muster"));
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(kim.read(ANNA.0), "---\nname: Anna Maria Muster\nrole: Direktorin\n---\n");
}

#[test]
fn a_history_that_somebody_rewrote_takes_nothing_from_others() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write("contacts/tom.md", "---\nname: Tom\n---\n");
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    kim.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.git(&["commit", "--quiet", "-am", "x"]);
    kim.git(&["push", "--quiet", "--force"]);
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(kim.read("contacts/tom.md"), "---\nname: Tom\n---\n");
    assert_eq!(lea.read(ANNA.0), anna("Direktorin"));
}

#[test]
fn a_rehearsal_changes_nothing() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.ok(&["sync"]);
    let (before, tree) = (lea.git(&["rev-parse", "HEAD"]), office.tree());
    lea.write("contacts/tom.md", "---\nname: Tom\n---\n");
    let output = lea.ok(&["sync", "--dry-run"]);
    assert!(output.out.contains("+role: Direktorin"), "{output:?}");
    assert_eq!((lea.read(ANNA.0).as_str(), lea.git(&["rev-parse", "HEAD"])), (ANNA.1, before));
    assert_eq!(office.tree(), tree);
    assert_eq!(lea.git(&["status", "--porcelain"]), "?? contacts/tom.md\n");
}

#[test]
fn a_template_that_another_renamed_takes_no_other_ones_place() {
    let office = Office::with(&["kim", "lea"], &[("templates/x.docx", "von allen")]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.git(&["mv", "templates/x.docx", "templates/y.docx"]);
    kim.ok(&["sync"]);
    lea.write("templates/y.docx", "von Lea");
    let output = lea.ok(&["sync"]);
    let said = "yours lies beside it as “templates/y-2.docx”";
    assert!(output.err.contains(said), "{output:?}");
    office.settle(&[&kim, &lea]);
    assert_eq!(kim.read("templates/y.docx"), "von allen");
    assert_eq!(kim.read("templates/y-2.docx"), "von Lea");
    assert!(!lea.has("templates/x.docx"));
}

#[test]
fn a_record_that_one_removed_and_another_came_to_refer_to_is_named() {
    let tom = ("contacts/tom.md", "---\nname: Tom Weber\n---\n");
    let office = Office::with(&["kim", "lea"], &[ANNA, tom]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.ok(&["remove", "tom"]);
    kim.ok(&["sync"]);
    lea.write(ANNA.0, &format!("{}\nSiehe [[tom]].\n", ANNA.1));
    let output = lea.ok(&["sync"]);
    let said = "“Tom Weber” was removed, but “Anna Muster” still refers to it.";
    assert!(output.err.contains(said), "{output:?}");
    assert!(!kim.sync().err.contains(said));
}

#[test]
fn a_folder_becomes_a_file_and_a_file_a_folder() {
    let [file, folder, letter] =
        ["templates/x", "templates/x/sub/kopf.txt", "templates/x/brief.docx"];
    let office = Office::with(&["kim", "lea"], &[ANNA, (folder, "Kopf"), (letter, "\0Brief")]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    fs::remove_dir_all(kim.log().join(file)).expect("removed");
    kim.write(file, "eine Datei");
    kim.ok(&["sync"]);
    // What does not belong to the log stays, and is in the way.
    lea.write("templates/x/.~lock.brief.docx#", "offen");
    let output = lea.run(&["sync"]);
    assert!(output.code != 0 && output.err.contains("templates/x"), "{output:?}");
    assert_eq!(lea.git(&["status", "--porcelain"]), "?? templates/x/.~lock.brief.docx#\n");
    lea.remove("templates/x/.~lock.brief.docx#");
    lea.write(ANNA.0, &anna("Direktorin"));
    lea.ok(&["sync"]);
    assert_eq!(lea.read(file), "eine Datei");
    office.settle(&[&kim, &lea]);
    lea.remove(file);
    lea.write(folder, "wieder ein Kopf");
    lea.ok(&["sync"]);
    kim.write(ANNA.0, &anna("Rätin"));
    kim.ok(&["sync"]);
    assert_eq!(kim.read(folder), "wieder ein Kopf");
    office.settle(&[&kim, &lea]);
}

#[test]
#[cfg(unix)]
fn a_link_becomes_a_folder_and_a_folder_a_link() {
    let office = Office::with(&["kim", "lea"], &[ANNA, ("templates/da/kopf.txt", "Kopf")]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let link = |person: &Person<'_>| {
        std::os::unix::fs::symlink("da", person.log().join("templates/dort")).expect("a link")
    };
    link(&kim);
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    assert_eq!(lea.read("templates/dort/kopf.txt"), "Kopf");
    lea.remove("templates/dort");
    lea.write("templates/dort/kopf.txt", "ein anderer");
    lea.ok(&["sync"]);
    kim.ok(&["sync"]);
    assert_eq!(kim.read("templates/dort/kopf.txt"), "ein anderer");
    assert_eq!(kim.read("templates/da/kopf.txt"), "Kopf");
    office.settle(&[&kim, &lea]);
    fs::remove_dir_all(kim.log().join("templates/dort")).expect("removed");
    link(&kim);
    kim.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(lea.read("templates/dort/kopf.txt"), "Kopf");
}

#[test]
fn a_text_larger_than_any_record_stops_nobody() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let large = |word: &str| format!("---\nname: {word}\n---\n{}", "Zeile\n".repeat(1_000_000));
    for word in ["Eins", "Zwei"] {
        kim.write("contacts/lang.md", &large(word));
        kim.ok(&["sync"]);
        lea.ok(&["sync"]);
        assert!(lea.read("contacts/lang.md") == large(word), "{word}");
    }
    kim.write("contacts/lang.md", "---\nname: Drei\n---\n");
    kim.ok(&["sync"]);
    lea.write(ANNA.0, &anna("Direktorin"));
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(lea.read("contacts/lang.md"), "---\nname: Drei\n---\n");
}

#[test]
fn line_ends_that_git_is_to_convert_and_to_check_are_converted() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    for (key, value) in [("core.autocrlf", "true"), ("core.safecrlf", "true")] {
        kim.git(&["config", key, value]);
    }
    kim.write("contacts/tom.md", "---\nname: Tom\r\n---\n");
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    assert_eq!(lea.read("contacts/tom.md"), "---\nname: Tom\n---\n");
    assert_eq!(lea.read(ANNA.0), anna("Direktorin"));
}

#[test]
fn a_copy_that_leaves_files_out_is_told_so() {
    let tom = ("meetings/2024/tom.md", "---\ntitle: Tom\ndate: 2024-01-01\n---\n");
    let office = Office::with(&["kim", "lea"], &[ANNA, tom]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    lea.git(&["sparse-checkout", "set", "contacts"]);
    assert!(!lea.has(tom.0));
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    kim.write(tom.0, &tom.1.replace("Tom", "Tim"));
    kim.ok(&["sync"]);
    let output = lea.run(&["sync"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(output.err.contains("this copy leaves the file out"), "{output:?}");
    assert!(output.err.contains("git sparse-checkout disable"), "{output:?}");
    lea.git(&["sparse-checkout", "disable"]);
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
}

#[test]
fn a_copy_without_the_contents_of_old_files_shares_too() {
    let office = Office::with(&["kim"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let shared = format!("file://{}", office.path().join("shared.git").display());
    let there = office.path().join("shared.git");
    let there = there.to_str().expect("UTF-8");
    kim.git(&["-C", there, "config", "uploadpack.allowFilter", "true"]);
    kim.git(&["clone", "--quiet", "--filter=blob:none", &shared, "../lea"]);
    kim.write(ANNA.0, &anna("Direktorin"));
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    assert_eq!(lea.read(ANNA.0), anna("Direktorin"));
    // What another program fetched, it fetched without contents.
    kim.write(ANNA.0, &anna("Rätin"));
    kim.ok(&["sync"]);
    lea.git(&["fetch", "--quiet", "--filter=blob:none"]);
    let output = lea.run(&["sync"]);
    assert_eq!(output.code, 4, "{output:?}");
    assert!(output.err.contains("git fetch --refetch --no-filter"), "{output:?}");
    lea.git(&["fetch", "--quiet", "--refetch", "--no-filter"]);
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
}

#[test]
#[cfg(unix)]
fn what_becomes_a_program_and_is_joined_is_a_program() {
    use std::os::unix::fs::PermissionsExt;
    let text = "eins\nzwei\ndrei\nvier\nfünf\n";
    let office = Office::with(&["kim", "lea"], &[("templates/a.txt", text)]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let at = |person: &Person<'_>| person.log().join("templates/a.txt");
    kim.write("templates/a.txt", &text.replace("eins", "1"));
    fs::set_permissions(at(&kim), fs::Permissions::from_mode(0o755)).expect("a program");
    kim.ok(&["sync"]);
    lea.write("templates/a.txt", &text.replace("fünf", "5"));
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(kim.read("templates/a.txt"), "1\nzwei\ndrei\nvier\n5\n");
    assert_eq!(fs::metadata(at(&lea)).expect("a file").permissions().mode() & 0o100, 0o100);
}

#[test]
fn another_repository_among_the_templates_is_named_and_stays() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.git(&["clone", "--quiet", "../shared.git", "templates/fremd"]);
    kim.write("templates/brief.txt", "Brief");
    let output = kim.ok(&["sync"]);
    assert!(output.err.contains("templates/fremd"), "{output:?}");
    lea.ok(&["sync"]);
    assert!(lea.has("templates/brief.txt") && !lea.has("templates/fremd"));
}
