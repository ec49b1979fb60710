//! A document as CommonMark with GFM tables, good to read as it is. The text of a record stays
//! text: it cannot become markup, a link, HTML or another cell.

use unicode_width::UnicodeWidthStr;

use super::{Align, Block, Doc, Table, Text, clean};
use crate::paint::Style;

/// A column of a table wider than this is not padded: it would push all others off the page.
const PADDED: usize = 40;

/// Where a text will stand; it decides what could be taken for markup.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spot {
    Line,
    Heading,
    Cell,
}

/// The whole document, ending with one line break. Headings count from the title: with a title,
/// level 1 becomes `##`. [`Block::Lines`] become a code block, which shows them as they are.
pub fn write(doc: &Doc) -> String {
    write_part(doc, has_title(doc))
}

/// Whether there is a title that says something.
pub(super) fn has_title(doc: &Doc) -> bool {
    doc.title.as_deref().is_some_and(|title| !title.trim().is_empty())
}

/// A part of a document, perhaps without its title, that stands below a title.
pub(super) fn write_part(doc: &Doc, below_title: bool) -> String {
    let mut out: Vec<String> = Vec::new();
    if let Some(title) = doc.title.as_deref().filter(|_| has_title(doc)) {
        out.push(heading(1, title));
    }
    let below = usize::from(below_title);
    // Two lists in a row would be read as one, so every second one has another mark.
    let mut mark = "-";
    for block in &doc.blocks {
        if !matches!(block, Block::List(_) | Block::Facts(_)) {
            mark = "-";
        }
        let text = match block {
            Block::Heading { level, text } => {
                heading(usize::from((*level).clamp(1, 4)) + below, text)
            }
            Block::Paragraph(text) => inline(text, Spot::Line),
            Block::List(items) => list(items.iter().map(|item| inline(item, Spot::Line)), mark),
            Block::Facts(facts) => list(facts.iter().map(fact), mark),
            Block::Table(table) => draw_table(table),
            Block::Picture(_) => continue,
            Block::Quote(paragraphs) => quote(paragraphs),
            Block::Rule => "---".to_string(),
            Block::Lines(text) => code(text),
        };
        if text.trim().is_empty() {
            continue;
        }
        if matches!(block, Block::List(_) | Block::Facts(_)) {
            mark = if mark == "-" { "*" } else { "-" };
        }
        out.push(text);
    }
    out.iter().map(|text| format!("{text}\n")).collect::<Vec<_>>().join("\n")
}

/// `text` as it is, wherever on a page of Markdown it is put: as one line, with a backslash before
/// every sign that could be markup somewhere. For pages that are read again, not by people.
///
/// Of nothing it makes nothing, so that `**` before and behind it are four stars.
pub fn literal(text: &str) -> String {
    let line = clean::line(text);
    let mut out = String::with_capacity(line.len() + line.len() / 8 + 2);
    // What joins it to its neighbours stays, as one space, and as a sign: next to a real one, stars
    // would be stars.
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if blank(text.chars().next()) {
        out.push_str("&#32;");
    }
    for c in line.chars() {
        match c {
            c if c.is_ascii_punctuation() => out.extend(['\\', c]),
            ' ' => out.push(c),
            c if c.is_whitespace() => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    if blank(text.chars().next_back()) && !line.is_empty() {
        out.push_str("&#32;");
    }
    out
}

fn heading(level: usize, text: &str) -> String {
    let text = escape(&clean::line(text), Spot::Heading, true);
    if text.trim().is_empty() { String::new() } else { format!("{} {text}", "#".repeat(level)) }
}

fn list(items: impl Iterator<Item = String>, mark: &str) -> String {
    let items = items.filter(|item| !item.trim().is_empty()).map(|item| format!("{mark} {item}"));
    items.collect::<Vec<_>>().join("\n")
}

fn fact((label, text): &(String, Text)) -> String {
    let mut fact = Text::new().strong(format!("{label}:")).plain(" ");
    for span in text.spans() {
        fact.push(span.style, span.text.as_str());
    }
    inline(&fact, Spot::Line)
}

fn quote(paragraphs: &[Text]) -> String {
    let paragraphs = paragraphs.iter().map(|text| inline(text, Spot::Line));
    let paragraphs =
        paragraphs.filter(|text| !text.trim().is_empty()).map(|text| format!("> {text}"));
    paragraphs.collect::<Vec<_>>().join("\n>\n")
}

/// Between fences longer than any in the text.
fn code(text: &str) -> String {
    let text = clean::lines(text);
    let text = text.trim_end_matches('\n');
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{text}\n{fence}")
}

fn draw_table(table: &Table) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let head = table.columns.iter().map(|column| Text::from(column.head.as_str()));
    let mut rows: Vec<Vec<String>> = vec![head.map(|text| inline(&text, Spot::Cell)).collect()];
    for row in &table.rows {
        rows.push(table.cells(row).map(|text| inline(text, Spot::Cell)).collect());
    }
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.width()).max().filter(|width| *width <= PADDED).unwrap_or(0).max(3)
    };
    let columns: Vec<(usize, Align)> =
        table.columns.iter().enumerate().map(|(at, column)| (width(at), column.align)).collect();
    let mut out = Vec::new();
    if let Some(caption) = &table.caption {
        let caption = inline(&Text::new().strong(caption.as_str()), Spot::Line);
        out.extend([caption, String::new()]);
    }
    for (at, row) in rows.iter().enumerate() {
        let cells =
            row.iter().zip(&columns).map(|(cell, (width, align))| pad(cell, *width, *align));
        out.push(format!("|{}|", cells.collect::<Vec<_>>().join("|")));
        if at == 0 {
            let rules = columns.iter().map(|(width, align)| match align {
                Align::Left => format!(" {} ", "-".repeat(*width)),
                Align::Right => format!(" {}: ", "-".repeat(width - 1)),
            });
            out.push(format!("|{}|", rules.collect::<Vec<_>>().join("|")));
        }
    }
    out.join("\n")
}

