//! The text of a note: dates of tasks in the log's own words, links to other notes by their names.
//! Everything else stays as it was: callouts, queries, templates, fields within the text.

use std::collections::BTreeSet;

use super::Names;
use crate::words::PartialDate;

/// Signs of the Tasks plugin in front of a date, and the log's word.
const SIGNS: [(&str, &str); 6] =
    [("📅", "due"), ("🗓️", "due"), ("🗓", "due"), ("📆", "due"), ("✅", "done"), ("☑️", "done")];
/// Its fields: `[due:: 2024-11-04]`.
const FIELDS: [(&str, &str); 4] =
    [("due", "due"), ("completion", "done"), ("completed", "done"), ("done", "done")];

/// Bytes of a link with its label.
const LINK_AT_MOST: usize = 500;

/// The text as it comes in, and where it leads to what did not.
pub(super) struct Body {
    pub text: String,
    pub away: BTreeSet<String>,
}

pub(super) fn read(text: &str, names: &Names) -> Body {
    let mut body = Body { text: String::with_capacity(text.len()), away: BTreeSet::new() };
    let mut fence: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '>']);
        let sign = ["```", "~~~"].into_iter().find(|sign| words.starts_with(sign));
        match (fence, sign) {
            (None, Some(_)) => fence = sign,
            (Some(open), Some(sign)) if open == sign => fence = None,
            (None, None) => {
                let line = if is_task(words.trim_start()) { dated(line) } else { line.to_string() };
                body.line(&line, names);
                continue;
            }
            _ => {}
        }
        body.text.push_str(line);
    }
    body
}

/// `- [ ] ` or `1. [x] `
fn is_task(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(['-', '*', '+', '.', ')']).unwrap_or_default().trim_start();
    ["[ ] ", "[x] ", "[X] "].iter().any(|mark| rest.starts_with(mark))
}

/// `📅 2024-11-04` and `[due:: 2024-11-04]` as `due:2024-11-04`.
fn dated(line: &str) -> String {
    let done = line.contains("[x] ") || line.contains("[X] ");
    let mut line = line.to_string();
    for (sign, word) in SIGNS {
        let Some(at) = line.find(sign) else { continue };
        let behind = line.get(at + sign.len()..).unwrap_or_default();
        let skip = behind.len() - behind.trim_start_matches([' ', '\u{fe0f}']).len();
        let end = at + sign.len() + skip + 10;
        let date = line.get(end - 10..end).unwrap_or_default().to_string();
        replace(&mut line, at..end, word, &date, done);
    }
    for (key, word) in FIELDS {
        for (open, close) in [('[', ']'), ('(', ')')] {
            let sign = format!("{open}{key}::");
            let Some(at) = line.find(&sign) else { continue };
            let rest = line.get(at..).unwrap_or_default();
            let Some(end) = rest.find(close) else { continue };
            let date = rest.get(sign.len()..end).unwrap_or_default().trim().to_string();
            replace(&mut line, at..at + end + 1, word, &date, done);
        }
    }
    line
}

/// Nothing where it is no day, where the task has the word already, or is not done.
fn replace(line: &mut String, at: std::ops::Range<usize>, word: &str, date: &str, done: bool) {
    let day = matches!(PartialDate::parse(date), Ok(PartialDate::Day(_)));
    let twice = line.contains(&format!(" {word}:"));
    if day && !twice && (done || word == "due") && line.is_char_boundary(at.end) {
        line.replace_range(at, &format!("{word}:{date}"));
    }
}

impl Body {
    fn line(&mut self, line: &str, names: &Names) {
        let mut rest = line;
        while let Some(at) = rest.find(['[', '`']) {
            self.text.push_str(rest.get(..at).unwrap_or_default());
            rest = rest.get(at..).unwrap_or_default();
            let taken = match rest.as_bytes().first() {
                Some(b'`') => code(rest),
                _ => self.wiki(rest, names).or_else(|| self.inline(rest, names)),
            };
            match taken {
                Some(Taken { len, text }) => {
                    self.text.push_str(&text);
                    rest = rest.get(len..).unwrap_or_default();
                }
                None => {
                    self.text.push_str(rest.get(..1).unwrap_or_default());
                    rest = rest.get(1..).unwrap_or_default();
                }
            }
        }
        self.text.push_str(rest);
    }

    /// `[[Folder/Note#Heading|label]]`: the folder goes, since a name is enough.
    fn wiki(&mut self, text: &str, names: &Names) -> Option<Taken> {
        let inner = near(text, LINK_AT_MOST).strip_prefix("[[")?;
        let end = inner.find("]]")?;
        let inner = inner.get(..end)?;
        let (target, label) = match inner.split_once('|') {
            Some((target, label)) => (target.trim_end_matches('\\'), Some(label)),
            None => (inner, None),
        };
        let (note, heading) =
            target.split_once('#').map_or((target, ""), |(note, heading)| (note, heading));
        let len = end + 4;
        // A heading of the note itself.
        if note.trim().is_empty() {
            return Some(Taken { len, text: text.get(..len)?.to_string() });
        }
        let Some(stem) = names.stem(note) else {
            self.away.insert(note.trim().to_string());
            return Some(Taken { len, text: text.get(..len)?.to_string() });
        };
        let heading = if heading.is_empty() { String::new() } else { format!("#{heading}") };
        // In a table the bar must stay escaped.
        let bar = if inner.contains("\\|") { "\\|" } else { "|" };
        let label = label.map(|label| format!("{bar}{label}")).unwrap_or_default();
        Some(Taken { len, text: format!("[[{stem}{heading}{label}]]") })
    }

