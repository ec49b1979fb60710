//! The blocks of a document as the body of a Word document.

use super::numbering::Bullets;
use super::package::Package;
use super::run::{Look, paragraph, run, runs};
use super::style::{self, Styles};
use super::{contents, drawing, table};
use crate::render::picture::{Picture, letters};
use crate::render::{Block, Doc, Text, clean};

/// Where the text goes.
pub struct Place<'a> {
    pub package: &'a mut Package,
    /// The name of the part.
    pub main: &'a str,
    pub styles: &'a Styles,
    pub bullets: &'a Bullets,
    /// The width and height of the text, in twentieths of a point.
    pub room: (u32, u32),
    /// The table of contents; it stands before the first chapter.
    pub contents: Option<String>,
}

/// Between a table and what follows.
const AFTER_TABLE: u32 = 200;

/// Between facts and a paragraph.
const AFTER_FACTS: u32 = 120;

/// As the style of facts has it: where the values begin, and where at most.
const VALUES: u32 = 2268;
const VALUES_AT_MOST: u32 = 3969;

/// What ends where the next block begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Other,
    /// It has no room below of its own, and would grow together with another.
    Table,
    Facts,
}

struct Body<'a> {
    place: Place<'a>,
    out: String,
    last: Last,
    /// Listed headings so far.
    marked: usize,
    listed: bool,
    pictures: usize,
}

/// XML of the body, without its section.
pub fn write(doc: &Doc, place: Place) -> String {
    let listed = place.contents.is_some();
    let mut body =
        Body { place, out: String::new(), last: Last::Other, marked: 0, listed, pictures: 0 };
    if let Some(title) = &doc.title {
        body.line(style::TITLE, &Look::default(), &Text::from(title.as_str()));
    }
    for block in &doc.blocks {
        body.block(block);
    }
    // A document ends with a paragraph.
    if body.last == Last::Table || body.out.is_empty() {
        body.put(style::BODY, Look::default(), "");
    }
    body.out
}

impl Body<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading((*level).clamp(1, 4), text),
            Block::Paragraph(text) => {
                let look = Look { keep_next: text.is_head(), ..Look::default() };
                self.line(style::BODY, &look, text);
            }
            Block::List(items) => {
                let Bullets { list, level } = self.place.bullets;
                let list = Some((list.clone(), level.clone()));
                let look = Look { list, ..Look::default() };
                items.iter().for_each(|item| self.line(style::BULLET, &look, item));
            }
            Block::Table(table) => {
                if !table.columns.is_empty() {
                    self.draw_table(table);
                }
            }
            Block::Picture(picture) => self.picture(picture),
            Block::Facts(facts) => self.facts(facts),
            Block::Quote(paragraphs) => {
                paragraphs.iter().for_each(|text| self.line(style::QUOTE, &Look::default(), text));
            }
            Block::Rule => self.put(style::RULE, Look::default(), ""),
            Block::Lines(text) => self.lines(text),
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        let text = clean::line(text);
        if text.is_empty() {
            return;
        }
        if level == 1
            && let Some(contents) = self.place.contents.take()
        {
            self.out.push_str(&contents);
            self.last = Last::Other;
        }
        let mut inner = run(&text, "");
        if self.listed && contents::lists(level) {
            inner = contents::mark(self.marked, &inner);
            self.marked += 1;
        }
        let name = style::HEADINGS.get(usize::from(level) - 1).copied().unwrap_or_default();
        self.put(name, Look::default(), &inner);
    }

    /// A paragraph, unless nothing of it would be seen.
    fn line(&mut self, style: &str, look: &Look, text: &Text) {
        let inner = runs(text, self.place.styles);
        if !inner.is_empty() {
            self.put(style, look.clone(), &inner);
        }
    }

    fn put(&mut self, name: &str, mut look: Look, inner: &str) {
        look.before = match self.last {
            // Headings bring more room with them.
            Last::Table if !style::HEADINGS.contains(&name) => Some(AFTER_TABLE),
            Last::Facts if name == style::BODY => Some(AFTER_FACTS),
            _ => look.before,
        };
        self.last = Last::Other;
        self.out.push_str(&paragraph(self.place.styles.paragraph(name), &look, inner));
    }

    fn draw_table(&mut self, table: &crate::render::Table) {
        if let Some(caption) = &table.caption {
            let look = Look { keep_next: true, ..Look::default() };
            self.line(style::CAPTION, &look, &Text::from(caption.as_str()));
        }
        if self.last == Last::Table {
            self.put(style::BODY, Look::default(), "");
        }
        self.out.push_str(&table::write(table, self.place.styles, self.place.room.0));
        self.last = Last::Table;
    }

    fn picture(&mut self, picture: &Picture) {
        let Place { package, main, room, .. } = &mut self.place;
        let inner = drawing::write(picture, self.pictures, *room, package, main);
        self.pictures += 1;
        self.put(style::BODY, Look { keep_next: true, ..Look::default() }, &inner);
        self.line(style::CAPTION, &Look::default(), &Text::from(picture.title.as_str()));
    }

    /// Paragraphs, not a table: so they are read aloud in their order, label and value together.
    fn facts(&mut self, facts: &[(String, Text)]) {
        let labels: Vec<String> =
            facts.iter().map(|(label, _)| format!("{}:", clean::line(label))).collect();
        // Letters of eleven points, and a space.
        let widest = labels.iter().map(|label| letters::line(label, true)).max().unwrap_or(0);
        let values = (widest.saturating_mul(11) / 50).saturating_add(120).min(VALUES_AT_MOST);
        let hanging = (values > VALUES).then_some(values);
        let strong = self.place.styles.character(style::STRONG);
        for (label, (_, text)) in labels.iter().zip(facts) {
            let inner =
                format!("{}{}{}", run(label, strong), run("\t", ""), runs(text, self.place.styles));
            self.put(style::FACT, Look { hanging, ..Look::default() }, &inner);
        }
        self.last = Last::Facts;
    }

    fn lines(&mut self, text: &str) {
        let text = clean::lines(text);
        let text = text.trim_end_matches('\n');
        if !text.is_empty() {
            text.split('\n')
                .for_each(|line| self.put(style::LINES, Look::default(), &run(line, "")));
        }
    }
}
