//! A file cut into cards, and cards into properties, as programs really write them: lines that end
//! in any way, folded oddly or not at all, quoted-printable, cards that nobody closed.
//!
//! `calcard` is not asked: it gives values as it understood them (a `\r` in a path is a line break,
//! types in quotes are lost, dates are numbers) and no lines. What has no place in the log is to be
//! kept as it was.

use std::borrow::Cow;
use std::iter::Peekable;

use super::value;
use crate::exchange::content;

/// A group may have many members.
const PROPERTIES_AT_MOST: usize = 20_000;
/// Beyond it a property is no text of a person any more.
const LARGEST: usize = 1024 * 1024;
/// Cards in cards.
const DEEPEST: usize = 4;

#[derive(Debug, Default)]
pub struct Property {
    /// From 1.
    pub line: usize,
    /// `item1` of `item1.TEL`, in small letters.
    pub group: Option<String>,
    /// In capitals.
    pub name: String,
    /// Names in capitals; `TYPE` in small letters, each by itself.
    pub params: Vec<(String, String)>,
    /// Unfolded and decoded, its escapes still in it. Empty where it is binary.
    pub value: String,
    /// A picture, a sound, a key: bytes that are no text.
    pub binary: bool,
}

#[derive(Debug, Default)]
pub struct Card {
    /// Of BEGIN, from 1.
    pub line: usize,
    /// In bytes of the text.
    pub range: std::ops::Range<usize>,
    pub lines: Vec<Property>,
    /// Cards that stood in it, as AGENT (vCard 2.1).
    pub agents: Vec<Card>,
    pub faults: Vec<(usize, Fault)>,
    /// Of version 2.1, which folds in another way.
    old: bool,
    /// Somebody has moved the whole card to the right.
    indented: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No END.
    Open,
    /// No property: taken as more of the one above.
    Loose,
    /// No property, and none above.
    Stray,
    Many,
    Large,
}

/// A line as it stands in the file, without its end.
#[derive(Clone, Copy)]
struct Raw<'a> {
    number: usize,
    start: usize,
    text: &'a str,
}

struct Raws<'a> {
    text: &'a str,
    at: usize,
    number: usize,
}

impl<'a> Iterator for Raws<'a> {
    type Item = Raw<'a>;

    fn next(&mut self) -> Option<Raw<'a>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes());
        let width = match end.and_then(|end| rest.get(end..)) {
            Some(after) if after.starts_with("\r\n") => 2,
            Some(_) => 1,
            None => 0,
        };
        let end = end.unwrap_or(rest.len());
        self.number += 1;
        let text = rest.get(..end).unwrap_or_default();
        let raw = Raw { number: self.number, start: self.at, text };
        self.at += end + width;
        Some(raw)
    }
}

/// A line that goes on with the one above may say `END:VCARD` as well, behind its space.
fn is_mark(line: &str, mark: &str, indented: bool) -> bool {
    if line.starts_with([' ', '\t']) && !indented {
        return false;
    }
    let (name, what) = line.split_once(':').unwrap_or_default();
    name.trim().eq_ignore_ascii_case(mark) && what.trim().eq_ignore_ascii_case("VCARD")
}

/// Gives each card as soon as it is read. `eight_bit`: bytes were no UTF-8 and are taken for
/// Windows-1252.
pub fn cards(text: &str, eight_bit: bool, give: &mut dyn FnMut(Card)) {
    let mut raws = Raws { text, at: 0, number: 0 }.peekable();
    // The card that is read, in those that it stands in.
    let mut open: Vec<Card> = Vec::new();
    let close = |open: &mut Vec<Card>, end: usize, give: &mut dyn FnMut(Card)| {
        let Some(mut card) = open.pop() else { return };
        card.range.end = end;
        match open.last_mut() {
            Some(outer) => outer.agents.push(card),
            None => give(card),
        }
    };
    while let Some(raw) = raws.next() {
        let end = raw.start + raw.text.len();
        if raw.text.trim().is_empty() {
            continue;
        }
        let indented = open.last().is_none_or(|card| card.indented);
        if is_mark(raw.text, "BEGIN", indented) {
            if !open.last_mut().is_some_and(Card::expects_agent) || open.len() >= DEEPEST {
                while let Some(card) = open.last_mut() {
                    card.faults.push((card.line, Fault::Open));
                    close(&mut open, raw.start, give);
                }
            }
            let indented = raw.text.starts_with([' ', '\t']);
            let range = raw.start..end;
            open.push(Card { line: raw.number, range, indented, ..Card::default() });
        } else if is_mark(raw.text, "END", indented) {
            close(&mut open, end, give);
        } else if let Some(card) = open.last_mut() {
            card.read(raw, &mut raws, eight_bit);
        }
    }
    while let Some(card) = open.last_mut() {
        card.faults.push((card.line, Fault::Open));
        close(&mut open, text.len(), give);
    }
}

