//! One pass over a text: at each word the longest name that begins there, then a part of a name
//! where its surroundings allow it. Looks every word up once and goes through no list of names.

use std::ops::Range;

use super::detail::Details;
use super::names::{Names, Whole, Whose, separator};
use super::ordinary;
use super::token::{Joint, Tokens, is_apostrophe};

/// What stands for what is hidden, and whether organisations are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cover<'a> {
    pub(super) someone: &'a str,
    pub(super) somewhere: &'a str,
    pub(super) organisations: bool,
}

/// What was found at some words.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) words: Range<usize>,
    /// Where it stands in the text.
    pub(super) place: Range<usize>,
    pub(super) what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Person,
    Organisation,
    /// An address or a number.
    Detail,
    /// A link to a record whose id has a name in it; its words stay.
    Link(String),
    /// The name of an organisation that may be told.
    Kept,
    /// What has been hidden before.
    Cover,
}

pub(super) struct Walk<'a> {
    pub(super) names: &'a Names,
    pub(super) tokens: Tokens<'a>,
    pub(super) cover: Cover<'a>,
    hits: Vec<Hit>,
}

/// The text with everything hidden that is to be.
pub(super) fn hide(names: &Names, text: &str, cover: Cover<'_>) -> String {
    let mut walk = Walk { names, tokens: Tokens::of(text), cover, hits: Vec::new() };
    walk.run();
    walk.write()
}

