//! What the body is made of, in one pass: headings, list items, paragraphs and wiki links. Knows
//! CommonMark only; what a task or a decision is, is told elsewhere.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::Page;

/// The parts of a body in the order of the text. Code and HTML are in none of them, and links in
/// them are none. All ranges are bytes of the whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    pub headings: Vec<Heading>,
    pub items: Vec<Item>,
    pub paragraphs: Vec<Block>,
    pub links: Vec<WikiLink>,
}

/// A heading that stands neither in a list nor in a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    pub text: String,
    /// With its `#` signs or its underline.
    pub range: Range<usize>,
}

/// An item of a list; the items of a list inside it are items of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its first paragraph without markup; links as their text.
    pub text: String,
    /// `None` where it has no box.
    pub checked: Option<bool>,
    /// The box: `[ ]` or `[x]`.
    pub marker: Option<Range<usize>>,
    /// What `text` was made of, without the box.
    pub range: Range<usize>,
    /// Of the file, from 1.
    pub line: usize,
}

/// A paragraph that stands neither in a list nor in a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without markup, each line break as one space.
    pub text: String,
    pub range: Range<usize>,
}

/// `[[target]]`, `[[target|label]]` or `[[target#heading]]`, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WikiLink {
    /// Without the heading, as written.
    pub target: String,
    pub label: Option<String>,
    /// With its brackets.
    pub range: Range<usize>,
    /// Of the target alone.
    pub target_range: Range<usize>,
}

impl Page {
    pub fn outline(&self) -> Outline {
        let options = Options::ENABLE_TASKLISTS
            | Options::ENABLE_WIKILINKS
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TABLES;
        let base = self.body_start();
        let mut reader = Reader {
            text: self.text(),
            outline: Outline::default(),
            around: Vec::new(),
            open: None,
            counted: (0, 1),
        };
        for (event, range) in Parser::new_ext(self.body(), options).into_offset_iter() {
            reader.event(event, base + range.start..base + range.end);
        }
        reader.outline
    }
}

