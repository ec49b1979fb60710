//! `netlog rename`: one step, in which everything follows and nothing else changes.

use crate::sandbox::Sandbox;

fn log() -> Sandbox {
    let log = Sandbox::empty();
    log.ok(&["init", "--lang", "de"]);
    log.write("netlog.toml", "[office]\nstaff = [\n  'Anna', # wir\n]\n");
    log.write("contacts/anna.md", "---\nname: Anna Alt # so\n---\n\nSiehe [[anna]].\n");
    log.write("contacts/bo.md", "---\nname: Bo\nrelations:\n  knows: [anna]\n---\n");
    log.write(
        "meetings/2024/2024-07-04-rat.md",
        "---\r\ntitle: Rat\r\ndate: 2024-07-04\r\nparticipants: [Anna, bo]\r\n---\r\n\r\n\
         Mit [[anna|ihr]]\r\n\r\n- [ ] anna fragen @anna\r\n",
    );
    log.git(&["add", "-A"]);
    log.git(&["commit", "-qm", "records"]);
    log
}

#[test]
fn a_new_name_takes_everything_along_in_one_step() {
    let log = log();
    let before = log.files();
    let dry = log.run(&["rename", "anna", "Anna Neu", "--dry-run", "--lang", "en"]);
    assert_eq!((dry.code, log.files() == before), (0, true), "{}", dry.err);
    assert!(dry.out.contains("anna-neu"), "{}", dry.out);

    let done = log.run(&["rename", "anna", "Anna Neu", "--lang", "en"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("2 other records that refer to it have followed"), "{}", done.err);
    let uid = netlog::exchange::uid::of_id("anna");
    assert_eq!(
        log.read("contacts/anna-neu.md"),
        format!(
            "---\nname: Anna Neu # so\naliases: [Anna Alt]\nuid: [{uid}]\n---\n\nSiehe [[anna-neu]].\n"
        )
    );
    assert!(log.read("contacts/bo.md").contains("  knows: [anna-neu]\n"));
    assert_eq!(
        log.read("meetings/2024/2024-07-04-rat.md"),
        "---\r\ntitle: Rat\r\ndate: 2024-07-04\r\nparticipants: [anna-neu, bo]\r\n---\r\n\r\n\
         Mit [[anna-neu|ihr]]\r\n\r\n- [ ] anna fragen @anna-neu\r\n"
    );
    assert!(log.read("netlog.toml").contains("  \"anna-neu\", # wir\n"));
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    assert!(!log.git(&["log", "-1", "--format=%B"]).to_lowercase().contains("anna"));
    assert_eq!(log.run(&["show", "Anna Alt"]).code, 0);

    log.ok(&["undo"]);
    assert_eq!(log.files(), before);
}

#[test]
fn what_would_lose_something_is_refused() {
    let log = log();
    let refused = |args: &[&str], code: i32, says: &str| {
        let before = log.files();
        let told = log.run(&[&["rename", "--lang", "en"], args].concat());
        assert_eq!(told.code, code, "{args:?} {}", told.err);
        assert!(told.err.contains(says), "{args:?} {}", told.err);
        assert_eq!(log.files(), before, "{args:?}");
    };
    refused(&["anna", "bo"], 3, "netlog merge bo anna");
    refused(&["anna", "Bo"], 3, "already");
    refused(&["anna", "../.."], 2, "No id can be made");
    refused(&["nora", "nina"], 1, "nora");
    log.write("contacts/cy.md", "---\nname: Cy\nrelations: {knows: [\"\\x61nna\"]}\n---\n");
    refused(&["anna", "nina"], 3, "contacts/cy.md");
    log.write("contacts/cy.md", "---\nname: Cy: {\nrelations: {knows: [anna]}\n---\n");
    refused(&["anna", "nina"], 3, "contacts/cy.md");
    log.write("contacts/cy.md", "---\nname: Cy\nrelations: {knows: [anna]}\n");
    refused(&["anna", "nina"], 3, "contacts/cy.md");
}

#[test]
fn a_single_post_and_a_saved_query_follow() {
    let log = log();
    log.write("contacts/a.md", "---\nname: A\nkind: organisation\n---\n");
    log.write("contacts/cy.md", "---\nname: Cy\nroles:\n  organisation: a\n  role: Rat\n---\n");
    let settings = "[queries]\nmine = 'with:=a or mit:a'\nother = \"with:anna topic:a-b\"\n";
    log.write("netlog.toml", settings);
    log.ok(&["rename", "a", "amt"]);
    assert!(log.read("contacts/cy.md").contains("  organisation: amt\n"));
    assert_eq!(
        log.read("netlog.toml"),
        settings.replace("with:=a or mit:a", "with:=amt or mit:amt")
    );
}

#[test]
fn an_event_is_named_after_its_day_and_title() {
    let log = log();
    log.ok(&["rename", "2024-07-04-rat", "Großer Rat"]);
    let text = log.read("meetings/2024/2024-07-04-grosser-rat.md");
    assert!(text.starts_with("---\r\ntitle: Großer Rat\r\n"), "{text}");
    // The same once more changes nothing.
    let again = log.run(&["rename", "2024-07-04-grosser-rat", "Großer Rat", "--lang", "en"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{}", again.err);
}
