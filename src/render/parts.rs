//! A Markdown file of which netlog writes marked parts and people the rest. Each part stands
//! between two comments, which no page shows; the first has the part's name and a sign of its
//! text, by which a change made by hand is seen.
//!
//! ```text
//! <!-- netlog:begin ueberblick 0123456789abcdef -->
//! ## Überblick
//! …
//! <!-- netlog:end ueberblick -->
//! ```

use std::collections::HashMap;
use std::ops::Range;

use twox_hash::XxHash3_64;

use super::{Block, Doc, markdown};
use crate::words::slug;

const BEGIN: &str = "<!-- netlog:begin ";
const END: &str = "<!-- netlog:end ";
const CLOSE: &str = " -->";

/// A part that somebody changed by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub name: String,
    /// Where its first mark stands, in bytes.
    pub place: Range<usize>,
}

/// A piece of an older file.
enum Piece<'a> {
    /// Between the parts, as it is.
    Own(&'a str),
    Part {
        name: &'a str,
        sign: &'a str,
        text: &'a str,
        place: Range<usize>,
    },
}

/// True where a file has marked parts, or nothing at all.
pub fn is_marked(old: &str) -> bool {
    old.trim().is_empty() || pieces(old).iter().any(|piece| matches!(piece, Piece::Part { .. }))
}

/// The document with its parts marked: in the place of the parts of `old`, whatever stands beside
/// these kept as it is; what is new stands behind the part that it follows in the document.
///
/// Fails where a part of `old` was changed by hand, unless `force` is given.
pub fn write(doc: &Doc, old: &str, force: bool) -> Result<String, Changed> {
    let parts = parts(doc);
    let pieces = if is_marked(old) { pieces(old) } else { Vec::new() };
    for piece in &pieces {
        if let Piece::Part { name, sign, text, place } = piece
            && *sign != self::sign(text)
            && !force
        {
            return Err(Changed { name: (*name).to_string(), place: place.clone() });
        }
    }
    let known: HashMap<&str, usize> =
        parts.iter().enumerate().map(|(at, (name, _))| (name.as_str(), at)).collect();
    let there = |name: &str| {
        pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Part { name: other, .. } if *other == name))
    };
    let mut out = String::new();
    // New parts before the first one that was there.
    let mut next = 0;
    let new_ones = |from: usize, out: &mut String| {
        let mut at = from;
        while let Some((name, text)) = parts.get(at).filter(|(name, _)| !there(name)) {
            mark(name, text, out);
            at += 1;
        }
        at
    };
    let first_part = pieces.iter().position(|piece| matches!(piece, Piece::Part { .. }));
    for (at, piece) in pieces.iter().enumerate() {
        if Some(at) == first_part {
            next = new_ones(0, &mut out);
        }
        match piece {
            Piece::Own(text) => out.push_str(text),
            Piece::Part { name, .. } => {
                // A chapter that the report has no more is gone.
                let Some(at) = known.get(name) else { continue };
                let Some((name, text)) = parts.get(*at) else { continue };
                mark(name, text, &mut out);
                next = new_ones(at + 1, &mut out).max(next);
            }
        }
    }
    if first_part.is_none() {
        new_ones(next, &mut out);
    }
    Ok(out)
}

/// What stands before the first chapter, and each chapter, with their names.
fn parts(doc: &Doc) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let mut part = Doc { title: doc.title.clone(), blocks: Vec::new() };
    let mut name = "titel".to_string();
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut close = |name: &str, part: &Doc| {
        let count = names.entry(name.to_string()).or_insert(0);
        *count += 1;
        let name = if *count > 1 { format!("{name}-{count}") } else { name.to_string() };
        parts.push((name, markdown::write_part(part, doc.title.is_some())));
    };
    for block in &doc.blocks {
        if let Block::Heading { level: 1, text } = block {
            if !part.is_empty() {
                close(&name, &part);
            }
            part = Doc::new();
            name = slug::of(text);
        }
        part.push(block.clone());
    }
    if !part.is_empty() {
        close(&name, &part);
    }
    parts
}

fn mark(name: &str, text: &str, out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push_str(if out.ends_with('\n') { "\n" } else { "\n\n" });
    }
    out.push_str(&format!("{BEGIN}{name} {}{CLOSE}\n{text}{END}{name}{CLOSE}\n", sign(text)));
}

