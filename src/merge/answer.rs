//! Paragraphs of which a version was asked for, and about which both have decided: who kept one
//! meant it, though it had stood there before.

use super::open::{Asked, asked, quotation};
use super::part::Part;
use super::{Merged, Spot};

/// A question that both have answered.
pub(super) struct Answered {
    ours: Kept,
    theirs: Kept,
}

/// What one of them left of the versions.
struct Kept {
    /// As paragraphs.
    said: Vec<String>,
    /// As quotations: still a question.
    open: Vec<String>,
}

/// Those questions, and the old parts without them: so that what stands is new on either side.
pub(super) fn of_both(
    base: Vec<Part>,
    ours: &[Part],
    theirs: &[Part],
) -> (Vec<Answered>, Vec<Part>) {
    let mut found = Vec::new();
    let mut left = base.clone();
    for question in asked(&base).into_iter().rev() {
        let [one, other] = [ours, theirs].map(|side| Kept::of(&question, side));
        if one.has_decided(&question) && other.has_decided(&question) {
            left.drain(question.place.clone());
            found.push(Answered { ours: one, theirs: other });
        }
    }
    (found, left)
}

impl Kept {
    fn of(question: &Asked, side: &[Part]) -> Kept {
        let stands = |text: &str| side.iter().any(|part| part.text == text);
        let (mut said, mut open) = (Vec::new(), Vec::new());
        for version in &question.versions {
            if stands(version) {
                said.push(version.clone());
            }
            if stands(&quotation(version)) {
                open.push(version.clone());
            }
        }
        Kept { said, open }
    }

    fn has_decided(&self, question: &Asked) -> bool {
        self.open.len() + 1 < question.versions.len()
    }
}

impl Answered {
    /// Where one kept what the other did not, both are there, and asked again unless one of them
    /// wanted both.
    pub fn settle(&self, parts: &mut Vec<Part>, merged: &mut Merged) {
        let (ours, theirs) = (&self.ours, &self.theirs);
        // What one of them has answered is no question.
        let answered =
            |version: &&String| !(ours.open.contains(version) && theirs.open.contains(version));
        for version in ours.open.iter().chain(&theirs.open).filter(answered) {
            let quoted = quotation(version);
            parts.retain(|part| part.text != quoted);
        }
        let only = |one: &Kept, other: &Kept| -> Vec<String> {
            one.said.iter().filter(|version| !other.said.contains(version)).cloned().collect()
        };
        let (by_us, by_them) = (only(ours, theirs), only(theirs, ours));
        match by_us.first() {
            Some(ours) if !by_them.is_empty() => {
                by_them.iter().for_each(|theirs| ask(parts, ours, theirs));
                merged.conflicts.push(Spot::Text);
            }
            _ if by_us.len() + by_them.len() > 0 => merged.kept.push(Spot::Text),
            _ => {}
        }
    }
}

/// Theirs behind ours, as a question.
fn ask(parts: &mut Vec<Part>, ours: &str, theirs: &str) {
    let find = |parts: &[Part], text: &str| parts.iter().position(|part| part.text == text);
    if find(parts, ours).is_none() {
        return;
    }
    let Some(at) = find(parts, theirs) else { return };
    parts.remove(at);
    if let Some(ours) = find(parts, ours) {
        parts.insert(ours + 1, Part::new(2, quotation(theirs)));
    }
}