impl Walk<'_> {
    fn run(&mut self) {
        let details = Details::of(self.tokens.text);
        let mut at = 0;
        while at < self.tokens.len() {
            let hit = self.covered(at).or_else(|| self.detail(at, &details));
            let hit = hit.or_else(|| self.name(at));
            at = match hit {
                Some(hit) => {
                    let next = hit.words.end.max(at + 1);
                    self.keep(hit);
                    next
                }
                None => at + 1,
            };
        }
    }

    /// One name behind another with nothing between them is one.
    fn keep(&mut self, mut hit: Hit) {
        let joined = self.is_joined(hit.words.start);
        if hit.what == What::Person {
            self.with_genitive(&mut hit);
            match self.hits.last_mut().filter(|_| joined) {
                Some(last) => {
                    last.words.end = hit.words.end;
                    last.place.end = hit.place.end;
                    return;
                }
                None => self.with_before(&mut hit),
            }
        }
        self.hits.push(hit);
    }

    fn write(&self) -> String {
        let text = self.tokens.text;
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        for hit in &self.hits {
            let cover = match &hit.what {
                What::Person => self.cover.someone,
                What::Organisation | What::Detail => self.cover.somewhere,
                What::Link(words) => words,
                What::Kept | What::Cover => continue,
            };
            out.push_str(text.get(copied..hit.place.start).unwrap_or_default());
            out.push_str(cover);
            copied = hit.place.end;
            // `N. N.` at the end of a sentence has its full stop already.
            let mut rest = self.tokens.rest(copied).chars();
            let doubled = rest.next() == Some('.')
                && out.ends_with('.')
                && !rest.next().is_some_and(|c| c == '.' || c.is_alphanumeric());
            copied += usize::from(doubled);
        }
        out.push_str(self.tokens.rest(copied));
        out
    }

    pub(super) fn hit(&self, words: Range<usize>, what: What) -> Option<Hit> {
        let start = self.tokens.get(words.start)?.start;
        let end = self.tokens.get(words.end.checked_sub(1)?)?.end;
        Some(Hit { words, place: start..end, what })
    }

    /// Where the text was hidden before, nothing is left to find.
    fn covered(&self, at: usize) -> Option<Hit> {
        let cover = self.cover.someone;
        let start = self.tokens.get(at)?.start;
        let rest = self.tokens.rest(start).strip_prefix(cover).filter(|_| !cover.is_empty())?;
        let is_longer = rest.starts_with(char::is_alphanumeric);
        if is_longer && cover.ends_with(char::is_alphanumeric) {
            return None;
        }
        let end = start + cover.len();
        let mut until = at + 1;
        while self.tokens.get(until).is_some_and(|word| word.start < end) {
            until += 1;
        }
        Some(Hit { words: at..until, place: start..end, what: What::Cover })
    }

    fn name(&self, at: usize) -> Option<Hit> {
        let whole = self.whole(at);
        let part =
            || self.part(at).or_else(|| self.initials(at)).or_else(|| self.addressed_one(at));
        let Some((words, whose)) = whole else { return part() };
        let what = match whose {
            Whose::Person => What::Person,
            // The surname of a person is hidden, even where a firm is called the same.
            _ if words.len() == 1 && self.names.is_part(self.tokens.key(at)) => match part() {
                Some(hit) => return Some(hit),
                None => self.of_organisation(whose),
            },
            whose => self.of_organisation(whose),
        };
        let is_secret = |at| self.whole(at).is_some_and(|(_, whose)| whose == Whose::Secret);
        if what == What::Kept && (words.start + 1..words.end).any(is_secret) {
            return part();
        }
        let mut hit = self.hit(words, what)?;
        if hit.what == What::Organisation {
            self.with_full_stop(&mut hit);
        }
        Some(hit)
    }

    /// That of `e. V.`, where the sentence goes on.
    fn with_full_stop(&self, hit: &mut Hit) {
        let is_short = hit.words.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        let rest = self.tokens.rest(hit.place.end).strip_prefix('.');
        let (Some(word), Some(rest)) = (is_short, rest) else { return };
        let mut behind = rest.chars().skip_while(|c| c.is_whitespace());
        let goes_on = behind.next().is_some_and(|c| c.is_lowercase() || ",;:)".contains(c));
        if word.letters == 1 && goes_on {
            hit.place.end += '.'.len_utf8();
        }
    }

    pub(super) fn of_organisation(&self, whose: Whose) -> What {
        match whose {
            Whose::Secret => What::Organisation,
            Whose::Organisation if self.cover.organisations => What::Organisation,
            _ => What::Kept,
        }
    }

    /// The longest name that begins at a word.
    fn whole(&self, at: usize) -> Option<(Range<usize>, Whose)> {
        let longest = self.names.longest(self.tokens.key(at));
        let mut key = String::new();
        let mut found = None;
        let mut is_loose = false;
        for end in at + 1..=at.saturating_add(longest).min(self.tokens.len()) {
            let last = end - 1;
            if last > at {
                let joint = self.tokens.joint(last);
                if joint == Joint::None {
                    break;
                }
                is_loose |= joint == Joint::Sign;
                key.push_str(separator(joint));
            }
            let before = key.len();
            // `Amt 50` is not in `Amt 50b`.
            let is_number = self.tokens.get(last).is_some_and(|word| word.number);
            let is_whole =
                !is_number || end == self.tokens.len() || !self.tokens.gap(end).is_empty();
            let endings = stems(self.tokens.key(last)).filter(|_| is_whole);
            for stem in endings {
                key.truncate(before);
                key.push_str(stem);
                let whole = self.names.whole(&key).filter(|whole| self.is_meant(*whole, at..end));
                let Some(whole) = whole else { continue };
                let is_secret = matches!(found, Some((_, Whose::Secret)));
                let is_told = || self.of_organisation(whole.whose) == What::Kept;
                // Signs between the words have only the names of organisations. No longer name
                // that may be told tells a secret one.
                let is_name = match whole.whose {
                    Whose::Person => !is_loose,
                    _ => !is_secret || !is_told(),
                };
                if is_name {
                    found = Some((at..end, whole.whose));
                    break;
                }
            }
            key.truncate(before);
            key.push_str(self.tokens.key(last));
        }
        found
    }

    fn is_meant(&self, whole: Whole, words: Range<usize>) -> bool {
        let is = |test: fn(&super::token::Token) -> bool| {
            let telling = words.clone().filter(|at| !ordinary::is_particle(self.tokens.key(*at)));
            telling.filter_map(|at| self.tokens.get(at)).all(|word| word.number || test(word))
        };
        let is_id =
            || words.len() > 1 && words.clone().skip(1).all(|at| self.tokens.is_hyphened(at));
        (!whole.upper || is(|word| word.upper))
            && (!whole.capital || is(|word| word.capital) || is_id())
    }

    /// A word that is a first name or a surname, alone or with an ending.
    fn part(&self, at: usize) -> Option<Hit> {
        let (key, word) = (self.tokens.key(at), self.tokens.get(at)?);
        let exact = self.names.is_part(key).then_some(key);
        let stem = exact.or_else(|| {
            let mut stems = stems(key).filter(|_| !ordinary::is_function(key));
            stems.find(|stem| self.names.is_part(stem) && (word.capital || stem.len() > SHORT))
        })?;
        let is_name = match () {
            () if self.is_joined(at) || self.is_addressed(at, true) => {
                word.capital || stem.len() > SHORT
            }
            () if ordinary::is_function(key) => word.capital && self.is_inside(at),
            () if ordinary::is_ordinary(key) || ordinary::is_ordinary(stem) => {
                word.capital && !self.is_thing(at)
            }
            () => (word.capital || stem.len() > SHORT) && !self.is_institution(at),
        };
        self.hit(at..at + 1, What::Person).filter(|_| is_name)
    }

    /// Directly behind a name.
    fn is_joined(&self, at: usize) -> bool {
        let last = self.hits.last().filter(|hit| hit.what == What::Person);
        last.is_some_and(|hit| hit.words.end == at) && self.tokens.joint(at) == Joint::Name
    }

    /// Hidden, or something that was hidden before.
    fn is_hidden(&self, at: usize) -> bool {
        let last = self.hits.last().filter(|hit| hit.what != What::Kept);
        last.is_some_and(|hit| at < hit.words.end)
    }

    /// In the middle of a sentence, where German writes a word that is none with a capital only
    /// if it is a name.
    fn is_inside(&self, at: usize) -> bool {
        self.tokens.follows(at) && self.hits.last().is_none_or(|hit| hit.words.end != at)
    }

    /// Behind `Frau` or `Dr.`, or behind an initial alone where that is enough.
    fn is_addressed(&self, at: usize, by_initial: bool) -> bool {
        let mut before = at;
        while let Some(one) = before.checked_sub(1).filter(|one| !self.is_hidden(*one)) {
            if at - one > FAR || self.tokens.joint(before) != Joint::Name {
                return false;
            }
            let (key, word) = (self.tokens.key(one), self.tokens.get(one));
            let is_initial = word.is_some_and(|word| word.letters == 1 && word.capital)
                && self.tokens.gap(before).starts_with('.')
                && !self.is_abbreviated(one);
            if ordinary::is_address(key) || ordinary::is_title(key) || is_initial && by_initial {
                return word.is_some_and(|word| word.capital);
            }
            let is_between = is_initial
                || ordinary::is_office(key)
                || ordinary::is_faculty(key)
                || ordinary::is_particle(key);
            if !is_between {
                return false;
            }
            before = one;
        }
        false
    }

    /// The B. of `z. B.`
    pub(super) fn is_abbreviated(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_some_and(|word| word.letters == 1 && !word.capital && !word.number)
            && self.tokens.gap(at).starts_with('.')
    }

    /// True where a word stands for the thing: `im Winter`, `der lange Winter`, `Winter 2024`.
    fn is_thing(&self, at: usize) -> bool {
        let follows = |at: usize| self.tokens.follows(at);
        let before = |by: usize| at.checked_sub(by).filter(|one| !self.is_hidden(*one));
        let key = |at: usize| self.tokens.key(at);
        let number = |at: usize| self.tokens.get(at).is_some_and(|word| word.number);
        if let Some(one) = before(1) {
            let is_day = number(one) && matches!(self.tokens.gap(at).trim(), "" | ".");
            let is_small = self.tokens.get(one).is_some_and(|word| !word.capital);
            let behind = follows(one) && is_small;
            if is_day || follows(at) && ordinary::is_article(key(one)) {
                return true;
            }
            if let Some(article) = before(2).filter(|_| follows(at) && behind) {
                if ordinary::is_article(key(article)) {
                    return true;
                }
                let is_pair = matches!(key(one), "und" | "oder" | "wie" | "bis" | "and" | "or");
                let own = ordinary::is_time(key(at)) && ordinary::is_time(key(article));
                if is_pair && own && !self.names.is_part(key(article)) {
                    return true;
                }
            }
        }
        let one = before(1).filter(|_| follows(at)).map(key).unwrap_or_default();
        let year = key(at + 1);
        let is_year = follows(at + 1)
            && number(at + 1)
            && year.len() == 4
            && (year.starts_with("19") || year.starts_with("20"));
        ordinary::is_time(key(at))
            && (ordinary::is_before_time(one) || is_year && !ordinary::is_before_people(one))
    }

    /// In `Anne-Frank-Schule`: called after somebody else. Not where the whole name of a contact
    /// stands in it, which is found before.
    fn is_institution(&self, at: usize) -> bool {
        let mut end = at + 1;
        while end - at < FAR && end < self.tokens.len() && self.tokens.is_hyphened(end) {
            end += 1;
        }
        end > at + 2 && ordinary::is_institution(self.tokens.key(end - 1))
    }

    /// `A. G.-F.`, where somebody has these initials.
    fn initials(&self, at: usize) -> Option<Hit> {
        let is_initial = |at: usize| {
            let word = self.tokens.get(at).filter(|word| word.letters == 1 && word.capital);
            word.is_some() && self.tokens.gap(at + 1).starts_with('.')
        };
        let is_first = at.checked_sub(1).is_none_or(|before| {
            self.is_hidden(before) || !is_initial(before) || self.tokens.joint(at) != Joint::Name
        });
        if !is_first || self.is_abbreviated(at) {
            return None;
        }
        let mut letters = String::new();
        let mut found = None;
        let mut end = at;
        while is_initial(end) && (end == at || self.tokens.joint(end) == Joint::Name) {
            if end - at > FAR {
                return None;
            }
            letters.push_str(self.tokens.key(end));
            end += 1;
            if self.names.is_initials(&letters) {
                found = Some(end);
            }
        }
        let mut hit = self.hit(at..found?, What::Person)?;
        hit.place.end += '.'.len_utf8();
        Some(hit)
    }

    /// Whoever is called by their name, though they are no contact: `Frau Meier`.
    fn addressed_one(&self, at: usize) -> Option<Hit> {
        let address = at.checked_sub(1).filter(|before| !self.is_hidden(*before))?;
        let joined = |at: usize| self.tokens.joint(at) == Joint::Name;
        let word = |at: usize| self.tokens.get(at);
        let is_name = |at: usize| {
            let key = self.tokens.key(at);
            let is_word = ordinary::is_function(key) || ordinary::is_office(key);
            let beside = ordinary::is_beside(key) || ordinary::is_faculty(key);
            word(at).is_some_and(|word| word.capital && word.letters > 1) && !is_word && !beside
        };
        let mut name = at;
        let is_particle = |at: usize| {
            word(at).is_some_and(|word| !word.capital) && ordinary::is_particle(self.tokens.key(at))
        };
        while name - at < FAR && is_particle(name) && joined(name + 1) {
            name += 1;
        }
        let is_capital = word(name).is_some_and(|word| word.capital) && joined(at);
        if !is_capital || !self.is_addressed(at, false) || !is_name(name) || self.is_woman(address)
        {
            return None;
        }
        let mut end = name + 1;
        while end < self.tokens.len() && self.tokens.is_hyphened(end) && is_name(end) {
            end += 1;
        }
        // With a surname behind a first name that nobody knows either.
        if end < self.tokens.len() && self.tokens.follows(end) && is_name(end) {
            end += 1;
        }
        self.hit(at..end, What::Person)
    }

    /// `eine Frau`, `der Herr`: no form of address.
    fn is_woman(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| !self.is_hidden(*before));
        let before = before.map(|before| self.tokens.key(before)).unwrap_or_default();
        ordinary::is_address(self.tokens.key(at))
            && self.tokens.follows(at)
            && (ordinary::is_article(before) || before == "die")
    }

    /// The mark of a genitive behind a name: `Voß'`, `Haddad's`.
    fn with_genitive(&self, hit: &mut Hit) {
        let mut rest = self.tokens.rest(hit.place.end).chars();
        let Some(mark) = rest.next().filter(|c| is_apostrophe(*c)) else { return };
        let next = hit.words.end;
        let is_s = self.tokens.key(next) == "s" && self.tokens.gap(next).chars().eq([mark]);
        if let Some(word) = self.tokens.get(next).filter(|_| is_s) {
            (hit.words.end, hit.place.end) = (next + 1, word.end);
            return;
        }
        let last = self.tokens.key(hit.words.end.saturating_sub(1));
        let before = self.tokens.text.get(..hit.place.start).unwrap_or_default();
        let is_quoted = before.ends_with(is_apostrophe);
        let ends = !rest.next().is_some_and(char::is_alphanumeric);
        if last.ends_with(['s', 'x', 'z']) && ends && !is_quoted {
            hit.place.end += mark.len_utf8();
        }
    }

    /// Initials, titles and the other half of a double name before a name are part of it.
    fn with_before(&self, hit: &mut Hit) {
        let limit = self.hits.last().map_or(0, |hit| hit.words.end);
        let mut first = hit.words.start;
        let mut title = first;
        while title > limit {
            let before = title - 1;
            let (key, Some(word)) = (self.tokens.key(before), self.tokens.get(before)) else {
                break;
            };
            let gap = self.tokens.gap(title);
            let dotted = gap.starts_with('.');
            let is_title = ordinary::is_title(key);
            let hyphened = self.tokens.is_hyphened(title);
            let is_initial = word.letters == 1 && word.capital && (dotted || hyphened);
            // `O’Brien`, `d’Angelo`
            let is_elided = word.letters == 1 && !gap.is_empty() && gap.chars().all(is_apostrophe);
            let is_short = word.capital
                && matches!(gap, "." | ". " | ".\u{a0}")
                && self.names.is_shortened(key);
            let is_half = word.capital && word.letters > 1 && hyphened && title == first;
            let is_own =
                is_initial && !self.is_abbreviated(before) || is_elided || is_short || is_half;
            let is_before = is_own || is_title || ordinary::is_faculty(key);
            let is_near = is_short || self.tokens.joint(title) == Joint::Name;
            if !is_before || !is_near || ordinary::is_address(key) {
                break;
            }
            title = before;
            if is_own || is_title {
                first = before;
            }
        }
        if let Some(word) = self.tokens.get(first).filter(|_| first < hit.words.start) {
            (hit.words.start, hit.place.start) = (first, word.start);
        }
    }
}

/// More titles, particles, initials or parts of a name in a row belong to nobody.
const FAR: usize = 16;

/// A shorter name counts with a capital only.
const SHORT: usize = 3;

/// A word as it is, and without what a genitive or an adjective hangs on a name.
pub(super) fn stems(key: &str) -> impl Iterator<Item = &str> {
    let endings = ["s", "ens", "sche", "schen", "scher", "sches", "schem"];
    let stem = move |ending: &&str| key.strip_suffix(*ending).filter(|stem| stem.len() > 1);
    std::iter::once(key).chain(endings.into_iter().filter_map(move |ending| stem(&ending)))
}