impl Card {
    /// After `AGENT:` the next card is one in this one.
    fn expects_agent(&mut self) -> bool {
        let agent =
            self.lines.last().is_some_and(|last| last.name == "AGENT" && last.value.is_empty());
        if agent {
            self.lines.pop();
        }
        agent
    }

    fn fault(&mut self, line: usize, fault: Fault) {
        // One word for many lines is enough.
        if !self.faults.iter().any(|(_, known)| *known == fault) {
            self.faults.push((line, fault));
        }
    }

    fn read<'a>(
        &mut self,
        raw: Raw<'a>,
        raws: &mut Peekable<impl Iterator<Item = Raw<'a>>>,
        eight_bit: bool,
    ) {
        let mut text = Cow::Borrowed(raw.text);
        let indented = self.indented;
        let goes_on = |raw: &Raw<'_>| {
            !is_mark(raw.text, "END", indented) && !is_mark(raw.text, "BEGIN", indented)
        };
        if content::is_quoted(raw.text.as_bytes()) {
            while text.ends_with('=') {
                text.to_mut().pop();
                let Some(next) = raws.next_if(goes_on) else { break };
                text.to_mut().push_str(next.text);
            }
        }
        let folded = |raw: &Raw<'_>| {
            raw.text.starts_with([' ', '\t']) && goes_on(raw) || raw.text.is_empty()
        };
        while let Some(next) = raws.next_if(folded) {
            let rest = next.text.get(1..).unwrap_or_default();
            // Version 2.1 folds in front of a space that stays.
            let rest = if self.old && !rest.is_empty() { next.text } else { rest };
            if !rest.is_empty() {
                text.to_mut().push_str(rest);
            }
        }
        let Some(mut property) = Property::read(&text, raw.number) else {
            return self.loose(raw);
        };
        if property.value.len() > LARGEST {
            return self.fault(raw.number, Fault::Large);
        }
        if self.lines.len() >= PROPERTIES_AT_MOST {
            return self.fault(raw.number, Fault::Many);
        }
        property.decode(eight_bit);
        self.old |= property.name == "VERSION" && property.value.trim() == "2.1";
        self.lines.push(property);
    }

    /// Broken over lines without the space in front that says so.
    fn loose(&mut self, raw: Raw<'_>) {
        match self.lines.last_mut() {
            // The rest of a picture.
            Some(last) if last.binary => {}
            Some(last) if last.value.len() < LARGEST => {
                last.value.push_str("\\n");
                last.value.push_str(raw.text.trim());
                self.fault(raw.number, Fault::Loose);
            }
            _ => self.fault(raw.number, Fault::Stray),
        }
    }
}

/// `data:image/png;base64,…` (RFC 2397); not `Data: see below`.
fn is_data(value: &str) -> bool {
    let (scheme, rest) = value.split_once(':').unwrap_or_default();
    let head = rest.split_once(',').map_or("", |(head, _)| head);
    scheme.trim_start().eq_ignore_ascii_case("data")
        && (head.contains('/') || head.ends_with(";base64"))
        && !head.contains(char::is_whitespace)
}

