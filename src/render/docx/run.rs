//! Paragraphs and the runs of text in them.

use super::style::{self, Styles};
use crate::paint::Style;
use crate::render::{Text, clean};

/// What a paragraph has beyond its style, in the order that Word demands.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub keep_next: bool,
    /// A list with a level of it.
    pub list: Option<(String, String)>,
    /// The room above, in twentieths of a point.
    pub before: Option<u32>,
    /// The lines after the first begin so far in.
    pub hanging: Option<u32>,
    pub right: bool,
}

/// A paragraph; `inner` is XML.
pub fn paragraph(style: &str, look: &Look, inner: &str) -> String {
    let mut form = format!("<w:pStyle w:val=\"{style}\"/>");
    if look.keep_next {
        form.push_str("<w:keepNext/>");
    }
    if let Some((list, level)) = &look.list {
        form.push_str(&format!(
            "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"
        ));
    }
    if let Some(before) = look.before {
        form.push_str(&format!("<w:spacing w:before=\"{before}\"/>"));
    }
    if let Some(hanging) = look.hanging {
        form.push_str(&format!("<w:ind w:left=\"{hanging}\" w:hanging=\"{hanging}\"/>"));
    }
    if look.right {
        form.push_str("<w:jc w:val=\"right\"/>");
    }
    format!("<w:p><w:pPr>{form}</w:pPr>{inner}</w:p>")
}

/// A text as runs; only strong and faint words have a style of their own.
pub fn runs(text: &Text, styles: &Styles) -> String {
    let spans = clean::spans(text);
    let runs = spans.iter().map(|span| match span.style {
        Style::Strong => run(&span.text, styles.character(style::STRONG)),
        Style::Faint => run(&span.text, styles.character(style::FAINT)),
        _ => run(&span.text, ""),
    });
    runs.collect()
}

/// A run of clean text. No name of a style: it looks as its paragraph does.
pub fn run(text: &str, style: &str) -> String {
    let form = match style {
        "" => String::new(),
        id => format!("<w:rPr><w:rStyle w:val=\"{id}\"/></w:rPr>"),
    };
    let pieces: Vec<String> = text.split('\t').map(words).collect();
    format!("<w:r>{form}{}</w:r>", pieces.join("<w:tab/>"))
}

fn words(text: &str) -> String {
    match text {
        "" => String::new(),
        text => format!("<w:t xml:space=\"preserve\">{}</w:t>", clean::escaped(text)),
    }
}

/// A field whose answer the program works out as it lays out the page.
pub fn field(name: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}
