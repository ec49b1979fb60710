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

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use twox_hash::XxHash3_64;

use super::unique::Unique;
use super::{Block, Doc, markdown};

/// Some editors of Windows put it before the first line.
const BYTE_ORDER_MARK: char = '\u{feff}';

const MARK: &str = "<!-- netlog:";
/// What stands for one in the text of a record.
const NO_MARK: &str = "<! -- netlog:";
const BEGIN: &str = "<!-- netlog:begin ";
const END: &str = "<!-- netlog:end ";
const CLOSE: &str = " -->";

/// Why an older file cannot be written again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// What the part is called.
    pub name: String,
    /// Where its mark stands, in bytes.
    pub place: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Somebody changed the part by hand.
    Changed,
    /// The file has the parts of another document.
    Other,
    /// A mark has no other one, stands within another part, or marks a part once more. What was a
    /// part would be taken for somebody's own text, and stay for ever.
    Loose,
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
    let old = old.strip_prefix(BYTE_ORDER_MARK).unwrap_or(old);
    old.trim().is_empty() || pieces(old).iter().any(|piece| matches!(piece, Piece::Part { .. }))
}

/// The document with its parts marked: in the place of the parts of `old`, whatever stands beside
/// these kept as it is; what is new stands behind the part that it follows in the document. A byte
/// order mark stays, and lines end as most lines of `old` do.
///
/// Fails where a part of `old` was changed by hand, unless `force` is given, and where its marks
/// are not in order.
pub fn write(doc: &Doc, old: &str, force: bool) -> Result<String, Fault> {
    let (mut out, start) = match old.strip_prefix(BYTE_ORDER_MARK) {
        Some(_) => (String::from(BYTE_ORDER_MARK), BYTE_ORDER_MARK.len_utf8()),
        None => (String::new(), 0),
    };
    let old = old.get(start..).unwrap_or_default();
    let line_end = line_end(old);
    let parts = parts(doc);
    let pieces = if is_marked(old) { pieces(old) } else { Vec::new() };
    let fault =
        |fault: Fault| Fault { place: fault.place.start + start..fault.place.end + start, ..fault };
    if let Some(loose) = loose(old, &pieces) {
        return Err(fault(loose));
    }
    let first = pieces.iter().find_map(|piece| match piece {
        Piece::Part { name, place, .. } => Some((*name, place.clone())),
        Piece::Own(_) => None,
    });
    let head = parts.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    let is_other =
        !pieces.iter().any(|piece| matches!(piece, Piece::Part { name, .. } if *name == head));
    if let Some((name, place)) = first.filter(|_| is_other && !force) {
        return Err(fault(Fault { kind: FaultKind::Other, name: name.to_string(), place }));
    }
    for piece in &pieces {
        if let Piece::Part { name, sign, text, place } = piece
            && *sign != self::sign(text)
            && !force
        {
            let (name, place) = ((*name).to_string(), place.clone());
            return Err(fault(Fault { kind: FaultKind::Changed, name, place }));
        }
    }
    let known: HashMap<&str, usize> =
        parts.iter().enumerate().map(|(at, (name, _))| (name.as_str(), at)).collect();
    let there = |name: &str| {
        pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Part { name: other, .. } if *other == name))
    };
    let new_ones = |from: usize, out: &mut String| {
        for (name, text) in parts.iter().skip(from).take_while(|(name, _)| !there(name)) {
            mark(name, text, line_end, out);
        }
    };
    let first_part = pieces.iter().position(|piece| matches!(piece, Piece::Part { .. }));
    for (at, piece) in pieces.iter().enumerate() {
        if Some(at) == first_part {
            new_ones(0, &mut out);
        }
        match piece {
            Piece::Own(text) => out.push_str(text),
            Piece::Part { name, .. } => {
                // A chapter that the report has no more is gone.
                let Some(at) = known.get(name) else { continue };
                let Some((name, text)) = parts.get(*at) else { continue };
                mark(name, text, line_end, &mut out);
                new_ones(at + 1, &mut out);
            }
        }
    }
    if first_part.is_none() {
        new_ones(0, &mut out);
    }
    Ok(out)
}

/// The first mark that is not in order: every one but the two of each part, and those of a part
/// that stands a second time.
fn loose(old: &str, pieces: &[Piece<'_>]) -> Option<Fault> {
    let mut names = HashSet::new();
    let mut expected = HashSet::new();
    for piece in pieces {
        if let Piece::Part { name, text, place, .. } = piece
            && names.insert(*name)
        {
            let (_, body) = line(old, place.start);
            expected.extend([place.start, body + text.len()]);
        }
    }
    if expected.is_empty() {
        return None;
    }
    let mut at = 0;
    for line in old.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let rest = line.trim();
        let mark = rest.strip_prefix(BEGIN).or_else(|| rest.strip_prefix(END));
        if let Some(mark) = mark.filter(|_| !expected.contains(&start)) {
            let name = mark.split_whitespace().next().unwrap_or_default().to_string();
            return Some(Fault { kind: FaultKind::Loose, name, place: start..start + rest.len() });
        }
        at += line.len();
    }
    None
}

/// What stands before the first chapter, and each chapter, with their names.
fn parts(doc: &Doc) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let mut part = Doc { title: doc.title.clone(), blocks: Vec::new() };
    let mut names = Unique::default();
    // Called after the document, so that a file of another one is noticed.
    let mut name = names.slug(doc.title.as_deref().unwrap_or_default(), "titel");
    let mut close = |name: &str, part: &Doc| {
        let text = markdown::write_part(part, markdown::has_title(doc));
        // Only in lines that are shown as they are can a record have a mark, and there it is none.
        parts.push((name.to_string(), text.replace(MARK, NO_MARK)));
    };
    for block in &doc.blocks {
        if let Block::Heading { level: 1, text } = block {
            if !part.is_empty() {
                close(&name, &part);
            }
            part = Doc::new();
            name = names.slug(text, "teil");
        }
        part.push(block.clone());
    }
    if !part.is_empty() {
        close(&name, &part);
    }
    parts
}

