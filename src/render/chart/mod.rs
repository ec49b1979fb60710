//! Figures as pictures. Every picture can be read without colours, and says in its description
//! what it shows; each comes with its texts said.
//!
//! | file | draws |
//! |---|---|
//! | `bars` | a row of figures beside those they are compared with |
//! | `ranking` | what is the most, one bar below the other |
//! | `calendar` | the days of a year, the busier the darker |

mod bars;
mod calendar;
mod ranking;

pub use bars::Bars;
pub use calendar::Calendar;
pub use ranking::Ranking;

use super::picture::{Anchor, Form, Ink, Point};

/// Fits the width of a page.
const WIDTH: i32 = 680;
/// The height of letters.
const LETTERS: i32 = 12;

fn words(text: impl Into<String>, at: Point, anchor: Anchor, ink: Ink) -> Form {
    Form::Words { at, text: text.into(), size: LETTERS, anchor, ink, strong: false }
}

fn small(text: impl Into<String>, at: Point, anchor: Anchor, ink: Ink) -> Form {
    Form::Words { at, text: text.into(), size: LETTERS - 2, anchor, ink, strong: false }
}

/// A number as units of a picture; what does not fit is cut.
fn units(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX / 1000).min(i32::MAX / 1000)
}

/// How much of `room` a part of `most` takes.
fn share(part: usize, most: usize, room: i32) -> i32 {
    let share = i64::from(units(part)) * i64::from(room) / i64::from(units(most).max(1));
    i32::try_from(share).unwrap_or(room)
}
