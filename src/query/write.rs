//! A question written out again in the query language, every name and value spelt as it was
//! typed. Reading the text again asks the same.

use std::fmt;

use super::term::Term;

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "", false)
    }
}

impl Term {
    /// `path` are the names of the references that lead here; `inner` is true beside other terms.
    fn write(&self, f: &mut fmt::Formatter<'_>, path: &str, inner: bool) -> fmt::Result {
        match self {
            Term::All => f.write_str(if inner { "has:type" } else { "" }),
            Term::Not(term) => {
                f.write_str("not:(")?;
                term.write(f, path, matches!(**term, Term::All))?;
                f.write_str(")")
            }
            Term::And(terms) => list(f, terms, " ", path, inner),
            Term::Or(terms) => list(f, terms, " or ", path, inner),
            Term::Type { kind, contact } => {
                write!(f, "{path}type:{}", contact.unwrap_or(kind.name))
            }
            Term::Text(phrase) => f.write_str(&quoted(&phrase.text)),
            Term::Field(asked) => {
                let sign = if asked.exact { ":=" } else { ":" };
                write!(f, "{path}{}{sign}{}", asked.name, plain_or_quoted(&asked.value))
            }
            Term::Has { name, .. } => write!(f, "has:{path}{name}"),
            Term::Lacks { name, .. } => write!(f, "no:{path}{name}"),
            Term::Hop { name, inner: term, .. } => term.write(f, &format!("{path}{name}."), inner),
            Term::Task(term) => term.write(f, path, inner),
        }
    }
}

fn list(
    f: &mut fmt::Formatter<'_>,
    terms: &[Term],
    between: &str,
    path: &str,
    inner: bool,
) -> fmt::Result {
    // A list of one is what stood in parentheses: without them it would join its neighbours.
    let enclosed = inner || terms.len() == 1;
    if enclosed {
        f.write_str("(")?;
    }
    for (at, term) in terms.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        term.write(f, path, true)?;
    }
    f.write_str(if enclosed { ")" } else { "" })
}

pub(super) fn plain_or_quoted(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '+' | '@' | ':');
    match !value.is_empty() && value.chars().all(plain) {
        true => value.to_string(),
        false => quoted(value),
    }
}

/// In the first quotes that the text itself does not have; bare where it has them all and a bare
/// word can hold them. Only a text with all of them and blanks cannot be told.
fn quoted(text: &str) -> String {
    let quotes = [('"', '"'), ('»', '«'), ('«', '»')];
    if let Some((open, close)) = quotes.into_iter().find(|(_, close)| !text.contains(*close)) {
        return format!("{open}{text}{close}");
    }
    let special = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':');
    if text.starts_with(['"', '„', '“', '»', '«', '@', '=']) || text.contains(special) {
        return format!("\"{}\"", text.replace('"', "'"));
    }
    text.to_string()
}
