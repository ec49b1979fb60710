//! The parts of a message (RFC 2046): which of them are its text, which are attachments, and which
//! nobody can read. Bounded in depth, in number, and in the bytes that are looked through.

use mail_parser::ContentType;

use super::head::{self, Head};
use crate::exchange::{text, transfer};

const DEPTH_AT_MOST: usize = 110;
const PARTS_AT_MOST: usize = 2000;
/// Each level is looked through once for its boundary.
const SOUGHT_AT_MOST: usize = 1 << 30;
/// Bytes of a text as it travels, of which a log keeps 64 KB.
const TEXT_AT_MOST: usize = 1024 * 1024;
const CALENDAR_AT_MOST: usize = 8 * 1024 * 1024;

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Plain(String),
    Html(String),
}

/// What is named and not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attachment {
    pub name: Option<String>,
    /// `application/pdf`
    pub kind: String,
    pub size: usize,
}

/// What a message is made of.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub pieces: Vec<Piece>,
    pub attachments: Vec<Attachment>,
    pub calendars: Vec<Vec<u8>>,
    pub encrypted: bool,
    /// Some parts were not looked at.
    pub too_many: bool,
    parts: usize,
    sought: usize,
}

pub(super) fn read(head: &Head, body: &[u8]) -> Parts {
    let mut parts = Parts::default();
    parts.pieces = parts.part(head, body, 0, false);
    parts
}

impl Parts {
    /// `related`: the part belongs to the one before it, as its pictures do.
    fn part(&mut self, head: &Head, body: &[u8], depth: usize, related: bool) -> Vec<Piece> {
        self.parts += 1;
        if depth > DEPTH_AT_MOST || self.parts > PARTS_AT_MOST {
            self.too_many = true;
            return Vec::new();
        }
        let content = head.content_type();
        let mut kind = content.as_ref().map_or_else(|| "text/plain".into(), full);
        let attribute = |name: &str| content.as_ref().and_then(|content| content.attribute(name));
        if kind == "multipart/encrypted" {
            self.encrypted = true;
            return Vec::new();
        }
        if let Some(boundary) = attribute("boundary").filter(|_| kind.starts_with("multipart/")) {
            self.sought += body.len();
            if self.sought > SOUGHT_AT_MOST {
                self.too_many = true;
                return Vec::new();
            }
            let sections = sections(body, boundary.as_bytes(), PARTS_AT_MOST);
            if !sections.is_empty() {
                return self.several(&kind, sections, depth);
            }
        }
        if kind.starts_with("multipart/") {
            // Its boundary is nowhere: what there is may be read as it stands.
            kind = "text/plain".into();
        }
        let disposition = head.disposition();
        let attached =
            disposition.as_ref().is_some_and(|how| how.ctype().eq_ignore_ascii_case("attachment"));
        let name = disposition
            .as_ref()
            .and_then(|how| how.attribute("filename"))
            .or_else(|| attribute("name"))
            .and_then(file_name);
        let ending = name
            .as_deref()
            .and_then(|name| name.rsplit_once('.'))
            .map(|(_, end)| end.to_lowercase());
        let encoding = head.get("content-transfer-encoding").unwrap_or_default();
        match (kind.as_str(), ending.as_deref()) {
            ("application/pkcs7-mime" | "application/x-pkcs7-mime", _) | (_, Some("p7m")) => {
                self.encrypted = true;
            }
            // What makes a signature is nothing to read.
            (
                "application/pgp-signature"
                | "application/pkcs7-signature"
                | "application/x-pkcs7-signature"
                | "application/applefile",
                _,
            ) => {}
            ("text/calendar" | "application/ics", _) | (_, Some("ics")) => {
                let travelled = body.get(..body.len().min(CALENDAR_AT_MOST)).unwrap_or_default();
                let calendar = decoded(travelled, encoding);
                // An invitation often comes twice, as a part and as an attachment.
                if !self.calendars.contains(&calendar) && self.calendars.len() < 20 {
                    self.calendars.push(calendar);
                }
            }
            _ if kind.starts_with("text/")
                && !kind.ends_with("vcard")
                && !(attached || related)
                && name.is_none()
                || depth == 0 && !attached && kind == "text/plain" =>
            {
                let travelled = body.get(..body.len().min(TEXT_AT_MOST)).unwrap_or_default();
                self.too_many |= travelled.len() < body.len();
                let text = text::in_charset(&decoded(travelled, encoding), attribute("charset"));
                return vec![piece(&kind, content.as_ref(), text)];
            }
            _ => {
                let picture =
                    kind.starts_with("image/") && (related || head.get("content-id").is_some());
                let inline = !attached && (picture || related);
                // Reports of a mail server, and heads without a body.
                if !inline
                    && (name.is_some() || !kind.starts_with("message/") || kind == "message/rfc822")
                {
                    let name = name.or_else(|| subject(&kind, body));
                    self.attachments.push(Attachment { name, kind, size: size(body, encoding) });
                }
            }
        }
        Vec::new()
    }

