//! The components of a calendar: what stands between BEGIN and END. Files that end early, forget
//! an END or have one too many cost nothing but a remark.

use super::line::{At, Lines, Property};
use crate::exchange::RECORDS_OF_A_FILE;

/// A component with what is in it.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// In capitals; empty for the file as a whole.
    pub name: String,
    pub at: At,
    pub properties: Vec<Property>,
    pub parts: Vec<Part>,
}

/// What was odd about a file's structure.
#[derive(Debug, PartialEq)]
pub(super) enum Oddity {
    /// A component without its end.
    Unclosed(String),
    /// A line that is no property.
    Garbage,
    /// There is more than anybody's calendar has; nothing behind it is read.
    Full,
}

/// Components within components beyond this are left out; the deepest one known is an alarm in an
/// event in a calendar.
const DEEPEST: usize = 8;

/// Lines that are taken in; each costs as much as some hundred letters.
const LINES: usize = 600_000;

/// Those that hold no others of their like: a second one means that the first has no end.
const FLAT: &[&str] = &["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"];

impl Part {
    pub fn read(bytes: &[u8], odd: &mut dyn FnMut(&At, Oddity)) -> Part {
        let mut open = vec![Part::default()];
        // How many are open beyond the deepest.
        let mut beyond: usize = 0;
        let (mut lines, mut parts) = (0, 0);
        for (line, at) in Lines::of(bytes) {
            lines += 1;
            if lines > LINES {
                odd(&at, Oddity::Full);
                break;
            }
            let Some(property) = Property::read(&line, at.clone()) else {
                // What stands in front of the first component is of no concern.
                if open.len() > 1 {
                    odd(&at, Oddity::Garbage);
                }
                continue;
            };
            let value = property.value.trim().to_ascii_uppercase();
            match property.name.as_str() {
                "BEGIN" => {
                    let outer = outer(&open, &value);
                    close(&mut open, outer, odd);
                    parts += usize::from(FLAT.contains(&value.as_str()));
                    if parts > RECORDS_OF_A_FILE {
                        odd(&at, Oddity::Full);
                        break;
                    }
                    match open.len() > DEEPEST {
                        true => beyond += 1,
                        false => open.push(Part { name: value, at, ..Part::default() }),
                    }
                }
                "END" if beyond > 0 => beyond -= 1,
                "END" => match open.iter().rposition(|part| part.name == value) {
                    Some(inner) if inner > 0 => {
                        close(&mut open, inner + 1, odd);
                        fold(&mut open);
                    }
                    _ => odd(&at, Oddity::Garbage),
                },
                _ if beyond > 0 => {}
                _ => {
                    if let Some(part) = open.last_mut() {
                        part.properties.push(property);
                    }
                }
            }
        }
        close(&mut open, 1, odd);
        open.pop().unwrap_or_default()
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> {
        self.properties.iter().filter(move |property| property.name == name)
    }

    /// The first that says something.
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.properties
            .iter()
            .find(|property| property.name == name && !property.value.trim().is_empty())
    }

    /// True for what netlog itself wrote.
    pub fn is_own(&self) -> bool {
        self.get("X-NETLOG-ID").is_some()
    }

    /// Takes away what says that netlog wrote it, and what makes a task of somebody's, here and in
    /// what lies in it.
    pub fn disown(&mut self) {
        let is_todo = self.name == "VTODO";
        let decides = |name: &str| name == "X-NETLOG-ID" || is_todo && name == "RELATED-TO";
        self.properties.retain(|property| !decides(&property.name));
        self.parts.iter_mut().for_each(Part::disown);
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|found| found.value.trim().eq_ignore_ascii_case(value))
    }
}

/// How many of the open ones stay open when another one begins.
fn outer(open: &[Part], name: &str) -> usize {
    let unclosed = match name {
        "VCALENDAR" => Some(1),
        name if FLAT.contains(&name) => {
            open.iter().position(|part| FLAT.contains(&part.name.as_str()))
        }
        _ => None,
    };
    unclosed.unwrap_or(open.len())
}

/// Closes those that have no end of their own, down to so many.
fn close(open: &mut Vec<Part>, down_to: usize, odd: &mut dyn FnMut(&At, Oddity)) {
    while open.len() > down_to.max(1) {
        if let Some(part) = open.last() {
            odd(&part.at, Oddity::Unclosed(part.name.clone()));
        }
        fold(open);
    }
}

/// The innermost one is complete.
fn fold(open: &mut Vec<Part>) {
    if let Some(part) = open.pop()
        && let Some(outer) = open.last_mut()
    {
        outer.parts.push(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(part: &Part) -> String {
        let inner: Vec<String> = part.parts.iter().map(shape).collect();
        let own: Vec<&str> = part.properties.iter().map(|one| one.value.as_str()).collect();
        format!("{}[{}]({})", part.name, own.join(","), inner.join(" "))
    }

    fn read(text: &str) -> (String, Vec<(usize, Oddity)>) {
        let mut odd = Vec::new();
        let part = Part::read(text.as_bytes(), &mut |at, what| odd.push((at.line, what)));
        (shape(&part), odd)
    }

    #[test]
    fn components_lie_in_one_another() {
        let text = "begin:vcalendar\nX:1\nBEGIN:VEVENT\nX:2\nBEGIN:VALARM\nX:3\nEND:VALARM\nX:4\nEND:VEVENT\nEND:VCALENDAR\n";
        assert_eq!(read(text), ("[](VCALENDAR[1](VEVENT[2,4](VALARM[3]())))".into(), vec![]));
    }

    #[test]
    fn a_missing_end_costs_a_remark_only() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nX:1\nBEGIN:VALARM\nX:2\nBEGIN:VEVENT\nX:3\nEND:VEVENT\nEND:VALARM\nwhat?\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nX:4";
        let (shape, odd) = read(text);
        assert_eq!(
            shape,
            "[](VCALENDAR[](VEVENT[1](VALARM[2]()) VEVENT[3]()) VCALENDAR[](VEVENT[4]()))"
        );
        let unclosed = |name: &str| Oddity::Unclosed(name.to_string());
        assert_eq!(
            odd,
            [
                (4, unclosed("VALARM")),
                (2, unclosed("VEVENT")),
                (9, Oddity::Garbage),
                (10, Oddity::Garbage),
                (1, unclosed("VCALENDAR")),
                (12, unclosed("VEVENT")),
                (11, unclosed("VCALENDAR")),
            ]
        );
    }

    #[test]
    fn length_is_bounded() {
        let text = format!("BEGIN:VEVENT\n{}", "X:1\n".repeat(LINES + 5));
        let (_, odd) = read(&text);
        assert_eq!(odd.first(), Some(&(LINES + 1, Oddity::Full)), "{odd:?}");
        let text = "BEGIN:VTODO\nEND:VTODO\n".repeat(RECORDS_OF_A_FILE + 5);
        assert_eq!(read(&text).1, [(2 * RECORDS_OF_A_FILE + 1, Oddity::Full)]);
    }

    #[test]
    fn depth_is_bounded() {
        let text = format!("{}X:1\n{}", "BEGIN:A\n".repeat(100_000), "END:A\n".repeat(100_000));
        let (shape, odd) = read(&text);
        assert_eq!((shape.len() < 100, odd.len()), (true, 0), "{shape}");
    }
}
