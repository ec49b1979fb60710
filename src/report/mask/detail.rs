//! What is no name and leads to a person all the same: addresses, telephone numbers, ids in links
//! and behind an @.

use std::ops::Range;

use super::names::{TELLING, Whose};
use super::token::{is_hyphen, is_invisible};
use super::walk::{Hit, Walk, What, hide};

/// Where addresses and links stand in a text, in their order.
#[derive(Debug, Default)]
pub(super) struct Details {
    addresses: Vec<Range<usize>>,
    links: Vec<Range<usize>>,
}

impl Details {
    pub(super) fn of(text: &str) -> Details {
        let mut details = Details::default();
        for (at, _) in text.match_indices(['@', '＠']) {
            let after = details.addresses.last().map_or(0, |last| last.end);
            let address = address(text, at).filter(|address| address.start >= after);
            details.addresses.extend(address);
        }
        let mut from = 0;
        let find = |from: usize, sign: &str| Some(from + text.get(from..)?.find(sign)?);
        // Nothing is looked at twice, however many brackets open before one closes.
        while let Some(first) = find(from, "[[") {
            let Some(close) = find(first + 2, "]]") else { break };
            let inside = text.get(first..close).unwrap_or_default();
            let start = first + inside.rfind("[[").unwrap_or_default();
            from = close + 2;
            if !text.get(start..close).unwrap_or_default().contains('\n') {
                details.links.push(start..from);
            }
        }
        details
    }
}

/// The address around an @.
fn address(text: &str, at: usize) -> Option<Range<usize>> {
    let is_part = |c: char| {
        c.is_alphanumeric()
            || is_invisible(c)
            || matches!(c, '.' | '-' | '_' | '\u{300}'..='\u{36f}')
    };
    let is_local = |c: char| is_part(c) || matches!(c, '+' | '%' | '&' | '~');
    let before = text.get(..at)?;
    let name = before.trim_end_matches(is_local);
    let start = name.len() + before.get(name.len()..)?.len()
        - before.get(name.len()..)?.trim_start_matches(['.', '-']).len();
    let behind = text.get(at..)?.chars().next().map(|c| at + c.len_utf8())?;
    let host = text.get(behind..)?;
    let length = host.find(|c: char| !is_part(c)).unwrap_or(host.len());
    let host = host.get(..length)?.trim_end_matches(['.', '-', '_']);
    let is_address = start < at && host.trim_matches('.').contains('.');
    is_address.then_some(start..behind + host.len())
}

