//! Which part of a text became which: each part of the old one stayed, was changed, moved, or went;
//! what is new stands before one of them or at the end.

use similar::{Algorithm, DiffOp, TextDiff, capture_diff_slices};

/// What became of a part; the number is the new part's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Stayed(usize),
    Changed(usize),
    /// It stands elsewhere.
    Moved(usize),
    Gone,
}

impl Fate {
    pub fn part(self) -> Option<usize> {
        match self {
            Fate::Stayed(at) | Fate::Changed(at) | Fate::Moved(at) => Some(at),
            Fate::Gone => None,
        }
    }
}

/// One side seen from the old text.
#[derive(Debug, Default)]
pub struct Side {
    pub fates: Vec<Fate>,
    /// The new parts before each old one, and at the end; those that moved are among them.
    pub new: Vec<Vec<usize>>,
}

/// More pairs are not compared: then only what stands in the same place may be the same.
const PAIRS: usize = 20_000;

/// `like` tells whether one part may be the other in new words, where they stand in one place among
/// as many others, or anywhere near; `same` whether it is the other wherever it stands.
pub fn align<T: AsRef<str>>(
    old: &[T],
    new: &[T],
    like: impl Fn(usize, usize, bool) -> bool,
    same: impl Fn(usize, usize) -> bool,
) -> Side {
    let texts = |list: &'_ [T]| list.iter().map(|part| part.as_ref().to_string()).collect();
    let (olds, news): (Vec<String>, Vec<String>) = (texts(old), texts(new));
    let mut side = Side { fates: Vec::new(), new: vec![Vec::new(); old.len() + 1] };
    for op in capture_diff_slices(Algorithm::Myers, &olds, &news) {
        let (was, is) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => side.fates.extend(is.map(Fate::Stayed)),
            DiffOp::Delete { .. } => side.fates.extend(was.map(|_| Fate::Gone)),
            DiffOp::Insert { .. } => place(&mut side.new, was.start, is),
            DiffOp::Replace { .. } => {
                let many = was.len().saturating_mul(is.len()) > PAIRS;
                let even = was.len() == is.len();
                let mut next = is.start;
                for one in was.clone() {
                    let in_place = is.start + (one - was.start);
                    let in_place = Some(in_place)
                        .filter(|at| (next..is.end).contains(at) && like(one, *at, even));
                    let found = in_place.or_else(|| {
                        (next..is.end).find(|at| !many && !even && like(one, *at, false))
                    });
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
    side.find_moved(same);
    side
}

impl Side {
    fn find_moved(&mut self, same: impl Fn(usize, usize) -> bool) {
        let mut free: Vec<usize> = self.new.iter().flatten().copied().collect();
        let gone = self.fates.iter().filter(|fate| **fate == Fate::Gone).count();
        if gone.saturating_mul(free.len()) > PAIRS {
            return;
        }
        for (old, fate) in self.fates.iter_mut().enumerate() {
            if *fate == Fate::Gone
                && let Some(place) = free.iter().position(|new| same(old, *new))
            {
                *fate = Fate::Moved(free.remove(place));
            }
        }
    }
}

fn place(new: &mut [Vec<usize>], before: usize, parts: std::ops::Range<usize>) {
    if let Some(list) = new.get_mut(before) {
        list.extend(parts);
    }
}

/// True where half of the words are the same.
pub fn alike(one: &str, other: &str) -> bool {
    /// Longer ones are compared by their beginnings.
    const LONG: usize = 4000;
    let cut = |text: &'_ str| -> String { text.chars().take(LONG).collect() };
    TextDiff::from_words(cut(one).as_str(), cut(other).as_str()).ratio() >= 0.5
}
