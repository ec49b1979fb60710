//! What two people wrote at the same time and nobody has decided yet: the other value stands under
//! `conflicts`, the other paragraph in a quotation that begins with `[!conflict]`.

use std::ops::Range;

use serde_yaml::Value as Yaml;

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::page::Step;
use crate::record::{Field, Record, Value};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "undecided",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[(
            "contacts/anna.md",
            "---\nname: Anna\nrole: Leiterin\nconflicts:\n  role: Referentin\n---\n\nAm besten morgens \
             anrufen.\n\n> [!conflict]\n> Am besten abends anrufen.\n",
        )],
        good: &[(
            "contacts/anna.md",
            "---\nname: Anna\nrole: Referentin\n---\n\nAm besten morgens anrufen.\n",
        )],
        guessed: None,
        fixed: None,
    },
};

/// The field that holds the other values, each under its key.
const FIELD: &str = "conflicts";
/// How the other paragraph begins.
const MARK: &str = "> [!conflict]";

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let remedy = || Message::new("check-undecided-remedy");
    for record in context.records() {
        for key in record.field(FIELD).into_iter().flat_map(keys) {
            let message = Message::new("check-undecided").with("key", key);
            found.push(RULE.at(record, place(record, key), message, remedy()));
        }
        for range in paragraphs(record) {
            found.push(RULE.at(record, range, Message::new("check-undecided-text"), remedy()));
        }
    }
}

/// True for the field of that name as a merge writes it.
pub(super) fn holds(field: &Field) -> bool {
    field.key == FIELD && matches!(field.values.as_slice(), [Value::Other(Yaml::Mapping(_))])
}

fn keys(field: &Field) -> impl Iterator<Item = &str> {
    let mapping = match field.values.as_slice() {
        [Value::Other(Yaml::Mapping(mapping))] => Some(mapping),
        _ => None,
    };
    mapping.into_iter().flat_map(|mapping| mapping.keys()).filter_map(Yaml::as_str)
}

fn place(record: &Record, key: &str) -> Range<usize> {
    let steps = [Step::Key(FIELD), Step::Key(key)];
    record.page().value_range(&steps).unwrap_or_else(|| record.place(FIELD, 0))
}

fn paragraphs(record: &Record) -> impl Iterator<Item = Range<usize>> {
    let (body, start) = (record.page().body(), record.page().body_start());
    let begins = |at: &usize| body.get(..*at).is_some_and(|text| text.is_empty() || text.ends_with('\n'));
    let found = memchr::memmem::find_iter(body.as_bytes(), MARK);
    found.filter(begins).map(move |at| start + at..start + at + MARK.len())
}
