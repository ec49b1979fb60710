//! What a person should mend before a report goes out: it is told beside the report, never in it.

use chrono::NaiveDate;

use super::activity;
use super::event;
use super::figure::Counter;
use super::period::Period;
use crate::error::Result;
use crate::record::Record;
use crate::words::Message;

/// More ids than these are only counted.
const NAMED: usize = 5;

pub(super) fn find(
    counter: &Counter<'_>,
    period: Period,
    today: NaiveDate,
) -> Result<Vec<Message>> {
    let range = period.range();
    let events = activity::events(period);
    let mut gaps = Vec::new();
    let mut tell = |id: &'static str, records: &[&Record]| {
        if !records.is_empty() {
            gaps.push(message(Message::new(id), records));
        }
    };
    tell("report-gap-no-topic", &counter.find(&format!("{events} no:topic"))?);
    let by_channel = format!("type:conversation date:{range} no:channel");
    tell("report-gap-no-channel", &counter.find(&by_channel)?);
    let mut planned = counter.find(&format!("type:meeting date:{range}"))?;
    planned.retain(|record| {
        event::is_plan(record) && record.date().is_some_and(|date| date.last() < today)
    });
    tell("report-gap-still-planned", &planned);
    let undated = counter.find("type:meeting status:held no:date")?;
    tell("report-gap-held-without-date", &undated);
    Ok(gaps)
}

fn message(message: Message, records: &[&Record]) -> Message {
    let mut ids: Vec<String> = records.iter().take(NAMED).map(|r| r.id.clone()).collect();
    if records.len() > NAMED {
        ids.push("…".to_string());
    }
    message.with("count", records.len()).with("records", ids.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{book, day};
    use super::*;
    use crate::query::Setting;

    #[test]
    fn what_the_figures_cannot_see_is_named() {
        let book = book(&[
            ("contacts/a", "name: A\n---\n"),
            ("conversations/bare", "date: 2024-02-01\nwith: [a]\n---\n"),
            ("meetings/over", "title: x\ndate: 2024-03-01\ntopics: [t]\n---\n"),
            ("meetings/coming", "title: x\ndate: 2024-12-01\ntopics: [t]\n---\n"),
            ("meetings/lost", "title: x\nstatus: held\ntopics: [t]\n---\n"),
        ]);
        let today = day("2024-10-22");
        let setting = Setting::new(book.schema(), today);
        let counter = Counter::new(&book, &setting, "");
        let gaps = find(&counter, Period::year(2024), today).expect("gaps");
        let ids: Vec<(&str, Option<&crate::words::Arg>)> =
            gaps.iter().map(|gap| (gap.id(), gap.args().get(1).map(|(_, arg)| arg))).collect();
        let text = |text: &str| crate::words::Arg::Text(text.to_string());
        assert_eq!(
            ids,
            [
                ("report-gap-no-topic", Some(&text("bare"))),
                ("report-gap-no-channel", Some(&text("bare"))),
                ("report-gap-still-planned", Some(&text("over"))),
                ("report-gap-held-without-date", Some(&text("lost"))),
            ]
        );
    }
}
