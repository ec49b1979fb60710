//! Whom a message names.

use mail_parser::Addr;

use super::head::Head;
use crate::exchange::{Party, name, text};
use crate::record::email;

/// In this order: who wrote comes first.
const FIELDS: [&str; 5] = ["from", "reply-to", "to", "cc", "bcc"];

/// What programs write where they name nobody.
const NOBODY: [&str; 4] = ["undisclosed", "unspecified-recipients", "verborgene", "recipients not"];

/// Everybody once, with the first name that the address has anywhere.
pub(super) fn parties(head: &Head) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    let mut known = std::collections::HashMap::new();
    let sender = head.get("from").is_none().then_some("sender");
    for field in sender.into_iter().chain(FIELDS) {
        for party in joined(head.addresses(field)) {
            let key = party.shown_key();
            match known.get(&key).and_then(|at: &usize| found.get_mut(*at)) {
                Some(first) if first.name.is_none() => first.name = party.name,
                Some(_) => {}
                None => {
                    known.insert(key, found.len());
                    found.push(party);
                }
            }
        }
    }
    found
}

impl Party {
    /// By which two of a message are one.
    fn shown_key(&self) -> String {
        self.email.as_deref().unwrap_or(self.shown()).to_lowercase()
    }
}

/// `Güller, Anne <anne@example.org>` without quotes reads as two, of whom the first has one word
/// and no address.
fn joined(list: Vec<Addr<'static>>) -> Vec<Party> {
    let mut found = Vec::new();
    let mut last: Option<String> = None;
    for addr in list {
        let address = addr.address.as_deref().and_then(address);
        let shown = addr.name.as_deref().map(text::one_line).filter(|shown| !shown.is_empty());
        if address.is_none() {
            found.extend(last.take().and_then(|shown| nameless(&shown)));
            // Some put the address where the name belongs.
            match shown.as_deref().or(addr.address.as_deref()) {
                Some(shown) => last = Some(shown.to_string()),
                None => continue,
            }
            continue;
        }
        let surname = last.take_if(|last| !last.contains([' ', '@']) && shown.is_some());
        found.extend(last.take().and_then(|shown| nameless(&shown)));
        let shown = match (surname, shown) {
            (Some(surname), Some(shown)) => Some(format!("{surname}, {shown}")),
            (_, shown) => shown,
        };
        let name = shown.as_deref().and_then(|name| name::shown(name, address.as_deref(), false));
        found.push(Party { name, email: address, ..Party::default() });
    }
    found.extend(last.and_then(|shown| nameless(&shown)));
    found
}

/// Somebody without an address, as programs of one office write each other.
fn nameless(shown: &str) -> Option<Party> {
    if let Some(email) = address(shown) {
        return Some(Party { email: Some(email), ..Party::default() });
    }
    let low = shown.to_lowercase();
    let nobody = NOBODY.iter().any(|words| low.contains(words));
    name::shown(shown, None, false).filter(|_| !nobody).map(Party::named)
}

/// Some put the address into signs of quotation.
fn address(text: &str) -> Option<String> {
    let quotes = |c: char| c.is_whitespace() || "<>'\"".contains(c);
    email::address(text.trim_matches(quotes)).map(str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &str) -> Vec<(Option<String>, Option<String>)> {
        let text = format!("{head}\n\n");
        let (head, _) = Head::split(text.as_bytes());
        parties(&head).into_iter().map(|party| (party.name, party.email)).collect()
    }

    fn one(name: &str, email: &str) -> (Option<String>, Option<String>) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
        (some(name), some(email))
    }

    #[test]
    fn addresses_in_every_form() {
        for head in [
            "From: Anne =?utf-8?Q?G=C3=BCller?= <anne@example.org>",
            "From: \"Güller, Dr. Anne\" <anne@example.org>",
            "From: anne@example.org (Anne Güller)",
            "From: Anne Güller (Amt 50) <anne@example.org>",
            "From: Anne\r\n Güller\r\n <anne@example.org>",
            "Sender: Anne Güller <anne@example.org>",
            "From: anne@example.org\nTo: Anne Güller <ANNE@example.org>",
            "To: Team: Anne Güller <anne@example.org>;\nCc: undisclosed-recipients:;",
            "Bcc: Anne Güller <anne@example.org>\nTo: Verborgene_Empfaenger: ;",
        ] {
            let title = if head.contains("Dr.") { "Dr. " } else { "" };
            let anne = one(&format!("{title}Anne Güller"), "anne@example.org");
            assert_eq!(of(head), [anne], "{head}");
        }
        for name in [
            "\"Güller, Anne\"",
            "=?utf-8?Q?G=C3=BCller=2C_Anne?=",
            "\"=?utf-8?Q?G=C3=BCller?=, Anne\"",
            "Güller, Anne",
        ] {
            let from = |email: &str| of(&format!("From: {name} <{email}>"));
            let (sure, open) = ("a.gueller@example.org", "info@example.org");
            assert_eq!(from(sure), [one("Anne Güller", sure)], "{name}");
            assert_eq!(from(open), [one("Güller, Anne", open)], "{name}");
        }
        let two =
            "From: anne@example.org\nFrom: b@example.org, Ben Ohm\nTo: Anne, \"x\" <c@example.org>";
        let want = [one("", "anne@example.org"), one("", "b@example.org"), one("Ben Ohm", "")];
        assert_eq!(of(two)[..3], want);
        assert_eq!(of("To: Undisclosed recipients:;\nFrom: <>"), []);
    }

    #[test]
    fn ten_thousand_recipients_are_read() {
        let list: Vec<String> = (0..10_000).map(|n| format!("A {n} <a{n}@example.org>")).collect();
        assert_eq!(of(&format!("To: {}", list.join(",\n "))).len(), 10_000);
    }
}
