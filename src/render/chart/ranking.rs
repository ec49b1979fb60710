//! Bars one below the other, the longest first.

use super::{LETTERS, WIDTH, share, units, words};
use crate::render::picture::{Anchor, Form, Ink, Picture, Point, short, width};

const LINE: i32 = 24;
const GAP: i32 = 8;
/// More letters than these are cut; the whole name is the bar's title.
const LETTERS_AT_MOST: usize = 34;

/// Names and figures from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    pub title: String,
    pub description: String,
    pub rows: Vec<(String, usize)>,
}

impl Ranking {
    pub fn draw(&self) -> Picture {
        let mut picture = Picture {
            title: self.title.clone(),
            description: self.description.clone(),
            width: WIDTH,
            height: LINE * units(self.rows.len()) + GAP,
            shapes: Vec::new(),
        };
        let names: Vec<String> =
            self.rows.iter().map(|(name, _)| short(name, LETTERS_AT_MOST)).collect();
        let left = names.iter().map(|name| width(name, LETTERS)).max().unwrap_or(0) + GAP;
        let most = self.rows.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let figure = width(&most.to_string(), LETTERS) + 2 * GAP;
        for (at, ((name, count), shown)) in self.rows.iter().zip(names).enumerate() {
            let top = GAP / 2 + LINE * units(at);
            let base = top + LINE / 2 + LETTERS / 3;
            picture.add(words(shown, Point::new(left - GAP, base), Anchor::End, Ink::Text));
            let long = share(*count, most, WIDTH - left - figure);
            let bar = Form::Rect {
                at: Point::new(left, top + 3),
                size: Point::new(long, LINE - 6),
                round: 0,
                fill: Ink::Main,
                line: None,
            };
            picture.add_titled(bar, format!("{name}: {count}"));
            let behind = Point::new(left + long + GAP, base);
            picture.add(words(count.to_string(), behind, Anchor::Start, Ink::Text));
        }
        picture
    }
}
