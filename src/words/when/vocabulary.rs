//! The words that dates are made of, one table for each language. Both are always open: a
//! German office writes `next-month` in a query and `nächsten Monat` in a prompt. Knows single
//! words only; how they follow each other is `phrase`.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Weekday;

use super::{Edge, Unit};
use crate::words::{Lang, calendar, fold};

/// What a word means, whatever its language and inflection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Days from today: `gestern` is -1.
    Near(i64),
    Weekday(Weekday),
    /// From 1.
    Month(u32),
    Unit(Unit),
    /// `Mo` is Monday; after a number (`6mo`) it is months.
    Mo,
    Quarter,
    /// A week by its number: `KW`.
    WeekNumber,
    /// Turns of the week, month, year … from the present one: `nächste` is 1.
    Turn(i32),
    Edge(Edge),
    /// `Monatsende`.
    EdgeOf(Edge, Unit),
    Number(u32),
    /// `ago`, behind a span.
    Ago,
    /// `vor`, before a span.
    Back,
    In,
    Before,
    After,
    /// Opens a range: `seit`.
    From,
    /// Between the ends of a range: `bis`.
    Until,
    /// Articles and the like: they change no date.
    Filler,
}

use Word::{Edge as At, EdgeOf, Month, Near, Number, Turn, Unit as Of};

type Table = &'static [(Word, &'static str)];

// Full names and the abbreviations that netlog itself writes come from `calendar`.
const GERMAN: Table = &[
    (Near(-2), "vorgestern"),
    (Near(-1), "gestern"),
    (Near(0), "heute jetzt"),
    (Near(1), "morgen"),
    (Near(2), "übermorgen"),
    (Word::Weekday(Weekday::Sat), "Sonnabend"),
    (Word::Mo, "Mo"),
    (Month(1), "Jänner Jän"),
    (Month(2), "Feber"),
    (Month(3), "Mär Mrz"),
    (Of(Unit::Day), "Tag Tage Tages Tagen t"),
    (Of(Unit::Week), "Woche Wochen"),
    (Of(Unit::Month), "Monat Monate Monats Monates Monaten"),
    (Of(Unit::Year), "Jahr Jahre Jahres Jahren j"),
    (Word::Quarter, "Quartal Quartals Quartales q"),
    (Word::WeekNumber, "KW Kalenderwoche"),
    (At(Edge::Start), "Anfang Beginn"),
    (At(Edge::Middle), "Mitte"),
    (At(Edge::End), "Ende"),
    // No `Wochenende`: it is no end of the week but two days.
    (EdgeOf(Edge::Start, Unit::Week), "Wochenanfang Wochenbeginn"),
    (EdgeOf(Edge::Middle, Unit::Week), "Wochenmitte"),
    (EdgeOf(Edge::Start, Unit::Month), "Monatsanfang Monatsbeginn"),
    (EdgeOf(Edge::Middle, Unit::Month), "Monatsmitte"),
    (EdgeOf(Edge::End, Unit::Month), "Monatsende"),
    (EdgeOf(Edge::Start, Unit::Year), "Jahresanfang Jahresbeginn"),
    (EdgeOf(Edge::Middle, Unit::Year), "Jahresmitte"),
    (EdgeOf(Edge::End, Unit::Year), "Jahresende"),
    (Number(1), "ein eine einen einer einem eines"),
    (Number(2), "zwei"),
    (Number(3), "drei"),
    (Number(4), "vier"),
    (Number(5), "fünf"),
    (Number(6), "sechs"),
    (Number(7), "sieben"),
    (Number(8), "acht"),
    (Number(9), "neun"),
    (Number(10), "zehn"),
    (Number(11), "elf"),
    (Number(12), "zwölf"),
    (Word::Back, "vor"),
    (Word::In, "in"),
    (Word::From, "ab seit von vom"),
    (Word::Until, "bis"),
    (Word::Filler, "am im zum zur der die das den dem des"),
];

