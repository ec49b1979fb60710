//! Two topics that are probably one, spelled in two ways. Reports would count them apart.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::record::Book;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "topic-look-alike",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\ntopics: [förderung]\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\ntopics: [foerderung]\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\ntopics: [foerderung]\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\ntopics: [foerderung]\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\ntopics: [foerderung]\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\ntopics: [forderungen]\n---\n"),
        ],
        fixed: Some(&[
            ("contacts/anna.md", "---\nname: Anna\ntopics: [foerderung]\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\ntopics: [foerderung]\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\ntopics: [foerderung]\n---\n"),
        ]),
    },
};

/// Characters; of shorter words one letter is too much of the word.
const SHORTEST: usize = 5;

/// All pairs are compared; a log with more topics than this has no list of topics any more.
const TOPICS_AT_MOST: usize = 3000;

struct Topic<'a> {
    text: &'a str,
    /// Without case, hyphens and blanks, umlauts written out.
    spelled: String,
    count: usize,
}

impl Topic<'_> {
    fn new(text: &str, count: usize) -> Topic<'_> {
        Topic { text, spelled: spelled(text), count }
    }
}

/// The topic that is meant, and whether only the spelling differs.
struct Meant<'a> {
    text: &'a str,
    same: bool,
}

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if !may_have_a_like(context) {
        return;
    }
    let meant = look_alikes(&topics(context));
    if meant.is_empty() {
        return;
    }
    for record in context.records() {
        for (index, value) in record.values("topics").iter().enumerate() {
            let Some(text) = value.as_text() else { continue };
            let Some(meant) = meant.get(text) else { continue };
            let range = record.place("topics", index);
            let message = Message::new("check-topic-look-alike")
                .with("topic", text)
                .with("other", meant.text);
            let remedy = Message::new("check-topic-look-alike-remedy").with("other", meant.text);
            let fault = RULE.at(record, range.clone(), message, remedy);
            let plain = meant.text.chars().all(|c| c.is_alphanumeric() || c == '-');
            found.push(match meant.same && plain && spot::says(record, &range, text) {
                true => fault.with_fix(TextEdit::new(range, meant.text)),
                false => fault,
            });
        }
    }
}

/// False where no other topic is like one of the only record's: the topics of all others are
/// known without bringing them, how often each is used is not.
fn may_have_a_like(context: &Context<'_>) -> bool {
    if context.only.is_none() {
        return true;
    }
    let own = context.records().flat_map(|record| record.texts("topics"));
    let own: Vec<Topic<'_>> = own.map(|text| Topic::new(text, 0)).collect();
    let like = |text: &str| {
        let other = Topic::new(text, 0);
        own.iter().any(|own| own.text != text && is_alike(own, &other))
    };
    let at_hand = context.book.at_hand().iter().flat_map(|record| record.texts("topics"));
    !own.is_empty() && (at_hand.into_iter().any(like) || on_shelf(context.book, &like))
}

fn on_shelf(book: &Book, like: &dyn Fn(&str) -> bool) -> bool {
    let Some(shelf) = book.shelf() else { return false };
    let may = shelf
        .with_value(&|key| key == "topics", &mut |value| value.as_text().is_none_or(like));
    !may.possible.is_clear()
}

/// The most frequent first.
fn topics<'a>(context: &Context<'a>) -> Vec<Topic<'a>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in context.book.records() {
        for topic in record.texts("topics").filter(|topic| !topic.trim().is_empty()) {
            *counts.entry(topic).or_default() += 1;
        }
    }
    let mut topics: Vec<Topic<'a>> =
        counts.into_iter().map(|(text, count)| Topic::new(text, count)).collect();
    topics.sort_by(|a, b| b.count.cmp(&a.count).then(a.text.cmp(b.text)));
    topics.truncate(TOPICS_AT_MOST);
    topics
}

/// By the rarer one.
fn look_alikes<'a>(topics: &[Topic<'a>]) -> BTreeMap<&'a str, Meant<'a>> {
    let mut meant = BTreeMap::new();
    for (at, rare) in topics.iter().enumerate() {
        let common = topics.iter().take(at).find(|common| is_alike(common, rare));
        if let Some(common) = common {
            // Of two that are as frequent nobody can say which one is right.
            let same = common.spelled == rare.spelled && common.count > rare.count;
            meant.insert(rare.text, Meant { text: common.text, same });
        }
    }
    meant
}

fn is_alike(a: &Topic<'_>, b: &Topic<'_>) -> bool {
    if a.spelled == b.spelled {
        return true;
    }
    let digits = |topic: &Topic<'_>| -> String {
        topic.spelled.chars().filter(char::is_ascii_digit).collect()
    };
    let near = a.spelled.len().abs_diff(b.spelled.len()) <= 4;
    let long = |topic: &Topic<'_>| topic.spelled.chars().count() >= SHORTEST;
    // `haushalt-2023` and `haushalt-2024` are two.
    near && long(a)
        && long(b)
        && strsim::levenshtein(&a.spelled, &b.spelled) == 1
        && digits(a) == digits(b)
}

fn spelled(topic: &str) -> String {
    let mut out = String::with_capacity(topic.len());
    for c in topic.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            ' ' | '-' | '_' => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_and_other_words_do_not() {
        let topic = |text| Topic { text, spelled: spelled(text), count: 1 };
        let alike = |a, b| is_alike(&topic(a), &topic(b));
        assert!(alike("Förderung", "foerderung") && alike("sprach-kurs", "Sprachkurs"));
        assert!(alike("anerkennung", "anerkenung"));
        assert!(!alike("jugend", "tugenden") && !alike("bonn", "bern"));
        assert!(!alike("haushalt-2023", "haushalt-2024") && !alike("c++", "c#"));
    }
}