impl Walk<'_> {
    pub(super) fn detail(&self, at: usize, details: &Details) -> Option<Hit> {
        let start = self.tokens.get(at)?.start;
        let within = |places: &[Range<usize>]| {
            let next = places.partition_point(|place| place.end <= start);
            places.get(next).filter(|place| place.start <= start).cloned()
        };
        if let Some(place) = within(&details.addresses) {
            return Some(self.over(at, place, What::Detail));
        }
        let link = within(&details.links)
            .filter(|place| self.tokens.gap(at).ends_with("[[") && place.start + 2 == start);
        if let Some(hit) = link.and_then(|place| self.link(at, place)) {
            return Some(hit);
        }
        self.mention(at).or_else(|| self.number(at))
    }

    /// All words inside a place.
    fn over(&self, at: usize, place: Range<usize>, what: What) -> Hit {
        let mut end = at + 1;
        while self.tokens.get(end).is_some_and(|word| word.start < place.end) {
            end += 1;
        }
        Hit { words: at..end, place, what }
    }

    fn of_id(&self, id: &str) -> Option<What> {
        match self.names.of_id(id)? {
            Whose::Person => Some(What::Person),
            whose => Some(self.of_organisation(whose)).filter(|what| *what != What::Kept),
        }
    }

    /// `[[id|words]]`: a link to a person is that person, whatever its words say.
    fn link(&self, at: usize, place: Range<usize>) -> Option<Hit> {
        let inside = self.tokens.text.get(place.start + 2..place.end - 2)?;
        let (target, words) = match inside.split_once('|') {
            Some((target, words)) => (target, Some(words)),
            None => (inside, None),
        };
        let id = target.rsplit('/').next().unwrap_or(target).trim();
        let id = id.strip_suffix(".md").unwrap_or(id);
        if let Some(what) = self.of_id(id) {
            return Some(self.over(at, place, what));
        }
        // The id of a conversation is often made of names.
        let words = words.filter(|words| !words.trim().is_empty())?;
        let is_telling = hide(self.names, target, self.cover) != target;
        let words = is_telling.then(|| hide(self.names, words, self.cover))?;
        Some(self.over(at, place, What::Link(words)))
    }

    /// `@id`
    fn mention(&self, at: usize) -> Option<Hit> {
        let start = self.tokens.get(at)?.start;
        let before = self.tokens.text.get(..start)?.strip_suffix('@')?;
        let rest = self.tokens.rest(start);
        let is_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let length = rest.find(|c| !is_id(c)).unwrap_or(rest.len());
        let id = rest.get(..length)?.trim_end_matches(['.', '-', '_']);
        let what = self.of_id(id)?;
        // What is glued to the word before keeps its @, or two words would become one.
        let is_glued = before.ends_with(|c: char| c.is_alphanumeric() || is_invisible(c));
        let from = if is_glued { start } else { before.len() };
        Some(self.over(at, from..start + id.len(), what))
    }

    /// A telephone number: international, with an area code, behind a word that says so, or that
    /// of a contact.
    fn number(&self, at: usize) -> Option<Hit> {
        let first = self.tokens.get(at).filter(|word| word.number)?;
        let before = self.tokens.text.get(..first.start)?;
        let mut end = at + 1;
        let is_group = |at: usize| {
            self.tokens.get(at).is_some_and(|word| word.number) && is_grouping(self.tokens.gap(at))
        };
        while end < at + GROUPS && is_group(end) {
            end += 1;
        }
        let last = self.tokens.get(end - 1)?;
        let digits: String = (at..end).map(|at| self.tokens.key(at)).collect();
        let gaps = || (at + 1..end).map(|at| self.tokens.gap(at));
        let is_plus = before.ends_with(['+', '＋']) || before.ends_with("+(");
        let is_code = digits.starts_with('0') && {
            // A date or a time begins with two digits, an area code has more.
            let is_dated = |gap: &str| gap.contains('.') || gap.chars().any(is_hyphen);
            first.letters > 2 || before.ends_with('(') || !gaps().any(is_dated)
        };
        let word = at.checked_sub(1).filter(|_| self.tokens.gap(at).chars().count() <= 3);
        let least = match word.map(|word| self.tokens.key(word)).unwrap_or_default() {
            "tel" | "telefon" | "telefonnummer" | "handy" | "handynummer" | "mobilnummer"
            | "fax" | "telefax" | "durchwahl" | "dw" | "rufnummer" | "phone" | "ext" => 3,
            "mobil" | "cell" | "mobile" => 5,
            _ if is_plus || is_code => 7,
            _ => usize::MAX,
        };
        let is_known = digits.len() >= TELLING && self.names.is_number(&digits);
        // `2024 089 99998 217`: what stands before the number is no part of it.
        let is_later = || at + 1 < end && self.number(at + 1).is_some();
        if digits.len() < least && (!is_known || is_later()) {
            return None;
        }
        let bracket = gaps().any(|gap| gap.contains(')') && !gap.contains('('));
        let before = before.strip_suffix('(').filter(|_| bracket).unwrap_or(before);
        let before = before.strip_suffix(['+', '＋']).unwrap_or(before);
        let before = before.strip_suffix('(').filter(|_| bracket).unwrap_or(before);
        Some(Hit { words: at..end, place: before.len()..last.end, what: What::Detail })
    }
}

/// A telephone number has no more groups of digits.
const GROUPS: usize = 9;

/// What stands between the groups of a number.
fn is_grouping(gap: &str) -> bool {
    let is_sign =
        |c: char| c == ' ' || c == '\u{a0}' || c == '\u{202f}' || is_hyphen(c) || is_invisible(c);
    gap.chars().count() <= 4
        && gap.chars().all(|c| is_sign(c) || matches!(c, '/' | '(' | ')' | '.'))
}
