//! Values as YAML in netlog's own style: plain where every reader understands it, lists on one
//! line, long texts as blocks. Knows no page and no field.

use std::fmt::Write as _;

use serde_yaml::{Mapping, Value};

/// Where a value will stand: brackets and commas mean something in lists only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    Block,
    Flow,
}

/// A value on one line, as it stands behind `key: `.
pub fn scalar(value: &Value) -> String {
    inline(value, Around::Block)
}

/// `[a, b]`
pub fn flow_list(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(|item| inline(item, Around::Flow)).collect();
    format!("[{}]", items.join(", "))
}

/// A front matter with its fences and `\n` as line end.
pub fn write_front(fields: &[(String, Value)]) -> String {
    let mut out = String::from("---\n");
    for (key, value) in fields {
        out.push_str(&entry(&Value::from(key.as_str()), value, 0));
    }
    out.push_str("---\n");
    out
}

pub(super) fn inline(value: &Value, around: Around) -> String {
    match value {
        Value::Null => "null".to_string(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(words) => text(words, around),
        Value::Sequence(items) => flow_list(items),
        Value::Mapping(mapping) => {
            let entries: Vec<String> = mapping
                .iter()
                .map(|(key, value)| {
                    let value = inline(value, Around::Flow);
                    format!("{}: {value}", inline(key, Around::Flow))
                })
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Tagged(tagged) => format!("{} {}", tagged.tag, inline(&tagged.value, around)),
    }
}

/// A key with its value, lines each with their end, indented by `indent` spaces.
pub(super) fn entry(key: &Value, value: &Value, indent: usize) -> String {
    let (first, below) = value_lines(value, indent);
    let space = if first.is_empty() { "" } else { " " };
    let blank = " ".repeat(indent);
    format!("{blank}{}:{space}{first}\n{below}", inline(key, Around::Block))
}

/// What stands on the line of a key, and the lines below it.
pub(super) fn value_lines(value: &Value, indent: usize) -> (String, String) {
    match value {
        Value::String(words) => match literal(words, indent + 2) {
            Some((head, lines)) => (head.to_string(), lines),
            None => (text(words, Around::Block), String::new()),
        },
        Value::Sequence(items) if items.iter().any(is_map) => {
            (String::new(), items.iter().map(|value| item(value, indent + 2)).collect())
        }
        Value::Mapping(mapping) if !mapping.is_empty() => {
            (String::new(), entries(mapping, indent + 2))
        }
        _ => (inline(value, Around::Block), String::new()),
    }
}

/// An item of a list with its dash and the end of its last line.
pub(super) fn item(value: &Value, indent: usize) -> String {
    let blank = " ".repeat(indent);
    match value {
        Value::Mapping(mapping) if !mapping.is_empty() => {
            let lines = entries(mapping, indent + 2);
            format!("{blank}- {}", lines.trim_start_matches(' '))
        }
        _ => format!("{blank}- {}\n", inline(value, Around::Block)),
    }
}

fn entries(mapping: &Mapping, indent: usize) -> String {
    mapping.iter().map(|(key, value)| entry(key, value, indent)).collect()
}

fn is_map(value: &Value) -> bool {
    value.as_mapping().is_some_and(|mapping| !mapping.is_empty())
}

/// The head and the lines of a text with several lines; `None` where a block would not read back
/// as the same text.
fn literal(words: &str, indent: usize) -> Option<(&'static str, String)> {
    let lines = words.strip_suffix('\n').unwrap_or(words);
    let odd = |line: &str| !line.is_empty() && line.trim().is_empty();
    if !words.contains('\n')
        || words.starts_with(char::is_whitespace)
        || words.chars().any(|c| needs_escape(c) && !matches!(c, '\n' | '\t'))
        || lines.split('\n').any(odd)
    {
        return None;
    }
    let head = match words.len() - words.trim_end_matches('\n').len() {
        0 => "|-",
        1 => "|",
        _ => "|+",
    };
    let mut out = String::with_capacity(words.len() + 32);
    for line in lines.split('\n') {
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(line);
        }
        out.push('\n');
    }
    Some((head, out))
}

/// A text on one line: plain, or quoted where it would be read as something else.
pub(super) fn text(words: &str, around: Around) -> String {
    if is_plain(words, around) {
        words.to_string()
    } else if words.contains(['"', '\\']) {
        single(words).unwrap_or_else(|| double(words))
    } else {
        double(words)
    }
}

pub(super) fn double(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if needs_escape(c) => {
                let code = u32::from(c);
                let _ = match code {
                    0..=0xff => write!(out, "\\x{code:02x}"),
                    0x100..=0xffff => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `None` where single quotes cannot hold the text on one line.
pub(super) fn single(words: &str) -> Option<String> {
    (!words.chars().any(needs_escape)).then(|| format!("'{}'", words.replace('\'', "''")))
}

/// Characters that YAML does not print, takes for a line end, or that no reader sees.
fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        || (u32::from(c) & 0xfffe == 0xfffe)
}

/// True where readers of YAML 1.1 and 1.2 alike take the text as it is.
fn is_plain(words: &str, around: Around) -> bool {
    let Some(first) = words.chars().next() else { return false };
    words.trim() == words
        && !"-?:,[]{}#&*!|>'\"%@`=<~".contains(first)
        && !words.starts_with("...")
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.ends_with(':')
        && (around == Around::Block || fits_list(words))
        && !words.chars().any(needs_escape)
        && !is_word(words)
        && !is_number(words)
}

/// In a list libyaml also stumbles over a colon before some signs, such as in `a:?`.
fn fits_list(words: &str) -> bool {
    let odd = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    !words.contains([',', '[', ']', '{', '}']) && !words.split(':').skip(1).any(odd)
}

/// Words that one YAML or another takes for something else than a text.
fn is_word(words: &str) -> bool {
    ["null", "true", "false", "yes", "no", "on", "off"]
        .iter()
        .any(|word| words.eq_ignore_ascii_case(word))
}

fn is_number(words: &str) -> bool {
    let bare = words.replace('_', "").to_ascii_lowercase();
    let bare = bare.strip_prefix(['+', '-']).unwrap_or(&bare);
    bare.parse::<f64>().is_ok()
        || ["0x", "0o", "0b", ".inf", ".nan"].iter().any(|start| bare.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::any::{values, words};
    use proptest::prelude::*;

    fn quoted(words: &str) -> String {
        scalar(&Value::from(words))
    }

    #[test]
    fn common_texts_stay_plain() {
        for words in [
            "Anna Güller-Frey",
            "2024-10-14",
            "2024-10",
            "10:00-12:30",
            "10:30",
            "https://x.de/a?b#c",
            "a@b.de",
            "+49 170 12",
            "Treffen, Teil 2 [intern]",
            "3. Sitzung",
            "it's",
            "sagt \"ja\"",
            "a:b",
            "C#",
        ] {
            assert_eq!(quoted(words), words);
        }
    }

    #[test]
    fn what_means_something_else_is_quoted() {
        for words in [
            "no", "Yes", "ON", "null", "~", "", " a", "a ", "017", "1.10", "+49", "1e3", "1_000",
            "0x1f", ".inf", "a: b", "# x", "a # x", "- x", "-", "@x", "`x", "%x", "&x", "*x", "!x",
            "|", "> x", "{a}", "[a]", "a:", "<<", "=", "2024", "...", "? x", "\u{a0}x",
        ] {
            assert_eq!(quoted(words), format!("\"{words}\""));
        }
        assert_eq!(quoted("\"x\""), "'\"x\"'");
        assert_eq!(quoted("# C:\\x"), "'# C:\\x'");
        assert_eq!(quoted("a\tb\u{0}\u{2028}\u{1ffff}"), r#""a\tb\x00\u2028\U0001ffff""#);
        assert_eq!(quoted("a\nb"), r#""a\nb""#);
    }

    #[test]
    fn lists_quote_commas_and_brackets() {
        let items = ["a", "b, c", "[d]", "e: f", "x]", "017", "a:?", "10:30"].map(Value::from);
        assert_eq!(
            flow_list(&items),
            "[a, \"b, c\", \"[d]\", \"e: f\", \"x]\", \"017\", \"a:?\", 10:30]"
        );
        assert_eq!(flow_list(&[]), "[]");
        assert_eq!(flow_list(&[Value::Null, Value::from(3), Value::from(true)]), "[null, 3, true]");
    }

    #[test]
    fn a_front_matter_has_our_style() {
        let text = "\
---
name: Anna Güller-Frey
topics: [a, b]
roles:
  - organisation: x
    role: head of y
    from: 2024-01
  - organisation: z
relations:
  funded-by: [bmas]
  note: |
    one
    two
summary: |-
  A text

    with lines
empty: []
none: {}
---
";
        let inner = text.trim_start_matches("---\n").trim_end_matches("---\n");
        let mapping: Mapping = serde_yaml::from_str(inner).unwrap();
        let fields: Vec<(String, Value)> =
            mapping.into_iter().map(|(k, v)| (k.as_str().unwrap().to_string(), v)).collect();
        assert_eq!(write_front(&fields), text);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(pairs in proptest::collection::vec((words(), values()), 0..4)) {
            let front = write_front(&pairs);
            let page = crate::page::Page::new(front.clone());
            let expected: Mapping =
                pairs.iter().rev().map(|(k, v)| (Value::from(k.as_str()), v.clone())).collect();
            let (mapping, found) = page.read("x.md");
            if found.is_empty() {
                prop_assert_eq!(mapping, expected, "{}", front);
            } else {
                prop_assert!(found.iter().all(|d| d.code == "duplicate-key"), "{}: {:?}", front, found);
            }
            for (_, value) in &pairs {
                let one: Value = serde_yaml::from_str(&format!("k: {}", scalar(value))).unwrap();
                prop_assert_eq!(one.get("k"), Some(value));
            }
        }
    }
}