struct Reader<'a> {
    text: &'a str,
    outline: Outline,
    /// The lists, items, quotations and tables around this place.
    around: Vec<Around>,
    /// What the text of this place belongs to.
    open: Option<Open>,
    /// Up to where lines are counted, and the line there.
    counted: (usize, usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// An item that has no text yet.
    NewItem,
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Heading,
    Paragraph,
    Item,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.say(&text, range),
            Event::SoftBreak | Event::HardBreak => self.say(" ", range),
            Event::TaskListMarker(checked) => {
                if let Some(item) = self.outline.items.last_mut() {
                    item.checked = Some(checked);
                    item.marker = Some(range);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.paragraph(range),
            Tag::Heading { level, .. } => self.heading(level, range),
            Tag::Item => self.item(range),
            Tag::List(_) | Tag::BlockQuote(_) | Tag::Table(_) => {
                self.close_item();
                self.around.push(Around::Other);
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.close_item(),
            Tag::Link { link_type: LinkType::WikiLink { .. }, .. }
            | Tag::Image { link_type: LinkType::WikiLink { .. }, .. } => {
                self.outline.links.extend(link(self.text, range.clone()));
                self.say("", range);
            }
            // The text inside them is narrower than their signs.
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => {
                self.say("", range);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.open == Some(Open::Item) => self.close_item(),
            TagEnd::Paragraph | TagEnd::Heading(_) => self.open = None,
            TagEnd::Item | TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table => {
                self.around.pop();
                self.open = None;
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, range: Range<usize>) {
        self.open = match self.around.last() {
            Some(Around::NewItem) => Some(Open::Item),
            Some(Around::Other) => None,
            None => {
                let range = self.trimmed(range);
                let text = String::with_capacity(range.len());
                self.outline.paragraphs.push(Block { text, range });
                Some(Open::Paragraph)
            }
        };
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        self.close_item();
        if self.around.is_empty() {
            let range = self.trimmed(range);
            self.outline.headings.push(Heading { level: level as u8, text: String::new(), range });
            self.open = Some(Open::Heading);
        }
    }

    fn item(&mut self, range: Range<usize>) {
        // Behind a tab the parser's range begins early, on the line above.
        let rest = self.text.get(range.start..).unwrap_or_default();
        let start = range.start + (rest.len() - rest.trim_start().len());
        let (at, line) = self.counted;
        let lines = self.text.as_bytes().get(at..start).unwrap_or_default();
        let line = line + memchr::memchr_iter(b'\n', lines).count();
        self.counted = (start.max(at), line);
        self.outline.items.push(Item {
            text: String::new(),
            checked: None,
            marker: None,
            range: start..start,
            line,
        });
        self.around.push(Around::NewItem);
        self.open = Some(Open::Item);
    }

    /// What comes next in the item is not its first paragraph any more.
    fn close_item(&mut self) {
        if let Some(last) = self.around.last_mut() {
            *last = Around::Other;
        }
        self.open = None;
    }

    fn say(&mut self, words: &str, range: Range<usize>) {
        match self.open {
            Some(Open::Heading) => {
                if let Some(heading) = self.outline.headings.last_mut() {
                    heading.text.push_str(words);
                }
            }
            Some(Open::Paragraph) => {
                if let Some(block) = self.outline.paragraphs.last_mut() {
                    block.text.push_str(words);
                }
            }
            Some(Open::Item) => {
                if let Some(item) = self.outline.items.last_mut() {
                    if item.range.is_empty() {
                        item.range.start = range.start;
                    }
                    item.text.push_str(words);
                    item.range.end = range.end.max(item.range.end);
                }
            }
            None => {}
        }
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let words = self.text.get(range.clone()).unwrap_or_default().trim_end();
        range.start..range.start + words.len()
    }
}

/// The link as it stands in the text: the parser has unescaped what we want to find again.
fn link(text: &str, range: Range<usize>) -> Option<WikiLink> {
    let written = text.get(range.clone())?;
    let open = written.find("[[")? + 2;
    let inner = written.get(open..)?.strip_suffix("]]")?;
    let (target, label) = match inner.split_once('|') {
        // In a table the bar must be escaped.
        Some((target, label)) => (target.strip_suffix('\\').unwrap_or(target), Some(label.trim())),
        None => (inner, None),
    };
    let target = target.split('#').next().unwrap_or(target);
    let start = range.start + open + (target.len() - target.trim_start().len());
    let target = target.trim();
    if target.is_empty() || target.contains('\n') {
        return None;
    }
    Some(WikiLink {
        target: target.to_string(),
        label: label.filter(|label| !label.is_empty()).map(str::to_string),
        target_range: start..start + target.len(),
        // Without what makes a picture of it.
        range: range.start + open - 2..range.end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(body: &str) -> (String, Outline) {
        let text = format!("---\na: 1\n---\n{body}");
        let outline = Page::new(text.clone()).outline();
        (text, outline)
    }

    fn items(body: &str) -> Vec<(String, Option<bool>, usize)> {
        outline(body).1.items.into_iter().map(|i| (i.text, i.checked, i.line)).collect()
    }

    fn item(text: &str, checked: Option<bool>, line: usize) -> (String, Option<bool>, usize) {
        (text.to_string(), checked, line)
    }

    fn targets(body: &str) -> Vec<String> {
        outline(body).1.links.into_iter().map(|link| link.target).collect()
    }

    #[test]
    fn headings_have_levels_and_ranges() {
        let (text, found) = outline("# One *two*\n\nTitle\n=====\n\n### `x` ###\n");
        let got: Vec<_> =
            found.headings.iter().map(|h| (h.level, &*h.text, &text[h.range.clone()])).collect();
        let expected =
            [(1, "One two", "# One *two*"), (1, "Title", "Title\n====="), (3, "x", "### `x` ###")];
        assert_eq!(got, expected);
    }

    #[test]
    fn items_have_boxes_and_lines() {
        let body =
            "\n- [ ] send **dates** @anna\n- [x] done\n  over two lines\n- plain\n1. [X] n\n";
        let expected = [
            item("send dates @anna", Some(false), 5),
            item("done over two lines", Some(true), 6),
            item("plain", None, 8),
            item("n", Some(true), 9),
        ];
        assert_eq!(items(body), expected);
        let (text, found) = outline(body);
        assert_eq!(&text[found.items[0].marker.clone().unwrap()], "[ ]");
        assert_eq!(&text[found.items[1].range.clone()], "done\n  over two lines");
        let (text, found) = outline("- [ ] **all *of* it**\n");
        assert_eq!(&text[found.items[0].range.clone()], "**all *of* it**");
    }

    #[test]
    fn nested_and_loose_lists() {
        let body = "- a\n  - [ ] b\n    text\n\n- c\n\n  second paragraph\n\n  - d\n- \n- ```\n  code\n  ```\n";
        let expected = [
            item("a", None, 4),
            item("b text", Some(false), 5),
            item("c", None, 8),
            item("d", None, 12),
            item("", None, 13),
            item("", None, 14),
        ];
        assert_eq!(items(body), expected);
    }

    #[test]
    fn paragraphs_stand_at_the_top_only() {
        let body = "First *line*\nsecond  \nthird\n\n> quoted\n\n- item\n\n| a | b |\n|---|---|\n| c | d |\n\n\
                    <!-- no -->\n\n    code\n\nLast [link](http://x.de) <b>x</b> &amp; <a@b.de>\n";
        let (text, found) = outline(body);
        let got: Vec<_> = found.paragraphs.iter().map(|b| &*b.text).collect();
        assert_eq!(got, ["First line second third", "Last link x & a@b.de"]);
        assert!(text[found.paragraphs[1].range.clone()].starts_with("Last [link]"));
        assert!(text[found.paragraphs[1].range.clone()].ends_with("<a@b.de>"));
    }

    #[test]
    fn wiki_links_are_found_everywhere_but_in_code() {
        let body = "# [[a]]\n\n- [ ] call [[b|Anna *B*]]\n\nsee [[c#part]], `[[no]]` and *[[d]]*\n\n\
                    ```\n[[no]]\n```\n\n<!-- [[no]] -->\n\n    [[no]]\n\n> [[e]]\n\n| x |\n|---|\n| [[f\\|F]] |\n\n\
                    [[#here]] [[]] [no] [[ g ]] ![[h]] <!-- [[no]] -->\n";
        assert_eq!(targets(body), ["a", "b", "c", "d", "e", "f", "g", "h"]);
        let (text, found) = outline(body);
        assert_eq!(found.headings[0].text, "a");
        assert_eq!(found.items[0].text, "call Anna B");
        assert_eq!(found.links[1].label.as_deref(), Some("Anna *B*"));
        assert_eq!(&text[found.links[1].range.clone()], "[[b|Anna *B*]]");
        for link in &found.links {
            assert_eq!(&text[link.target_range.clone()], link.target);
            assert!(text[link.range.clone()].starts_with("[["));
        }
    }

    #[test]
    fn crlf_is_no_part_of_a_text() {
        let (text, found) = outline("# A\r\n\r\nb\r\nc\r\n\r\n- [ ] d\r\n  e\r\n- f\r\n");
        assert_eq!(found.headings[0].text, "A");
        assert_eq!(found.paragraphs[0].text, "b c");
        assert_eq!(&text[found.paragraphs[0].range.clone()], "b\r\nc");
        assert_eq!(found.items[0].text, "d e");
        assert_eq!((found.items[1].text.as_str(), found.items[1].line), ("f", 11));
    }

    #[test]
    fn nothing_is_made_of_code_or_comments() {
        for body in ["```\n- [ ] x\n# y\n```\n", "<!--\n- [ ] x\n\n# y\n-->\n", "    - [ ] x\n"] {
            assert_eq!(outline(body).1, Outline::default(), "{body}");
        }
        assert_eq!(Page::new(String::new()).outline(), Outline::default());
    }

    #[test]
    fn a_megabyte_of_anything_is_read() {
        for piece in ["[[", "> ", "- ", "*", "[[a|", "`", "<!--", "- [ ] x\n", "a\n\n", "[[a]] "] {
            let _ = Page::new(piece.repeat(1_000_000 / piece.len())).outline();
        }
    }

    proptest::proptest! {
        #[test]
        fn ranges_fit_any_text(body in "[-\\PC\\n\\r\\t #*\\[\\]|`<>!x]{0,120}") {
            let (text, found) = outline(&body);
            for link in &found.links {
                proptest::prop_assert_eq!(text.get(link.target_range.clone()), Some(&*link.target));
            }
            for item in &found.items {
                proptest::prop_assert!(text.get(item.range.clone()).is_some());
                proptest::prop_assert!(item.marker.is_none() == item.checked.is_none());
            }
            for range in found.paragraphs.iter().map(|b| &b.range).chain(found.headings.iter().map(|h| &h.range)) {
                proptest::prop_assert!(text.get(range.clone()).is_some());
            }
        }
    }
}
