//! Which part of a text became which: each part of the old one stayed, was changed, or went; what
//! is new stands before one of them or at the end.

use similar::{Algorithm, DiffOp, TextDiff, capture_diff_slices};

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Stayed(usize),
    Changed(usize),
    Gone,
}

/// One side seen from the old text.
#[derive(Debug, Default)]
pub struct Side {
    /// Of each old part; the number is the new part's.
    pub fates: Vec<Fate>,
    /// The new parts before each old one, and at the end.
    pub new: Vec<Vec<usize>>,
}

/// `like` tells whether one part may be the other in new words.
pub fn align(old: &[&str], new: &[&str], like: impl Fn(&str, &str) -> bool) -> Side {
    let mut side = Side { fates: Vec::new(), new: vec![Vec::new(); old.len() + 1] };
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (was, is) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => side.fates.extend(is.map(Fate::Stayed)),
            DiffOp::Delete { .. } => side.fates.extend(was.map(|_| Fate::Gone)),
            DiffOp::Insert { .. } => place(&mut side.new, was.start, is),
            DiffOp::Replace { .. } => {
                // As many as before: each is the one in its place. Else those that are alike.
                let even = was.len() == is.len();
                let mut next = is.start;
                for one in was.clone() {
                    let fits = |other: &usize| match (old.get(one), new.get(*other)) {
                        (Some(old), Some(new)) => like(old, new),
                        _ => false,
                    };
                    let found = match even {
                        true => Some(is.start + (one - was.start)),
                        false => (next..is.end).find(fits),
                    };
                    match found {
                        Some(found) => {
                            place(&mut side.new, one, next..found);
                            side.fates.push(Fate::Changed(found));
                            next = found + 1;
                        }
                        None => side.fates.push(Fate::Gone),
                    }
                }
                place(&mut side.new, was.end, next..is.end);
            }
        }
    }
    side
}

fn place(new: &mut [Vec<usize>], before: usize, parts: std::ops::Range<usize>) {
    if let Some(list) = new.get_mut(before) {
        list.extend(parts);
    }
}

/// True where half of the words are the same.
pub fn alike(one: &str, other: &str) -> bool {
    TextDiff::from_words(one, other).ratio() >= 0.5
}
