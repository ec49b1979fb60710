//! Which questions a kind of record has, in the order of a conversation, and which of them apply
//! to what was answered so far. Pure.

use super::state::State;
use crate::record::{KindSpec, Schema, kind};

/// The keys of what goes into the text rather than into a field.
pub const NOTES: &str = "notes";
pub const AGENDA: &str = "agenda";
pub const TASKS: &str = "tasks";

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Of the record's field, or of a part of its text.
    pub key: String,
    pub form: Form,
}

/// How it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Contacts.
    Who {
        needed: bool,
    },
    /// The organisation of a contact.
    Employer,
    /// One of our own people.
    Colleague,
    /// The day of something that was.
    Past,
    /// The day, month or year of something to come.
    Future,
    Time,
    Text {
        needed: bool,
    },
    /// The name of a contact that may be there already.
    Name,
    Place,
    /// One of a field's words.
    Choice,
    Topics,
    Series,
    Notes,
    Agenda,
    Tasks,
    /// A field of the office's own that has to be there.
    Own,
}

pub fn steps(kind: &'static KindSpec, schema: &Schema) -> Vec<Step> {
    let text = Form::Text { needed: false };
    let own: &[(&str, Form)] = match kind.name {
        name if name == kind::CONVERSATION.name => &[
            ("with", Form::Who { needed: true }),
            ("date", Form::Past),
            ("title", text),
            ("channel", Form::Choice),
            ("location", Form::Place),
            ("by", Form::Colleague),
            ("topics", Form::Topics),
            ("summary", text),
            (NOTES, Form::Notes),
            (TASKS, Form::Tasks),
        ],
        name if name == kind::MEETING.name => &[
            ("title", Form::Text { needed: true }),
            ("series", Form::Series),
            ("date", Form::Future),
            ("time", Form::Time),
            ("location", Form::Place),
            ("participants", Form::Who { needed: false }),
            ("topics", Form::Topics),
            (AGENDA, Form::Agenda),
            (TASKS, Form::Tasks),
        ],
        _ => &[
            ("name", Form::Name),
            ("kind", Form::Choice),
            ("organisation", Form::Employer),
            ("role", text),
            ("emails", text),
            ("phones", text),
            ("topics", Form::Topics),
        ],
    };
    let mut steps: Vec<Step> =
        own.iter().map(|(key, form)| Step { key: (*key).to_string(), form: *form }).collect();
    for field in schema.fields(kind).filter(|field| field.required) {
        if steps.iter().all(|step| step.key != field.key) {
            steps.push(Step { key: field.key.to_string(), form: Form::Own });
        }
    }
    steps
}

/// True where the question makes sense after the answers so far.
pub fn applies(step: &Step, state: &State) -> bool {
    let is = |key: &str, value: &str| state.text(key).as_deref() == Some(value);
    match (step.key.as_str(), state.kind.as_str()) {
        ("location", "conversation") => is("channel", "in-person"),
        // A month has no time of day.
        ("time", "meeting") => state.text("date").is_some_and(|date| date.len() > "2024-10".len()),
        ("organisation" | "role", "contact") => is("kind", "person"),
        _ => true,
    }
}

/// True where the answers to a key are ids of contacts.
pub fn names_contacts(key: &str) -> bool {
    matches!(key, "with" | "by" | "participants" | "organisation")
}
