//! The text of a mail or an event that was written in HTML: paragraphs, lists, quotations, and where its links
//! lead. Nothing that a browser would run, load or hide comes along. What comes out is text and not
//! Markdown; `escape` makes it that.

use mail_parser::decoders::html::add_html_token;

/// Bytes. A newsletter has some 100 KB.
const HTML_AT_MOST: usize = 1024 * 1024;
/// Of a tag within which quotes are heeded.
const TAG_AT_MOST: usize = 2048;
const QUOTES_AT_MOST: usize = 8;
const LINK_AT_MOST: usize = 500;

/// Elements whose content is no text.
const SILENT: [&str; 10] =
    ["script", "style", "head", "title", "template", "svg", "math", "object", "select", "noscript"];
const BLOCKS: [&str; 22] = [
    "p", "div", "table", "tr", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6",
    "section", "article", "header", "footer", "address", "center", "form",
];

#[derive(Default)]
struct Writer {
    out: String,
    /// Line ends that are due before the next word.
    breaks: usize,
    /// A blank is due before the next word.
    blank: bool,
    quotes: usize,
    pre: bool,
    /// The numbers of the lists around; `None` where they have none.
    lists: Vec<Option<usize>>,
    /// Where a link leads, and where its text begins.
    link: Option<(String, usize)>,
}

pub fn text(html: &str) -> String {
    let mut end = html.len().min(HTML_AT_MOST);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let mut rest = html.get(..end).unwrap_or_default();
    let mut writer = Writer::default();
    // An element that is not shown, and how many of its name are open in it.
    let mut hidden: Option<(String, usize)> = None;
    while let Some(open) = memchr::memchr(b'<', rest.as_bytes()) {
        if hidden.is_none() {
            writer.say(rest.get(..open).unwrap_or_default());
        }
        let tail = rest.get(open + 1..).unwrap_or_default();
        let Some((tag, behind)) = tag(tail) else {
            if hidden.is_none() {
                writer.say("<");
            }
            rest = tail;
            continue;
        };
        rest = behind;
        let (closes, inner) = tag.strip_prefix('/').map_or((false, tag), |inner| (true, inner));
        let name: String = inner.chars().take(20).take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if let Some((what, depth)) = &mut hidden {
            if *what == name {
                *depth = if closes { depth.saturating_sub(1) } else { *depth + 1 };
                hidden = hidden.filter(|(_, depth)| *depth > 0);
            }
            continue;
        }
        if !closes && SILENT.contains(&name.as_str()) && !inner.ends_with('/') {
            rest = behind_end(rest, &name);
        } else if !closes
            && is_hidden(inner)
            && !["br", "img", "hr", "input", "meta", "link"].contains(&name.as_str())
        {
            hidden = Some((name, 1));
        } else {
            writer.tag(&name, closes, inner);
        }
    }
    if hidden.is_none() {
        writer.say(rest);
    }
    writer.out
}

/// A tag without its brackets, and what is behind it. `None` where the sign is only a sign.
fn tag(tail: &str) -> Option<(&str, &str)> {
    if tail.starts_with("!--") {
        let end = memchr::memmem::find(tail.as_bytes(), b"-->");
        return Some(("", end.and_then(|end| tail.get(end + 3..)).unwrap_or_default()));
    }
    if !tail.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
        return None;
    }
    let mut quote = None;
    let heeded = tail.bytes().take(TAG_AT_MOST).position(|byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (Some(open), byte) if open == byte => {
            quote = None;
            false
        }
        _ => false,
    });
    // One that never ends swallows the rest, as in a browser.
    let end = heeded.or_else(|| memchr::memchr(b'>', tail.as_bytes())).unwrap_or(tail.len());
    Some((tail.get(..end)?, tail.get(end + 1..).unwrap_or_default()))
}

/// Behind `</name`; at the end where there is none.
fn behind_end<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|rest| rest.find("</")) {
        let start = from + at + 2;
        let found = rest.get(start..start + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            let behind = rest.get(start..).unwrap_or_default();
            return behind.split_once('>').map_or("", |(_, behind)| behind);
        }
        from = start;
    }
    ""
}

fn is_hidden(tag: &str) -> bool {
    attribute(tag, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    // ASCII only changes its case, so that places in both are the same.
    let low = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = low.get(from..)?.find(name) {
        let start = from + at;
        from = start + name.len();
        let apart =
            low.get(..start)?.ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let Some(value) = low.get(from..)?.trim_start().strip_prefix('=') else { continue };
        if !apart {
            continue;
        }
        let value = tag.get(tag.len() - value.len()..)?.trim_start();
        let value = match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
            _ => value.split(|c: char| c.is_whitespace()).next()?,
        };
        return Some(value.to_string());
    }
    None
}

