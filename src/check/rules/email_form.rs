//! An e-mail address that no mail reaches.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::record::Record;
use crate::record::email;
use crate::record::kind::CONTACT;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "email-form",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[(
            "contacts/anna.md",
            "---\nname: Anna\nemails:\n  - mailto:anna@example.org\n  - anna(at)example.org\n  - folgt\n---\n",
        )],
        good: &[("contacts/anna.md", "---\nname: Anna\nemails: [anna@example.org]\n---\n")],
        guessed: Some(&[(
            "contacts/anna.md",
            "---\nname: Anna\nemails:\n  - anna@example.org\n  - anna@example.org\n  - folgt\n---\n",
        )]),
        fixed: Some(&[(
            "contacts/anna.md",
            "---\nname: Anna\nemails:\n  - anna@example.org\n  - anna(at)example.org\n  - folgt\n---\n",
        )]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.of_kind(&CONTACT) {
        for (index, value) in record.values("emails").iter().enumerate() {
            let Some(text) = value.as_text().filter(|text| !text.trim().is_empty()) else { continue };
            if !is_address(text.trim()) {
                found.push(fault(record, index, text));
            }
        }
    }
}

fn fault(record: &Record, index: usize, text: &str) -> Diagnostic {
    let range = record.place("emails", index);
    let message = Message::new("check-email-form").with("value", text);
    let (bare, meant) = (bare(text), meant(text));
    let remedy = match bare.or(meant.as_deref()) {
        Some(address) => Message::new("check-email-form-meant").with("address", address),
        None => Message::new("check-email-form-remedy"),
    };
    let fault = RULE.at(record, range.clone(), message, remedy);
    match (bare, meant) {
        _ if !spot::says(record, &range, text) => fault,
        (Some(bare), _) if is_plain(bare) => fault.with_fix(TextEdit::new(range, bare)),
        (None, Some(meant)) if is_plain(&meant) => fault.with_guess(TextEdit::new(range, meant)),
        _ => fault,
    }
}

/// RFC 5321, 4.1.2, as far as addresses are in use: a name of atoms or in quotes, and a domain of
/// labels with letters of any script, of which there are at least two.
fn is_address(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    let fits = text.len() <= 254 && (1..=64).contains(&name.len());
    fits && is_name(name) && is_domain(domain)
}

fn is_name(name: &str) -> bool {
    let quoted = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let atext = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    match quoted {
        Some(inner) => !inner.contains(|c: char| c == '"' || c.is_control()),
        None => name.split('.').all(|atom| !atom.is_empty() && atom.chars().all(atext)),
    }
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // The last one is no number: that would be a part of an IP address.
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.') && domain.split('.').all(label) && last.chars().any(char::is_alphabetic)
}

/// The address without what programs and sentences put around it.
fn bare(text: &str) -> Option<&str> {
    let address = email::address(text.trim_end().trim_end_matches(['.', ',', ';']))?;
    Some(address.trim_end_matches('.')).filter(|address| is_address(address))
}

/// What somebody hid from machines, or mistyped.
fn meant(text: &str) -> Option<String> {
    let mut meant = text.trim().to_lowercase();
    for (written, sign) in [("(at)", "@"), ("[at]", "@"), (" at ", "@"), ("(dot)", "."), ("[dot]", ".")] {
        meant = meant.replace(written, sign);
    }
    meant.retain(|c| !c.is_whitespace());
    let meant = meant.replace("@@", "@").replace(',', ".").replace("..", ".");
    Some(meant).filter(|address| is_address(address))
}

/// Needs no quotes wherever it stands.
fn is_plain(address: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@.-_+".contains(c);
    address.starts_with(|c: char| c.is_ascii_alphanumeric()) && address.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_reaches_is_an_address() {
        for good in [
            "anna@example.org",
            "anne.o'neill+x@sub.example.org",
            "info@münchen.example",
            "\"anna lang\"@example.org",
            "a/b=c@x-y.example",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "anna",
            "@example.org",
            "anna@",
            "anna@localhost",
            "anna@example..org",
            ".anna@example.org",
            "anna lang@example.org",
            "anna@-x.org",
            "anna@10.0.0.1",
            "anna@example.org, kim@example.org",
            "Anna <anna@example.org>",
            "anna@exam_ple.org",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
        assert!(!is_address(&format!("{}@example.org", "a".repeat(65))));
    }

    #[test]
    fn what_stands_around_an_address_is_taken_off() {
        assert_eq!(bare("Anna Lang <anna@example.org>"), Some("anna@example.org"));
        assert_eq!(bare("MAILTO:anna@example.org."), Some("anna@example.org"));
        assert_eq!((bare("anna"), bare("a@b.de, c@d.de")), (None, None));
        assert_eq!(meant("anna [at] example [dot] org").as_deref(), Some("anna@example.org"));
        assert_eq!(meant("anna@example,org").as_deref(), Some("anna@example.org"));
        assert_eq!(meant("a@b.de, c@d.de"), None);
    }
}
