//! What somebody wrote as plain text, as Markdown that shows the same: nothing in it becomes a
//! heading, a task, a decision, a link, code or HTML. Quotations and lists stay what they are.

/// The words that make a decision, and an invisible sign (U+2060, word joiner) with which they make
/// none. A backslash would not do: the text without markup is what counts.
const DECISIONS: [&str; 2] = ["Decision:", "Beschluss:"];
const JOINER: char = '\u{2060}';

const QUOTES_AT_MOST: usize = 20;
const MARKS_AT_MOST: usize = 4;

pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let (mut depth, mut blank, mut number) = (0, true, 0);
    for line in text.split(['\n', '\r']) {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let (quotes, words) = quoted(&line);
        if words.trim().is_empty() && quotes == 0 {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
            // The next depth begins a paragraph of its own; without a line between them it would
            // belong to the one before (CommonMark, laziness).
            if blank || quotes != depth {
                let sign = "> ".repeat(if blank { 0 } else { quotes.min(depth) });
                out.push_str(sign.trim_end());
                out.push('\n');
            }
        }
        out.push_str("> ".repeat(quotes).trim_end());
        if !words.trim().is_empty() {
            if quotes > 0 {
                out.push(' ');
            }
            marked(words, &mut number, &mut out);
        }
        (depth, blank) = (quotes, false);
    }
    out
}

/// How deep a line is quoted: `>> x`, `> > x`.
fn quoted(line: &str) -> (usize, &str) {
    let mut rest = line.trim_end();
    let mut quotes = 0;
    while let Some(words) = rest.trim_start().strip_prefix('>').filter(|_| quotes < QUOTES_AT_MOST)
    {
        (quotes, rest) = (quotes + 1, words);
    }
    (quotes, rest)
}

/// A line behind its quotation signs. `number` is the last one of a list with numbers.
fn marked(line: &str, number: &mut u32, out: &mut String) {
    let mut rest = line.trim();
    // Deeper than that it would be code.
    let indent = (line.len() - line.trim_start().len()).min(3);
    for mark in 0..=MARKS_AT_MOST {
        let Some((sign, words)) = mark_of(rest).filter(|_| !is_rule(rest)) else { break };
        let next = sign.trim_end_matches(['.', ')']).parse::<u32>().ok();
        let counts = next.is_none_or(|next| next == 1 || number.checked_add(1) == Some(next));
        if mark == MARKS_AT_MOST || !counts || words.is_empty() {
            // `14. Oktober` is no list.
            let (digits, point) = sign.split_at_checked(sign.len() - 1).unwrap_or((sign, ""));
            out.push_str(&format!("{digits}\\{point} "));
            inline(words, out);
            return;
        }
        *number = next.unwrap_or(*number);
        if mark == 0 {
            out.push_str(&" ".repeat(indent));
        }
        out.push_str(sign);
        out.push(' ');
        rest = words;
    }
    let heading = rest.trim_start_matches('#');
    let signs = rest.len() - heading.len();
    let begins = is_rule(rest)
        || (1..=6).contains(&signs)
            && (heading.is_empty() || heading.starts_with(char::is_whitespace))
        || rest.starts_with('>')
        || rest.starts_with('[') && rest.chars().nth(2) == Some(']');
    if begins {
        out.push('\\');
        let first = rest.chars().next();
        out.extend(first);
        inline_after(first, rest.get(first.map_or(0, char::len_utf8)..).unwrap_or_default(), out);
        return;
    }
    if let Some(words) = DECISIONS.iter().find_map(|mark| rest.strip_prefix(mark)) {
        let word = rest.get(..rest.len() - words.len() - 1).unwrap_or_default();
        out.push_str(word);
        out.push(JOINER);
        out.push(':');
        inline_after(Some(':'), words, out);
        return;
    }
    inline(rest, out);
}

/// The sign of a list item, and what is behind it.
fn mark_of(line: &str) -> Option<(&str, &str)> {
    let digits = line.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let sign = match digits {
        0 => line.get(..1).filter(|sign| "-*+".contains(sign)),
        1..=9 => line.get(..=digits).filter(|sign| sign.ends_with(['.', ')'])),
        _ => None,
    }?;
    let rest = line.get(sign.len()..)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| (sign, rest.trim_start()))
}

/// A rule, what makes a heading of the line above, or the second line of a table.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| "-=*_+|:~ ".contains(c) || c.is_whitespace())
        && line.contains(|c| "-=*_+~".contains(c))
}

