//! What a document holds: headings, paragraphs, lists, tables, facts. It says what a thing is and
//! never where it stands; layout is the writers' matter.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::picture::Picture;
use crate::paint::Style;
use crate::words::Words;

/// So many chapters need a table of contents.
pub(super) const CONTENTS_FROM: usize = 3;

/// A table of at most so many rows is never broken over two pages.
pub(super) const WHOLE: usize = 20;

/// A document, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// Stands above everything; headings of level 1 are its chapters.
    pub title: Option<String>,
    pub blocks: Vec<Block>,
}

/// What a file says about the document in it.
pub struct Imprint<'a> {
    /// The language of the document, and what a program shows around it.
    pub words: &'a Words,
    pub author: Option<&'a str>,
    /// The day that it is of. No clock is asked: the same document is the same file.
    pub day: NaiveDate,
}

/// A piece of a document that begins on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Levels run from 1 to 4; others are drawn as the nearest of these. A terminal shows them as
    /// they are, every format that has an outline without holes.
    Heading {
        level: u8,
        text: String,
    },
    Paragraph(Text),
    List(Vec<Text>),
    Table(Table),
    /// A chart. What it shows stands in words and tables too, so that a format without pictures
    /// may leave it out.
    Picture(Picture),
    /// Labels with their values, the labels without a colon.
    Facts(Vec<(String, Text)>),
    /// Somebody's own words, a paragraph each.
    Quote(Vec<Text>),
    Rule,
    /// Text of several lines that is shown as it is, such as the body of a record.
    Lines(String),
}

/// A line of text whose parts may look different. Every run of white space counts as one space,
/// line breaks included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<Span>);

/// A part of a [`Text`] that has one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub style: Style,
}

/// Rows of cells under named columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub caption: Option<String>,
    pub columns: Vec<Column>,
    /// A row may have fewer cells than there are columns; cells beyond the columns are not shown.
    pub rows: Vec<Vec<Text>>,
}

/// What the cells below one head have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    pub head: String,
    pub align: Align,
    /// Its cells are never broken into lines: ids, dates, numbers.
    pub keep: bool,
}

/// The edge at which the cells of a column begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    /// For numbers.
    Right,
}

impl Doc {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: Some(title.into()), blocks: Vec::new() }
    }

    pub fn is_empty(&self) -> bool {
        self.title.is_none() && self.blocks.is_empty()
    }

    pub fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    /// The same without empty headings, and with no level left out on the way down: an outline
    /// without holes, which screen readers need and PDF/UA demands.
    pub(super) fn outlined(&self) -> Cow<'_, Doc> {
        let mut above = 0;
        let mut changed = false;
        let levels: Vec<Option<u8>> = self
            .blocks
            .iter()
            .map(|block| match block {
                Block::Heading { text, .. } if text.trim().is_empty() => {
                    changed = true;
                    None
                }
                Block::Heading { level, .. } => {
                    above = (*level).clamp(1, 4).min(above + 1);
                    changed |= above != *level;
                    Some(above)
                }
                _ => Some(above),
            })
            .collect();
        if !changed {
            return Cow::Borrowed(self);
        }
        let blocks = self.blocks.iter().zip(levels).filter_map(|(block, level)| {
            let level = level?;
            Some(match block {
                Block::Heading { text, .. } => Block::Heading { level, text: text.clone() },
                other => other.clone(),
            })
        });
        Cow::Owned(Doc { title: self.title.clone(), blocks: blocks.collect() })
    }

    pub fn heading(&mut self, level: u8, text: impl Into<String>) -> &mut Self {
        self.push(Block::Heading { level, text: text.into() })
    }

    pub fn paragraph(&mut self, text: impl Into<Text>) -> &mut Self {
        self.push(Block::Paragraph(text.into()))
    }

    pub fn list<T: Into<Text>>(&mut self, items: impl IntoIterator<Item = T>) -> &mut Self {
        self.push(Block::List(items.into_iter().map(Into::into).collect()))
    }

    pub fn table(&mut self, table: Table) -> &mut Self {
        self.push(Block::Table(table))
    }

    pub fn picture(&mut self, picture: Picture) -> &mut Self {
        self.push(Block::Picture(picture))
    }

    pub fn facts<L: Into<String>, T: Into<Text>>(
        &mut self,
        facts: impl IntoIterator<Item = (L, T)>,
    ) -> &mut Self {
        let facts = facts.into_iter().map(|(label, text)| (label.into(), text.into()));
        self.push(Block::Facts(facts.collect()))
    }

    pub fn quote<T: Into<Text>>(&mut self, paragraphs: impl IntoIterator<Item = T>) -> &mut Self {
        self.push(Block::Quote(paragraphs.into_iter().map(Into::into).collect()))
    }

    pub fn rule(&mut self) -> &mut Self {
        self.push(Block::Rule)
    }

    pub fn lines(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::Lines(text.into()))
    }

    /// Adds all blocks of `other`; its title becomes a heading of level 1.
    pub fn append(&mut self, other: Doc) -> &mut Self {
        if let Some(title) = other.title {
            self.heading(1, title);
        }
        self.blocks.extend(other.blocks);
        self
    }
}

