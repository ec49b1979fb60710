//! A telephone number that cannot be dialled.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::record::Record;
use crate::record::kind::CONTACT;
use crate::record::phone;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "phone-form",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[(
            "contacts/anna.md",
            "---\nname: Anna\nphones:\n  - +49 (0)431 123456\n  - tel:+49-431-123456\n  - 0431 12345O\n---\n",
        )],
        good: &[(
            "contacts/anna.md",
            "---\nname: Anna\nphones:\n  - +49 431 123456\n  - 0431 123450 (mobil)\n---\n",
        )],
        guessed: None,
        fixed: Some(&[(
            "contacts/anna.md",
            "---\nname: Anna\nphones:\n  - +49 431 123456\n  - +49-431-123456\n  - 0431 12345O\n---\n",
        )]),
    },
};

/// The zero in front of an area code, which is not dialled behind the one of a country.
const ZERO: &str = "(0)";
/// Where it is dialled all the same: Italy, San Marino, the Vatican, Côte d'Ivoire, Gabon, Congo
/// (E.164, national numbering plans).
const WITH_ZERO: [&str; 6] = ["39", "378", "379", "225", "241", "242"];
/// What programs write before a number (RFC 3966).
const SCHEME: &str = "tel:";
/// What may stand between digits: blanks and hyphens in all widths.
const SIGNS: &str = " \u{a0}\u{2007}\u{2009}\u{202f}-\u{2010}\u{2011}–/().";
/// What people write before an extension.
const EXTENSIONS: [&str; 7] = ["ext.", "ext", "app.", "apparat", "durchwahl", "dw", "x"];
/// Emergency numbers have three digits, the longest ones in the world fifteen (E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.of_kind(&CONTACT) {
        for (index, value) in record.values("phones").iter().enumerate() {
            let Some(text) = value.as_text().filter(|text| !text.trim().is_empty()) else { continue };
            let (number, _) = phone::parts(text);
            if has_odd_zero(number) {
                found.push(with_zero(record, index, text));
            } else if !can_be_dialled(number) {
                found.push(fault(record, index, text));
            }
        }
    }
}

/// `0049 (0)431`, and not `+39 (0)6`.
fn has_odd_zero(number: &str) -> bool {
    let abroad = number.strip_prefix('+').or_else(|| number.strip_prefix("00"));
    let code = abroad.and_then(|rest| Some(rest.split_once(ZERO)?.0.trim()));
    let is_code = |code: &str| code.len() <= 3 && code.bytes().all(|b| b.is_ascii_digit());
    code.is_some_and(|code| is_code(code) && !WITH_ZERO.contains(&code))
}

fn fault(record: &Record, index: usize, text: &str) -> Diagnostic {
    let range = record.place("phones", index);
    let message = Message::new("check-phone-form").with("value", text);
    let fault = RULE.at(record, range.clone(), message, Message::new("check-phone-form-remedy"));
    let behind = text.strip_prefix(SCHEME).map(|rest| phone::parts(rest).0);
    let written = record.page().text().get(range.clone()).unwrap_or_default();
    match written.find(SCHEME).filter(|_| spot::says(record, &range, text)) {
        Some(at) if behind.is_some_and(can_be_dialled) => {
            let start = range.start + at;
            fault.with_fix(TextEdit::new(start..start + SCHEME.len(), ""))
        }
        _ => fault,
    }
}

fn with_zero(record: &Record, index: usize, text: &str) -> Diagnostic {
    let range = record.place("phones", index);
    let message = Message::new("check-phone-form-zero").with("value", text);
    let remedy = Message::new("check-phone-form-zero-remedy");
    let fault = RULE.at(record, range.clone(), message, remedy);
    let written = record.page().text().get(range.clone()).unwrap_or_default();
    let Some(at) = written.find(ZERO).filter(|_| spot::says(record, &range, text)) else {
        return fault;
    };
    // Of two blanks around it one stays.
    let behind = written.get(at + ZERO.len()..).is_some_and(|rest| rest.starts_with(' '));
    let before = written.get(..at).is_some_and(|head| head.ends_with(' '));
    let start = range.start + at;
    let end = start + ZERO.len() + usize::from(behind && before);
    fault.with_fix(TextEdit::new(start..end, ""))
}

fn can_be_dialled(number: &str) -> bool {
    let at = number.find(char::is_alphabetic).unwrap_or(number.len());
    let (main, extension) = number.split_at(at);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_digit() || SIGNS.contains(c));
    let rest = main.trim_start().trim_start_matches('+');
    let plus = main.trim_start().len() - rest.len();
    plus <= 1 && plain(rest) && DIGITS.contains(&digits(rest)) && is_extension(extension)
}

fn is_extension(text: &str) -> bool {
    let at = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (word, digits) = text.split_at(at);
    let known = EXTENSIONS.contains(&word.trim().to_lowercase().as_str());
    text.is_empty() || known && !digits.is_empty() && digits.trim_end().chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_behind_the_code_of_a_country_is_odd() {
        for odd in ["+49 (0)431 1", "0049 (0) 431 1", "+49(0)431 1", "+43 (0)1 1"] {
            assert!(has_odd_zero(odd), "{odd}");
        }
        assert!(!has_odd_zero("(0)431 1") && !has_odd_zero("+49 431 (0)"));
    }

    #[test]
    fn what_people_write_can_be_dialled() {
        for good in [
            "112",
            "+49 431 123-456",
            "(0431) 12 34 56",
            "0431/123.456",
            "0431 123 ext. 5",
            "0431 123 Durchwahl 17",
            "0170 1234567 (mobil, nur abends)",
            "030 (123)",
            "+49\u{202f}431\u{2009}123\u{2011}456",
            "+39 (0)6 123456",
        ] {
            assert!(!has_odd_zero(good), "{good}");
            assert!(can_be_dialled(phone::parts(good).0), "{good}");
        }
        for bad in [
            "12",
            "folgt",
            "0431 12345O",
            "0431 123, 0431 456",
            "++49 431 123",
            "0431 123 Frau Lang",
            "0431 123 ext.",
            "1234567890123456",
            "(mobil)",
            "tel:+49 431 123",
        ] {
            assert!(!can_be_dialled(phone::parts(bad).0), "{bad}");
        }
    }
}