/// Line ends do not count: git and editors of Windows change them.
fn sign(text: &str) -> String {
    let text: String = text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
    format!("{:016x}", XxHash3_64::oneshot(text.trim().as_bytes()))
}

/// A begin mark without its end, or the other way round, is a text like any other.
fn pieces(old: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut own = 0;
    let mut at = 0;
    while let Some(begin) = find_line(old, at, BEGIN) {
        let (head, body) = line(old, begin);
        let inside = head.strip_prefix(BEGIN).and_then(|head| head.trim_end().strip_suffix("-->"));
        let mut words = inside.unwrap_or_default().split_whitespace();
        let (name, sign) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let end = find_line(old, body, &format!("{END}{name} "));
        let Some(end) = end.filter(|_| !name.is_empty()) else {
            at = body;
            continue;
        };
        let (_, after) = line(old, end);
        pieces.extend(old.get(own..begin).filter(|own| !own.is_empty()).map(Piece::Own));
        pieces.push(Piece::Part {
            name,
            sign,
            text: old.get(body..end).unwrap_or_default(),
            place: begin..begin + head.trim_end().len(),
        });
        (own, at) = (after, after);
    }
    pieces.extend(old.get(own..).filter(|own| !own.is_empty()).map(Piece::Own));
    pieces
}

/// Where a line that begins so begins, from `from` on.
fn find_line(text: &str, from: usize, start: &str) -> Option<usize> {
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        if line.starts_with(start) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The line that begins at a place, and where the next one begins.
fn line(text: &str, at: usize) -> (&str, usize) {
    let line = text.get(at..).unwrap_or_default().split_inclusive('\n').next().unwrap_or_default();
    (line, at + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(figure: &str, chapters: &[&str]) -> Doc {
        let mut doc = Doc::titled("Bericht");
        doc.paragraph(figure);
        for chapter in chapters {
            doc.heading(1, *chapter).paragraph(format!("{chapter} {figure}"));
        }
        doc
    }

    #[test]
    fn what_people_wrote_beside_the_parts_stays() {
        let first = write(&report("eins", &["Über uns", "Zahlen"]), "", false).expect("new");
        assert!(first.starts_with("<!-- netlog:begin titel "), "{first}");
        let own = first
            .replace("<!-- netlog:begin zahlen", "Ein eigenes Wort.  \n\n<!-- netlog:begin zahlen")
            + "\nSchluss\r\n";
        let again = write(&report("zwei", &["Über uns", "Neues", "Zahlen"]), &own, false);
        let again = again.expect("written again");
        assert!(again.contains("\n\nEin eigenes Wort.  \n\n<!-- netlog:begin zahlen"), "{again}");
        assert!(again.ends_with("<!-- netlog:end zahlen -->\n\nSchluss\r\n"), "{again}");
        assert!(again.contains("Über uns zwei") && !again.contains("eins"), "{again}");
        let at = |text: &str| again.find(text).expect(text);
        assert!(at("end ueber-uns") < at("begin neues") && at("end neues") < at("Ein eigenes"));
        let less = write(&report("drei", &["Zahlen"]), &again, false).expect("written again");
        assert!(!less.contains("neues") && less.contains("Ein eigenes Wort.  \n"), "{less}");
        assert_eq!(write(&report("drei", &["Zahlen"]), &less, false), Ok(less));
    }

    #[test]
    fn a_part_changed_by_hand_is_not_written_over() {
        let doc = report("eins", &["Zahlen"]);
        let text = write(&doc, "", false).expect("new");
        let changed = text.replace("Zahlen eins", "Zahlen 1");
        let fault = write(&doc, &changed, false).expect_err("changed");
        assert_eq!(fault.name, "zahlen");
        assert!(changed[fault.place.clone()].starts_with("<!-- netlog:begin zahlen"), "{fault:?}");
        assert_eq!(write(&doc, &changed, true), Ok(text.clone()));
        assert_eq!(write(&doc, &text.replace('\n', "\r\n"), false).map(|_| ()), Ok(()));
    }

    #[test]
    fn a_mark_without_its_end_is_a_text() {
        let odd = "x\n<!-- netlog:begin a 0 -->\ny\n<!-- netlog:end b -->\n";
        assert!(!is_marked(odd) && is_marked(" \n"));
    }
}
