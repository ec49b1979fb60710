//! A document for word processors (Office Open XML, ECMA-376): with real styles, lists, tables
//! and headings, so that the office can work on with it. Our text goes into the office's template,
//! or into a plain document of our own; from there on both are the same.
//!
//! | file | makes |
//! |---|---|
//! | `base` | the plain document |
//! | `template`, `below`, `archive`, `calm` | what of a template is kept, and how it is read |
//! | `style`, `numbering` | the styles and the list that the text needs |
//! | `body`, `run`, `table`, `drawing`, `contents` | the text |
//! | `package`, `tree` | the zip archive with its parts, and their XML |
//!
//! Nothing in the file asks anything of anywhere: no field is updated when it is opened, and no
//! picture, style or template is fetched.

mod archive;
mod base;
mod below;
mod body;
mod calm;
mod contents;
mod drawing;
mod numbering;
mod package;
mod run;
mod style;
mod table;
mod template;
mod tree;

use body::Place;
use package::Package;
use style::Styles;
use tree::{Element, HEAD};

use super::{Doc, Imprint, clean};
use crate::words::{Lang, Message, Words};

/// What the types of Word's parts begin with.
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const MAIN: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// What the document is told to be: title, author, day.
const CORE: &str = "docProps/core.xml";

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SPACES: [(&str, &str); 2] = [
    ("xmlns:w", WORD),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// Those of a document with pictures.
const DRAWING_SPACES: [(&str, &str); 4] = [
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"),
];

/// A document without its text.
struct Parts {
    package: Package,
    /// The name of the part that the text is in.
    main: String,
    /// Pages, headers and footers: `w:sectPr`.
    section: Element,
    /// The names of these parts and what is in them.
    styles: (String, Element),
    numbering: (String, Element),
}

/// A .docx file. `template`: a .docx or .dotx whose styles, fonts, headers, footers and pages are
/// taken over; the message says what is wrong with it and what to do.
pub fn write(doc: &Doc, imprint: &Imprint, template: Option<&[u8]>) -> Result<Vec<u8>, Message> {
    let doc = &*doc.outlined();
    let mut parts = match template {
        None => base::parts(doc, imprint),
        Some(bytes) => template::parts(bytes, imprint)?,
    };
    let bullets = numbering::bullets(&parts.styles.1, &mut parts.numbering.1);
    let styles = Styles::install(&mut parts.styles.1, &bullets.list);
    let place = Place {
        package: &mut parts.package,
        main: &parts.main,
        styles: &styles,
        bullets: &bullets,
        room: room(&parts.section),
        contents: contents::write(doc, imprint.words, &styles),
    };
    let body = body::write(doc, place);
    finish(parts, doc, imprint, &body)
}

/// Puts everything into its part.
fn finish(parts: Parts, doc: &Doc, imprint: &Imprint, body: &str) -> Result<Vec<u8>, Message> {
    let Parts { mut package, main, section, styles, numbering } = parts;
    let spaces: String = SPACES
        .iter()
        .chain(&DRAWING_SPACES)
        .map(|(name, address)| format!(" {name}=\"{address}\""))
        .collect();
    let document =
        format!("{HEAD}<w:document{spaces}><w:body>{body}{}</w:body></w:document>", section.xml());
    for (name, xml) in [
        (main, document.into_bytes()),
        (styles.0, styles.1.file()),
        (numbering.0, numbering.1.file()),
    ] {
        package.parts.entry(name).or_default().bytes = xml;
    }
    let kind = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add(CORE, kind, properties(doc, imprint));
    package.relate("", &format!("{}metadata/core-properties", package::PACKAGE), CORE, true);
    package.write().map_err(|part| Message::new("render-template-twice").with("part", part))
}

/// What a program shows about the document; its day is that of the imprint.
fn properties(doc: &Doc, imprint: &Imprint) -> String {
    let element = |name: &str, text: Option<&str>| {
        let text = text.map(clean::line).filter(|text| !text.is_empty());
        text.map(|text| format!("<{name}>{}</{name}>", clean::escaped(&text))).unwrap_or_default()
    };
    let day = imprint.day.format("%Y-%m-%dT00:00:00Z");
    let date =
        |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:{name}>");
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{}{}{}{}<dc:language>{}</dc:language>\
         </cp:coreProperties>",
        element("dc:title", doc.title.as_deref()),
        element("dc:creator", imprint.author),
        date("created"),
        date("modified"),
        language(imprint.words),
    )
}

/// As Word has it, with a country.
fn language(words: &Words) -> &'static str {
    match words.lang() {
        Lang::De => "de-DE",
        Lang::En => "en-GB",
    }
}

/// The width and height of the text on a page, in twentieths of a point; that of A4 where the
/// section does not say.
fn room(section: &Element) -> (u32, u32) {
    let number = |element: &str, key: &str| -> Option<u32> {
        section.child(element)?.attribute(key)?.parse::<i32>().ok().map(i32::unsigned_abs)
    };
    let sum = |keys: &[&str]| {
        keys.iter().filter_map(|key| number("w:pgMar", key)).fold(0, u32::saturating_add)
    };
    let inner = |size: &str, other: u32, margins: &[&str]| {
        let size = number("w:pgSz", size).unwrap_or(other).clamp(1440, 31_680);
        size.saturating_sub(sum(margins)).max(1440)
    };
    let width = inner("w:w", 11_906, &["w:left", "w:right", "w:gutter"]);
    let height = inner("w:h", 16_838, &["w:top", "w:bottom"]);
    let columns = number("w:cols", "w:num").unwrap_or(1).clamp(1, 10);
    let gaps = number("w:cols", "w:space").unwrap_or(720).saturating_mul(columns - 1);
    ((width.saturating_sub(gaps) / columns).max(720), height)
}
