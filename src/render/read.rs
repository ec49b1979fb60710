//! Markdown into a document: what a template has written becomes headings, paragraphs, lists,
//! tables and pictures, which every format then draws in its own way. HTML is text here and
//! nothing else; only its comments are left out.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::picture::Picture;
use super::{Align, Block, Column, Doc, Table, Text};
use crate::paint::Style;

/// A column whose cells are all this short holds dates, ids or single words: never broken.
const SHORT: usize = 12;

/// What a picture's address begins with: `![](chart:month)`.
const CHART: &str = "chart:";

/// The first heading of level 1 is the title, if nothing stands before it; below a title, `##` is
/// a chapter. `chart` finds a picture by its name; what it does not know is left out.
pub fn read(markdown: &str, chart: &dyn Fn(&str) -> Option<Picture>) -> Doc {
    let mut reader = Reader::new(chart);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.doc
}

struct Reader<'a> {
    chart: &'a dyn Fn(&str) -> Option<Picture>,
    doc: Doc,
    /// The line that is being read.
    text: Text,
    strong: usize,
    faint: usize,
    /// Of the list that is being read, and of the lists around it.
    items: Vec<Text>,
    /// The numbers of the lists that are open; `None` for bullets.
    lists: Vec<Option<u64>>,
    quote: Option<Vec<Text>>,
    table: Option<Table>,
    row: Vec<Text>,
    code: Option<String>,
    /// What an image or a link has inside is not shown twice.
    address: Option<String>,
    within_picture: bool,
    /// Found in the middle of a paragraph; they stand behind it.
    pictures: Vec<Picture>,
}

impl<'a> Reader<'a> {
    fn new(chart: &'a dyn Fn(&str) -> Option<Picture>) -> Self {
        Reader {
            chart,
            doc: Doc::new(),
            text: Text::new(),
            strong: 0,
            faint: 0,
            items: Vec::new(),
            lists: Vec::new(),
            quote: None,
            table: None,
            row: Vec::new(),
            code: None,
            address: None,
            within_picture: false,
            pictures: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.say(&text),
            },
            Event::Code(text) => self.say(&text),
            Event::Html(text) | Event::InlineHtml(text) if !is_comment(&text) => self.say(&text),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::Rule => {
                self.doc.rule();
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.within_picture {
            return;
        }
        let style = match (self.strong > 0, self.faint > 0) {
            (true, _) => Style::Strong,
            (false, true) => Style::Faint,
            (false, false) => Style::Plain,
        };
        self.text.push(style, text);
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.faint += 1,
            Tag::List(first) => {
                // An item that has a list of its own is told before that.
                if !self.lists.is_empty() {
                    self.end_item();
                }
                self.lists.push(first);
            }
            Tag::Item => {
                if let Some(Some(number)) = self.lists.last_mut() {
                    let mark = format!("{number}. ");
                    *number += 1;
                    self.text.push(Style::Plain, mark);
                }
            }
            Tag::BlockQuote(_) => self.quote = Some(Vec::new()),
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::Table(alignments) => {
                let align = |alignment| match alignment {
                    Alignment::Right => Align::Right,
                    _ => Align::Left,
                };
                let columns = alignments
                    .into_iter()
                    .map(|alignment| Column { align: align(alignment), ..Column::default() });
                self.table = Some(Table::new(columns));
            }
            Tag::Image { dest_url, .. } => {
                self.within_picture = true;
                self.pictures.extend(dest_url.strip_prefix(CHART).and_then(self.chart));
            }
            Tag::Link { dest_url, .. } => self.address = Some(address(dest_url)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.faint = self.faint.saturating_sub(1),
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    let items = std::mem::take(&mut self.items);
                    self.doc.push(facts(items));
                }
            }
            TagEnd::BlockQuote(_) => {
                if let Some(quote) = self.quote.take() {
                    self.doc.push(Block::Quote(quote));
                }
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.doc.lines(code);
                }
            }
            TagEnd::TableCell => self.row.push(std::mem::take(&mut self.text)),
            TagEnd::TableHead => {
                let heads = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    for (column, head) in table.columns.iter_mut().zip(heads) {
                        column.head = head.to_plain();
                    }
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            TagEnd::Table => {
                if let Some(mut table) = self.table.take() {
                    keep_short(&mut table);
                    self.doc.table(table);
                }
            }
            TagEnd::Image => self.within_picture = false,
            TagEnd::Link => {
                let address = self.address.take().filter(|address| {
                    !address.is_empty() && !self.text.to_plain().ends_with(address.as_str())
                });
                if let Some(address) = address {
                    self.say(&format!(" ({address})"));
                }
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let text = std::mem::take(&mut self.text).to_plain();
        if text.trim().is_empty() {
            return;
        }
        let level = level as u8;
        let first = self.doc.blocks.is_empty() && self.doc.title.is_none();
        match (level, first) {
            (1, true) => self.doc.title = Some(text),
            (level, _) => {
                let below = u8::from(self.doc.title.is_some());
                self.doc.heading(level.saturating_sub(below).clamp(1, 4), text);
            }
        }
    }

    /// Inside a list it is the end of an item's line at most; an item of several paragraphs is one.
    fn end_paragraph(&mut self) {
        if !self.lists.is_empty() {
            self.say(" ");
            return;
        }
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            match &mut self.quote {
                Some(quote) => quote.push(text),
                None => {
                    self.doc.paragraph(text);
                }
            }
        }
        for picture in std::mem::take(&mut self.pictures) {
            self.doc.picture(picture);
        }
    }

