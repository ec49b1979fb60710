//! The register of what can be read, and how a file's bytes tell what it is. Names and endings are
//! hardly asked: Outlook calls a card `.txt`, a telephone a calendar `.vcs`.

use super::{Source, mail, text};

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
    pub fn of(source: &Source<'_>) -> Option<Form> {
        let bytes = source.bytes;
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
        if mail::is_mail(source) {
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
            (b"Received: from x\r\nDate: y\r\n", Some(Form::Mail)),
            (b"From: a\r\nTo: b\r\n\r\nBEGIN:VCALENDAR\r\n", Some(Form::Mail)),
            (b"Note: From: a\n\nDate: b\n", None),
            (b"From MAILER Thu Jan  1 00:00:00 1970\n", Some(Form::Mbox)),
            (b"---\nname: A\n---\n", Some(Form::Markdown)),
            (b"\x89PNG\r\n\0\0", None),
            (b"", None),
            (b"nothing at all", None),
        ] {
            assert_eq!(Form::of(&Source { name: "a", bytes }), form, "{bytes:?}");
        }
    }

    #[test]
    fn a_mail_may_begin_with_any_field() {
        let of = |name: &str, text: &str| Form::of(&Source { name, bytes: text.as_bytes() });
        for first in [
            "Envelope-to: a@example.org",
            "X-Original-To: a@example.org",
            "X-Mozilla-Keys: ",
            "X-Unsent: 1",
            "Received-SPF: pass (example.org: a,\r\n\tb; c)",
            "List-Id: Rundbrief <r.example.org>",
            "Autocrypt: addr=a@example.org;\r\n keydata=abc",
            "Status: RO",
            "X-MS-Exchange-Organization-AuthAs: Internal",
        ] {
            for second in ["Date: Mon, 14 Oct 2024 10:00:00 +0200", "Subject: A", "Received: x"] {
                let text = format!("{first}\r\nFrom: a@example.org\r\n{second}\r\n\r\nx\r\n");
                assert_eq!(of("a", &text), Some(Form::Mail), "{first}");
                assert_eq!(of("a", &text.replace("\r\n", "\r")), Some(Form::Mail), "{first}");
            }
        }
        let short = "X-Own: 1\n\nText, more\n";
        assert_eq!((of("A.EML", short), of("a.txt", short)), (Some(Form::Mail), None));
        assert_eq!(of("a.eml", "BEGIN:VCALENDAR\nX: 1\n"), Some(Form::ICalendar));
        assert_eq!(of("a.eml", "a;b\n"), Some(Form::Csv));
    }
}