impl Property {
    fn read(line: &str, number: usize) -> Option<Property> {
        let (header, value) = content::head(line)?;
        let mut parts = content::pieces(header, ';');
        let name = parts.next()?.trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let (group, name) = match name.rsplit_once('.') {
            Some((group, name)) => (Some(group.to_ascii_lowercase()), name),
            None => (None, name),
        };
        let url = ["http", "https", "mailto", "ftp"].iter().any(|it| name.eq_ignore_ascii_case(it));
        if name.is_empty() || url || !name.chars().all(plain) {
            return None;
        }
        let mut property = Property {
            line: number,
            group,
            name: name.to_ascii_uppercase(),
            ..Property::default()
        };
        for part in parts {
            property.param(part);
        }
        let encoded = |it: &str| it.eq_ignore_ascii_case("b") || it.eq_ignore_ascii_case("base64");
        property.binary = property.get("ENCODING").is_some_and(encoded) || is_data(value);
        if !property.binary {
            property.value = value.to_string();
        }
        Some(property)
    }

    /// `TYPE=work,voice`, `TYPE="work,voice"`; `CELL` and `BASE64` by themselves (vCard 2.1).
    fn param(&mut self, text: &str) {
        let text = text.trim();
        let (name, values) = match text.split_once('=') {
            Some((name, values)) => (name.trim().to_ascii_uppercase(), values),
            None if text.is_empty() => return,
            None => {
                let bare = text.to_ascii_uppercase();
                let encoding = ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"];
                let name = if encoding.contains(&bare.as_str()) { "ENCODING" } else { "TYPE" };
                (name.to_string(), text)
            }
        };
        for value in content::pieces(values, ',') {
            let value = value.trim().trim_matches('"');
            if name == "TYPE" {
                let types = value.split(',').map(|it| it.trim().to_ascii_lowercase());
                let types = types.filter(|it| !it.is_empty());
                self.params.extend(types.map(|it| (name.clone(), content::parameter_text(&it))));
            } else {
                self.params.push((name.clone(), content::parameter_text(value)));
            }
        }
    }

    fn decode(&mut self, eight_bit: bool) {
        let charset = self.get("CHARSET").map(str::to_string);
        let quoted = |it: &str| it.eq_ignore_ascii_case("quoted-printable");
        if self.get("ENCODING").is_some_and(quoted) {
            self.value = value::quoted_printable(&self.value, charset.as_deref());
        } else if let Some(charset) = charset.filter(|_| eight_bit)
            && let Some(text) = value::recoded(&self.value, &charset)
        {
            self.value = text;
        }
    }

