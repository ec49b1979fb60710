//! The name of a person in the message of a commit. A record can be erased, a history cannot.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::{Commit, Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Record;
use crate::record::kind::CONTACT;
use crate::words::{Message, fold};

pub const RULE: Rule = Rule {
    code: "name-in-commit",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            ("contacts/anne-gueller-frey.md", "---\nname: Anne Güller-Frey\n---\n"),
            ("commit 3f2a9c0d1e5b7786a4c3d2e1f0a9b8c7d6e5f4a3", "Notiz zu Anne Güller-Frey\n"),
        ],
        good: &[
            ("contacts/anne-gueller-frey.md", "---\nname: Anne Güller-Frey\n---\n"),
            ("commit 3f2a9c0d1e5b7786a4c3d2e1f0a9b8c7d6e5f4a3", "Notiz zum Gespräch im Mai\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

/// Behind one of these a last name alone is a person.
const TITLES: [&str; 10] =
    ["frau", "herr", "herrn", "fr", "hr", "ms", "mrs", "mr", "dr", "prof"];

/// Names as folded words, by the first of them.
type Names = HashMap<String, Vec<Vec<String>>>;

struct Known {
    full: Names,
    last: Names,
}

struct Word {
    folded: String,
    range: Range<usize>,
}

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if context.commits.is_empty() {
        return;
    }
    let known = Known::of(context);
    for commit in context.commits {
        found.extend(named(&known, commit).into_iter().map(|range| fault(commit, range)));
    }
}

fn fault(commit: &Commit, range: Range<usize>) -> Diagnostic {
    let name = commit.message.get(range.clone()).unwrap_or_default();
    let message = Message::new("check-name-in-commit").with("name", name);
    let remedy = Message::new("check-name-in-commit-remedy");
    Diagnostic::new(RULE.code, RULE.severity, commit.place(range), message, remedy)
}

impl Known {
    fn of(context: &Context<'_>) -> Known {
        let mut known = Known { full: Names::new(), last: Names::new() };
        for record in context.book.of_kind(&CONTACT).filter(|record| is_person(record)) {
            let names = record.text("name").into_iter().chain(record.texts("aliases"));
            // The id too: it stays when somebody gets another name.
            for name in names.chain([record.id.as_str()]) {
                known.add(name);
            }
        }
        known
    }

    fn add(&mut self, name: &str) {
        let mut words: Vec<String> = words(name).map(|word| word.folded).collect();
        // One word alone may be any word.
        if words.len() < 2 {
            return;
        }
        let last = name.split_whitespace().last().unwrap_or_default();
        let last: Vec<String> = self::words(last).map(|word| word.folded).collect();
        if last.len() < words.len() {
            insert(&mut self.last, last.clone());
            insert(&mut self.full, words.clone());
            // `Winter, Susanne`
            words.rotate_right(last.len());
        }
        insert(&mut self.full, words);
    }
}

fn insert(names: &mut Names, name: Vec<String>) {
    let Some(first) = name.first() else { return };
    let known = names.entry(first.clone()).or_default();
    if !known.contains(&name) {
        known.push(name);
    }
}

/// The places of all names in the message.
fn named(known: &Known, commit: &Commit) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in commit.message.split_inclusive('\n') {
        if !is_signed(line) {
            let words: Vec<Word> = words(line).collect();
            found.extend(of_line(known, &words).map(|at| start + at.start..start + at.end));
        }
        start += line.len();
    }
    found
}

fn of_line<'a>(known: &'a Known, words: &'a [Word]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut until = 0;
    (0..words.len()).filter_map(move |at| {
        let titled = at.checked_sub(1).and_then(|before| words.get(before));
        let titled = titled.is_some_and(|word| TITLES.contains(&word.folded.as_str()));
        let rest = words.get(at.max(until)..).filter(|_| at >= until)?;
        let length = longest(&known.full, rest)
            .or_else(|| longest(&known.last, rest).filter(|_| titled))?;
        until = at + length;
        Some(rest.first()?.range.start..rest.get(length - 1)?.range.end)
    })
}

/// How many words the longest name has with which these begin.
fn longest(names: &Names, words: &[Word]) -> Option<usize> {
    let names = names.get(&words.first()?.folded)?;
    let begins = |name: &&Vec<String>| {
        name.len() <= words.len() && name.iter().zip(words).all(|(a, b)| *a == b.folded)
    };
    names.iter().filter(begins).map(Vec::len).max()
}

/// `Signed-off-by: …`: git names authors anyway.
fn is_signed(line: &str) -> bool {
    let key = line.split_once(": ").map(|(key, _)| key).unwrap_or_default();
    key.ends_with("-by") && key.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
}

fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        let start = at;
        // Every sign that is no letter ends a word, also one of several bytes.
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let range = start..start + word.len();
        (!word.is_empty()).then(|| Word { folded: fold::key(word), range })
    })
}

fn is_person(record: &Record) -> bool {
    matches!(record.text("kind"), None | Some("person"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(message: &str) -> Vec<String> {
        let mut known = Known { full: Names::new(), last: Names::new() };
        for name in ["Anne Güller-Frey", "Susanne Winter", "kim-lang", "Lea"] {
            known.add(name);
        }
        let commit = Commit { id: "1".to_string(), message: message.to_string() };
        named(&known, &commit).into_iter().map(|at| message[at].to_string()).collect()
    }

    #[test]
    fn names_are_found_in_every_spelling() {
        assert_eq!(names("Gespräch mit Anne Gueller-Frey\n"), ["Anne Gueller-Frey"]);
        assert_eq!(names("x\n\nanne-gueller-frey.md · Winter, Susanne"), [
            "anne-gueller-frey",
            "Winter, Susanne"
        ]);
        assert_eq!(names("Rückruf bei Frau Winter und Dr. Güller-Frey"), ["Winter", "Güller-Frey"]);
        assert_eq!(names("add kim-lang"), ["kim-lang"]);
    }

    #[test]
    fn words_and_authors_are_no_names() {
        for message in [
            "Termine im Winter",
            "Lea",
            "Signed-off-by: Susanne Winter <s@example.org>",
            "Anne und Susanne",
            "",
        ] {
            assert_eq!(names(message), Vec::<String>::new(), "{message}");
        }
    }
}
