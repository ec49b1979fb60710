//! Bars in groups of two: a figure beside the one that it is compared with.

use super::{LETTERS, WIDTH, share, small, units, words};
use crate::render::picture::{Anchor, Form, Ink, Picture, Point, width};

const HIGH: i32 = 240;
const LEFT: i32 = 36;
const TOP: i32 = 44;
const BOTTOM: i32 = 26;
/// Lines across, the one at the bottom not counted.
const LINES: usize = 4;

/// Groups from left to right.
#[derive(Clone, Debug, Default)]
pub struct Bars {
    pub title: String,
    pub description: String,
    /// What the first and the second bar of each group stand for.
    pub legend: [String; 2],
    pub groups: Vec<(String, [usize; 2])>,
}

impl Bars {
    pub fn draw(&self) -> Picture {
        let mut picture = Picture {
            title: self.title.clone(),
            description: self.description.clone(),
            width: WIDTH,
            height: HIGH,
            shapes: Vec::new(),
        };
        let step = step(self.most());
        let top = step * LINES;
        self.legend(&mut picture);
        let room = HIGH - TOP - BOTTOM;
        for line in 0..=LINES {
            let y = HIGH - BOTTOM - share(line * step, top, room);
            let ink = if line == 0 { Ink::Faint } else { Ink::Grid };
            picture.add(Form::Line { from: Point::new(LEFT, y), to: Point::new(WIDTH, y), ink });
            let number = (line * step).to_string();
            picture.add(small(number, Point::new(LEFT - 6, y + 4), Anchor::End, Ink::Faint));
        }
        let wide = (WIDTH - LEFT) / units(self.groups.len().max(1));
        let bar = (wide * 2 / 5).clamp(2, 32);
        for (at, (name, counts)) in self.groups.iter().enumerate() {
            let middle = LEFT + units(at) * wide + wide / 2;
            // The comparison stands first: time runs from left to right.
            let [now, then] = counts;
            let both = [(then, 1, middle - bar), (now, 0, middle)];
            for (count, which, left) in both {
                let high = share(*count, top, room);
                let at = Point::new(left, HIGH - BOTTOM - high);
                let size = Point::new(bar - 1, high);
                let fill = if which == 0 { Ink::Main } else { Ink::Pale };
                let label = self.legend.get(which).map(String::as_str).unwrap_or_default();
                if *count > 0 {
                    picture.add_titled(
                        Form::Rect { at, size, round: 0, fill, line: Some(Ink::Main) },
                        format!("{name}, {label}: {count}"),
                    );
                    if bar >= 14 {
                        let above = Point::new(left + bar / 2, at.y - 4);
                        picture.add(small(count.to_string(), above, Anchor::Middle, Ink::Text));
                    }
                }
            }
            let below = Point::new(middle, HIGH - 8);
            picture.add(small(name.as_str(), below, Anchor::Middle, Ink::Text));
        }
        picture
    }

    fn most(&self) -> usize {
        self.groups.iter().flat_map(|(_, counts)| counts).copied().max().unwrap_or(0)
    }

    fn legend(&self, picture: &mut Picture) {
        let mut x = LEFT;
        for (label, fill) in self.legend.iter().zip([Ink::Main, Ink::Pale]).rev() {
            let at = Point::new(x, 8);
            let size = Point::new(LETTERS, LETTERS);
            picture.add(Form::Rect { at, size, round: 0, fill, line: Some(Ink::Main) });
            let at = Point::new(x + LETTERS + 6, 8 + LETTERS - 1);
            picture.add(words(label.as_str(), at, Anchor::Start, Ink::Text));
            x += LETTERS + 6 + width(label, LETTERS) + 24;
        }
    }
}

/// Between two lines: 1, 2 or 5 with noughts, so that the highest bar is below the last line.
fn step(most: usize) -> usize {
    let steps = (0..18).flat_map(|noughts| [1, 2, 5].map(|first| first * 10_usize.pow(noughts)));
    steps.into_iter().find(|step| step * LINES > most).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_bar_is_below_the_last_line() {
        assert_eq!([0, 3, 4, 7, 8, 19, 20, 1999].map(step), [1, 1, 2, 2, 5, 5, 10, 500]);
    }

    #[test]
    fn each_figure_is_a_bar_of_its_height() {
        let bars = Bars {
            legend: ["2024".into(), "2023".into()],
            groups: vec![("Jan.".into(), [6, 3]), ("Feb.".into(), [0, 1])],
            ..Bars::default()
        };
        let heights: Vec<(String, i32)> = bars
            .draw()
            .shapes
            .into_iter()
            .filter_map(|shape| match (shape.form, shape.title) {
                (Form::Rect { size, .. }, Some(title)) => Some((title, size.y)),
                _ => None,
            })
            .collect();
        let high = |title: &str| heights.iter().find(|(t, _)| t == title).map(|(_, high)| *high);
        assert_eq!(high("Jan., 2024: 6"), high("Jan., 2023: 3").map(|high| 2 * high + 1));
        assert_eq!((high("Feb., 2024: 0"), high("Feb., 2023: 1").is_some()), (None, true));
    }
}