impl Text {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.styled(Style::Plain, text)
    }

    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.styled(Style::Strong, text)
    }

    #[must_use]
    pub fn faint(self, text: impl Into<String>) -> Self {
        self.styled(Style::Faint, text)
    }

    #[must_use]
    pub fn styled(mut self, style: Style, text: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), style });
        self
    }

    pub fn push(&mut self, style: Style, text: impl Into<String>) -> &mut Self {
        self.0.push(Span { text: text.into(), style });
        self
    }

    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// True where nothing of it would be seen.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    /// Strong as a whole: the head of what follows it, from which no page should part it.
    pub(super) fn is_head(&self) -> bool {
        !self.is_empty() && self.0.iter().all(|span| span.style == Style::Strong)
    }

    /// The characters as they were given, without any style.
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text::new().plain(text)
    }
}
impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::new().plain(text)
    }
}
impl From<(Style, &str)> for Text {
    fn from((style, text): (Style, &str)) -> Self {
        Text::new().styled(style, text)
    }
}
impl From<(Style, String)> for Text {
    fn from((style, text): (Style, String)) -> Self {
        Text::new().styled(style, text)
    }
}

impl Table {
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { caption: None, columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = Some(caption.into());
        self
    }

    /// Adds a row of cells of one type; for mixed cells fill [`Table::rows`].
    pub fn row<T: Into<Text>>(&mut self, cells: impl IntoIterator<Item = T>) -> &mut Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// The cells of `row` that have a column; what is missing is empty.
    pub(super) fn cells<'a>(&self, row: &'a [Text]) -> impl Iterator<Item = &'a Text> {
        static EMPTY: Text = Text(Vec::new());
        (0..self.columns.len()).map(move |at| row.get(at).unwrap_or(&EMPTY))
    }
}

impl Column {
    /// Running text, wrapped where it must be.
    pub fn text(head: impl Into<String>) -> Self {
        Self { head: head.into(), align: Align::Left, keep: false }
    }

    /// Ids, dates and other short things that are never broken.
    pub fn keep(head: impl Into<String>) -> Self {
        Self { head: head.into(), align: Align::Left, keep: true }
    }

    /// Numbers: at the right edge and never broken.
    pub fn number(head: impl Into<String>) -> Self {
        Self { head: head.into(), align: Align::Right, keep: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_takes_in_another() {
        let mut part = Doc::titled("Zahlen");
        part.paragraph("drei");
        let mut whole = Doc::new();
        whole.append(part).rule();
        let mut expected = Doc::new();
        expected.heading(1, "Zahlen").paragraph("drei").rule();
        assert_eq!(whole, expected);
    }

    #[test]
    fn no_heading_is_empty_and_no_level_is_left_out() {
        let mut doc = Doc::new();
        doc.heading(3, "a").heading(1, "b").heading(4, "c").heading(2, " \u{a0}").heading(0, "d");
        doc.rule().heading(9, "e").heading(9, "…");
        let mut expected = Doc::new();
        expected.heading(1, "a").heading(1, "b").heading(2, "c").heading(1, "d");
        expected.rule().heading(2, "e").heading(3, "…");
        assert_eq!(*doc.outlined(), expected);
        assert!(matches!(expected.outlined(), Cow::Borrowed(_)));
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        let table = Table::new([Column::text("a"), Column::number("b")]);
        let cells = |row: &[Text]| table.cells(row).map(Text::to_plain).collect::<Vec<_>>();
        assert_eq!(cells(&["x".into()]), ["x", ""]);
        assert_eq!(cells(&["x".into(), "y".into(), "z".into()]), ["x", "y"]);
    }

    #[test]
    fn a_text_of_spaces_is_empty() {
        assert!(Text::from(" \n").is_empty() && !Text::new().plain(" ").strong("x").is_empty());
    }
}
