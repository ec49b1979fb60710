//! What somebody at a terminal is asked before all have the same.

use super::office::Office;
use crate::prompt::{CTRL_C, DOWN, ENTER, ESC};

const ANNA: (&str, &str) = (
    "contacts/anna.md",
    "---\nname: Anna Muster\nrole: Leiterin\ntitle: Dr.\n---\n\nMorgens anrufen.\n",
);

/// Two who changed the same three things, each in another way; the first has shared it.
fn at_odds(office: &Office) {
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    for (person, role, title, day) in
        [(&kim, "Direktorin", "Prof.", "Mittags"), (&lea, "Referentin", "Prof. Dr.", "Abends")]
    {
        person.write("netlog.toml", "language = \"de\"\n");
        let text = ANNA.1.replace("Leiterin", role).replace("Dr.", title);
        person.write("contacts/anna.md", &text.replace("Morgens", day));
    }
    kim.ok(&["sync"]);
}

#[test]
fn each_question_says_who_wrote_what_and_an_answer_holds_for_all() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    at_odds(&office);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let mut person = lea.at_terminal(&["sync"]);
    person.sees("„Anna Muster“, Funktion: Es gibt zwei Angaben.");
    person.sees("> Referentin (Sie, ").sees("Direktorin (kim, ").sees("später entscheiden");
    person.sees("wählen").presses(ENTER);
    // One may go back and say something else.
    person.sees("„Anna Muster“, Titel").sees("< zurück").sees("wählen").presses(ESC);
    person.sees("Funktion").sees("wählen").presses(DOWN).presses(ENTER);
    person.sees("Titel").sees("wählen").presses(DOWN).presses(DOWN).presses(ENTER);
    person.sees("Ein Absatz liegt in zwei Fassungen vor.").sees("Abends anrufen.");
    person.sees("beides").sees("wählen").presses(DOWN).presses(DOWN).presses(ENTER);
    person
        .sees("Ihre Ablage und die gemeinsame sind jetzt gleich.")
        .sees("In einem Eintrag ist noch zu entscheiden");
    assert_eq!(person.leaves(), 3);
    kim.sync();
    let text = kim.read("contacts/anna.md");
    assert_eq!(text, lea.read("contacts/anna.md"));
    assert!(text.contains("role: Direktorin\n") && text.contains("title: Prof. Dr.\n"), "{text}");
    assert!(text.contains("conflicts:\n  title:") && !text.contains("  role:"), "{text}");
    assert!(text.contains("Abends anrufen.\n\nMittags anrufen.\n"), "{text}");
    // What was put off is asked the next time, of whoever comes; nobody knows any more who it was.
    let mut person = kim.at_terminal(&["sync"]);
    person.sees("Titel").sees("> Prof. Dr.").sees("wählen").presses(DOWN).presses(ENTER);
    person.sees("Weitergegeben: 1 geändert.");
    assert_eq!(person.leaves(), 0);
    assert!(!kim.read("contacts/anna.md").contains("conflicts"));
    office.settle(&[&kim, &lea]);
}

#[test]
fn whoever_stops_has_shared_nothing_and_lost_nothing() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    at_odds(&office);
    let before = office.tree();
    let lea = office.person("lea");
    let mut person = lea.at_terminal(&["sync"]);
    person.sees("Funktion").sees("wählen").presses(CTRL_C);
    person.sees("Es wurde nichts weitergegeben.");
    assert_eq!(person.leaves(), 130);
    assert_eq!(office.tree(), before);
    let text = lea.read("contacts/anna.md");
    assert!(text.contains("Referentin") && text.contains("Direktorin"), "{text}");
}

#[test]
fn many_removals_are_asked_about_on_either_side() {
    let files: Vec<(String, String)> = (0..10)
        .map(|at| (format!("contacts/c{at}.md"), format!("---\nname: C {at}\n---\n")))
        .collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let office = Office::with(&["kim", "lea"], &files);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    for at in 0..3 {
        kim.remove(&format!("contacts/c{at}.md"));
    }
    let output = kim.run(&["sync"]);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("3 of 10 records were removed here"), "{output:?}");
    assert!(output.err.contains("netlog sync --yes"), "{output:?}");
    let mut person = kim.at_terminal(&["sync"]);
    person.sees("3 of 10 records were removed here").sees("removed for everybody?");
    // Who only presses Enter removes nothing.
    person.sees("> No, remove nothing for the others").sees("Enter: pick").presses(ENTER);
    person.sees("Nothing was removed for the others.");
    assert_eq!(person.leaves(), 130);
    let mut person = kim.at_terminal(&["sync"]);
    person.sees("removed for everybody?").sees("Enter: pick").presses(DOWN).presses(ENTER);
    person.sees("Your log and the shared one are the same now.");
    assert_eq!(person.leaves(), 0);
    let mut person = lea.at_terminal(&["sync"]);
    person.sees("The others removed 3 of 10 records.").sees("Removed by: kim.").sees("here too?");
    person.sees("> No, remove nothing here").sees("Enter: pick").presses(ENTER);
    person.sees("Nothing was removed here.");
    assert_eq!(person.leaves(), 130);
    assert!(lea.has("contacts/c0.md"));
    let output = lea.run(&["sync"]);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("Removed by: kim."), "{output:?}");
    assert_eq!(lea.ok(&["sync", "--yes"]).out.lines().count(), 3);
    assert!(!lea.has("contacts/c0.md"));
}

#[test]
fn of_three_values_each_is_asked_against_what_holds_by_then() {
    let three = "---\nname: Anna Muster\nrole: Rätin\nconflicts:\n  role: [Leiterin, \
                 Referentin]\n---\n";
    let office = Office::with(&["kim"], &[ANNA]);
    let kim = office.person("kim");
    kim.write("contacts/anna.md", three);
    let mut person = kim.at_terminal(&["sync"]);
    person.sees("> Rätin").sees("Leiterin").sees("Enter: pick").presses(DOWN).presses(ENTER);
    person.sees("> Leiterin").sees("Referentin").sees("Enter: pick").presses(CTRL_C);
    person.sees("Nothing was passed on.");
    assert_eq!(person.leaves(), 130);
    // The answer that was given holds.
    let text = kim.read("contacts/anna.md");
    assert!(text.contains("role: Leiterin\nconflicts:\n  role: [Referentin]\n"), "{text}");
    let mut person = kim.at_terminal(&["sync"]);
    person.sees("> Leiterin").sees("Enter: pick").presses(ENTER).sees("Passed on: 1 changed.");
    assert_eq!(person.leaves(), 0);
    assert_eq!(kim.read("contacts/anna.md"), "---\nname: Anna Muster\nrole: Leiterin\n---\n");
}

#[test]
fn whose_a_version_is_that_others_left_open_is_not_guessed() {
    let office = Office::with(&["kim", "lea", "tom"], &[ANNA]);
    let (kim, lea, tom) = (office.person("kim"), office.person("lea"), office.person("tom"));
    for (person, role) in [(&kim, "Direktorin"), (&lea, "Referentin"), (&tom, "Rätin")] {
        person.ok(&["edit", "anna", "--set", &format!("role={role}")]);
    }
    kim.ok(&["sync"]);
    assert_eq!(lea.run(&["sync", "--yes"]).code, 3);
    let output = tom.run(&["sync", "--yes"]);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("Rätin (you, ") && !output.err.contains("(lea, "), "{output:?}");
    for value in ["Direktorin", "Referentin", "Rätin"] {
        assert!(tom.read("contacts/anna.md").contains(value), "{value}");
    }
}