fn pad(cell: &str, width: usize, align: Align) -> String {
    let spaces = " ".repeat(width.saturating_sub(cell.width()));
    match align {
        Align::Left => format!(" {cell}{spaces} "),
        Align::Right => format!(" {spaces}{cell} "),
    }
}

/// One line of escaped text. Only [`Style::Strong`] is kept: the other looks are colours.
fn inline(text: &Text, spot: Spot) -> String {
    let mut out = String::new();
    let mut parts = parts(text).into_iter().peekable();
    while let Some((strong, part)) = parts.next() {
        // No space may stand just inside the stars.
        let words = part.trim_matches(' ');
        let start = part.len() - part.trim_start_matches(' ').len();
        let after = part.get(start + words.len()..).unwrap_or_default();
        out.push_str(part.get(..start).unwrap_or_default());
        let before = out.chars().next_back();
        let mut next = after.chars().chain(parts.peek().into_iter().flat_map(|(_, p)| p.chars()));
        if strong && can_be_strong(before, words, next.next()) {
            out.push_str(&format!("**{}**", escape(words, spot, false)));
        } else {
            out.push_str(&escape(words, spot, before.is_none()));
        }
        out.push_str(after);
    }
    out
}

/// The clean text, cut where strong begins or ends.
fn parts(text: &Text) -> Vec<(bool, String)> {
    let mut parts: Vec<(bool, String)> = Vec::new();
    for span in clean::spans(text) {
        let strong = span.style == Style::Strong;
        match parts.last_mut() {
            Some((last, text)) if *last == strong => text.push_str(&span.text),
            _ => parts.push((strong, span.text)),
        }
    }
    parts
}

/// By the rules of CommonMark for `**`: it opens before a letter, or after a space; it closes
/// after a letter, or before a space. Where that is in doubt the words stay as they are.
fn can_be_strong(before: Option<char>, words: &str, after: Option<char>) -> bool {
    let open = |c: Option<char>| c.is_none_or(|c| c == ' ');
    let inner = |c: Option<char>, outer: Option<char>| {
        c.is_some_and(|c| is_letter(c) || (open(outer) && !c.is_whitespace()))
    };
    inner(words.chars().next(), before) && inner(words.chars().next_back(), after)
}

/// A letter or a digit, and not one in a circle or a box: for CommonMark that is a symbol, by which
/// stars open and close as by a full stop.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}')
}

/// Puts a backslash before what would be read as markup, and before nothing else, so that the
/// text stays easy to read. `at_start`: nothing stands before it on its line.
fn escape(text: &str, spot: Spot, at_start: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let marker = if at_start && spot != Spot::Cell { block_marker(text) } else { None };
    let letter = |c: Option<char>| c.is_some_and(is_letter);
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '^' | '$' => true,
            '|' => spot == Spot::Cell,
            '#' | '{' | '}' => spot == Spot::Heading,
            '&' => is_entity(rest),
            // Inside a word it is no markup: ids and file names stay as they are.
            '_' => !(letter(before) && letter(rest.chars().nth(1))),
            _ => false,
        };
        if markup || marker == Some(at) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Where a text begins as a heading, list, quote or rule does: the character to be escaped.
