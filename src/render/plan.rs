//! How wide the columns of a table become: none wider than its text, none narrower than its
//! longest word, and among those so that the table has few lines. Only numbers here, no text.

/// As many rows, from the first, are looked at to divide the room well.
pub(super) const ROWS: usize = 100;

/// How often another distribution is tried; each costs a look at all rows.
const TRIALS: usize = 400;

/// What one column asks for, in terminal columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) least: usize,
    pub(super) full: usize,
}

/// The widths of one cell's pieces, between which a line may end: bare at the end of a line, and
/// with the space that follows.
pub(super) type Pieces = Vec<(usize, usize)>;

/// Divides `room` columns, the gaps not counted; `None` where it is too little. Each of `rows`
/// (some [`ROWS`] are enough) has the pieces of its cells, in the order of `sizes`.
pub(super) fn widths(sizes: &[Size], rows: &[Vec<Pieces>], room: usize) -> Option<Vec<usize>> {
    let mut widths = fair(sizes, room)?;
    let mut lines = height(rows, &widths);
    let mut trials = TRIALS;
    for step in [8, 4, 2, 1] {
        loop {
            let mut found = neighbours(sizes, &widths, step).take(trials).filter_map(|trial| {
                trials = trials.saturating_sub(1);
                let fewer = height(rows, &trial);
                (fewer < lines).then_some((trial, fewer))
            });
            let Some((better, fewer)) = found.next() else { break };
            drop(found);
            (widths, lines) = (better, fewer);
        }
    }
    Some(widths)
}

/// Every column gets its full width or, where that is too much together, the same limit as all
/// others that would be wider, and never less than its least.
fn fair(sizes: &[Size], room: usize) -> Option<Vec<usize>> {
    let limited = |limit: usize| sizes.iter().map(move |s| s.full.min(limit).max(s.least));
    let fits = |limit: &usize| limited(*limit).sum::<usize>() <= room;
    if !fits(&0) {
        return None;
    }
    let limit = (0..=room).rev().find(fits).unwrap_or(0);
    let mut widths: Vec<usize> = limited(limit).collect();
    let mut left = room.saturating_sub(widths.iter().sum());
    for (width, size) in widths.iter_mut().zip(sizes) {
        if left > 0 && *width < size.full {
            *width += 1;
            left -= 1;
        }
    }
    Some(widths)
}

/// All distributions in which one column has given `step` columns to another.
fn neighbours<'a>(
    sizes: &'a [Size],
    widths: &'a [usize],
    step: usize,
) -> impl Iterator<Item = Vec<usize>> + 'a {
    let pairs = (0..widths.len()).flat_map(|to| (0..widths.len()).map(move |from| (from, to)));
    pairs.filter(|(from, to)| from != to).filter_map(move |(from, to)| {
        let mut trial = widths.to_vec();
        let giver = trial.get_mut(from)?;
        *giver = giver.checked_sub(step).filter(|left| Some(*left) >= least(sizes, from))?;
        let taker = trial.get_mut(to)?;
        *taker += step;
        sizes.get(to).is_some_and(|size| *taker < size.full + step).then_some(trial)
    })
}

fn least(sizes: &[Size], at: usize) -> Option<usize> {
    sizes.get(at).map(|size| size.least)
}

fn height(rows: &[Vec<Pieces>], widths: &[usize]) -> usize {
    let row = |cells: &Vec<Pieces>| {
        cells.iter().zip(widths).map(|(pieces, width)| lines(pieces, *width)).max().unwrap_or(0)
    };
    rows.iter().map(row).sum()
}

fn lines(pieces: &Pieces, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for (bare, spaced) in pieces {
        if used + bare > width && used > 0 {
            lines += 1;
            used = 0;
        }
        used += spaced;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(lengths: &[usize]) -> Pieces {
        lengths.iter().map(|length| (*length, length + 1)).collect()
    }

    #[test]
    fn room_is_shared_fairly_and_never_below_the_least() {
        let size = |least, full| Size { least, full };
        assert_eq!(fair(&[size(5, 10), size(5, 50), size(5, 50)], 71), Some(vec![10, 31, 30]));
        assert_eq!(fair(&[size(10, 10), size(20, 50)], 30), Some(vec![10, 20]));
        assert_eq!(fair(&[size(10, 10), size(20, 50)], 29), None);
        assert_eq!(fair(&[size(1, 3), size(1, 4)], 100), Some(vec![3, 4]));
        assert_eq!(fair(&[], 0), Some(vec![]));
    }

    #[test]
    fn the_column_with_much_text_gets_more() {
        let sizes = [Size { least: 5, full: 59 }, Size { least: 5, full: 29 }];
        let rows = vec![vec![words(&[5; 10]), words(&[5; 5])]; 3];
        assert_eq!(fair(&sizes, 52), Some(vec![26, 26]));
        let widths = widths(&sizes, &rows, 52).expect("enough room");
        assert_eq!((widths.iter().sum::<usize>(), height(&rows, &widths)), (52, 6));
        assert!(widths[0] > widths[1], "{widths:?}");
    }
}
