//! Addresses of e-mail, in whatever stands around them.

/// Characters of an address (RFC 5321, 4.5.3.1), and some more.
const LONGEST: usize = 320;

/// Of `mailto:anna@example.org`, of `Anna <anna@example.org>`, or the address alone; `None` where it
/// is none.
pub fn address(text: &str) -> Option<&str> {
    let text = bare(text);
    let inner = text.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>'));
    let address = bare(inner.map_or(text, |(address, _)| address));
    let (local, domain) = address.rsplit_once('@')?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>,;".contains(c);
    let whole = !local.is_empty() && !domain.is_empty() && address.len() <= LONGEST;
    (whole && !address.contains(odd)).then_some(address)
}

/// True for an address and nothing around it.
pub fn is_address(text: &str) -> bool {
    address(text) == Some(text.trim())
}

fn bare(text: &str) -> &str {
    let text = text.trim();
    match text.split_once(':') {
        Some((scheme, rest)) if scheme.trim().eq_ignore_ascii_case("mailto") => rest.trim(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_in_what_stands_around_it() {
        for text in [
            "anna@example.org",
            " MAILTO:anna@example.org",
            "Anna <anna@example.org>",
            "\"Beispiel, Anna\" <mailto:anna@example.org>",
            "mailto:Anna <anna@example.org>",
        ] {
            assert_eq!(address(text), Some("anna@example.org"), "{text}");
            assert_eq!(is_address(text), text == "anna@example.org");
        }
        for text in
            ["", "anna", "@", "a@", "@b", "a b@c", "a@b, c@d", "/o=Amt/cn=anna", "a@b\u{1b}"]
        {
            assert_eq!(address(text), None, "{text}");
        }
        assert_eq!(address(&format!("a@{}", "b".repeat(400))), None);
    }
}