    /// `[label](Other%20note.md)`
    fn inline(&mut self, text: &str, names: &Names) -> Option<Taken> {
        let near = near(text, LINK_AT_MOST);
        let close = near.find("](")?;
        let label = near.get(1..close).filter(|label| !label.contains(['[', ']']))?;
        let rest = near.get(close + 2..)?;
        let end = if rest.starts_with('<') { rest.find(">)")? + 1 } else { rest.find(')')? };
        let target = rest.get(..end)?.trim_matches(['<', '>', ' ']);
        if target.contains("://") || target.starts_with(['#', '/']) || target.starts_with("mailto:")
        {
            return None;
        }
        let target = unescaped(target.split('#').next()?);
        let note = target.strip_suffix(".md")?;
        let len = close + 2 + end + 1;
        let Some(stem) = names.stem(note) else {
            self.away.insert(target);
            return Some(Taken { len, text: text.get(..len)?.to_string() });
        };
        let text = if label.is_empty() || label == stem {
            format!("[[{stem}]]")
        } else {
            format!("[[{stem}|{label}]]")
        };
        Some(Taken { len, text })
    }
}

/// The beginning of a text, in bytes and whole characters.
fn near(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

struct Taken {
    len: usize,
    text: String,
}

/// What stands between backticks is code; a single one is a sign.
fn code(text: &str) -> Option<Taken> {
    let signs = text.bytes().take_while(|byte| *byte == b'`').count();
    let open = text.get(..signs)?;
    let end = text.get(signs..).and_then(|rest| rest.find(open));
    let len = end.map_or(signs, |end| signs + end + signs);
    Some(Taken { len, text: text.get(..len)?.to_string() })
}

/// `%20`
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = |at: usize| tail.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high << 4 | low) as u8);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (String, Vec<String>) {
        let names = Names::of(["Anne Güller", "2024-10-14 Runde"].into_iter());
        let body = read(text, &names);
        (body.text, body.away.into_iter().collect())
    }

    #[test]
    fn tasks_speak_the_words_of_the_log() {
        for (text, task) in [
            ("- [ ] anrufen 📅 2024-11-04", "- [ ] anrufen due:2024-11-04"),
            (
                "  * [x] fertig 🗓️2024-11-04 ✅ 2024-11-02 #tag",
                "  * [x] fertig due:2024-11-04 done:2024-11-02 #tag",
            ),
            ("1. [ ] x [due:: 2024-11-04] ⏫", "1. [ ] x due:2024-11-04 ⏫"),
            ("- [x] x (completion:: 2024-11-02)", "- [x] x done:2024-11-02"),
            ("- [ ] offen ✅ 2024-11-02", "- [ ] offen ✅ 2024-11-02"),
            ("- [ ] x 📅 bald", "- [ ] x 📅 bald"),
            ("- [ ] x due:2024-11-01 📅 2024-11-04", "- [ ] x due:2024-11-01 📅 2024-11-04"),
            ("- kein Kasten 📅 2024-11-04", "- kein Kasten 📅 2024-11-04"),
            ("- [ ] x 📅 2024-11-0ü", "- [ ] x 📅 2024-11-0ü"),
            ("```\n- [ ] x 📅 2024-11-04\n```\n", "```\n- [ ] x 📅 2024-11-04\n```\n"),
        ] {
            assert_eq!(of(text).0, task);
        }
    }

    #[test]
    fn links_lead_to_notes_by_their_names() {
        for (text, linked) in [
            ("[[Anne Güller]] [[anne güller|Anne]]", "[[Anne Güller]] [[Anne Güller|Anne]]"),
            ("[[People/Anne Güller#Bio|A]]", "[[Anne Güller#Bio|A]]"),
            ("[Anne](../People/Anne%20G%C3%BCller.md)", "[[Anne Güller|Anne]]"),
            (
                "[x](<2024-10-14 Runde.md>) [y](https://example.org/a.md)",
                "[[2024-10-14 Runde|x]] [y](https://example.org/a.md)",
            ),
            ("| [[Anne Güller\\|A]] |", "| [[Anne Güller\\|A]] |"),
            ("`[[Anne]]` [[#hier]] [ ] [a] [[ offen", "`[[Anne]]` [[#hier]] [ ] [a] [[ offen"),
            (
                "> [!note] Kasten\n> ```dataview\n> LIST [[x]]\n> ```\n<% tp.file.title %> key:: value",
                "> [!note] Kasten\n> ```dataview\n> LIST [[x]]\n> ```\n<% tp.file.title %> key:: value",
            ),
        ] {
            assert_eq!(of(text), (linked.to_string(), vec![]));
        }
        let text = "![[foto.png]] [[Niemand|N]] [z](weg.md)";
        assert_eq!(
            of(text),
            (text.to_string(), vec!["Niemand".into(), "foto.png".into(), "weg.md".into()])
        );
    }

    #[test]
    fn a_long_line_of_anything_is_read() {
        for piece in ["[", "[[", "[a](", "`", "[[a|", "- [ ] 📅 ", "](", "```\n", "[[x]] "] {
            let _ = of(&piece.repeat(200_000 / piece.len()));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "(\\[\\[|\\]\\]|\\]\\(|\\.md\\)|- \\[[ x]\\] |📅|✅|2024-11-04|\\[due:: |`|%C3|\\PC|\n|\\|){0,40}") {
            let _ = of(&text);
        }
    }
}
