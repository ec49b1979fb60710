//! A year as a sheet of days: a column a week, the busier a day the darker, its figure on it.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{WIDTH, small, units};
use crate::render::picture::{Anchor, Form, Heat, Ink, Picture, Point};
use crate::words::{Lang, calendar};

const LEFT: i32 = 28;
const TOP: i32 = 20;
/// From one day to the next.
const DAY: i32 = 12;
const HIGH: i32 = TOP + 7 * DAY + 30;

/// Days with their figures, and all that is written around them.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub title: String,
    pub description: String,
    /// Both included; at most a year and a week are drawn.
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub counts: BTreeMap<NaiveDate, usize>,
    /// Of the months and the days of the week.
    pub lang: Lang,
    /// How a day with its figure is told.
    pub days: BTreeMap<NaiveDate, String>,
    /// Below the days: what the shades mean, from few to many.
    pub few: String,
    pub many: String,
}

impl Calendar {
    pub fn draw(&self) -> Picture {
        let mut picture = Picture {
            title: self.title.clone(),
            description: self.description.clone(),
            width: WIDTH,
            height: HIGH,
            shapes: Vec::new(),
        };
        for (at, day) in
            [(0, Weekday::Mon), (2, Weekday::Wed), (4, Weekday::Fri), (6, Weekday::Sun)]
        {
            let at = Point::new(LEFT - 5, TOP + at * DAY + 9);
            let name = calendar::weekday_short(self.lang, day);
            picture.add(small(name, at, Anchor::End, Ink::Faint));
        }
        let most = self.counts.values().copied().max().unwrap_or(0);
        for day in self.from.iter_days().take_while(|day| *day <= self.until) {
            let Some(at) = self.place(day) else { break };
            if day.day() == 1 || day == self.from {
                self.month(day, at, &mut picture);
            }
            let count = self.counts.get(&day).copied().unwrap_or(0);
            let heat = heat(count, most);
            let cell = Form::Rect {
                at,
                size: Point::new(DAY - 1, DAY - 1),
                round: 0,
                fill: Ink::Heat(heat),
                line: None,
            };
            let Some(told) = self.days.get(&day).filter(|_| count > 0) else {
                picture.add(cell);
                continue;
            };
            picture.add_titled(cell, told.as_str());
            if count < 100 {
                let ink = if heat >= Heat::Many { Ink::Ground } else { Ink::Text };
                let size = if count < 10 { 8 } else { 7 };
                let middle = Point::new(at.x + DAY / 2, at.y + 8);
                let text = count.to_string();
                let anchor = Anchor::Middle;
                picture.add(Form::Words { at: middle, text, size, anchor, ink, strong: false });
            }
        }
        self.legend(&mut picture);
        picture
    }

    /// The top left of a day; `None` beyond the right edge.
    fn place(&self, day: NaiveDate) -> Option<Point> {
        let monday = |day: NaiveDate| {
            day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
        };
        let weeks = monday(day)?.signed_duration_since(monday(self.from)?).num_weeks();
        let x = LEFT + i32::try_from(weeks).ok()?.checked_mul(DAY)?;
        let y = TOP + DAY * i32::try_from(day.weekday().num_days_from_monday()).ok()?;
        (x + DAY <= WIDTH).then_some(Point::new(x, y))
    }

    /// Its name, where there is room for it before the next one.
    fn month(&self, day: NaiveDate, at: Point, picture: &mut Picture) {
        let name = calendar::month_short(self.lang, day.month());
        if day.day() <= 14 {
            picture.add(small(name, Point::new(at.x, TOP - 7), Anchor::Start, Ink::Faint));
        }
    }

    fn legend(&self, picture: &mut Picture) {
        let base = TOP + 7 * DAY + 19;
        let shades = [Heat::None, Heat::Few, Heat::Some, Heat::Many, Heat::Most];
        let wide = DAY * units(shades.len());
        let left = WIDTH - 60 - wide;
        picture.add(small(self.few.as_str(), Point::new(left - 6, base), Anchor::End, Ink::Faint));
        for (at, heat) in shades.into_iter().enumerate() {
            picture.add(Form::Rect {
                at: Point::new(left + units(at) * DAY, base - 9),
                size: Point::new(DAY - 1, DAY - 1),
                round: 0,
                fill: Ink::Heat(heat),
                line: None,
            });
        }
        let at = Point::new(left + wide + 6, base);
        picture.add(small(self.many.as_str(), at, Anchor::Start, Ink::Faint));
    }
}

/// Up to four a day each figure has its own shade; beyond that a quarter of the most.
fn heat(count: usize, most: usize) -> Heat {
    match count * 4 / most.max(4) {
        _ if count == 0 => Heat::None,
        0 | 1 => Heat::Few,
        2 => Heat::Some,
        3 => Heat::Many,
        _ => Heat::Most,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leap_year_has_its_366_days_and_fits_the_width() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let calendar = Calendar {
            from: day("2024-01-01"),
            until: day("2024-12-31"),
            counts: BTreeMap::from([(day("2024-12-31"), 2)]),
            days: BTreeMap::from([(day("2024-12-31"), "zwei".into())]),
            lang: Lang::De,
            title: String::new(),
            description: String::new(),
            few: String::new(),
            many: String::new(),
        };
        let picture = calendar.draw();
        let cells = picture.shapes.iter().filter_map(|shape| match &shape.form {
            Form::Rect { at, fill, .. } if at.y < TOP + 7 * DAY => Some((at.x, *fill)),
            _ => None,
        });
        let cells: Vec<(i32, Ink)> = cells.collect();
        assert_eq!(cells.len(), 366);
        assert!(cells.iter().all(|(x, _)| x + DAY <= WIDTH), "{cells:?}");
        assert_eq!(cells.last().map(|(_, fill)| *fill), Some(Ink::Heat(Heat::Some)));
        let titled = picture.shapes.iter().filter_map(|shape| shape.title.as_deref());
        assert_eq!(titled.collect::<Vec<_>>(), ["zwei"]);
    }

    #[test]
    fn the_most_is_the_darkest() {
        assert_eq!(
            [0, 1, 2, 3, 4].map(|count| heat(count, 4)),
            [Heat::None, Heat::Few, Heat::Some, Heat::Many, Heat::Most,]
        );
        assert_eq!(
            [1, 9, 10, 19, 20].map(|count| heat(count, 20)),
            [Heat::Few, Heat::Few, Heat::Some, Heat::Many, Heat::Most,]
        );
    }
}
