//! What is refused before any parser sees the front matter.

use std::ops::Range;

use super::fault::{self, Fault};
use super::line_around;
use super::scan::Scan;
use crate::words::Message;

/// Bytes. A long record has some 2 KiB; what is larger is a mistake or an attack.
pub(super) const FRONT_AT_MOST: usize = 64 * 1024;

/// Keys, values and entries of lists. A large record has some 200.
const NODES_AT_MOST: usize = 10_000;

/// The work of the parser grows with the square of the brackets that are open, and it reads to
/// the end before it complains.
const OPEN_AT_MOST: usize = 64;

/// The code of the fault with it.
pub(super) fn refuse(front: &str) -> Option<(&'static str, Fault)> {
    if let Some(fault) = too_much(front) {
        return Some(("front-matter-too-large", fault));
    }
    let scan = Scan::of(front);
    if scan.nodes > NODES_AT_MOST {
        return Some(("front-matter-too-large", too_many(front)));
    }
    scan.sign.map(|at| ("front-matter-unreadable", sign(front, at)))
}

/// A text that only looks like a sign of YAML is put in quotes; what YAML understands is somebody's
/// intention, and nobody guesses it.
fn sign(front: &str, at: usize) -> Fault {
    let rest = front.get(at..).unwrap_or_default();
    if rest.starts_with(['-', '.']) {
        return Fault::new(
            line_around(front, at),
            Message::new("page-yaml-document"),
            Message::new("page-yaml-document-remedy"),
        );
    }
    let fault = fault::reserved(front, at);
    let text = rest.strip_prefix(['&', '*', '%']).is_some_and(|name| {
        !name.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    });
    if text { fault } else { fault.fixed(None) }
}

fn too_much(front: &str) -> Option<Fault> {
    if front.len() > FRONT_AT_MOST {
        return Some(Fault::new(
            line_around(front, 0),
            Message::new("page-too-large").with("size", front.len().div_ceil(1024)),
            Message::new("page-too-large-remedy").with("limit", FRONT_AT_MOST / 1024),
        ));
    }
    let mut at = 0;
    let mut open: usize = 0;
    for line in front.split_inclusive('\n') {
        // Brackets in quotes count too: nobody has so many that are never closed.
        for byte in line.bytes() {
            match byte {
                b'[' | b'{' => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > OPEN_AT_MOST {
                return Some(too_deep(line_around(front, at)));
            }
        }
        if line.len() > OPEN_AT_MOST && dashes(line) > OPEN_AT_MOST {
            return Some(too_deep(line_around(front, at)));
        }
        at += line.len();
    }
    None
}

/// Lists inside lists on one line: `- - - x`.
fn dashes(line: &str) -> usize {
    let signs = line.split([' ', '\t']).take_while(|word| matches!(*word, "" | "-" | "?" | ":"));
    signs.filter(|word| !word.is_empty()).count()
}

fn too_many(front: &str) -> Fault {
    Fault::new(
        line_around(front, 0),
        Message::new("page-too-many").with("limit", NODES_AT_MOST),
        Message::new("page-too-many-remedy"),
    )
}

pub(super) fn too_deep(at: Range<usize>) -> Fault {
    Fault::new(at, Message::new("page-too-deep"), Message::new("page-too-deep-remedy"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(front: &str) -> Option<&'static str> {
        refuse(front).map(|(code, _)| code)
    }

    #[test]
    fn what_is_at_a_limit_is_read() {
        let list = |items: usize| format!("a:\n{}", "- x\n".repeat(items));
        assert_eq!(code(&list(NODES_AT_MOST / 2 - 1)), None);
        assert_eq!(code(&list(NODES_AT_MOST / 2)), Some("front-matter-too-large"));
        let text = |size: usize| format!("a: {}\n", "x".repeat(size - 4));
        assert_eq!(code(&text(FRONT_AT_MOST)), None);
        assert_eq!(code(&text(FRONT_AT_MOST + 1)), Some("front-matter-too-large"));
        let deep = |open: usize| format!("a: {}{}\n", "[".repeat(open), "]".repeat(open));
        assert_eq!(code(&deep(OPEN_AT_MOST)), None);
        assert_eq!(code(&deep(OPEN_AT_MOST + 1)), Some("front-matter-too-large"));
    }

    #[test]
    fn only_what_can_be_nothing_but_text_is_put_in_quotes() {
        let fix = |front: &str| refuse(front).and_then(|(_, fault)| fault.fix.map(|fix| fix.text));
        assert_eq!(fix("a: **b** c\n").as_deref(), Some("\"**b** c\""));
        assert_eq!(fix("a: & Co\n").as_deref(), Some("\"& Co\""));
        for front in ["a: &b c\n", "a: *b\n", "a: !b c\n", "a: ! b\n", "a: b\n--- c\n"] {
            assert_eq!((code(front), fix(front)), (Some("front-matter-unreadable"), None));
        }
    }
}
