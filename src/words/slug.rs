//! Names as they may stand in file names and links: `a-z 0-9 -`, no hyphen at either end.

use unicode_normalization::UnicodeNormalization;

/// Bytes; leaves room for a folder and `.md` on every file system.
pub const LONGEST: usize = 80;

/// Umlauts written out, all other scripts in Latin letters, words joined by hyphens. Empty where
/// nothing is left.
pub fn of(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            'ä' | 'Ä' => spelled.push_str("ae"),
            'ö' | 'Ö' => spelled.push_str("oe"),
            'ü' | 'Ü' => spelled.push_str("ue"),
            'ß' | 'ẞ' => spelled.push_str("ss"),
            '\'' | '’' | '.' => {}
            _ => spelled.push(c),
        }
    }
    let mut slug = String::new();
    for c in any_ascii::any_ascii(&spelled).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() == LONGEST {
            break;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_script_has_its_letters() {
        assert_eq!(of("1. Überblick – Größe"), "1-ueberblick-groesse");
        assert_eq!((of("Олександр").as_str(), of("…").as_str()), ("oleksandr", ""));
    }
}
