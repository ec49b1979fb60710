//! The blocks of a page but for its tables.

use std::fmt::Write as _;

use super::{Page, escaped, table};
use crate::paint::Style;
use crate::render::picture::{Picture, svg};
use crate::render::{Block, Text, clean};

/// Pictures wider than this, in CSS pixels, are wider than a small telephone.
const NARROW: i32 = 288;

impl Page {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => self.element("p", &inline(text)),
            Block::List(items) => self.list(items),
            Block::Table(table) => table::write(table, self),
            Block::Picture(picture) => self.picture(picture),
            Block::Facts(facts) => self.facts(facts),
            Block::Quote(paragraphs) => self.quote(paragraphs),
            Block::Rule => self.html.push_str("<hr>\n"),
            Block::Lines(text) => self.lines(text),
        }
    }

    /// Nothing is written where nothing is in it. Writing into a string fails in no way.
    fn element(&mut self, tag: &str, inner: &str) {
        if !inner.is_empty() {
            let _ = writeln!(self.html, "<{tag}>{inner}</{tag}>");
        }
    }

    /// The title is the one `h1`.
    fn heading(&mut self, level: u8, text: &str) {
        let text = clean::line(text);
        let id = self.ids.slug(&text, "part");
        let tag = level + 1;
        let _ = writeln!(self.html, "<h{tag} id=\"{id}\">{}</h{tag}>", escaped(&text));
        if level == 1 {
            self.chapters.push((id, text.clone()));
        }
        self.under = text;
    }

    fn list(&mut self, items: &[Text]) {
        let items = items.iter().map(inline).filter(|item| !item.is_empty());
        let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
        if !items.is_empty() {
            self.element("ul", &format!("\n{items}"));
        }
    }

    fn facts(&mut self, facts: &[(String, Text)]) {
        let facts = facts.iter().map(|(label, text)| (escaped(label), inline(text)));
        let facts = facts.filter(|(label, text)| !(label.is_empty() && text.is_empty()));
        let facts: String = facts
            .map(|(label, text)| format!("<div><dt>{label}</dt><dd>{text}</dd></div>\n"))
            .collect();
        if !facts.is_empty() {
            self.element("dl", &format!("\n{facts}"));
        }
    }

    fn quote(&mut self, paragraphs: &[Text]) {
        let paragraphs = paragraphs.iter().map(inline).filter(|text| !text.is_empty());
        let paragraphs: String = paragraphs.map(|text| format!("<p>{text}</p>\n")).collect();
        if !paragraphs.is_empty() {
            self.element("blockquote", &format!("\n{paragraphs}"));
        }
    }

    fn lines(&mut self, text: &str) {
        let text = clean::lines(text);
        let text = clean::escaped(text.trim_end_matches('\n'));
        if !text.is_empty() {
            // HTML leaves out the first line break of a `pre`.
            self.element("pre", &format!("\n{text}"));
        }
    }

    fn picture(&mut self, picture: &Picture) {
        self.pictures += 1;
        // With a line below, which no id of a heading has.
        let id = format!("picture_{}", self.pictures);
        let title = clean::line(&picture.title);
        let named = !title.is_empty();
        let name = if named { title } else { self.under.clone() };
        let drawn = match named {
            true => svg::inline(picture, &id),
            // Without a name a screen reader would not say what it is of.
            false => svg::inline(&Picture { title: name.clone(), ..picture.clone() }, &id),
        };
        self.html.push_str("<figure>\n");
        match picture.width > NARROW {
            true => self.region(&name, &format!("{drawn}\n")),
            false => {
                let _ = writeln!(self.html, "{drawn}");
            }
        }
        if named {
            self.element("figcaption", &escaped(&name));
        }
        self.html.push_str("</figure>\n");
    }
}

/// One line of text. What a look means is told by more than its colour: by weight, a line below or
/// a sign before it.
pub(super) fn inline(text: &Text) -> String {
    let mut html = String::new();
    for span in clean::spans(text) {
        let (begin, end) = match span.style {
            Style::Plain => ("", ""),
            Style::Strong => ("<strong>", "</strong>"),
            Style::Faint => ("<span class=\"faint\">", "</span>"),
            Style::Error => ("<strong class=\"error\">", "</strong>"),
            Style::Warning => ("<span class=\"warning\">", "</span>"),
            Style::Good => ("<span class=\"good\">", "</span>"),
            Style::Accent => ("<mark>", "</mark>"),
        };
        let _ = write!(html, "{begin}{}{end}", clean::escaped(&span.text));
    }
    html
}
