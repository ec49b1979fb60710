//! The single values that a record, or one of its tasks, has in one place. Knows no conditions.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::term::{PostPart, Source};
use crate::record::met::{self, Occasion};
use crate::record::{Book, Done, Post, Record, Task, Value};
use crate::words::fold;
use crate::words::when::Span;
use crate::words::{Clock, PartialDate};

/// One value.
#[derive(Clone, Copy, Debug)]
pub enum Atom<'a> {
    Text(&'a str),
    Reference {
        id: &'a str,
        label: Option<&'a str>,
    },
    /// First and last day that it can mean.
    Days(NaiveDate, NaiveDate),
    Number(f64),
    Boolean(bool),
    Clock(Clock),
    Span(Span),
    Task(&'a Task),
    Completion(Done),
    Other(&'a serde_yaml::Value),
}

impl<'a> Atom<'a> {
    /// As a person would look for it; nothing where it has no text of its own.
    pub fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Atom::Text(text) => Some(Cow::Borrowed(text)),
            Atom::Reference { id, .. } => Some(Cow::Borrowed(id)),
            Atom::Days(first, last) if first == last => Some(Cow::Owned(first.to_string())),
            Atom::Number(number) => Some(Cow::Owned(number.to_string())),
            Atom::Boolean(yes) => Some(Cow::Owned(yes.to_string())),
            Atom::Clock(clock) => Some(Cow::Owned(clock.to_string())),
            Atom::Span(span) => Some(Cow::Owned(span.to_string())),
            Atom::Other(value) => serde_json::to_string(value).ok().map(Cow::Owned),
            Atom::Task(task) => Some(Cow::Borrowed(&task.text)),
            Atom::Days(..) | Atom::Completion(_) => None,
        }
    }
}

/// Whether `test` holds for any value of that place. With a `day` only posts held then have an
/// organisation and a role; when they began and ended can be asked of all.
pub fn any(
    book: &Book,
    source: &Source,
    record: &Record,
    task: Option<&Task>,
    day: Option<NaiveDate>,
    test: &mut dyn FnMut(Atom<'_>) -> bool,
) -> bool {
    match source {
        Source::Key(key) => of_key(record, key, day, test),
        Source::AnyKey(key) => {
            let folded = fold::key(key);
            let mut fields = record.fields.iter().filter(|field| fold::key(&field.key) == folded);
            fields.any(|field| field.values.iter().any(|value| of_value(value, test)))
        }
        Source::Relation(kind) => record.values("relations").iter().any(|value| match value {
            Value::Relation(relation) => {
                fold::key(&relation.kind) == *kind && of_value(value, test)
            }
            _ => false,
        }),
        Source::Post(part @ (PostPart::From | PostPart::Until)) => {
            posts(record, None).any(|post| of_post(post, *part, test))
        }
        Source::Post(part) => posts(record, day).any(|post| of_post(post, *part, test)),
        Source::Title => test(Atom::Text(record.title())),
        Source::Id => test(Atom::Text(&record.id)),
        Source::Path => test(Atom::Text(&record.path)),
        Source::Body => match record.page().body().split_whitespace().collect::<Vec<_>>() {
            words if words.is_empty() => false,
            words => test(Atom::Text(&words.join(" "))),
        },
        Source::Agenda => record.agenda().any(|heading| test(Atom::Text(&heading.text))),
        Source::Decision => {
            record.decisions.iter().any(|decision| test(Atom::Text(&decision.text)))
        }
        Source::Task => task.is_some_and(|task| test(Atom::Task(task))),
        Source::Due => task.and_then(|task| task.due).is_some_and(|due| test(Atom::Days(due, due))),
        Source::Done => task
            .filter(|task| !task.is_open())
            .is_some_and(|task| test(Atom::Completion(task.done))),
        Source::Owner => task
            .and_then(|task| task.owner.as_deref())
            .is_some_and(|id| test(Atom::Reference { id, label: None })),
        Source::First => {
            let met = met::occasions(book, record);
            met.first().is_some_and(|first| test(of_occasion(first)))
        }
        Source::Reached => met::occasions(book, record).iter().any(|met| test(of_occasion(met))),
        Source::Last => {
            let met = met::occasions(book, record);
            met.last().is_some_and(|last| test(of_occasion(last)))
        }
    }
}

fn of_key(
    record: &Record,
    key: &str,
    day: Option<NaiveDate>,
    test: &mut dyn FnMut(Atom<'_>) -> bool,
) -> bool {
    if record.kind.date == Some(key)
        && let Some(days) = record.occasion()
    {
        return test(Atom::Days(days.0, days.1));
    }
    let in_posts = match key {
        "organisation" => Some(PostPart::Organisation),
        "role" => Some(PostPart::Role),
        _ => None,
    };
    if let Some(part) = in_posts
        && posts(record, day).any(|post| of_post(post, part, test))
    {
        return true;
    }
    let values = record.values(key);
    // A contact without `kind` is a person.
    if values.is_empty() && key == "kind" {
        return test(Atom::Text("person"));
    }
    values.iter().any(|value| match value {
        Value::Post(post) if !met::counts(post, day) => false,
        value => of_value(value, test),
    })
}

fn posts(record: &Record, day: Option<NaiveDate>) -> impl Iterator<Item = &Post> {
    record.values("roles").iter().filter_map(move |value| match value {
        Value::Post(post) if met::counts(post, day) => Some(post),
        _ => None,
    })
}

pub fn of_post(post: &Post, part: PostPart, test: &mut dyn FnMut(Atom<'_>) -> bool) -> bool {
    let mut date = |date: Option<PartialDate>| {
        date.is_some_and(|date| test(Atom::Days(date.first(), date.last())))
    };
    match part {
        PostPart::From => date(post.from),
        PostPart::Until => date(post.until),
        PostPart::Role => post.role.as_deref().is_some_and(|role| test(Atom::Text(role))),
        PostPart::Organisation => post.organisation.as_ref().is_some_and(|organisation| {
            test(Atom::Reference { id: &organisation.id, label: organisation.label.as_deref() })
        }),
    }
}

/// Whether `test` holds for a value, whatever the day.
pub fn of_value(value: &Value, test: &mut dyn FnMut(Atom<'_>) -> bool) -> bool {
    match value {
        Value::Text(text) => test(Atom::Text(text)),
        Value::Number(number, _) => test(Atom::Number(*number)),
        Value::Boolean(yes) => test(Atom::Boolean(*yes)),
        Value::Date(date) => test(Atom::Days(date.first(), date.last())),
        Value::Clock(clock) => test(Atom::Clock(*clock)),
        Value::Span(span) => test(Atom::Span(*span)),
        Value::Reference(reference) => {
            test(Atom::Reference { id: &reference.id, label: reference.label.as_deref() })
        }
        Value::Relation(relation) => {
            let target = &relation.target;
            test(Atom::Reference { id: &target.id, label: target.label.as_deref() })
        }
        Value::Post(post) => {
            of_post(post, PostPart::Organisation, test) || of_post(post, PostPart::Role, test)
        }
        // A list where one value is asked for: each of them counts.
        Value::Other(serde_yaml::Value::Sequence(items)) => items.iter().any(|item| match item {
            serde_yaml::Value::String(text) => test(Atom::Text(text)),
            other => test(Atom::Other(other)),
        }),
        Value::Other(serde_yaml::Value::String(text)) => test(Atom::Text(text)),
        Value::Other(other) => test(Atom::Other(other)),
    }
}

fn of_occasion(occasion: &Occasion) -> Atom<'static> {
    Atom::Days(occasion.first, occasion.last)
}
