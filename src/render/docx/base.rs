//! The document into which our text goes where no template is given: A4 with the title above and
//! the page below, a common font, and no style but ours.

use super::package::{OFFICE, Package};
use super::run::{Look, field, paragraph, run};
use super::tree::{Element, HEAD, Node};
use super::{MAIN, Parts, SPACES, WORD_TYPE, language};
use crate::render::{Doc, Imprint, clean};
use crate::words::Message;

/// Where a number comes into a sentence.
const PAGE: char = '\u{1}';
const PAGES: char = '\u{2}';

/// 2.5 centimetres in twentieths of a point.
const MARGIN: u32 = 1418;

pub fn parts(doc: &Doc, imprint: &Imprint) -> Parts {
    let main = "word/document.xml";
    let mut package = Package::default();
    package.add(main, MAIN, "");
    package.relate("", &format!("{OFFICE}officeDocument"), main, true);
    let mut part = |name: &str, number: &str, xml: String| {
        let file = format!("word/{name}{number}.xml");
        package.add(&file, &format!("{WORD_TYPE}{name}+xml"), xml);
        let id = package.relate(main, &format!("{OFFICE}{name}"), &file, false);
        (file, id)
    };
    let (styles, _) = part("styles", "", String::new());
    let (numbering, _) = part("numbering", "", String::new());
    part("settings", "", settings(imprint));
    part("fontTable", "", fonts());
    let title = run(&clean::line(doc.title.as_deref().unwrap_or_default()), "");
    let (_, header) = part("header", "1", marginal("w:hdr", "Header", &title));
    // The first page has the title in its text; programs want a footer of its own for it.
    let pages = marginal("w:ftr", "Footer", &pages(imprint));
    let (_, footer) = part("footer", "1", pages.clone());
    let (_, first) = part("footer", "2", pages);
    let mut style_root = Element::new("w:styles", &SPACES);
    style_root.children.push(Node::Raw(defaults(imprint)));
    Parts {
        main: main.to_string(),
        section: section(&header, &footer, &first),
        styles: (styles, style_root),
        numbering: (numbering, Element::new("w:numbering", &SPACES)),
        package,
    }
}

/// The looks and the language that all styles begin with.
pub fn defaults(imprint: &Imprint) -> String {
    format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Arial\" w:eastAsia=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>\
         <w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>\
         <w:lang w:val=\"{}\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        language(imprint.words)
    )
}

/// Word 2013 and later lay the page out by their own rules only where this is said.
fn settings(imprint: &Imprint) -> String {
    let mut root = Element::new("w:settings", &SPACES);
    root.children.push(Node::Raw(format!(
        "<w:defaultTabStop w:val=\"709\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{}\"/><w:decimalSymbol w:val=\"{}\"/><w:listSeparator w:val=\"{}\"/>",
        language(imprint.words),
        imprint.words.text("render-decimal"),
        imprint.words.text("render-separator"),
    )));
    format!("{HEAD}{}", root.xml())
}

/// Fonts of the same measure for machines without these.
fn fonts() -> String {
    let font = |name: &str, other: &str, family: &str, pitch: &str| {
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/><w:charset w:val=\"00\"/>\
             <w:family w:val=\"{family}\"/><w:pitch w:val=\"{pitch}\"/></w:font>"
        )
    };
    let mut root = Element::new("w:fonts", &SPACES);
    root.children.push(Node::Raw(font("Arial", "Liberation Sans", "swiss", "variable")));
    root.children.push(Node::Raw(font("Courier New", "Liberation Mono", "modern", "fixed")));
    format!("{HEAD}{}", root.xml())
}

fn marginal(name: &str, style: &str, inner: &str) -> String {
    let mut root = Element::new(name, &SPACES);
    root.children.push(Node::Raw(paragraph(style, &Look::default(), inner)));
    format!("{HEAD}{}", root.xml())
}

/// "Seite 3 von 12", at the right edge.
fn pages(imprint: &Imprint) -> String {
    let (page, pages) = (PAGE.to_string(), PAGES.to_string());
    let message = Message::new("render-page").with("page", page).with("pages", pages);
    let mut out = run("\t", "");
    for piece in imprint.words.say(&message).split_inclusive([PAGE, PAGES]) {
        let words = piece.trim_end_matches([PAGE, PAGES]);
        out.push_str(&run(words, ""));
        match piece.chars().last() {
            Some(PAGE) => out.push_str(&field("PAGE")),
            Some(PAGES) => out.push_str(&field("NUMPAGES")),
            _ => {}
        }
    }
    out
}

/// The first page has no header.
fn section(header: &str, footer: &str, first: &str) -> Element {
    let refer = |name: &str, kind: &str, id: &str| {
        Node::Element(Element::new(name, &[("w:type", kind), ("r:id", id)]))
    };
    let mut section = pages_of_a4();
    section.children.splice(
        0..0,
        [
            refer("w:headerReference", "default", header),
            refer("w:footerReference", "default", footer),
            refer("w:footerReference", "first", first),
        ],
    );
    section.children.push(Node::Element(Element::new("w:titlePg", &[])));
    section
}

/// A4, upright, without header and footer.
pub fn pages_of_a4() -> Element {
    let margin = MARGIN.to_string();
    let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, margin.as_str()));
    let beyond = [("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")];
    let mut section = Element::new("w:sectPr", &[]);
    section.children = [
        Element::new("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]),
        Element::new("w:pgMar", &[&sides[..], &beyond[..]].concat()),
    ]
    .map(Node::Element)
    .into();
    section
}
