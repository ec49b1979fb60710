//! Faults as SARIF 2.1.0 (OASIS, 2020), which forges and editors show beside the lines.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use super::{Commit, RULES, Rule, listing};
use crate::diagnostic::{Diagnostic, Place};
use crate::record::Book;
use crate::words::Words;

/// Where the results are.
pub struct Root<'a> {
    /// From the top of the git repository to the log: forges know files by their paths from there.
    pub top: &'a str,
    /// The file that stands for the log as a whole. A commit is in no file, and forges refuse all
    /// results where one has none.
    pub file: &'a str,
}

/// One run with all rules and their help texts, in the language of the reader.
pub fn sarif(book: &Book, faults: &[Diagnostic], root: &Root<'_>, words: &Words) -> Json {
    let rules: Vec<Json> = RULES.iter().map(|rule| described(rule, words)).collect();
    let mut prints = Prints::default();
    let results = faults.iter().map(|fault| {
        json!({
            "ruleId": fault.code,
            "ruleIndex": RULES.iter().position(|rule| rule.code == fault.code),
            "level": fault.severity.name(),
            "message": { "text": text(&listing::said(fault, words)) },
            "locations": [location(book, &fault.place, root)],
            "partialFingerprints": { "netlog/v1": prints.of(book, fault) },
        })
    });
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
    let [title, about] = [rule.title(), rule.about()].map(|said| text(&words.say(&said)));
    json!({
        "id": rule.code,
        "shortDescription": { "text": title },
        "fullDescription": { "text": about },
        "help": { "text": about },
        // The names are those of SARIF (3.27.10).
        "defaultConfiguration": { "level": rule.severity.name() },
    })
}

/// A message string (3.11.3) that says what it says: without placeholders and links.
fn text(said: &str) -> String {
    said.replace('{', "{{").replace('}', "}}").replace("](", "\\](")
}

fn location(book: &Book, place: &Place, root: &Root<'_>) -> Json {
    if let Some(id) = Commit::of(place) {
        return json!({
            "physicalLocation": physical(root, root.file, &json!({ "startLine": 1 })),
            "logicalLocations": [{ "fullyQualifiedName": id, "kind": "commit" }],
        });
    }
    let (line, column) = (place.line, place.column);
    let region = match book.of_path(&place.path).filter(|_| !place.range.is_empty()) {
        None => json!({ "startLine": line, "startColumn": column }),
        Some(record) => {
            let end = record.page().place(&place.path, place.range.end..place.range.end);
            let (last, end) = (end.line, end.column);
            json!({ "startLine": line, "startColumn": column, "endLine": last, "endColumn": end })
        }
    };
    json!({ "physicalLocation": physical(root, &place.path, &region) })
}

/// The name of a file is a URI here.
fn physical(root: &Root<'_>, path: &str, region: &Json) -> Json {
    let uri = uri(&format!("{}{path}", root.top));
    json!({ "artifactLocation": { "uri": uri, "uriBaseId": "%SRCROOT%" }, "region": region })
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