/// Stems that take any ending of an adjective.
const GERMAN_TURNS: &[(i32, &str)] = &[
    (-2, "vorletzt"),
    (-1, "letzt"),
    (-1, "vergangen"),
    (-1, "vorig"),
    (0, "dies"),
    (0, "laufend"),
    (0, "aktuell"),
    (1, "nächst"),
    (1, "kommend"),
    (2, "übernächst"),
];
const ENDINGS: [&str; 5] = ["e", "en", "er", "es", "em"];

const ENGLISH: Table = &[
    (Near(-1), "yesterday"),
    (Near(0), "today now"),
    (Near(1), "tomorrow"),
    (Word::Weekday(Weekday::Tue), "tues"),
    (Word::Weekday(Weekday::Wed), "weds"),
    (Word::Weekday(Weekday::Thu), "thur thurs"),
    (Month(9), "sept"),
    (Of(Unit::Day), "day days d"),
    (Of(Unit::Week), "week weeks wk wks w"),
    (Of(Unit::Month), "month months mth mths m"),
    (Of(Unit::Year), "year years yr yrs y"),
    (Word::Quarter, "quarter"),
    (Word::WeekNumber, "CW calendar"),
    (At(Edge::Start), "start beginning early"),
    (At(Edge::Middle), "mid middle"),
    (At(Edge::End), "end late"),
    (Number(1), "a an one"),
    (Number(2), "two"),
    (Number(3), "three"),
    (Number(4), "four"),
    (Number(5), "five"),
    (Number(6), "six"),
    (Number(7), "seven"),
    (Number(8), "eight"),
    (Number(9), "nine"),
    (Number(10), "ten"),
    (Number(11), "eleven"),
    (Number(12), "twelve"),
    (Turn(-1), "last past previous"),
    (Turn(0), "this current"),
    (Turn(1), "next coming upcoming"),
    (Word::Ago, "ago"),
    (Word::In, "in"),
    (Word::Before, "before"),
    (Word::After, "after"),
    (Word::From, "from since"),
    (Word::Until, "until till to"),
    (Word::Filler, "the of on"),
];

/// The meaning of a word that is already folded by [`fold::key`].
pub(super) fn look_up(folded: &str) -> Option<Word> {
    static WORDS: LazyLock<HashMap<String, Word>> = LazyLock::new(|| entries().collect());
    WORDS.get(folded).copied()
}

/// Where a spelling comes twice, the later one holds.
fn entries() -> impl Iterator<Item = (String, Word)> {
    let turns = GERMAN_TURNS.iter().flat_map(|(turn, stem)| {
        ENDINGS.iter().map(move |ending| (fold::key(&format!("{stem}{ending}")), Turn(*turn)))
    });
    let tables = [GERMAN, ENGLISH].into_iter().flatten().flat_map(|(word, spellings)| {
        spellings.split(' ').map(|spelling| (fold::key(spelling), *word))
    });
    Lang::ALL.into_iter().flat_map(names).chain(turns).chain(tables)
}

fn names(lang: Lang) -> impl Iterator<Item = (String, Word)> {
    let months = (1..=12).flat_map(move |month| {
        [calendar::month_name(lang, month), calendar::month_short(lang, month)]
            .map(|name| (fold::key(name.trim_end_matches('.')), Month(month)))
    });
    let weekdays = (0..7).filter_map(|number| Weekday::try_from(number).ok());
    months.chain(weekdays.flat_map(move |weekday| {
        [calendar::weekday_name(lang, weekday), calendar::weekday_short(lang, weekday)]
            .map(|name| (fold::key(name), Word::Weekday(weekday)))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_means_two_things() {
        let mut seen: HashMap<String, Word> = HashMap::new();
        for (spelling, word) in entries().filter(|(spelling, _)| spelling != "mo") {
            let first = *seen.entry(spelling.clone()).or_insert(word);
            assert_eq!(first, word, "{spelling}");
        }
        assert_eq!(look_up("mo"), Some(Word::Mo));
    }

    #[test]
    fn umlauts_are_found_in_each_spelling() {
        for text in ["übernächsten", "uebernaechsten", "ÜBERNÄCHSTEN", "ubernachsten"] {
            assert_eq!(look_up(&fold::key(text)), Some(Turn(2)), "{text}");
        }
        assert_eq!(look_up(&fold::key("März")), look_up(&fold::key("maerz")));
    }
}
