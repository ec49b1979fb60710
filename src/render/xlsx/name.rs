//! What the sheets of a workbook are called: as their tables, as far as Excel lets them.

use std::collections::HashSet;

use super::cut;
use crate::render::{Sheet, clean};

/// UTF-16 units.
const LONGEST: usize = 31;

/// No two are the same, whatever the case. `unnamed` is for tables whose names have nothing left.
pub(super) fn all(sheets: &[Sheet], unnamed: &str) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names = Vec::new();
    for sheet in sheets {
        let wanted = allowed(&sheet.name);
        let wanted = if wanted.is_empty() { unnamed } else { &wanted };
        let mut name = cut(wanted, LONGEST);
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            let end = format!(" ({number})");
            name = format!("{}{end}", cut(wanted, LONGEST - end.len()));
            number += 1;
        }
        names.push(name);
    }
    names
}

/// Without the signs by which a formula tells a sheet from a cell. Excel keeps the name of its own
/// history for itself.
fn allowed(name: &str) -> String {
    let name = clean::line(name).replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
    let name = clean::line(&name);
    let name = name.trim_matches(|c| matches!(c, '\'' | ' '));
    match name.to_lowercase().as_str() {
        "history" => format!("{name}."),
        _ => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_allowed_and_there_once() {
        let long = "Gespräche mit Einrichtungen im ganzen Land";
        let sheets = [long, long, "a/b: [c]", "''", "?", "HISTORY", "tabelle", "x'"];
        let names = all(&sheets.map(|name| Sheet::new(name, ["x"])), "Tabelle");
        let expected = [
            "Gespräche mit Einrichtungen im…",
            "Gespräche mit Einrichtunge… (2)",
            "a b c",
            "Tabelle",
            "Tabelle (2)",
            "HISTORY.",
            "tabelle (3)",
            "x",
        ];
        assert_eq!(names, expected);
        for name in names {
            rust_xlsxwriter::utility::check_sheet_name(&name).expect("a name");
        }
    }
}
