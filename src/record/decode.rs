//! Front matter into typed values by the description of the kind. What does not fit its type is
//! named and kept as it was written, so that no answer is lost over it.

use serde_yaml::{Mapping, Value as Yaml};

use super::value::{Field, Post, Reference, Relation, Value};
use super::{FieldSpec, KindSpec, Schema, ValueType};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::page::{Page, Step};
use crate::words::date::DateFault;
use crate::words::{Clock, Message, PartialDate, when};

/// Reads every key; `null` is as good as absent.
pub(super) fn fields(
    schema: &Schema,
    kind: &'static KindSpec,
    path: &str,
    page: &Page,
    entries: Vec<(Yaml, Yaml)>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Field> {
    let mut decoder = Decoder { path, page, faults };
    let mut fields = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let Yaml::String(key) = key else { continue };
        if value.is_null() {
            continue;
        }
        fields.push(match schema.field(kind, &key) {
            Some(spec) => decoder.field(spec, key, value),
            None => unknown(key, value),
        });
    }
    fields
}

/// Unknown keys are kept: scalars as text where they are text.
fn unknown(key: String, value: Yaml) -> Field {
    let of = |value: Yaml| match value {
        Yaml::String(text) => Value::Text(text),
        Yaml::Bool(yes) => Value::Boolean(yes),
        Yaml::Number(number) => {
            Value::Number(number.as_f64().unwrap_or_default(), number.to_string())
        }
        other => Value::Other(other),
    };
    match value {
        Yaml::Sequence(items) => {
            Field { key, values: items.into_iter().map(of).collect(), list: true }
        }
        value => Field { key, values: vec![of(value)], list: false },
    }
}

struct Decoder<'a> {
    path: &'a str,
    page: &'a Page,
    faults: &'a mut Vec<Diagnostic>,
}

