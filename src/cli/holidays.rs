//! The days on which nobody works in an office: those of the calendar file that the settings name.

use chrono::{Days, NaiveDate};

use super::Session;
use crate::error::{Error, Result};
use crate::exchange::{self, Form, Item, Source};
use crate::record::UNTIL;
use crate::store;
use crate::words::Message;

/// Longer holidays are a slip in a date.
const LONGEST: usize = 100;

/// Whole days only: a carnival from noon on is a day of work.
pub fn read(session: &Session) -> Result<Vec<NaiveDate>> {
    let Some(named) = &session.settings.check.holidays else { return Ok(Vec::new()) };
    let name = named.as_ref().as_str();
    session.root.expect_below(name)?;
    let missing = || {
        Error::data(Message::new("holidays-missing").with("path", name))
            .hint(Message::new("holidays-missing-hint"))
    };
    let bytes = store::read_document(&session.root.join(name))?.ok_or_else(missing)?;
    let source = Source { name, bytes: &bytes };
    let read = exchange::read(Form::ICalendar, &source, &session.desk(), None);
    let whole =
        |item: &&Item| item.get("time").is_none() && item.text("status") != Some("cancelled");
    let mut days: Vec<NaiveDate> = read.items.iter().filter(whole).flat_map(days).collect();
    days.sort_unstable();
    days.dedup();
    if days.is_empty() {
        let error = Error::data(Message::new("holidays-none").with("path", name));
        let reasons = read.remarks.into_iter().take(3).map(|remark| remark.message);
        return Err(reasons.fold(error, Error::hint).hint(Message::new("holidays-missing-hint")));
    }
    Ok(days)
}

fn days(item: &Item) -> impl Iterator<Item = NaiveDate> {
    let day = |key: &str| item.text(key).and_then(|text| text.parse::<NaiveDate>().ok());
    let first = day("date");
    let last = day(UNTIL).or(first);
    let days = first
        .into_iter()
        .flat_map(|first| (0..).map_while(move |at| first.checked_add_days(Days::new(at))));
    days.take_while(move |day| last.is_some_and(|last| *day <= last)).take(LONGEST)
}