/// Within a line.
pub(super) fn inline(text: &str, out: &mut String) {
    inline_after(None, text, out);
}

fn inline_after(before: Option<char>, text: &str, out: &mut String) {
    let mut last = before;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let escape = match c {
            '\\' => next.is_none_or(|c| c.is_ascii_punctuation()),
            '`' => true,
            '<' => next.is_some_and(|c| c.is_alphanumeric() || "/!?<".contains(c)),
            '&' => next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '[' => next == Some('[') || last == Some('[') || next == Some('^'),
            ']' => next.is_some_and(|c| "([:".contains(c)),
            '*' | '~' => !(blank(last) && blank(next)),
            '_' => !(word(last) && word(next) || blank(last) && blank(next)),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(c);
        last = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::record::Decision;

    fn holds(text: &str) -> Result<(), String> {
        let escaped = markdown(text);
        let page = Page::new(format!("---\na: 1\n---\n{escaped}\n"));
        let outline = page.outline();
        let fine = outline.headings.is_empty()
            && outline.links.is_empty()
            && outline.items.iter().all(|item| item.checked.is_none())
            && Decision::read(&outline).is_empty()
            && page.read("a.md").1.is_empty();
        if fine { Ok(()) } else { Err(format!("{text:?} gave {escaped:?}: {outline:?}")) }
    }

    #[test]
    fn what_markdown_would_take_for_its_own_stays_text() {
        for (text, escaped) in [
            ("# Kein Titel", "\\# Kein Titel"),
            ("#wort", "#wort"),
            ("Titel\n=====\nText\n--", "Titel\n\\=====\nText\n\\--"),
            ("---\nname: x\n---", "\\---\nname: x\n\\---"),
            ("- [ ] an alle @anne due:2024-11-04", "- \\[ ] an alle @anne due:2024-11-04"),
            ("[x] fertig", "\\[x] fertig"),
            ("* a\n+ b", "* a\n+ b"),
            ("14. Oktober 2024", "14\\. Oktober 2024"),
            ("1. a\n2. b\n7. c", "1. a\n2. b\n7\\. c"),
            ("<b>x</b> <https://example.org> a < b", "\\<b>x\\</b> \\<https://example.org> a < b"),
            ("[[anne]] [a](b) [1] `x`", "\\[\\[anne]] [a\\](b) [1] \\`x\\`"),
            (
                "C:\\Daten\\x \\* 2 * 3 *fett* snake_case _x_",
                "C:\\Daten\\x \\\\\\* 2 * 3 \\*fett\\* snake_case \\_x\\_",
            ),
            ("    viel Platz", "viel Platz"),
            (
                "> zitiert\nAntwort\n>> tief\n> flach",
                "> zitiert\n\nAntwort\n\n> > tief\n>\n> flach",
            ),
            ("a\n\n\n\nb\r\nc", "a\n\nb\n\nc"),
            ("R&D &amp; &", "R\\&D \\&amp; &"),
            ("| a | b |\n|---|---|", "| a | b |\n\\|---|---|"),
        ] {
            assert_eq!(markdown(text), escaped, "{text}");
            holds(text).expect("plain");
        }
    }

    #[test]
    fn nothing_is_decided_by_mail() {
        for text in [
            "Beschluss: ja",
            "- Decision: x",
            "> - Beschluss: y",
            "**Beschluss:** z",
            "1. Beschluss: a",
        ] {
            holds(text).expect("no decision");
        }
        assert_eq!(markdown("Beschluss: ja"), "Beschluss\u{2060}: ja");
    }

    #[test]
    fn what_is_shown_is_what_was_written() {
        for text in [
            "a *b* <c> [d](e) `f` \\* g_h_ ~i~ &amp; ![j](k)",
            "# a",
            "[x] b",
            "12) c",
            "~~~ d",
            "- - -",
            "\\",
        ] {
            let page = Page::new(format!("---\na: 1\n---\n{}\n", markdown(text)));
            let shown: Vec<String> =
                page.outline().paragraphs.into_iter().map(|p| p.text).collect();
            assert_eq!(shown, [text]);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_only_text(text in "([-#=>*+_~|:`<\\[\\]()!& \n\t\\\\]|\\[ \\] |\\[x\\]|1\\. |Beschluss:|Decision:|[a-z]{1,3}|\\[\\[|<!--|    ){0,40}") {
            proptest::prop_assert_eq!(holds(&text), Ok(()));
        }
    }
}