impl Decoder<'_> {
    fn field(&mut self, spec: &FieldSpec, key: String, value: Yaml) -> Field {
        if spec.value == ValueType::Relations {
            let values = self.relations(&key, value);
            return Field { key, values, list: false };
        }
        let (values, list) = match value {
            // `[[id]]` without quotes is a list in a list to YAML, and a link to people.
            Yaml::Sequence(items) if spec.many => {
                let mut values = Vec::with_capacity(items.len());
                for (index, item) in items.into_iter().enumerate() {
                    if item.is_null() {
                        continue;
                    }
                    let steps = [Step::Key(&key), Step::Index(index)];
                    values.push(self.value(spec, unwrap_link(item), &steps));
                }
                (values, true)
            }
            value => (vec![self.value(spec, unwrap_link(value), &[Step::Key(&key)])], false),
        };
        Field { key, values, list }
    }

    fn value(&mut self, spec: &FieldSpec, value: Yaml, steps: &[Step<'_>]) -> Value {
        match &spec.value {
            ValueType::Boolean => match value {
                Yaml::Bool(yes) => Value::Boolean(yes),
                other => self.wrong(spec, other, steps),
            },
            ValueType::Number => match &value {
                Yaml::Number(number) => {
                    let text = self.page.source(steps).unwrap_or_else(|| number.to_string());
                    Value::Number(number.as_f64().unwrap_or_default(), text)
                }
                _ => self.wrong(spec, value, steps),
            },
            ValueType::Posts => match value {
                Yaml::Mapping(post) => Value::Post(self.post(&post, steps)),
                other => self.wrong(spec, other, steps),
            },
            ValueType::Relations => self.wrong(spec, value, steps),
            _ => match value {
                Yaml::String(text) => self.parse(spec, text, None, steps),
                value => match self.text(&value, steps) {
                    Some(text) => self.parse(spec, text, Some(value), steps),
                    None => self.wrong(spec, value, steps),
                },
            },
        }
    }

    /// A scalar as it was written: `1.10`, `NO` and `017` are texts where a text is asked for.
    fn text(&self, value: &Yaml, steps: &[Step<'_>]) -> Option<String> {
        match value {
            Yaml::String(text) => Some(text.clone()),
            Yaml::Number(number) => {
                Some(self.page.source(steps).unwrap_or_else(|| number.to_string()))
            }
            Yaml::Bool(yes) => Some(self.page.source(steps).unwrap_or_else(|| yes.to_string())),
            _ => None,
        }
    }

    /// `odd` is the value, where it is no text.
    fn parse(
        &mut self,
        spec: &FieldSpec,
        text: String,
        odd: Option<Yaml>,
        steps: &[Step<'_>],
    ) -> Value {
        let value = |text: String| odd.unwrap_or(Yaml::String(text));
        match &spec.value {
            ValueType::Day | ValueType::PartialDate => match PartialDate::parse(text.trim()) {
                Ok(date @ PartialDate::Day(_)) => Value::Date(date),
                Ok(date) if spec.value == ValueType::PartialDate => Value::Date(date),
                Ok(_) => self.not_a_day(&text.clone(), value(text), steps),
                Err(fault) => self.bad_date(&text.clone(), fault, value(text), steps),
            },
            ValueType::Clock => match Clock::parse(&text) {
                Some(clock) => Value::Clock(clock),
                None => self.wrong(spec, value(text), steps),
            },
            ValueType::Span => match when::span(&text) {
                Some(span) => Value::Span(span),
                None => self.wrong(spec, value(text), steps),
            },
            ValueType::Choice(choices) => {
                if choices.iter().any(|choice| *choice == text) {
                    Value::Text(text)
                } else {
                    self.not_a_choice(spec, choices, text, steps)
                }
            }
            ValueType::Reference(_) => Value::Reference(Reference::parse(&text)),
            _ => Value::Text(text),
        }
    }

    fn post(&mut self, mapping: &Mapping, steps: &[Step<'_>]) -> Post {
        let mut post = Post::default();
        for (key, value) in mapping {
            let Yaml::String(key) = key else { continue };
            let mut steps = steps.to_vec();
            steps.push(Step::Key(key));
            let text = self.text(value, &steps);
            let date =
                |text: &Option<String>| text.as_deref().map(|text| PartialDate::parse(text.trim()));
            match (key.as_str(), &text) {
                ("organisation", Some(text)) => post.organisation = Some(Reference::parse(text)),
                ("organisation", None) => {
                    let unwrapped = unwrap_link(value.clone());
                    post.organisation = unwrapped.as_str().map(Reference::parse);
                }
                ("role", _) => post.role = text,
                ("from" | "until", _) => match (date(&text), key.as_str()) {
                    (Some(Ok(date)), "from") => post.from = Some(date),
                    (Some(Ok(date)), _) => post.until = Some(date),
                    (Some(Err(fault)), _) => {
                        let text = text.unwrap_or_default();
                        self.bad_date(&text, fault, Yaml::Null, &steps);
                    }
                    (None, _) => {}
                },
                _ => {
                    let message = Message::new("record-unknown-post-key").with("key", key.as_str());
                    let remedy = Message::new("record-unknown-post-key-remedy");
                    self.fault("unknown-key", Severity::Warning, &steps, message, remedy);
                }
            }
        }
        post
    }

    fn relations(&mut self, key: &str, value: Yaml) -> Vec<Value> {
        let Yaml::Mapping(mapping) = value else {
            let message = Message::new("record-relations-form");
            let remedy = Message::new("record-relations-form-remedy");
            self.fault("wrong-type", Severity::Error, &[Step::Key(key)], message, remedy);
            return vec![Value::Other(value)];
        };
        let mut values = Vec::new();
        for (kind, targets) in mapping {
            let Yaml::String(kind) = kind else { continue };
            let targets = match targets {
                Yaml::Sequence(items) => items,
                Yaml::Null => continue,
                one => vec![one],
            };
            for (index, target) in targets.into_iter().enumerate() {
                match unwrap_link(target) {
                    Yaml::String(text) => values.push(Value::Relation(Relation {
                        kind: kind.clone(),
                        target: Reference::parse(&text),
                        index,
                    })),
                    other => {
                        let steps = [Step::Key(key), Step::Key(&kind), Step::Index(index)];
                        let message = Message::new("record-relations-form");
                        let remedy = Message::new("record-relations-form-remedy");
                        self.fault("wrong-type", Severity::Error, &steps, message, remedy);
                        values.push(Value::Other(other));
                    }
                }
            }
        }
        values
    }

    fn wrong(&mut self, spec: &FieldSpec, value: Yaml, steps: &[Step<'_>]) -> Value {
        let expected = Message::dynamic(format!("value-{}", spec.value.name()));
        let message = Message::new("record-wrong-type")
            .with("key", spec.key.as_ref())
            .with("expected", expected);
        let remedy = Message::dynamic(format!("value-{}-example", spec.value.name()));
        self.fault("wrong-type", Severity::Error, steps, message, remedy);
        Value::Other(value)
    }

    fn not_a_choice(
        &mut self,
        spec: &FieldSpec,
        choices: &[std::borrow::Cow<'static, str>],
        text: String,
        steps: &[Step<'_>],
    ) -> Value {
        let message = Message::new("record-not-a-choice")
            .with("key", spec.key.as_ref())
            .with("value", text.as_str());
        let names: Vec<String> = choices.iter().map(|choice| choice.to_string()).collect();
        let remedy = Message::new("record-not-a-choice-remedy").with("choices", names.join(", "));
        self.fault("wrong-type", Severity::Error, steps, message, remedy);
        Value::Other(Yaml::String(text))
    }

    fn not_a_day(&mut self, text: &str, value: Yaml, steps: &[Step<'_>]) -> Value {
        let message = Message::new("record-date-not-a-day").with("value", text);
        let remedy = Message::new("record-date-not-a-day-remedy");
        self.fault("invalid-date", Severity::Error, steps, message, remedy);
        Value::Other(value)
    }

    fn bad_date(&mut self, text: &str, fault: DateFault, value: Yaml, steps: &[Step<'_>]) -> Value {
        match (fault, written_out(text)) {
            (DateFault::Impossible, _) => {
                let message = Message::new("record-date-impossible").with("value", text);
                let remedy = Message::new("record-date-impossible-remedy");
                self.fault("invalid-date", Severity::Error, steps, message, remedy);
            }
            (DateFault::Form, Some(iso)) => {
                let message = Message::new("record-date-form").with("value", text);
                let remedy = Message::new("record-date-form-meant").with("iso", iso.to_string());
                self.fault("invalid-date", Severity::Error, steps, message, remedy);
                let range = self.page.value_range(steps);
                if let (Some(range), Some(fault)) = (range, self.faults.last_mut()) {
                    fault.fix.push(TextEdit::new(range, iso.to_string()));
                }
            }
            (DateFault::Form, None) => {
                let message = Message::new("record-date-form").with("value", text);
                let remedy = Message::new("record-date-form-remedy");
                self.fault("invalid-date", Severity::Error, steps, message, remedy);
            }
        }
        Value::Other(value)
    }

    fn fault(
        &mut self,
        code: &'static str,
        severity: Severity,
        steps: &[Step<'_>],
        message: Message,
        remedy: Message,
    ) {
        let range = (1..=steps.len())
            .rev()
            .find_map(|many| self.page.value_range(steps.get(..many)?))
            .unwrap_or(0..0);
        let place = self.page.place(self.path, range);
        self.faults.push(Diagnostic::new(code, severity, place, message, remedy));
    }
}

/// `14.10.2024` and `14. Oktober 2024` say one day whenever they are read. `gestern` does not, and
/// neither does a week: the day that was meant is somebody's decision.
pub fn written_out(text: &str) -> Option<PartialDate> {
    let numbers = || text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let whole = numbers().count() >= 2 && numbers().any(|digits| digits.len() == 4);
    // No month is spelt with a w in either language, and every word for a week is.
    if !whole || text.contains(['w', 'W']) {
        return None;
    }
    let any = chrono::NaiveDate::from_ymd_opt(2000, 1, 1)?;
    when::day(text, any, when::Bias::Past).ok().filter(|date| date.day().is_some())
}

/// `[[id]]` without quotes arrives as a list in a list with one text.
pub(super) fn unwrap_link(value: Yaml) -> Yaml {
    if !value.is_sequence() {
        return value;
    }
    let mut inner = &value;
    while let Yaml::Sequence(items) = inner {
        match items.as_slice() {
            [one] => inner = one,
            _ => return value,
        }
    }
    if inner.is_string() { inner.clone() } else { value }
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_a_whole_day_is_written_out() {
        let iso = |text: &str| super::written_out(text).map(|date| date.to_string());
        assert_eq!(iso("14.10.2024"), Some("2024-10-14".into()));
        assert_eq!(iso("14. Oktober 2024"), Some("2024-10-14".into()));
        assert_eq!(iso("2024-1-5"), Some("2024-01-05".into()));
        for text in
            ["2024-W42", "KW 42 2024", "Woche 42, 2024", "Ende Oktober 2024", "10/2024", "gestern"]
        {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
