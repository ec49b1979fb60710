//! What a person says about a table whose columns netlog does not know by itself: a small TOML
//! file, with the place of each fault.

use std::collections::BTreeMap;

use encoding_rs::Encoding;
use serde::Deserialize;
use toml::Spanned;

use super::names::norm;
use super::target::Target;
use crate::diagnostic::Place;
use crate::record::{KindSpec, Schema, kind};
use crate::words::{Message, fold};

/// A mapping file, understood.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub kind: Option<&'static KindSpec>,
    pub delimiter: Option<char>,
    pub encoding: Option<&'static Encoding>,
    /// The line with the heads, from 1.
    pub header: Option<usize>,
    /// The sheet of a workbook; else all.
    pub sheet: Option<String>,
    /// By the compared form of their names.
    columns: BTreeMap<String, String>,
}

/// What is wrong with a mapping file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub place: Place,
    pub message: Message,
    /// What to do about it.
    pub hint: Message,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    kind: Option<Spanned<String>>,
    delimiter: Option<Spanned<String>>,
    encoding: Option<Spanned<String>>,
    header: Option<Spanned<i64>>,
    sheet: Option<String>,
    columns: BTreeMap<Spanned<String>, Spanned<String>>,
}

impl Mapping {
    /// Reads the text of a file; `name` is how its places call it.
    pub fn parse(name: &str, text: &str, schema: &Schema) -> Result<Mapping, Box<Fault>> {
        let fault = |range: std::ops::Range<usize>, message: Message, hint: &'static str| {
            Box::new(Fault {
                place: Place::new(name, text, range),
                message,
                hint: Message::new(hint),
            })
        };
        let file: File = toml::from_str(text).map_err(|error| {
            let range = error.span().unwrap_or(0..0);
            let message =
                Message::new("exchange-mapping-unreadable").with("reason", error.message());
            fault(range, message, "exchange-mapping-unreadable-hint")
        })?;
        let odd = |value: &Spanned<String>, id: &'static str, hint: &'static str| {
            let message = Message::new(id).with("value", value.as_ref().as_str());
            fault(value.span(), message, hint)
        };
        let mut mapping = Mapping { sheet: file.sheet, ..Mapping::default() };
        if let Some(value) = &file.kind {
            let found = kind::named(&fold::key(value.as_ref()));
            mapping.kind = Some(found.ok_or_else(|| {
                odd(value, "exchange-mapping-kind", "exchange-mapping-kind-hint")
            })?);
        }
        if let Some(value) = &file.delimiter {
            mapping.delimiter = Some(sign(value.as_ref()).ok_or_else(|| {
                odd(value, "exchange-mapping-delimiter", "exchange-mapping-delimiter-hint")
            })?);
        }
        if let Some(value) = &file.encoding {
            let found = Encoding::for_label(value.as_ref().trim().as_bytes());
            mapping.encoding = Some(found.ok_or_else(|| {
                odd(value, "exchange-mapping-encoding", "exchange-mapping-encoding-hint")
            })?);
        }
        if let Some(value) = &file.header {
            let line = usize::try_from(*value.as_ref()).ok().filter(|line| *line > 0);
            let message = || {
                Message::new("exchange-mapping-header").with("value", value.as_ref().to_string())
            };
            mapping.header =
                Some(line.ok_or_else(|| {
                    fault(value.span(), message(), "exchange-mapping-header-hint")
                })?);
        }
        let kinds: Vec<&'static KindSpec> = match mapping.kind {
            Some(kind) => vec![kind],
            None => kind::KINDS.to_vec(),
        };
        for (head, word) in &file.columns {
            let known =
                |kind: &&'static KindSpec| Target::named(word.as_ref(), schema, kind).is_some();
            if !kinds.iter().any(known) {
                let near = nearest(word.as_ref(), &words(schema, &kinds));
                let message = Message::new("exchange-mapping-column")
                    .with("value", word.as_ref().as_str())
                    .with("near", near.unwrap_or_else(|| "none".into()));
                return Err(fault(word.span(), message, "exchange-mapping-column-hint"));
            }
            mapping.columns.insert(norm(head.as_ref()), word.as_ref().clone());
        }
        Ok(mapping)
    }

    /// The word for a column.
    pub fn column(&self, head: &str) -> Option<&str> {
        self.columns.get(&norm(head)).map(String::as_str)
    }
}

fn sign(text: &str) -> Option<char> {
    match text {
        "tab" | "Tab" | "\\t" => return Some('\t'),
        _ => {}
    }
    let mut signs = text.chars();
    let sign = signs.next().filter(|sign| !sign.is_alphanumeric() && !"\"\r\n".contains(*sign))?;
    signs.next().is_none().then_some(sign)
}

/// Everything that may stand at the right of a column.
pub fn words(schema: &Schema, kinds: &[&'static KindSpec]) -> Vec<String> {
    let fields = kinds.iter().flat_map(|kind| schema.fields(kind));
    let mut words: Vec<String> = fields.map(|field| field.key.to_string()).collect();
    words.extend(Target::words().map(str::to_string));
    words.sort();
    words.dedup();
    words
}

/// The word that was perhaps meant.
pub fn nearest(word: &str, words: &[String]) -> Option<String> {
    let distance = |known: &&String| strsim::osa_distance(word, known);
    let near = words.iter().min_by_key(distance)?;
    (distance(&near) * 3 <= word.chars().count().max(3)).then(|| near.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (String, usize, usize) {
        let fault = Mapping::parse("m.toml", text, &Schema::default()).expect_err("a fault");
        (fault.message.id().to_string(), fault.place.line, fault.place.column)
    }

    #[test]
    fn a_mapping_says_what_columns_are() {
        let text = "kind = \"Kontakt\"\ndelimiter = \"tab\"\nencoding = \"latin1\"\nheader = 3\n\
                    [columns]\n\"Spalte A\" = \"name\"\n\"Tel dienstl.\" = \"phones\"\n\"Egal\" = \"-\"\n";
        let mapping = Mapping::parse("m.toml", text, &Schema::default()).expect("good");
        assert_eq!(mapping.kind.map(|kind| kind.name), Some("contact"));
        assert_eq!((mapping.delimiter, mapping.header), (Some('\t'), Some(3)));
        assert_eq!(mapping.encoding.map(Encoding::name), Some("windows-1252"));
        assert_eq!(mapping.column("tel. DIENSTL"), Some("phones"));
        assert_eq!(mapping.column("Name"), None);
    }

    #[test]
    fn every_slip_has_its_place() {
        assert_eq!(fault("kind = \"tier\"\n"), ("exchange-mapping-kind".into(), 1, 8));
        assert_eq!(fault("\ndelimiter = \"ab\"\n").1, 2);
        assert_eq!(fault("encoding = \"klingon\"\n").0, "exchange-mapping-encoding");
        assert_eq!(fault("header = 0\n"), ("exchange-mapping-header".into(), 1, 10));
        assert_eq!(
            fault("[columns]\n\"A\" = \"nmae\"\n"),
            ("exchange-mapping-column".into(), 2, 7)
        );
        assert_eq!(fault("colums = 1\n"), ("exchange-mapping-unreadable".into(), 1, 1));
        assert_eq!(fault("a = [\n").0, "exchange-mapping-unreadable");
    }

    #[test]
    fn the_nearest_word_is_named() {
        let words = words(&Schema::default(), &[&kind::CONTACT]);
        assert_eq!(nearest("emial", &words).as_deref(), None);
        assert_eq!(nearest("phone", &words).as_deref(), Some("phones"));
    }
}
