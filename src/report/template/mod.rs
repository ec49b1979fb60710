//! What turns a report into a page of Markdown: a text with places for values, in the language of
//! Jinja. Ours is one of them; an office may have its own. It sees the report and nothing else: it
//! reads no files and runs no programs, and what it may compute is bounded.

use std::io;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error as Fault, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;

use super::label;
use crate::diagnostic::Place;
use crate::error::{Error, Result};
use crate::render::markdown;
use crate::words::{Lang, Message, PartialDate, Words};

/// What a page may cost beside what its report holds: instructions and, in units of 64 bytes,
/// texts.
const FUEL: u64 = 2_000_000;
/// For each byte of the report that is told.
const FUEL_A_BYTE: u64 = 10;

/// Larger files are no templates.
const LARGEST: usize = 1 << 20;

/// The text of a template with what its file is called in a message.
#[derive(Clone, Copy, Debug)]
pub struct Template<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

impl Template<'static> {
    /// The one that is built in.
    pub fn year(lang: Lang) -> Self {
        match lang {
            Lang::De => Template { path: "year.de.md", text: include_str!("year.de.md") },
            Lang::En => Template { path: "year.en.md", text: include_str!("year.en.md") },
        }
    }
}

impl Template<'_> {
    /// The page for a value; `charts` are the pictures that there are.
    pub fn write(
        &self,
        lang: Lang,
        value: &impl Serialize,
        charts: Vec<&'static str>,
    ) -> Result<String> {
        if self.text.len() > LARGEST {
            let message = Message::new("report-template-large").with("path", self.path);
            return Err(Error::data(message));
        }
        let mut size = Size(0);
        // Counting fails in no way, nor does a value of ours.
        let _ = serde_json::to_writer(&mut size, value);
        let mut environment = environment(lang, charts);
        environment.set_fuel(Some(FUEL.saturating_add(size.0.saturating_mul(FUEL_A_BYTE))));
        let page = environment
            .template_from_named_str(self.path, self.text)
            .and_then(|template| template.render(Value::from(Serde(value))));
        page.map_err(|fault| self.error(&fault))
    }

    /// The sentence of a fault is in the reader's language; what Jinja says about it is English and
    /// stands behind it.
    fn error(&self, fault: &Fault) -> Error {
        let id = match fault.kind() {
            ErrorKind::SyntaxError => "report-template-syntax",
            ErrorKind::UndefinedError => "report-template-undefined",
            ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest => {
                "report-template-unknown"
            }
            ErrorKind::OutOfFuel => "report-template-endless",
            _ => "report-template-fault",
        };
        let range = fault.range().unwrap_or_else(|| self.line(fault.line().unwrap_or(1)));
        let detail = fault.detail().unwrap_or_default();
        let mut error = Error::data(Message::dynamic(id.to_string()))
            .at(Place::new(self.path, self.text, range));
        if id != "report-template-endless" {
            error = error.hint(Message::new("report-template-hint"));
        }
        if !detail.is_empty() {
            error.source = Some(Box::new(io::Error::other(detail.to_string())));
        }
        error
    }

    /// Where a line lies, counted from 1.
    fn line(&self, number: usize) -> std::ops::Range<usize> {
        let mut lines = self.text.split_inclusive('\n');
        let start = lines.by_ref().take(number.saturating_sub(1)).map(str::len).sum::<usize>();
        start..start + lines.next().map_or(0, |line| line.trim_end().len())
    }
}

/// How many bytes somebody would write.
struct Size(u64);

