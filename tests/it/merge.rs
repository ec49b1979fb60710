//! `netlog merge` and `netlog remove`: nothing is lost, nothing is guessed, one step.

use crate::sandbox::Sandbox;

fn log() -> Sandbox {
    let log = Sandbox::empty();
    log.ok(&["init", "--lang", "de"]);
    log.write("netlog.toml", "[office]\nstaff = [\"anna-2\"]\n");
    log.write(
        "contacts/anna.md",
        "---\nname: Anna Lind # so\norganisation: amt\nemails: [a@x.example]\n---\n\nEins.\n",
    );
    log.write(
        "contacts/anna-2.md",
        "---\nname: Anna Lindt\norganisation: amt\nemails: [b@x.example]\nphones: [0431 1]\n\
         relations: {knows: [anna, bo]}\n---\n\nEins.\n\nZwei.\n",
    );
    log.write("contacts/amt.md", "---\nname: Amt\nkind: organisation\n---\n");
    log.write("contacts/bo.md", "---\nname: Bo\n---\n");
    log.write(
        "meetings/2024/rat.md",
        "---\ntitle: Rat\ndate: 2024-07-04\nparticipants: [anna, anna-2] # beide\n---\n\n\
         - [ ] tun @anna-2\n",
    );
    log.write("conversations/2024/c.md", "---\ndate: 2024-07-04\nwith: [anna-2]\n---\n");
    log.git(&["add", "-A"]);
    log.git(&["commit", "-qm", "records"]);
    log
}

#[test]
fn two_become_one_and_all_that_refers_follows() {
    let log = log();
    let before = log.files();
    let done = log.run(&["merge", "anna", "anna-2", "--lang", "en"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let uids = ["anna", "anna-2"].map(netlog::exchange::uid::of_id);
    assert_eq!(
        log.read("contacts/anna.md"),
        format!(
            "---\nname: Anna Lind # so\norganisation: amt\nemails: [a@x.example, b@x.example]\n\
             phones: [0431 1]\nrelations:\n  knows: [bo]\naliases: [Anna Lindt]\nuid: [{}, {}]\n---\n\nEins.\n\nZwei.\n",
            uids[0], uids[1]
        )
    );
    assert!(!log.log().join("contacts/anna-2.md").exists());
    let meeting = log.read("meetings/2024/rat.md");
    assert!(meeting.contains("participants: [anna] # beide\n") && meeting.contains("tun @anna\n"));
    assert!(log.read("conversations/2024/c.md").contains("with: [anna]\n"));
    assert!(log.read("netlog.toml").contains("staff = [\"anna\"]"));
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    assert!(!log.git(&["log", "-1", "--format=%B"]).to_lowercase().contains("anna"));
    log.ok(&["undo"]);
    assert_eq!(log.files(), before);
}

#[test]
fn what_contradicts_is_named_and_decided_by_nobody_but_a_person() {
    let log = log();
    log.write("contacts/bo.md", "---\nname: Bo\nrole: Rat\n---\n");
    log.write("contacts/cy.md", "---\nname: Cy\nrole: Amtfrau\nsalutation: ms\n---\n");
    let before = log.files();
    let told = log.run(&["merge", "bo", "cy", "--lang", "de"]);
    assert_eq!((told.code, log.files() == before), (3, true), "{}", told.err);
    assert!(told.err.contains("Funktion: Rat (bo) oder Amtfrau (cy)"), "{}", told.err);
    log.ok(&["merge", "bo", "cy", "--take", "cy"]);
    let text = log.read("contacts/bo.md");
    assert!(text.contains("role: Amtfrau\n") && text.contains("salutation: ms\n"), "{text}");
    assert!(text.contains("name: Bo\n") && text.contains("aliases: [Cy]\n"), "{text}");

    for (args, code) in [
        (["merge", "bo", "bo"].as_slice(), 2),
        (&["merge", "bo", "amt"], 3),
        (&["merge", "bo", "rat"], 3),
        (&["merge", "bo", "nora"], 1),
        (&["merge", "bo", "anna", "--take", "amt"], 2),
    ] {
        assert_eq!(log.run(args).code, code, "{args:?}");
    }
}

#[test]
fn what_is_referred_to_stays_unless_its_name_may_stand_there() {
    let log = log();
    let before = log.files();
    let told = log.run(&["remove", "anna", "--lang", "en"]);
    assert_eq!((told.code, log.files() == before), (3, true), "{}", told.err);
    assert!(told.err.contains("2 records refer to “anna”"), "{}", told.err);
    let told = log.run(&["remove", "anna-2", "--unlink", "--lang", "en"]);
    assert_eq!((told.code, log.files() == before), (3, true), "{}", told.err);
    assert!(told.err.contains("conversations/2024/c.md"), "{}", told.err);

    log.ok(&["remove", "anna", "--unlink"]);
    let meeting = log.read("meetings/2024/rat.md");
    assert!(
        meeting.contains("participants: [anna-2] # beide\nx-participants: [Anna Lind]\n"),
        "{meeting}"
    );
    log.ok(&["undo"]);
    assert_eq!(log.files(), before);
    let told = log.ok(&["--lang", "en", "remove", "rat"]).err;
    assert!(!log.log().join("meetings/2024/rat.md").exists());
    assert_eq!(told, "“rat” is removed. “netlog undo” brings it back.\n");
}

#[test]
fn where_no_steps_are_kept_remove_promises_none_back() {
    let log = log();
    log.write("netlog.toml", "[git]\ncommit = false\n");
    let told = log.ok(&["--lang", "en", "remove", "rat"]).err;
    assert_eq!(told, "“rat” is removed.\n");
    let told = log.ok(&["--lang", "de", "remove", "anna", "--unlink"]).err;
    assert_eq!(told, "„anna“ ist entfernt. Ein Eintrag nennt jetzt nur noch den Namen.\n");
}
