//! Markdown into a document: what a template has written becomes headings, paragraphs, lists,
//! tables and pictures, which every format then draws in its own way. HTML is text here and
//! nothing else; only its comments are left out. What stands in a quote or a list and is neither a
//! line of words nor a picture ends that quote or list, so that all stays in its order.

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
    reader.doc.outlined().into_owned()
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
    /// Of the quotes that are open: quotes in a quote are told in one.
    quote: Vec<Text>,
    quotes: usize,
    table: Option<Table>,
    row: Vec<Text>,
    code: Option<String>,
    /// A block of HTML comes line by line.
    html: Option<String>,
    /// What an image or a link has inside is not shown twice.
    address: Option<String>,
    within_picture: bool,
    /// Found in the middle of a paragraph, a list or a table; they stand behind it.
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
            quote: Vec::new(),
            quotes: 0,
            table: None,
            row: Vec::new(),
            code: None,
            html: None,
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
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.say(&without_comments(&text)),
            },
            Event::InlineHtml(text) => self.say(&without_comments(&text)),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::Rule => {
                self.end_item();
                self.put(Block::Rule);
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
            Tag::BlockQuote(_) => {
                // Behind the words of an item without a paragraph.
                self.say(" ");
                self.quotes += 1;
            }
            Tag::Heading { .. } => self.end_item(),
            Tag::CodeBlock(_) => {
                self.end_item();
                self.code = Some(String::new());
            }
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::Table(alignments) => {
                self.end_item();
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
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.say(&without_comments(&html));
                }
                self.end_paragraph();
            }
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.settle();
                    self.draw();
                }
            }
            TagEnd::BlockQuote(_) => {
                self.quotes = self.quotes.saturating_sub(1);
                if self.quotes == 0 && self.lists.is_empty() {
                    self.settle();
                    self.draw();
                }
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.put(Block::Lines(code));
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
                    self.put(Block::Table(table));
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
        let level = level as u8;
        self.settle();
        let first = self.doc.blocks.is_empty() && self.doc.title.is_none();
        match (level, first) {
            (1, true) if !text.trim().is_empty() => {
                self.doc.title = Some(text);
                self.draw();
            }
            (level, _) => {
                let below = u8::from(self.doc.title.is_some());
                self.put(Block::Heading { level: level.saturating_sub(below), text });
            }
        }
    }

    /// What stands before it in a quote or a list comes first, its pictures behind it.
    fn put(&mut self, block: Block) {
        self.settle();
        self.doc.push(block);
        self.draw();
    }

    fn settle(&mut self) {
        if !self.quote.is_empty() {
            self.doc.push(Block::Quote(std::mem::take(&mut self.quote)));
        }
        if !self.items.is_empty() {
            self.doc.push(facts(std::mem::take(&mut self.items)));
        }
    }

    fn draw(&mut self) {
        for picture in self.pictures.drain(..) {
            self.doc.picture(picture);
        }
    }

    /// Inside a list it is the end of an item's line at most; an item of several paragraphs is one.
    fn end_paragraph(&mut self) {
        if !self.lists.is_empty() {
            self.say(" ");
            return;
        }
        let text = std::mem::take(&mut self.text);
        match (text.is_empty(), self.quotes > 0) {
            (false, true) => self.quote.push(text),
            (false, false) => self.put(Block::Paragraph(text)),
            // The pictures of a quote stand behind it.
            (true, true) => {}
            (true, false) => self.draw(),
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

/// A comment without an end is text: it would hide the rest of a page from whoever wrote it.
fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        // `<!-->` and `<!--->` are whole comments.
        let whole = ["->", ">"].iter().find_map(|end| comment.strip_prefix(end));
        let Some(after) = whole.or_else(|| comment.split_once("-->").map(|(_, after)| after))
        else {
            break;
        };
        out.push_str(before);
        rest = after;
    }
    out + rest
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

    /// As Markdown, with the titles of its pictures where they are.
    fn shown(page: &str) -> String {
        let chart = |key: &str| Some(Picture { title: key.into(), ..Picture::default() });
        let mut doc = read(page, &chart);
        for block in &mut doc.blocks {
            if let Block::Picture(picture) = block {
                *block = Block::Paragraph(format!("({})", picture.title).into());
            }
        }
        markdown::write(&doc)
    }

    #[test]
    fn comments_are_left_out_and_nothing_else() {
        for (page, expected) in [
            ("<!-- a\nb\n\n# c\n-->\n\nText\n", "Text\n"),
            ("<!-- a --> Text <!-- b --> mehr\n", "Text mehr\n"),
            ("Ein <!-- a\nb --> Wort<!---->e<!-->.\n", "Ein Worte.\n"),
            ("<div>\n<!-- a -->\nb\n</div>\n", "\\<div> b \\</div>\n"),
            ("- eins\n  <!-- a\n  b -->\n- zwei\n", "- eins\n- zwei\n"),
            ("> <!-- a\n> b -->\n> c\n", "> c\n"),
            ("<!-- ohne Ende\n\nText\n", "\\<!-- ohne Ende Text\n"),
            ("`<!-- a -->` und \\<!-- b -->\n", "\\<!-- a --> und \\<!-- b -->\n"),
        ] {
            assert_eq!(shown(page), expected, "{page}");
        }
    }

    #[test]
    fn what_stands_in_something_else_is_not_lost() {
        for (page, expected) in [
            ("> a\n>\n> > b\n>\n> c\n", "> a\n>\n> b\n>\n> c\n"),
            ("> a\n>\n> - b\n>\n> c\n", "> a\n\n- b\n\n> c\n"),
            ("> a ![](chart:x)\n>\n> b\n", "> a\n>\n> b\n\n(x)\n"),
            ("- a\n  > b\n- c\n", "- a b\n- c\n"),
            ("- a ![](chart:x)\n- ![](chart:y)\n\n# b\n", "- a\n\n(x)\n\n(y)\n\n# b\n"),
            ("- ![](chart:x)\n", "(x)\n"),
            ("- a\n\n      b\n- c\n", "- a\n\n```\nb\n```\n\n- c\n"),
            ("- a\n\n  # b\n- c\n", "- a\n\n# b\n\n- c\n"),
            ("# a ![](chart:x)\n\nb\n", "# a\n\n(x)\n\nb\n"),
            ("| a |\n| - |\n| b ![](chart:x) |\n", "| a   |\n| --- |\n| b   |\n\n(x)\n"),
            ("- a\n\n  | b |\n  | - |\n- c\n", "- a\n\n| b   |\n| --- |\n\n- c\n"),
        ] {
            assert_eq!(shown(page), expected, "{page}");
        }
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