fn mark(name: &str, text: &str, line_end: &str, out: &mut String) {
    let bare = out.trim_end_matches(['\r', '\n']);
    let ends = match out.ends_with('\n') {
        true => out.get(bare.len()..).unwrap_or_default().matches('\n').count(),
        false => 0,
    };
    if !out.trim_start_matches(BYTE_ORDER_MARK).is_empty() {
        out.push_str(&line_end.repeat(2_usize.saturating_sub(ends)));
    }
    let part = format!("{BEGIN}{name} {}{CLOSE}\n{text}{END}{name}{CLOSE}\n", sign(text));
    out.push_str(&part.replace('\n', line_end));
}

/// As most lines of a text end; LF where there is none.
fn line_end(text: &str) -> &'static str {
    let windows = text.matches("\r\n").count();
    if windows * 2 > text.matches('\n').count() { "\r\n" } else { "\n" }
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
        // Behind the mark stands nothing else: it would be lost.
        let end = find_line(old, body, &format!("{END}{name} "))
            .filter(|end| line(old, *end).0.trim_end() == format!("{END}{name}{CLOSE}"));
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
    use proptest::prelude::*;

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
        assert!(first.starts_with("<!-- netlog:begin bericht "), "{first}");
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
    fn a_file_of_windows_stays_one() {
        let doc = report("eins", &["Zahlen", "Neues"]);
        let unix = write(&report("eins", &["Zahlen"]), "", false).expect("new");
        let windows = format!("\u{feff}{}", unix.replace('\n', "\r\n"));
        assert!(is_marked(&windows) && is_marked("\u{feff}\r\n"));
        let again = write(&doc, &windows, false).expect("written again");
        let expected = write(&doc, &unix, false).expect("written again");
        assert_eq!(again, format!("\u{feff}{}", expected.replace('\n', "\r\n")));
        let changed = windows.replace("# Bericht", "# Mein Bericht");
        let fault = write(&doc, &changed, false).expect_err("changed");
        assert!(changed[fault.place].starts_with("<!-- netlog:begin bericht"));
        // A single line end of the other kind changes nothing.
        assert!(!write(&doc, &(unix + "x\r\n"), false).expect("written").contains("-->\r\n"));
    }

    #[test]
    fn the_file_of_another_document_is_left_alone() {
        let old = write(&report("eins", &["Zahlen"]), "", false).expect("new") + "\nmein Wort\n";
        let mut other = Doc::titled("Anderes");
        other.heading(1, "Zahlen").paragraph("zwei");
        let fault = write(&other, &old, false).expect_err("another one");
        assert_eq!((fault.kind, fault.name.as_str()), (FaultKind::Other, "bericht"));
        let forced = write(&other, &old, true).expect("forced");
        assert!(forced.starts_with("<!-- netlog:begin anderes ") && !forced.contains("eins"));
        assert!(forced.ends_with("mein Wort\n"), "{forced}");
    }

    #[test]
    fn marks_that_are_not_in_order_are_told_and_nothing_is_written() {
        let doc = report("eins", &["Zahlen", "Neues"]);
        let old = write(&doc, "", false).expect("new");
        let end = "<!-- netlog:end zahlen -->\n";
        let begin = old.lines().find(|line| line.contains("begin zahlen")).expect("a mark");
        for (text, name) in [
            (old.replace(end, ""), "zahlen"),
            (old.replace(begin, ""), "zahlen"),
            (old.replace(end, &format!("{} Dank an alle\n", end.trim_end())), "zahlen"),
            (old.replace(begin, &format!("  {begin}")), "zahlen"),
            (format!("{old}\n{old}"), "bericht"),
            (old.replace(end, &format!("{begin}\nmeins\n{end}{end}")), "zahlen"),
        ] {
            for force in [false, true] {
                let fault = write(&doc, &text, force).expect_err(&text);
                assert_eq!((fault.kind, fault.name.as_str()), (FaultKind::Loose, name), "{text}");
                assert!(text[fault.place].starts_with("<!-- netlog:"), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn writing_twice_changes_nothing(
            title in prop::option::of("[x…]{0,2}"),
            headings in prop::collection::vec(prop_oneof!["[xX 2…-]{0,4}", "titel|teil", any::<String>()], 0..6),
            lines in prop_oneof![any::<String>(), Just("a\n<!-- netlog:end titel -->\n<!-- netlog:begin x 0 -->".into())],
            old in prop_oneof!["[ \r\n]{0,4}", "\u{feff}[\r\n]{0,4}"],
        ) {
            let mut doc = Doc { title, ..Doc::new() };
            doc.paragraph("p").lines(lines.as_str());
            for heading in headings {
                doc.heading(1, heading).lines(lines.as_str());
            }
            let once = write(&doc, &old, false).expect("new");
            prop_assert_eq!(write(&doc, &once, false), Ok(once.clone()));
            let names: Vec<&str> = once.lines().filter_map(|line| line.strip_prefix(BEGIN)).collect();
            let different: HashSet<&str> =
                names.iter().filter_map(|name| name.split(' ').next()).collect();
            prop_assert_eq!(names.len(), different.len(), "{}", once);
        }
    }

    #[test]
    fn a_mark_without_its_end_is_a_text() {
        let odd = "x\n<!-- netlog:begin a 0 -->\ny\n<!-- netlog:end b -->\n";
        assert!(!is_marked(odd) && is_marked(" \n"));
    }
}