fn block_marker(text: &str) -> Option<usize> {
    if text.starts_with(['#', '>', '-', '+', '=', ':']) {
        return Some(0);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = text.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']));
    (digits > 0 && ends).then_some(digits)
}

/// `&amp;`, `&#38;`, or what looks like one.
fn is_entity(text: &str) -> bool {
    let name = text.strip_prefix('&').unwrap_or(text);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'));
    end.is_some_and(|end| end > 0 && name.get(end..).is_some_and(|rest| rest.starts_with(';')))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;
    use crate::render::Column;

    /// What a reader of the Markdown sees: one line for each block or cell, bold between `«»`.
    fn read(markdown: &str) -> Vec<String> {
        // Every extension but the one that changes quotes and dashes in plain text.
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        let mut seen = Vec::new();
        let mut line = String::new();
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::Strong) => line.push('«'),
                Event::End(TagEnd::Strong) => line.push('»'),
                Event::Start(
                    Tag::Emphasis
                    | Tag::Strikethrough
                    | Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_)
                    | Tag::Superscript
                    | Tag::Subscript
                    | Tag::DefinitionList
                    | Tag::MetadataBlock(_),
                ) => panic!("markup out of data in {markdown}"),
                Event::Text(text) => line.push_str(&text),
                Event::Start(_) => {}
                Event::End(TagEnd::Item | TagEnd::Paragraph | TagEnd::Heading(_))
                | Event::End(TagEnd::TableCell | TagEnd::CodeBlock) => {
                    seen.push(std::mem::take(&mut line));
                }
                Event::End(_) => {}
                Event::Rule => seen.push("---".to_string()),
                other => panic!("{other:?} out of data in {markdown}"),
            }
        }
        seen
    }

    fn markdown(fill: impl FnOnce(&mut Doc)) -> String {
        let mut doc = Doc::new();
        fill(&mut doc);
        write(&doc)
    }

    #[test]
    fn a_document_is_good_to_read() {
        let mut doc = Doc::titled("Jahresbericht 2024");
        let mut table = Table::new([Column::text("Thema"), Column::number("Gespräche")]);
        table.row(["Sprachförderung", "17"]).row(["a|b", "3"]);
        doc.heading(1, "Zahlen")
            .paragraph(Text::new().plain("Es waren ").strong("20").plain(" Gespräche_mit_allen."))
            .table(table.caption("Nach Thema"))
            .facts([("Ort", "Rathaus"), ("Zeit", "10:00")])
            .list(["- Haushalt", "3. Protokoll"])
            .rule()
            .quote(["Wir schicken", "drei Termine"])
            .lines("- [ ] x\n  ```\n");
        let expected = "\
# Jahresbericht 2024

## Zahlen

Es waren **20** Gespräche_mit_allen.

**Nach Thema**

| Thema           | Gespräche |
| --------------- | --------: |
| Sprachförderung |        17 |
| a\\|b            |         3 |

- **Ort:** Rathaus
- **Zeit:** 10:00

* \\- Haushalt
* 3\\. Protokoll

---

> Wir schicken
>
> drei Termine

````
- [ ] x
  ```
````
";
        assert_eq!(write(&doc), expected);
    }

    #[test]
    fn data_stays_text() {
        for text in [
            "*a* _b_ __c__ **d** ~~e~~ `f`",
            "[g](http://h) ![i](j) [[k|l]] [^m] <b>n</b> <http://o>",
            "# p #",
            "> q",
            "1) r",
            "12. s",
            "+ t",
            "---",
            "===",
            "&amp; &#38; &nbsp;",
            "a\\",
            "a | b\\|",
            "$x$ :smile: {#id}",
            ": u",
            "<!-- v -->",
            "[w]: http://x",
            "```",
            "- [ ] y",
        ] {
            let markdown = markdown(|doc| {
                doc.heading(1, text).paragraph(text).list([text]);
                doc.quote([text]).lines(text);
            });
            let seen: Vec<String> =
                read(&markdown).iter().map(|line| line.trim_end().to_string()).collect();
            assert_eq!(seen, [text; 5], "{markdown}");
        }
    }

    #[test]
    fn strong_words_are_strong_only_where_markdown_can_say_it() {
        let text = |inner: &str, after: &str| {
            inline(&Text::new().plain("a ").strong(inner).plain(after), Spot::Line)
        };
        assert_eq!(text("b ", "c"), "a **b** c");
        assert_eq!(text("b:", " c"), "a **b:** c");
        assert_eq!(text("b:", "c"), "a b:c");
        assert_eq!(text("b", "c"), "a **b**c");
        assert_eq!(inline(&Text::new().strong("- b"), Spot::Line), "**- b**");
        assert_eq!(inline(&Text::new().strong("-").plain("b"), Spot::Line), "\\-b");
        assert_eq!(text("Ⓐ", "c"), "a Ⓐc");
    }

    #[test]
    fn nothing_makes_nothing() {
        let empty = markdown(|doc| {
            doc.heading(1, " ").paragraph("").list([""]).table(Table::default()).lines("\n");
        });
        assert_eq!(empty, "");
        let mut doc = Doc::titled(" ");
        assert_eq!(write(doc.heading(1, "a")), "# a\n");
    }

    /// Strings in which markup is likely.
    fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[-a1 \n\t\\\\*_`#^+.)(|<>!&;:~$={}\\[\\]\"'ä/]{0,24}",]
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in hostile(), other in hostile()) {
            let mut table = Table::new([Column::text(text.as_str()), Column::number("n")]);
            table.row([other.as_str(), text.as_str()]);
            let markdown = markdown(|doc| {
                doc.heading(2, text.as_str()).paragraph(other.as_str()).paragraph(text.as_str());
                doc.list([text.as_str(), "x"]).list([other.as_str()]).quote([text.as_str()]);
                doc.table(table);
            });
            let (text, other) = (clean::line(&text), clean::line(&other));
            let (text, other) = (text.as_str(), other.as_str());
            let blocks = [text, other, text, text, "x", other, text];
            let mut expected: Vec<&str> =
                blocks.into_iter().filter(|block| !block.trim().is_empty()).collect();
            expected.extend([text, "n", other, text]);
            prop_assert_eq!(read(&markdown), expected, "{}", markdown);
        }

        /// Wherever a template puts it, a text is what it was, and in one block.
        #[test]
        fn a_literal_comes_back(text in hostile()) {
            let literal = literal(&text);
            let line = clean::line(&text);
            let whole = [line.as_str()].repeat(usize::from(!line.is_empty()));
            for page in [format!("{literal}\n"), format!("## {literal}\n"), format!("- {literal}\n")] {
                let read: Vec<String> =
                    read(&page).iter().map(|line| clean::line(line)).filter(|line| !line.is_empty()).collect();
                prop_assert_eq!(&read, &whole, "{}", page);
            }
            let page = format!("| a | {literal} |\n| - | - |\n| {literal} | b |\n");
            let cells: Vec<String> = read(&page).iter().map(|line| clean::line(line)).collect();
            prop_assert_eq!(&cells, &["a", &line, &line, "b"], "{}", page);
            prop_assume!(!literal.is_empty());
            for page in [format!("**{literal}**\n"), format!("a **{literal}** b\n"), format!("- **{literal}**:\n")] {
                let read = read(&page);
                prop_assert_eq!(read.len(), 1, "{}", page);
                let inner = read.first().and_then(|line| line.split_once('«')).and_then(|(_, line)| line.rsplit_once('»'));
                prop_assert_eq!(inner.map(|(inner, _)| clean::line(inner)), Some(line.clone()), "{}", page);
            }
        }

        #[test]
        fn strong_never_changes_the_words(
            spans in prop::collection::vec((any::<bool>(), hostile()), 0..5)
        ) {
            let mut text = Text::new();
            for (strong, span) in &spans {
                let style = if *strong { Style::Strong } else { Style::Plain };
                text.push(style, span.as_str());
            }
            let markdown = markdown(|doc| { doc.paragraph(text.clone()); });
            let expected = clean::line(&text.to_plain());
            let read = read(&markdown).concat();
            let bare = |text: &str| text.replace(['«', '»'], "");
            prop_assert_eq!(bare(&read), bare(&expected), "{}", markdown);
        }

        #[test]
        fn lines_come_back_as_they_are(text in hostile()) {
            let expected = clean::lines(&text);
            let expected = expected.trim_end_matches('\n');
            let markdown = markdown(|doc| { doc.lines(text.as_str()); });
            let read = read(&markdown).concat();
            prop_assert_eq!(read.trim_end_matches('\n'), expected);
        }
    }
}