    fn several(&mut self, kind: &str, sections: Vec<&[u8]>, depth: usize) -> Vec<Piece> {
        let mut all = Vec::new();
        for (at, section) in sections.into_iter().enumerate() {
            let (head, body) = Head::split(section.strip_prefix(b"\r\n").map_or(section, |rest| {
                // A blank line first: the part has no head (RFC 2046, 5.1).
                if rest.is_empty() { rest } else { section }
            }));
            all.push(self.part(&head, body, depth + 1, kind == "multipart/related" && at > 0));
        }
        if kind != "multipart/alternative" {
            return all.concat();
        }
        // The same in several forms (5.1.4): the plain one, if it says something.
        let says = |pieces: &Vec<Piece>| {
            pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Plain(text) if !text.trim().is_empty()))
        };
        let plain = all.iter().position(says);
        let best = plain.or_else(|| all.iter().rposition(|pieces| !pieces.is_empty()));
        best.map(|at| all.swap_remove(at)).unwrap_or_default()
    }
}

fn full(content: &ContentType<'_>) -> String {
    let subtype = content.subtype().unwrap_or("plain");
    format!("{}/{subtype}", content.ctype()).to_ascii_lowercase()
}

fn piece(kind: &str, content: Option<&ContentType<'_>>, text: String) -> Piece {
    let says = |name: &str, value: &str| {
        content.and_then(|c| c.attribute(name)).is_some_and(|is| is.eq_ignore_ascii_case(value))
    };
    match kind {
        "text/html" => Piece::Html(text),
        "text/plain" if says("format", "flowed") => {
            Piece::Plain(transfer::flowed(&text, says("delsp", "yes")))
        }
        _ => Piece::Plain(text),
    }
}

/// What stands between the boundaries; the last one may have no end.
fn sections<'a>(body: &'a [u8], boundary: &[u8], most: usize) -> Vec<&'a [u8]> {
    let mut found = Vec::new();
    let (mut open, mut at) = (None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let start = at;
        at += line.len();
        let Some(rest) = line.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary))
        else {
            continue;
        };
        let end = rest.trim_ascii();
        if !(end.is_empty() || end == b"--") {
            continue;
        }
        if let Some(from) = open.take() {
            // The line end in front belongs to the boundary.
            let section = body.get(from..start).unwrap_or_default();
            let section = section.strip_suffix(b"\n").unwrap_or(section);
            found.push(section.strip_suffix(b"\r").unwrap_or(section));
        }
        if end == b"--" || found.len() > most {
            return found;
        }
        open = Some(at);
    }
    found.extend(open.and_then(|from| body.get(from..)));
    found
}

fn decoded(bytes: &[u8], encoding: &str) -> Vec<u8> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => transfer::base64(bytes),
        "quoted-printable" => transfer::quoted(bytes),
        _ => bytes.to_vec(),
    }
}

/// Bytes, without decoding them.
fn size(bytes: &[u8], encoding: &str) -> usize {
    if encoding.trim().eq_ignore_ascii_case("base64") {
        let signs =
            bytes.iter().filter(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(byte));
        return signs.count() / 4 * 3;
    }
    bytes.len()
}

/// The last part of a path, on one line.
fn file_name(text: &str) -> Option<String> {
    let text = head::decoded(text);
    let name = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
    let name = name.trim().to_string();
    (!name.is_empty()).then_some(name)
}

/// A letter that was forwarded as an attachment has the name of its subject.
fn subject(kind: &str, body: &[u8]) -> Option<String> {
    if kind != "message/rfc822" {
        return None;
    }
    let body = body.get(..body.len().min(64 * 1024)).unwrap_or_default();
    let (head, _) = Head::split(body);
    let subject: String = head.text("subject")?.chars().take(100).collect();
    Some(format!("{subject}.eml"))
}
