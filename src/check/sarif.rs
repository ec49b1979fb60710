//! Faults as SARIF 2.1.0 (OASIS, 2020), which forges and editors show beside the lines.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use super::{Commit, RULES, Rule};
use crate::diagnostic::{Diagnostic, Place};
use crate::record::Book;
use crate::words::Words;

/// One run with all rules and their help texts, in the language of the reader.
pub fn sarif(book: &Book, faults: &[Diagnostic], words: &Words) -> Json {
    let rules: Vec<Json> = RULES.iter().map(|rule| described(rule, words)).collect();
    let mut prints = Prints::default();
    let results = faults.iter().map(|fault| result(book, fault, &mut prints, words));
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "netlog",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                },
            },
            "language": words.lang().tag(),
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn described(rule: &Rule, words: &Words) -> Json {
    let (title, about) = (words.say(&rule.title()), words.say(&rule.about()));
    json!({
        "id": rule.code,
        "shortDescription": { "text": title },
        "fullDescription": { "text": about },
        "help": { "text": about },
        // The names are those of SARIF (3.27.10).
        "defaultConfiguration": { "level": rule.severity.name() },
    })
}

fn result(book: &Book, fault: &Diagnostic, prints: &mut Prints, words: &Words) -> Json {
    let text = format!("{} {}", words.say(&fault.message), words.say(&fault.remedy));
    let mut result = json!({
        "ruleId": fault.code,
        "level": fault.severity.name(),
        "message": { "text": text },
        "locations": [location(book, &fault.place)],
        "partialFingerprints": { "netlog/v1": prints.of(book, fault) },
    });
    let index = RULES.iter().position(|rule| rule.code == fault.code);
    if let (Some(index), Some(result)) = (index, result.as_object_mut()) {
        result.insert("ruleIndex".to_string(), json!(index));
    }
    result
}

/// A commit has no file; the name of a file is a URI here.
fn location(book: &Book, place: &Place) -> Json {
    if let Some(id) = Commit::of(place) {
        return json!({ "logicalLocations": [{ "fullyQualifiedName": id, "kind": "commit" }] });
    }
    let mut region = json!({ "startLine": place.line, "startColumn": place.column });
    let record = book.of_path(&place.path).filter(|_| !place.range.is_empty());
    if let (Some(record), Some(region)) = (record, region.as_object_mut()) {
        let end = record.page().place(&place.path, place.range.end..place.range.end);
        region.insert("endLine".to_string(), json!(end.line));
        region.insert("endColumn".to_string(), json!(end.column));
    }
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&place.path), "uriBaseId": "%SRCROOT%" },
            "region": region,
        },
    })
}

/// A path as a relative reference (RFC 3986, 4.2).
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match plain(byte) {
            true => uri.push(char::from(byte)),
            false => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// By which a finding is the same one tomorrow, when it stands in another line.
#[derive(Default)]
struct Prints(HashMap<u64, usize>);

impl Prints {
    /// The code, the file and what stands there; of several alike in one file also the how manieth.
    fn of(&mut self, book: &Book, fault: &Diagnostic) -> String {
        let place = &fault.place;
        let record = book.of_path(&place.path);
        let written = record.and_then(|record| record.page().text().get(place.range.clone()));
        let parts = [fault.code, &place.path, written.unwrap_or_default()].join("\0");
        let print = twox_hash::XxHash3_64::oneshot(parts.as_bytes());
        let nth = self.0.entry(print).or_default();
        *nth += 1;
        format!("{print:016x}:{nth}")
    }
}