impl Writer {
    fn tag(&mut self, name: &str, closes: bool, inner: &str) {
        match name {
            "br" => self.breaks += 1,
            "hr" => self.lines(2),
            "td" | "th" => self.blank = true,
            "blockquote" => {
                self.lines(2);
                self.quotes = match closes {
                    true => self.quotes.saturating_sub(1),
                    false => (self.quotes + 1).min(QUOTES_AT_MOST),
                };
            }
            "pre" => {
                self.lines(2);
                self.pre = !closes;
            }
            "li" if !closes => {
                self.lines(1);
                let sign = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{number}. ")
                    }
                    _ => "- ".into(),
                };
                self.word(&sign);
            }
            "a" => self.link(closes, inner),
            _ if BLOCKS.contains(&name) => {
                let apart = matches!(name, "p" | "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4");
                self.lines(if apart { 2 } else { 1 });
                match (name, closes) {
                    ("ul" | "ol", false) if self.lists.len() < 50 => {
                        self.lists.push((name == "ol").then_some(0));
                    }
                    ("ul" | "ol", true) => {
                        self.lists.pop();
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// At least so many line ends.
    fn lines(&mut self, many: usize) {
        self.breaks = self.breaks.max(many);
    }

    fn link(&mut self, closes: bool, inner: &str) {
        if let Some((target, from)) = self.link.take() {
            let shown = self.out.get(from..).unwrap_or_default();
            let bare = target.split_once("://").map_or(target.as_str(), |(_, bare)| bare);
            if !shown.contains(bare.trim_end_matches('/')) {
                self.word(&format!(" ({target})"));
            }
        }
        let leads = |target: &str| {
            let low = target.get(..8).unwrap_or(target).to_ascii_lowercase();
            (low.starts_with("http://") || low.starts_with("https://"))
                && target.len() <= LINK_AT_MOST
        };
        let target = (!closes).then(|| attribute(inner, "href")).flatten();
        let target = target.map(|target| entities(&target).replace(char::is_whitespace, ""));
        self.link = target.filter(|target| leads(target)).map(|target| (target, self.out.len()));
    }

    fn say(&mut self, text: &str) {
        let text = entities(text);
        if self.pre {
            for (at, line) in text.split('\n').enumerate() {
                self.breaks += usize::from(at > 0);
                self.word(line.trim_end());
            }
            return;
        }
        self.blank |= text.starts_with([' ', '\n', '\t', '\r', '\u{a0}']);
        for word in text.split_whitespace() {
            self.word(word);
            self.blank = true;
        }
        self.blank &= text.ends_with([' ', '\n', '\t', '\r', '\u{a0}']) || text.is_empty();
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        let first = self.out.is_empty();
        if self.breaks > 0 || first {
            let sign = "> ".repeat(self.quotes);
            for at in 0..self.breaks.min(2) {
                if !first {
                    self.out.push('\n');
                }
                if at + 1 < self.breaks.min(2) && !first {
                    self.out.push_str(sign.trim_end());
                }
            }
            self.out.push_str(&sign);
        } else if self.blank && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
        (self.breaks, self.blank) = (0, false);
        self.out.push_str(word);
    }
}

fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let end = rest.bytes().take(34).position(|byte| byte == b';');
        let token = end.and_then(|end| rest.get(..=end)).filter(|token| token.is_ascii());
        match token {
            Some(token) => add_html_token(&mut out, token.as_bytes(), false),
            None => out.push('&'),
        }
        rest = rest.get(token.map_or(1, str::len)..).unwrap_or_default();
    }
    out.push_str(rest);
    // Invisible letters with which newsletters fill their preview.
    out.replace(['\u{200b}', '\u{200c}', '\u{ad}', '\u{34f}', '\u{feff}'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_text() {
        for (html, plain) in [
            (
                "<p>Guten&nbsp;Tag,</p><p>bis <b>morgen</b>!<br>Anne</p>",
                "Guten Tag,\n\nbis morgen!\nAnne",
            ),
            (
                "<ul><li>eins</li><li>zwei</li></ul><ol><li>a<li>b</ol>",
                "- eins\n- zwei\n\n1. a\n2. b",
            ),
            (
                "<a href=\"https://example.org/x\">hier</a> und <a href='https://example.org'>example.org</a>",
                "hier (https://example.org/x) und example.org",
            ),
            (
                "<a href='javascript:alert(1)'>los</a><a href='mailto:a@example.org'>a@example.org</a>",
                "losa@example.org",
            ),
            (
                "<head><title>t</title><style>p{}</style></head><script>if (a<b) x('</p>')</script>Text",
                "Text",
            ),
            ("<div style='display: none'>Vorschau<div>x</div></div>Text", "Text"),
            (
                "a < b &lt; c &amp; d &#8364; &#x20AC; &unbekannt; &",
                "a < b < c & d € € &unbekannt; &",
            ),
            ("<blockquote>zitiert<br>weiter</blockquote>Antwort", "> zitiert\n> weiter\n\nAntwort"),
            (
                "<!-- weg --><!DOCTYPE html><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
                "a b\nc",
            ),
            ("<pre>eins\n  zwei</pre>", "eins\n  zwei"),
            ("<img src=x onerror=alert(1) alt=\"Logo\">Text<unclosed", "Text"),
            ("<p title='a > b'>x</p>", "x"),
            ("", ""),
        ] {
            assert_eq!(text(html), plain, "{html}");
        }
    }

    #[test]
    fn a_megabyte_of_anything_is_read() {
        for piece in [
            "<",
            "<a ",
            "<a \"",
            "<!--",
            "<script>",
            "<div style=display:none>",
            "&",
            "&#",
            "</",
            "<blockquote>",
            "<li>",
            "<a href=http://x>",
        ] {
            let _ = text(&piece.repeat(1_000_000 / piece.len()));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_html_is_read(html in "(<|>|</?(p|a|li|pre|script|blockquote) ?|href=|\"|'|&[a-z#]{0,4};?|\\PC|\n){0,60}") {
            let _ = text(&html);
        }
    }
}
