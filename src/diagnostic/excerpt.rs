//! The faulty line with a caret under the place, as `check` and every other command show it.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::paint::{Painted, Style, escape_line};
use crate::words::Words;

/// Lines longer than this are shown only around the fault.
const LONGEST: usize = 160;

/// The sentence, the place, the line with a caret, and what to do. `text` is the file as it was
/// read, `None` where it could not be.
pub fn excerpt(words: &Words, diagnostic: &Diagnostic, text: Option<&str>) -> Painted {
    let (level, name, style) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, words.text("severity-error"), Style::Error),
        Severity::Warning => (Level::WARNING, words.text("severity-warning"), Style::Warning),
        Severity::Note => (Level::NOTE, words.text("severity-note"), Style::Accent),
    };
    let level = level.with_name(name.as_str());
    let message = escape_line(&words.say(&diagnostic.message));
    let remedy = escape_line(&words.say(&diagnostic.remedy));
    let help = words.text("severity-help");
    let place = &diagnostic.place;
    let path = escape_line(&place.path);
    let line = text.map(|text| shown_line(text, diagnostic));
    let mut group = Group::with_title(level.primary_title(message.as_str()).id(diagnostic.code));
    if let Some((line, range)) = &line {
        group = group.element(
            Snippet::source(line.as_str())
                .line_start(place.line)
                .path(path.as_str())
                .annotation(AnnotationKind::Primary.span(range.clone())),
        );
    }
    let group = group.element(Level::HELP.with_name(help.as_str()).message(remedy.as_str()));
    let drawn = Renderer::plain().render(&[group]);
    let place = match place.range.is_empty() {
        true => path,
        false => format!("{path}:{}:{}", place.line, place.column),
    };
    paint(&drawn, style, diagnostic, line.is_none().then_some(place.as_str()))
}

/// What kind of finding it is has a colour, and so have the carets; sentences have none, since not
/// every colour can be read on every ground. The place is ours: the library would count columns of
/// the escaped and cut line.
fn paint(drawn: &str, style: Style, diagnostic: &Diagnostic, file: Option<&str>) -> Painted {
    let place = &diagnostic.place;
    let mut painted = Painted::new();
    for (at, line) in drawn.lines().enumerate() {
        let frame = line.trim_start();
        if at == 0 {
            labelled(&mut painted, style, line);
            if let Some(file) = file {
                painted.line().push(Style::Faint, &format!(" --> {file}"));
            }
        } else if let Some((indent, _)) = line.split_once("--> ") {
            let place = format!("{}:{}:{}", place.path, place.line, place.column);
            painted.push(Style::Faint, &format!("{indent}--> {}", escape_line(&place)));
        } else if frame.starts_with('|') && frame.contains('^') {
            painted.push(style, line);
        } else if frame.starts_with('=') {
            labelled(&mut painted, Style::Accent, line);
        } else {
            painted.push(Style::Plain, line);
        }
        painted.line();
    }
    painted
}

/// A line whose beginning up to the first colon has a colour.
fn labelled(painted: &mut Painted, style: Style, line: &str) {
    let end = line.find(": ").map_or(line.len(), |at| at + 1);
    let (label, rest) = line.split_at(end);
    painted.push(style, label).push(Style::Plain, rest);
}

/// The line of the fault with everything unsafe escaped, and where the fault is in it.
fn shown_line(text: &str, diagnostic: &Diagnostic) -> (String, std::ops::Range<usize>) {
    let range = &diagnostic.place.range;
    let before = text.get(..range.start).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let from = range.start.saturating_sub(start).min(line.len());
    let to = range.end.saturating_sub(start).clamp(from, line.len());
    let part = |range: std::ops::Range<usize>| escape_line(line.get(range).unwrap_or_default());
    let (head, fault, tail) = (part(0..from), part(from..to), part(to..line.len()));
    let head = head.trim_start_matches("\\u{feff}");
    let head = cut_start(head);
    let fault = cut_end(&fault);
    let tail = cut_end(&tail);
    let at = head.len();
    (format!("{head}{fault}{tail}"), at..at + fault.len())
}

fn cut_start(text: &str) -> String {
    match text.chars().count().checked_sub(LONGEST / 2) {
        None | Some(0) => text.to_string(),
        Some(more) => format!("…{}", text.chars().skip(more).collect::<String>()),
    }
}

fn cut_end(text: &str) -> String {
    if text.chars().count() <= LONGEST / 2 {
        return text.to_string();
    }
    format!("{}…", text.chars().take(LONGEST / 2).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::words::{Lang, Message};

    fn shown(text: &str, fault: &str) -> String {
        let at = text.find(fault).unwrap_or_default();
        let place = Place::new("meetings/2025/x.md", text, at..at + fault.len());
        let (message, remedy) = (Message::new("kind-meeting"), Message::new("kind-contact"));
        let diagnostic = Diagnostic::new("unknown-key", Severity::Warning, place, message, remedy);
        excerpt(&Words::new(Lang::De), &diagnostic, Some(text)).plain()
    }

    #[test]
    fn the_caret_stands_under_the_fault() {
        let text = "---\nname: Ärger\ntitel: x\n---\n";
        let expected = "\
Warnung[unknown-key]: Sitzung
 --> meetings/2025/x.md:3:1
  |
3 | titel: x
  | ^^^^^
  |
  = Hilfe: Kontakt
";
        assert_eq!(shown(text, "titel"), expected);
    }

    #[test]
    fn what_is_unsafe_is_escaped_and_long_lines_are_cut() {
        let text = format!("a: \u{1b}[2J{}fault{}", "x".repeat(500), "y".repeat(500));
        let shown = shown(&text, "fault");
        assert!(!shown.contains('\u{1b}') && shown.contains("^^^^^"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() < LONGEST + 40), "{shown}");
        assert!(shown.contains(":1:508"), "{shown}");
    }
}