impl io::Write for Size {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn environment(lang: Lang, charts: Vec<&'static str>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_debug(true);
    // A misspelt name is a fault, and not a gap on a page.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Tags on lines of their own leave no trace.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    // What a record says is text, whatever it looks like.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(|out, _, value| {
        let written = match value {
            value if value.is_safe() => out.write_str(value.as_str().unwrap_or_default()),
            value if value.is_undefined() || value.is_none() => Ok(()),
            value => out.write_str(&markdown::literal(&value.to_string())),
        };
        written.map_err(|_| Fault::new(ErrorKind::WriteFailure, "no memory"))
    });
    environment.add_filter("date", move |text: &str| date(text, |d| Words::new(lang).date(d)));
    environment
        .add_filter("short_date", move |text: &str| date(text, |d| Words::new(lang).date_short(d)));
    environment.add_filter("number", move |number: i64| Words::new(lang).number(number));
    environment.add_filter("in_words", move |number: i64| Words::new(lang).number_word(number));
    environment.add_filter("signed", move |number: i64| Words::new(lang).difference(number));
    environment.add_filter("in_a_row", move |items: Vec<String>| Words::new(lang).list_and(&items));
    environment.add_filter("relation", move |kind: &str| {
        label::choice(&Words::new(lang), "relations", kind)
    });
    environment.add_function("chart", move |name: &str| {
        let known = charts.contains(&name);
        Value::from_safe_string(if known { format!("![](chart:{name})") } else { String::new() })
    });
    environment
}

fn date(text: &str, say: impl Fn(PartialDate) -> String) -> std::result::Result<String, Fault> {
    match PartialDate::parse(text) {
        Ok(date) => Ok(say(date)),
        Err(_) => Err(Fault::new(ErrorKind::InvalidOperation, format!("\"{text}\" is not a date"))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn write(text: &str) -> Result<String> {
        let value = json!({"name": "# *x* <b> | `y`\n- z", "none": null, "day": "2024-03-05"});
        Template { path: "templates/year.md", text }.write(Lang::De, &value, vec!["month"])
    }

    #[test]
    fn values_are_text_and_dates_are_said() {
        let page = write(
            "{{ name }}{{ none }}\n{{ day|date }} {{ 12345|number }}\n{{ chart('month') }}{{ chart('x') }}\n",
        );
        let expected =
            "\\# \\*x\\* \\<b\\> \\| \\`y\\` \\- z\n5\\. März 2024 12\\.345\n![](chart:month)";
        assert_eq!(page.expect("a page"), expected);
    }

    #[test]
    fn a_fault_is_told_with_its_place() {
        let faults = [
            "a\n{{ nmae }}",
            "a\n  {{ name|dat }}",
            "{% if %}",
            "x{{ name",
            "{% include '/etc/passwd' %}",
            "{{ 'x'|date }}",
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
            "{% set x = 'a' * 9999999999 %}",
        ];
        let told = faults.map(|text| {
            let error = write(text).expect_err(text);
            let place = error.place.as_ref().expect("a place");
            format!("{} {}:{}", error.message.id(), place.line, place.column)
        });
        let expected = [
            "report-template-undefined 2:4",
            "report-template-unknown 2:11",
            "report-template-syntax 1:7",
            "report-template-syntax 1:5",
            // There is no such tag: nothing can be read.
            "report-template-syntax 1:4",
            "report-template-fault 1:8",
            "report-template-endless 1:39",
            "report-template-endless 1:12",
        ];
        assert_eq!(told, expected);
    }

    /// What is put in is the same in both languages, in the same order.
    #[test]
    fn both_languages_have_the_same_places() {
        let places = |lang| -> Vec<String> {
            let text = Template::year(lang).text;
            let body = text.split_once("#}").expect("a comment").1;
            let mut places = Vec::new();
            for part in body.split(['{', '}']).skip(1) {
                let part = part.trim_matches(['%', ' ', '+']);
                // Words between quotes are the language's own.
                let bare: Vec<&str> = part.split('"').step_by(2).collect();
                if part.starts_with("if ") || part.starts_with("for ") {
                    places.push(bare.join("\"\""));
                }
            }
            places
        };
        let (de, en) = (places(Lang::De), places(Lang::En));
        assert!(de.len() > 30, "{de:#?}");
        assert_eq!(de, en);
    }
}