    fn end_item(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.items.push(text);
        }
    }
}

/// Where a link leads, as a reader of the page could type it.
fn address(url: CowStr<'_>) -> String {
    url.strip_prefix("mailto:").unwrap_or(&url).to_string()
}

fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!--") && html.ends_with("-->")
}

/// A list whose every item begins with `**Label:**` holds labels and their values.
fn facts(items: Vec<Text>) -> Block {
    let label = |text: &Text| {
        let first = text.spans().first().filter(|span| span.style == Style::Strong)?;
        first.text.strip_suffix(':').map(str::to_string)
    };
    let labels: Option<Vec<String>> = items.iter().map(label).collect();
    let Some(labels) = labels else { return Block::List(items) };
    let value = |text: Text| {
        let mut spans = text.spans().iter().skip(1);
        let mut value = Text::new();
        if let Some(first) = spans.next() {
            value.push(first.style, first.text.trim_start());
        }
        for span in spans {
            value.push(span.style, span.text.as_str());
        }
        value
    };
    Block::Facts(labels.into_iter().zip(items.into_iter().map(value)).collect())
}

fn keep_short(table: &mut Table) {
    for (at, column) in table.columns.iter_mut().enumerate() {
        let mut cells = table.rows.iter().filter_map(|row| row.get(at));
        column.keep = column.align == Align::Right
            || cells.all(|cell| cell.to_plain().chars().count() <= SHORT);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::markdown;

    fn none(_: &str) -> Option<Picture> {
        None
    }

    #[test]
    fn a_page_becomes_what_it_says() {
        let page = "\
# Bericht

Es waren **zwei** Gespräche *(auch am Telefon)* und ein `Brief`.
<!-- Notiz -->

## Zahlen

- **Ort:** München
- **Zeit:** 10:00

* eins
  * darunter
* zwei

1. erstens
2. zweitens

| Monat | Anzahl | Woran |
| --- | ---: | --- |
| Mai | 3 | an einem sehr langen Text \\| mit Strich |

![](chart:month)

![x](chart:unknown)

> Zitat

---

    Zeile

[Seite](https://example.org) <b>fett</b>
";
        let chart = |key: &str| {
            (key == "month").then(|| Picture { title: "Monate".into(), ..Picture::default() })
        };
        let doc = read(page, &chart);
        let mut expected = Doc::titled("Bericht");
        let mut table =
            Table::new([Column::keep("Monat"), Column::number("Anzahl"), Column::text("Woran")]);
        table.row(["Mai", "3", "an einem sehr langen Text | mit Strich"]);
        expected
            .paragraph("Es waren zwei Gespräche (auch am Telefon) und ein Brief.")
            .heading(1, "Zahlen")
            .facts([("Ort", "München"), ("Zeit", "10:00")])
            .list(["eins", "darunter", "zwei"])
            .list(["1. erstens", "2. zweitens"])
            .table(table)
            .picture(chart("month").expect("it"))
            .quote(["Zitat"])
            .rule()
            .lines("Zeile\n")
            .paragraph("Seite (https://example.org) <b>fett</b>");
        assert_eq!(markdown::write(&doc).replace("**zwei**", "zwei"), markdown::write(&expected));
        let pictures = |doc: &Doc| {
            doc.blocks.iter().filter(|block| matches!(block, Block::Picture(_))).count()
        };
        assert_eq!((pictures(&doc), doc.title), (1, expected.title));
    }

    proptest! {
        /// What `markdown` writes is read back as it was.
        #[test]
        fn reading_and_writing_are_one(
            title in "\\PC{1,20}", text in "\\PC{0,40}", cells in prop::collection::vec("\\PC{0,20}", 4)
        ) {
            let mut doc = Doc::titled(title);
            let mut table = Table::new([Column::text("a"), Column::number("b")]);
            table.row(cells.iter().take(2).map(String::as_str));
            doc.heading(1, "h").paragraph(text.as_str()).list(["x", text.as_str()]).table(table);
            let written = markdown::write(&doc);
            prop_assert_eq!(markdown::write(&read(&written, &none)), written);
        }
    }
}
