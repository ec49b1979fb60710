//! The text: each of its parts for itself.

use super::align::{Fate, Side, align, alike};
use super::part::{Part, parts, written};
use super::{Merged, Spot, answer, either, open, task};

pub(super) fn merge(bodies: [&str; 3], known: bool, merged: &mut Merged) -> String {
    let [base, ours, theirs] = bodies;
    if ours == theirs || known && base == theirs {
        return ours.to_string();
    }
    if known && base == ours {
        return theirs.to_string();
    }
    let [(base, base_end), (ours, our_end), (theirs, their_end)] = bodies.map(parts);
    // What both made has in common what is the same in both.
    let base = if known { base } else { shared(&ours, &theirs) };
    let (answered, base) = answer::of_both(base, &ours, &theirs);
    let sides = Sides {
        one: aligned(&base, &ours),
        other: aligned(&base, &theirs),
        base: &base,
        ours: &ours,
        theirs: &theirs,
    };
    let mut parts = sides.merge(merged);
    for question in &answered {
        question.settle(&mut parts, merged);
    }
    space(&mut parts);
    let end = match (ours.is_empty(), theirs.is_empty()) {
        (true, _) => their_end,
        (_, true) => our_end,
        _ => either(known.then_some(base_end), our_end, their_end),
    };
    written(&parts, if parts.is_empty() { 0 } else { end })
}

/// Paragraphs stand apart, and what follows a quotation is no further line of it.
fn space(parts: &mut [Part]) {
    let mut is_quoted = false;
    for (at, part) in parts.iter_mut().enumerate() {
        let least = if part.is_item() && !is_quoted { 1 } else { 2 };
        part.breaks = if at == 0 { part.breaks } else { part.breaks.max(least) };
        is_quoted = part.text.lines().last().is_some_and(|line| line.starts_with('>'));
    }
}

impl AsRef<str> for Part {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

fn aligned(base: &[Part], new: &[Part]) -> Side {
    let of = |old: usize, at: usize| Some((base.get(old)?, new.get(at)?));
    let like =
        |old, at, in_place| of(old, at).is_some_and(|(old, new)| is_like(old, new, in_place));
    let same = |old, at| of(old, at).is_some_and(|(old, new)| is_same(old, new));
    align(base, new, like, same)
}

fn shared(ours: &[Part], theirs: &[Part]) -> Vec<Part> {
    let side = align(ours, theirs, |_, _, _| false, |_, _| false);
    let stayed = ours.iter().zip(&side.fates);
    let stayed = stayed.filter(|(_, fate)| matches!(fate, Fate::Stayed(_)));
    stayed.map(|(part, _)| part.clone()).collect()
}

/// Whether one may be the other in new words. A paragraph in its place may be all new; a task with
/// all other words is another task.
fn is_like(one: &Part, other: &Part, in_place: bool) -> bool {
    match (&one.task, &other.task) {
        (Some(one), Some(other)) => one.text == other.text || alike(&one.text, &other.text),
        (None, None) => in_place || alike(&one.text, &other.text),
        _ => false,
    }
}

fn is_same(one: &Part, other: &Part) -> bool {
    match (&one.task, &other.task) {
        (Some(one), Some(other)) => one.text == other.text,
        _ => one.text == other.text,
    }
}

struct Sides<'a> {
    base: &'a [Part],
    ours: &'a [Part],
    theirs: &'a [Part],
    one: Side,
    other: Side,
}

