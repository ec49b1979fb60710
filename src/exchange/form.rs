//! The register of what can be read, and how a file's bytes tell what it is. Names and endings are
//! not asked: Outlook calls a card `.txt`, a telephone a calendar `.vcs`.

use super::text;

/// A form in which files come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    VCard,
    ICalendar,
    Csv,
    Xlsx,
    Mail,
    Mbox,
    Markdown,
}

/// Header fields with which a mail may begin (RFC 5322, and what servers put in front).
const HEADERS: &[&str] = &[
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "delivered-to",
    "reply-to",
    "sender",
    "content-type",
    "dkim-signature",
    "arc-seal",
    "authentication-results",
    "x-mozilla-status",
    "x-account-key",
    "x-uidl",
    "thread-topic",
];

impl Form {
    /// As `--as` has it.
    pub fn name(self) -> &'static str {
        match self {
            Form::VCard => "vcf",
            Form::ICalendar => "ics",
            Form::Csv => "csv",
            Form::Xlsx => "xlsx",
            Form::Mail => "eml",
            Form::Mbox => "mbox",
            Form::Markdown => "markdown",
        }
    }

    /// What the bytes are; `None` where they are nothing that can be read.
    pub fn of(bytes: &[u8]) -> Option<Form> {
        // A workbook of today, and one of before 2007.
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Some(Form::Xlsx);
        }
        let head = text::decode(bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default());
        let mut lines = head.lines().map(str::trim_end).filter(|line| !line.is_empty());
        let first = lines.next()?;
        if first.starts_with("From ") {
            return Some(Form::Mbox);
        }
        if matches!(first.trim(), "---" | "+++") {
            return Some(Form::Markdown);
        }
        let name = first.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if first.contains(':') && HEADERS.contains(&name.as_str()) {
            return Some(Form::Mail);
        }
        // The first of many lines that says it: some programs put others in front.
        for line in head.lines().map(str::trim) {
            let begins = |what: &str| line.eq_ignore_ascii_case(&format!("BEGIN:{what}"));
            if begins("VCARD") {
                return Some(Form::VCard);
            }
            if ["VCALENDAR", "VEVENT", "VTODO"].iter().any(|what| begins(what)) {
                return Some(Form::ICalendar);
            }
        }
        if head.contains('\0') {
            return None;
        }
        first.contains([';', ',', '\t', '|']).then_some(Form::Csv)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_it_is() {
        for (bytes, form) in [
            (&b"\n\nbegin:vcard\r\nVERSION:3.0"[..], Some(Form::VCard)),
            (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", Some(Form::ICalendar)),
            (b"Vorname;Nachname\n", Some(Form::Csv)),
            (b"PK\x03\x04rest", Some(Form::Xlsx)),
            (b"Received: from x\r\n", Some(Form::Mail)),
            (b"From: a\r\n\r\nBEGIN:VCALENDAR\r\n", Some(Form::Mail)),
            (b"From MAILER Thu Jan  1 00:00:00 1970\n", Some(Form::Mbox)),
            (b"---\nname: A\n---\n", Some(Form::Markdown)),
            (b"\x89PNG\r\n\0\0", None),
            (b"", None),
            (b"nothing at all", None),
        ] {
            assert_eq!(Form::of(bytes), form, "{bytes:?}");
        }
    }
}
