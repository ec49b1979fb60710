//! The table of contents: a field of Word that is filled already, with links to the headings. So
//! it is right in every program and no program has to ask whether to fill it; without page
//! numbers, which only the layout of one program knows.

use super::run::{Look, paragraph, run};
use super::style::{self, Styles};
use crate::render::{Block, Doc, clean};
use crate::words::Words;

/// Fewer chapters are found without one.
const CHAPTERS: usize = crate::render::doc::CONTENTS_FROM;

/// A heading that is listed.
struct Entry {
    /// 0 or 1: the place of its style.
    depth: usize,
    text: String,
}

/// XML of the table, or nothing for a document with few chapters.
pub fn write(doc: &Doc, words: &Words, styles: &Styles) -> Option<String> {
    let entries: Vec<Entry> = doc.blocks.iter().filter_map(entry).collect();
    if entries.iter().filter(|entry| entry.depth == 0).count() < CHAPTERS {
        return None;
    }
    let heading = run(&clean::line(&words.text("render-contents")), "");
    let mut out = String::from(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
         <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>",
    );
    let look = Look::default();
    out.push_str(&paragraph(styles.paragraph(style::CONTENTS_HEADING), &look, &heading));
    for (at, entry) in entries.iter().enumerate() {
        let start = match at {
            0 => {
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>\
                 <w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\n \\z </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            }
            _ => "",
        };
        let link = format!(
            "{start}<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
            anchor(at),
            run(&entry.text, "")
        );
        let name = style::CONTENTS.get(entry.depth).copied().unwrap_or_default();
        out.push_str(&paragraph(styles.paragraph(name), &look, &link));
    }
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    out.push_str(&paragraph(styles.paragraph(style::BODY), &look, end));
    out.push_str("</w:sdtContent></w:sdt>");
    Some(out)
}

/// True where a heading of this level is listed.
pub fn lists(level: u8) -> bool {
    level <= 2
}

/// The inside of a heading, marked so that the table leads to it; `at` counts the listed ones.
pub fn mark(at: usize, inner: &str) -> String {
    // Apart from the numbers of a template's own marks.
    let id = 1000 + at;
    let name = anchor(at);
    format!(
        "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{inner}<w:bookmarkEnd w:id=\"{id}\"/>"
    )
}

/// As Word names its own.
fn anchor(at: usize) -> String {
    format!("_Toc{:09}", at + 1)
}

fn entry(block: &Block) -> Option<Entry> {
    match block {
        Block::Heading { level, text } if lists(*level) => {
            let text = clean::line(text);
            let depth = usize::from(*level > 1);
            (!text.is_empty()).then_some(Entry { depth, text })
        }
        _ => None,
    }
}
