//! Two words of one field that are probably one, spelled in two ways.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::{Context, Rule, slip, spot};
use crate::diagnostic::{Diagnostic, TextEdit};
use crate::record::Book;
use crate::words::Message;

/// Characters; of shorter words one letter is too much of the word.
const SHORTEST: usize = 5;

/// All pairs are compared; a log with more words than this in a field has no list of them any more.
const WORDS_AT_MOST: usize = 3000;

struct Word<'a> {
    text: &'a str,
    /// Without case, hyphens and blanks, umlauts written out.
    spelled: String,
    count: usize,
}

impl Word<'_> {
    fn new(text: &str, count: usize) -> Word<'_> {
        Word { text, spelled: spelled(text), count }
    }
}

/// The word that is meant.
struct Meant<'a> {
    text: &'a str,
    /// Only the spelling differs.
    same: bool,
    /// Of two that are as frequent nobody can say which one is right.
    is_common: bool,
}

/// Every value of a field that looks like a more frequent one, as a fault of the rule; `said` is its
/// sentence and its remedy.
pub(super) fn check(
    rule: &'static Rule,
    context: &Context<'_>,
    key: &str,
    said: [Message; 2],
    found: &mut Vec<Diagnostic>,
) {
    if !may_have_a_like(context, key) {
        return;
    }
    let meant = look_alikes(&words(context, key));
    if meant.is_empty() {
        return;
    }
    for record in context.records() {
        for (index, value) in record.values(key).iter().enumerate() {
            let Some(text) = value.as_text() else { continue };
            let Some(meant) = meant.get(text) else { continue };
            let range = record.place(key, index);
            let [message, remedy] = said.clone().map(|said| said.with("other", meant.text));
            let fault = rule.at(record, range.clone(), message.with("value", text), remedy);
            let plain = meant.text.chars().all(|c| c.is_alphanumeric() || c == '-');
            let edit = TextEdit::new(range.clone(), meant.text);
            found.push(
                match (meant.is_common && plain && spot::says(record, &range, text), meant.same) {
                    (false, _) => fault,
                    (true, true) => fault.with_fix(edit),
                    (true, false) => fault.with_guess(edit),
                },
            );
        }
    }
}

/// False where no other word is like one of the only record's: the words of all others are
/// known without bringing them, how often each is used is not.
fn may_have_a_like(context: &Context<'_>, key: &str) -> bool {
    if context.only.is_none() {
        return true;
    }
    let own = context.records().flat_map(|record| record.texts(key));
    let own: Vec<Word<'_>> = own.map(|text| Word::new(text, 0)).collect();
    let like = |text: &str| {
        let other = Word::new(text, 0);
        own.iter().any(|own| own.text != text && is_alike(own, &other))
    };
    let at_hand = context.book.at_hand().iter().flat_map(|record| record.texts(key));
    !own.is_empty() && (at_hand.into_iter().any(like) || on_shelf(context.book, key, &like))
}

fn on_shelf(book: &Book, key: &str, like: &dyn Fn(&str) -> bool) -> bool {
    let Some(shelf) = book.shelf() else { return false };
    let may =
        shelf.with_value(&|other| other == key, &mut |value| value.as_text().is_none_or(like));
    !may.possible.is_clear()
}

/// The most frequent first.
fn words<'a>(context: &Context<'a>, key: &str) -> Vec<Word<'a>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in context.book.records() {
        for word in record.texts(key).filter(|word| !word.trim().is_empty()) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut words: Vec<Word<'a>> =
        counts.into_iter().map(|(text, count)| Word::new(text, count)).collect();
    words.sort_by(|a, b| b.count.cmp(&a.count).then(a.text.cmp(b.text)));
    words.truncate(WORDS_AT_MOST);
    words
}

/// By the rarer one.
fn look_alikes<'a>(words: &[Word<'a>]) -> BTreeMap<&'a str, Meant<'a>> {
    let mut meant = BTreeMap::new();
    for (at, rare) in words.iter().enumerate() {
        let common = words.iter().take(at).find(|common| is_alike(common, rare));
        if let Some(common) = common {
            let (same, is_common) = (common.spelled == rare.spelled, common.count > rare.count);
            meant.insert(rare.text, Meant { text: common.text, same, is_common });
        }
    }
    meant
}

fn is_alike(a: &Word<'_>, b: &Word<'_>) -> bool {
    if a.spelled == b.spelled {
        return true;
    }
    let digits =
        |word: &Word<'_>| -> String { word.spelled.chars().filter(char::is_ascii_digit).collect() };
    let long = |word: &Word<'_>| word.spelled.chars().count() >= SHORTEST;
    // `haushalt-2023` and `haushalt-2024` are two.
    long(a)
        && long(b)
        && slip::between(&a.spelled, &b.spelled, 1).is_some()
        && digits(a) == digits(b)
}

fn spelled(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.nfc().flat_map(char::to_lowercase) {
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
        let word = |text| Word { text, spelled: spelled(text), count: 1 };
        let alike = |a, b| is_alike(&word(a), &word(b));
        assert!(alike("Förderung", "foerderung") && alike("sprach-kurs", "Sprachkurs"));
        assert!(alike("anerkennung", "anerkenung") && alike("anerkennung", "anerkennugn"));
        assert!(!alike("jugend", "tugenden") && !alike("bonn", "bern"));
        assert!(!alike("haushalt-2023", "haushalt-2024") && !alike("c++", "c#"));
    }
}