impl Sides<'_> {
    fn merge(&self, merged: &mut Merged) -> Vec<Part> {
        let mut out: Vec<Part> = Vec::new();
        for at in 0..self.base.len() {
            self.add_new(at, &mut out, merged);
            // What was moved stands where it was put.
            let by_us = matches!(self.one.fates.get(at), Some(Fate::Moved(_)));
            if !by_us && !self.is_moved_by_them(at) {
                let part = self.settled(at, merged);
                // What stands before it may be new to the one for whom it was the first.
                let first = self.one.fates.get(at).and_then(|fate| fate.part()) == Some(0);
                out.extend(part.map(|part| match first {
                    true => apart(out.last(), part, self.ours, 0),
                    false => part,
                }));
            }
        }
        self.add_new(self.base.len(), &mut out, merged);
        // Line breaks at the top are those of the first part, whichever it is.
        if let Some(first) = out.first_mut() {
            let tops = [self.base, self.ours, self.theirs];
            let tops = tops.map(|parts| parts.first().map_or(2, |part| part.breaks));
            first.breaks = either((!self.base.is_empty()).then_some(tops[0]), tops[1], tops[2]);
        }
        out
    }

    /// What is new before an old part: ours, then theirs, what both have once.
    fn add_new(&self, at: usize, out: &mut Vec<Part>, merged: &mut Merged) {
        for new in self.one.new.get(at).into_iter().flatten() {
            let moved = self.one.fates.iter().position(|fate| *fate == Fate::Moved(*new));
            let part = match moved {
                Some(old) => self.settled(old, merged),
                None => self.ours.get(*new).cloned(),
            };
            out.extend(part.map(|part| apart(out.last(), part, self.ours, *new)));
        }
        for new in self.other.new.get(at).into_iter().flatten() {
            let Some(part) = self.theirs.get(*new) else { continue };
            let moved = self.other.fates.iter().position(|fate| *fate == Fate::Moved(*new));
            let part = match moved {
                Some(old) if self.is_moved_by_them(old) => {
                    let settled = self.settled(old, merged);
                    settled.map(|settled| Part { breaks: part.breaks, ..settled })
                }
                // We have moved it too, or taken it away.
                Some(old) => {
                    let gone = self.one.fates.get(old) == Some(&Fate::Gone);
                    (gone && self.is_changed(old, part) && !self.is_ours(part))
                        .then(|| part.clone())
                }
                None => (!self.is_ours(part)).then(|| part.clone()),
            };
            out.extend(part.map(|part| apart(out.last(), part, self.theirs, *new)));
        }
    }

    /// Where both moved it, it stands where we put it.
    fn is_moved_by_them(&self, old: usize) -> bool {
        let fates = [self.one.fates.get(old), self.other.fates.get(old)];
        matches!(fates, [Some(Fate::Stayed(_) | Fate::Changed(_)), Some(Fate::Moved(_))])
    }

    /// Whether we have written the same.
    fn is_ours(&self, part: &Part) -> bool {
        let stayed = |at: usize| self.one.fates.contains(&Fate::Stayed(at));
        let mut same = self.ours.iter().enumerate().filter(|(_, ours)| ours.text == part.text);
        same.any(|(at, _)| !stayed(at))
    }

    fn is_changed(&self, old: usize, part: &Part) -> bool {
        self.base.get(old).is_none_or(|was| was.text != part.text)
    }

    /// What becomes of an old part.
    fn settled(&self, at: usize, merged: &mut Merged) -> Option<Part> {
        let was = self.base.get(at)?;
        let (one, other) = (*self.one.fates.get(at)?, *self.other.fates.get(at)?);
        let ours = one.part().and_then(|at| self.ours.get(at));
        let theirs = other.part().and_then(|at| self.theirs.get(at));
        let kept = |part: &Part, merged: &mut Merged| {
            let changed = part.text != was.text;
            if changed {
                merged.kept.push(Spot::Text);
            }
            changed.then(|| part.clone())
        };
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => Some(self.both(was, ours, theirs, merged)),
            (Some(ours), None) => kept(ours, merged),
            // Where they moved it, it stands among what is new there.
            (None, Some(theirs)) if !matches!(other, Fate::Moved(_)) && !self.is_ours(theirs) => {
                kept(theirs, merged)
            }
            _ => None,
        }
    }

    fn both(&self, was: &Part, ours: &Part, theirs: &Part, merged: &mut Merged) -> Part {
        if ours.text == theirs.text || theirs.text == was.text {
            return ours.clone();
        }
        let part = |text: String| Part::new(ours.breaks, text);
        if ours.text == was.text {
            return part(theirs.text.clone());
        }
        if let Some(text) = task::merge(&was.text, &ours.text, &theirs.text) {
            return part(text);
        }
        // It has been noticed before, and nobody has decided since.
        let asks = |parts: &[Part], other: &Part| {
            parts.iter().any(|part| part.text == open::quotation(&other.text))
        };
        if asks(self.ours, theirs) {
            return ours.clone();
        }
        if asks(self.theirs, ours) {
            return part(theirs.text.clone());
        }
        merged.conflicts.push(Spot::Text);
        part(format!("{}\n\n{}", ours.text, open::quotation(&theirs.text)))
    }
}

/// A new item behind a paragraph that is no item, and the other way round, stands apart; one that
/// began a list where it comes from goes on with the list that is there.
fn apart(before: Option<&Part>, mut part: Part, side: &[Part], at: usize) -> Part {
    let Some(before) = before else { return part };
    let began = !at.checked_sub(1).and_then(|at| side.get(at)).is_some_and(Part::is_item);
    if before.is_item() != part.is_item() {
        part.breaks = part.breaks.max(2);
    } else if part.is_item() && began {
        part.breaks = 1;
    }
    part
}
