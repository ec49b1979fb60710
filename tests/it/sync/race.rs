//! Everybody shares at the same moment.

use std::process::Stdio;

use super::office::{Office, Person};
use crate::sandbox::{Output, finish};

const NAMES: [&str; 4] = ["kim", "lea", "tom", "uwe"];
const SHARED: (&str, &str) = ("contacts/amt.md", "---\nname: Amt\ntopics: [wohnen]\n---\n");

/// All four, each as a process of its own.
fn sync_at_once(people: &[Person<'_>]) -> Vec<Output> {
    let started: Vec<_> = people
        .iter()
        .map(|person| {
            let mut command = person.command(&["sync"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().expect("netlog starts")
        })
        .collect();
    started
        .into_iter()
        .map(|child| {
            let output = child.wait_with_output().expect("netlog ends");
            Output {
                code: output.status.code().unwrap_or(-1),
                out: String::from_utf8(output.stdout).expect("UTF-8"),
                err: String::from_utf8(output.stderr).expect("UTF-8"),
            }
        })
        .collect()
}

/// In each round each writes in a record of their own and adds to a list of all.
fn race(rounds: usize) {
    let own: Vec<(String, String)> = NAMES
        .map(|name| (format!("contacts/{name}.md"), format!("---\nname: {name}\n---\n")))
        .into();
    let mut files = vec![SHARED];
    files.extend(own.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let office = Office::with(&NAMES, &files);
    let people: Vec<Person<'_>> = NAMES.iter().map(|name| office.person(name)).collect();
    for round in 0..rounds {
        for (person, name) in people.iter().zip(NAMES) {
            let path = format!("contacts/{name}.md");
            person.write(&path, &format!("{}\nRunde {round}.\n", person.read(&path)));
            let topic = format!("topics={name}-{round}");
            person.ok(&["edit", "amt", "--add", &topic]);
        }
        for output in sync_at_once(&people) {
            assert_eq!(output.code, 0, "{output:?}");
        }
    }
    office.settle(&people.iter().collect::<Vec<_>>());
    let amt = people[0].read(SHARED.0);
    for name in NAMES {
        let text = people[0].read(&format!("contacts/{name}.md"));
        for round in 0..rounds {
            assert!(text.contains(&format!("\nRunde {round}.\n")), "{text}");
            let topic = format!("{name}-{round}");
            let words = amt.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
            assert_eq!(words.filter(|word| *word == topic).count(), 1, "{topic} in {amt}");
        }
    }
    assert!(!amt.contains("conflicts"), "{amt}");
    // Nobody forced anything: every step of everybody is in the history of all.
    let mut count = people[3].git_command(&["rev-list", "--count", "--no-merges", "HEAD"]);
    let count: usize = finish(&mut count).out.trim().parse().expect("a number");
    assert_eq!(count, 1 + rounds * NAMES.len() * 2);
}

#[test]
fn four_people_share_at_once_and_nothing_is_lost() {
    race(4);
}

#[test]
#[ignore = "takes minutes; the same with four rounds always runs"]
fn four_people_share_at_once_in_twenty_rounds() {
    race(20);
}