    /// The first value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn types(&self) -> impl Iterator<Item = &str> {
        self.params.iter().filter(|(name, _)| name == "TYPE").map(|(_, value)| value.as_str())
    }

    pub fn is(&self, kind: &str) -> bool {
        self.types().any(|it| it == kind)
    }

    /// The whole value as one text.
    pub fn text(&self) -> String {
        let text = content::unescape(self.value.trim());
        match text.trim() {
            same if same.len() == text.len() => text,
            shorter => shorter.to_string(),
        }
    }

    /// The values between commas.
    pub fn list(&self) -> Vec<String> {
        let all = content::split(&self.value, &[',']);
        let all = all.map(|part| content::unescape(part).trim().to_string());
        all.filter(|text| !text.is_empty()).collect()
    }

    /// The components between semicolons; lists in them become one text.
    pub fn parts(&self) -> Vec<String> {
        let component = |part: &str| {
            let items = content::split(part, &[',']);
            let items = items.map(|item| content::unescape(item).trim().to_string());
            items.filter(|item| !item.is_empty()).collect::<Vec<_>>()
        };
        let joint = if self.name == "N" { " " } else { ", " };
        content::split(&self.value, &[';']).map(|part| component(part).join(joint)).collect()
    }

    /// The smaller the better; 101 where nothing is said (RFC 6350, 5.3).
    pub fn preference(&self) -> u32 {
        let number = self.get("PREF").and_then(|text| text.parse().ok());
        match number {
            Some(number) => number,
            None if self.is("pref") => 1,
            None => 101,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Card> {
        let mut all = Vec::new();
        cards(text, false, &mut |card| all.push(card));
        all
    }

    fn values(card: &Card) -> Vec<(&str, &str)> {
        card.lines.iter().map(|it| (it.name.as_str(), it.value.as_str())).collect()
    }

    #[test]
    fn cards_begin_where_they_begin_and_end_somehow() {
        let text = "junk\r\nBEGIN:VCARD\nFN:A\n\nBEGIN:VCARD\rFN:B\rEND:VCARD\rmore\n\
                    begin:vcard\nfn:C";
        let all = all(text);
        let lines: Vec<_> =
            all.iter().map(|card| (card.line, values(card), &card.faults)).collect();
        assert_eq!(lines[0], (2, vec![("FN", "A")], &vec![(2, Fault::Open)]));
        assert_eq!(lines[1], (5, vec![("FN", "B")], &vec![]));
        assert_eq!(lines[2], (9, vec![("FN", "C")], &vec![(9, Fault::Open)]));
        assert_eq!(&text[all[1].range.clone()], "BEGIN:VCARD\rFN:B\rEND:VCARD");
    }

    #[test]
    fn a_card_in_a_card_is_its_agent() {
        let all = all("BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\nTEL:1\nEND:VCARD");
        assert_eq!(all.len(), 1);
        assert_eq!(values(&all[0]), [("FN", "A"), ("TEL", "1")]);
        assert_eq!(values(&all[0].agents[0]), [("FN", "B")]);
    }

    #[test]
    fn lines_are_folded_in_every_way() {
        let text = "BEGIN:VCARD\nNOTE:one\n  two\n\t\n three\nNOTE:a\n\n b\nnot folded\n\
                    PHOTO;ENCODING=b:AAAA\nBBBB\n\nCCCC==\n\nTEL:1\nEND:VCARD";
        let all = all(text);
        let expected =
            [("NOTE", "one twothree"), ("NOTE", "ab\\nnot folded"), ("PHOTO", ""), ("TEL", "1")];
        assert_eq!(values(&all[0]), expected);
        assert_eq!(all[0].faults, [(9, Fault::Loose)]);
        assert_eq!(all[0].lines[3].line, 15);
    }

    #[test]
    fn version_2_1_folds_in_front_of_a_space() {
        let all = self::all("BEGIN:VCARD\nVERSION:2.1\nNOTE:one\n two\nEND:VCARD");
        assert_eq!(values(&all[0])[1], ("NOTE", "one two"));
    }

    #[test]
    fn quoted_printable_goes_on_over_lines() {
        let text = "BEGIN:VCARD\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:eins=\r\n zwei=\r\n=3D\n\
                    FN;QUOTED-PRINTABLE:M=FCller=\nEND:VCARD";
        let all = all(text);
        assert_eq!(values(&all[0]), [("NOTE", "eins zwei="), ("FN", "Müller")]);
    }

    #[test]
    fn parameters_in_every_spelling() {
        let line = "item1.TEL;CELL;type=\"work,voice\";TYPE=Pref;X-A=\"a;b:c^n^'\";PREF=3:+49";
        let property = Property::read(line, 1).unwrap();
        assert_eq!(property.types().collect::<Vec<_>>(), ["cell", "work", "voice", "pref"]);
        assert_eq!(property.get("X-A"), Some("a;b:c\n\""));
        assert_eq!((property.group.as_deref(), property.preference()), (Some("item1"), 3));
        assert_eq!(property.value, "+49");
        for (line, binary) in [
            ("PHOTO:data:image/png;base64,AAAA", true),
            ("LOGO:DATA:;base64,AAAA", true),
            ("NOTE:Data: siehe Seite 3/4, unten", false),
            ("FN:data:x", false),
        ] {
            assert_eq!(Property::read(line, 1).unwrap().binary, binary, "{line}");
        }
        let property = Property::read("NOTE;X=\"open:text", 1).unwrap();
        assert_eq!(property.value, "text");
        for line in ["https://example.org", "no colon", "two words:x", ":", ""] {
            assert!(Property::read(line, 1).is_none(), "{line}");
        }
    }

    #[test]
    fn a_card_of_a_million_lines_is_cut_off() {
        let text = format!("BEGIN:VCARD\n{}END:VCARD", "TEL:1\n".repeat(300_000));
        let all = all(&text);
        assert_eq!(all[0].lines.len(), PROPERTIES_AT_MOST);
        assert_eq!(all[0].faults, [(PROPERTIES_AT_MOST + 2, Fault::Many)]);
        let deep = "BEGIN:VCARD\nAGENT:\n".repeat(50_000);
        assert!(self::all(&deep).len() > 10_000);
    }
}
