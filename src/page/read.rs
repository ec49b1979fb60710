//! The front matter as values, and everything that is wrong with the file as a file. Whether the
//! values make sense is not asked here.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::fault::{self, Fault};
use super::tree::{Node, shift};
use super::{Page, bom, conflict, flat, limits, line_around};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::words::Message;

/// Set before the second of two equal keys, so that a second reading accepts both. A character of
/// private use, which no keyboard has.
const DOUBLE: char = '\u{e0d0}';

impl Page {
    /// The values in file order, of two equal keys the first. Faults have the codes
    /// `front-matter-missing`, `-unclosed`, `-too-large`, `-unreadable`, `duplicate-key` and
    /// `conflict-markers`; with a fault the values may be some or none.
    pub fn read(&self, path: &str) -> (Mapping, Vec<Diagnostic>) {
        let (entries, faults) = self.entries(path);
        (entries.into_iter().collect(), faults)
    }

    /// The same for somebody who looks no key up.
    pub fn entries(&self, path: &str) -> (Vec<(Value, Value)>, Vec<Diagnostic>) {
        let listed = |mapping: Mapping| mapping.into_iter().collect();
        let mut faults = Faults { page: self, path, found: Vec::new() };
        let flat = self.front().and_then(flat::read);
        // What is flat has no marks, so that only the text below may have some.
        let inside = if flat.is_some() { None } else { self.front_range() };
        if let Some(mark) = conflict::first(self.text(), inside) {
            faults.conflict(mark.clone());
            if mark.start < self.body_start() || self.front().is_none() {
                return (self.front().map(ours).map(listed).unwrap_or_default(), faults.found);
            }
        }
        if let Some(entries) = flat {
            return (entries, faults.found);
        }
        let Some(front) = self.front() else {
            faults.no_front();
            return (Vec::new(), faults.found);
        };
        let mapping = match limits::refuse(front) {
            Some((code, fault)) => faults.push(code, fault),
            None => faults.values(front),
        };
        (listed(mapping), faults.found)
    }
}

fn ours(front: &str) -> Mapping {
    let ours = conflict::ours(front);
    if limits::refuse(&ours).is_some() {
        return Mapping::new();
    }
    match serde_yaml::from_str(&ours) {
        Ok(Value::Mapping(mapping)) => mapping,
        _ => Mapping::new(),
    }
}

/// Faults of one kind in one file. Whoever has more looks at the first ones anyway.
const TOLD_AT_MOST: usize = 20;

struct Faults<'a> {
    page: &'a Page,
    path: &'a str,
    found: Vec<Diagnostic>,
}

impl Faults<'_> {
    fn values(&mut self, front: &str) -> Mapping {
        match serde_yaml::from_str(front) {
            Ok(value) => self.mapping(front, value),
            Err(error) if error.to_string().contains("duplicate entry") => self.doubles(front),
            Err(error) => self.unreadable(front, &error),
        }
    }

    fn mapping(&mut self, front: &str, value: Value) -> Mapping {
        match value {
            Value::Mapping(mut mapping) => {
                if !all_text(&mapping) {
                    self.keys(front, &mut mapping);
                }
                mapping
            }
            Value::Tagged(tagged) => self.mapping(front, tagged.value),
            Value::Null => Mapping::new(),
            _ => {
                let fault = fault::no_keys(front);
                self.push("front-matter-unreadable", fault)
            }
        }
    }

    fn unreadable(&mut self, front: &str, error: &serde_yaml::Error) -> Mapping {
        let problem = error.to_string();
        if problem.contains("recursion limit") {
            let at = error
                .location()
                .map_or(0, |place| front.char_indices().nth(place.index()).map_or(0, |(at, _)| at));
            return self.push("front-matter-too-large", limits::too_deep(line_around(front, at)));
        }
        // What is left of a conflict is found before; here the parser has its say.
        let fault = fault::explain(front, error);
        self.push("front-matter-unreadable", fault)
    }

    /// Reads again with the later of two equal keys renamed, and forgets those.
    fn doubles(&mut self, front: &str) -> Mapping {
        let mut renames = Vec::new();
        let mut doubles = Vec::new();
        if let Some(tree) = Node::read(front) {
            find_doubles(&tree, &mut doubles);
        }
        for (second, first) in &doubles {
            let double = format!("\"{DOUBLE}{}\"", renames.len());
            renames.push(TextEdit::new(second.clone(), double));
            if renames.len() > TOLD_AT_MOST {
                continue;
            }
            let base = self.page.front_range().unwrap_or_default().start;
            let place = self.page.place(self.path, shift(first, base));
            let key = front.get(second.clone()).unwrap_or_default();
            let fault = Fault {
                at: second.clone(),
                message: Message::new("page-double").with("key", key).with("line", place.line),
                remedy: Message::new("page-double-remedy").with("key", key),
                fix: None,
            };
            self.push("duplicate-key", fault);
        }
        let text = TextEdit::apply(front, &renames).unwrap_or_default();
        match serde_yaml::from_str::<Value>(&text) {
            Ok(mut value) if !renames.is_empty() => {
                forget(&mut value);
                self.mapping(front, value)
            }
            // Nothing is renamed where the tree does not see what the parser sees.
            Err(error) if error.to_string().contains("duplicate entry") => self.unplaced(),
            Ok(_) => self.unplaced(),
            Err(error) => self.unreadable(&text, &error),
        }
    }

    fn unplaced(&mut self) -> Mapping {
        let fault = Fault {
            at: 0..0,
            message: Message::new("page-double-somewhere"),
            remedy: Message::new("page-double-somewhere-remedy"),
            fix: None,
        };
        self.push("duplicate-key", fault)
    }

    fn keys(&mut self, front: &str, mapping: &mut Mapping) {
        let mut found = Vec::new();
        if let Some(tree) = Node::read(front) {
            find_keys(&tree, &mut found);
        }
        if found.is_empty() {
            found.push(0..0);
        }
        for at in found.into_iter().take(TOLD_AT_MOST) {
            let key = front.get(at.clone()).unwrap_or_default();
            let fix = (!key.is_empty()
                && !key.contains(['"', '\\', '\n', '[', '{', '!', '&', '*']))
            .then(|| TextEdit::new(at.clone(), format!("\"{key}\"")));
            let fault = Fault {
                message: Message::new("page-key").with("key", key),
                remedy: Message::new("page-key-remedy"),
                at,
                fix,
            };
            self.push("front-matter-unreadable", fault);
        }
        drop_keys(mapping);
    }

    fn no_front(&mut self) {
        let text = self.page.text();
        let start = bom(text);
        let inner = text.get(start..).unwrap_or_default();
        let line = line_around(text, start);
        if self.page.is_unclosed() {
            return self.file(
                "front-matter-unclosed",
                start..line.end,
                Message::new("page-unclosed"),
                Message::new("page-unclosed-remedy"),
            );
        }
        if inner.starts_with("---\r") && !inner.contains('\n') {
            let (message, remedy) = (Message::new("page-cr"), Message::new("page-cr-remedy"));
            self.file("front-matter-missing", start..line.end, message, remedy);
            if let Some(last) = self.found.last_mut() {
                last.fix.push(TextEdit::new(start..text.len(), inner.replace('\r', "\n")));
            }
            return;
        }
        let words = inner.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let blank = start..text.len() - words.len();
        let late = Page::new(words.to_string()).front().is_some();
        if late && !blank.is_empty() {
            let (message, remedy) = match inner.starts_with('\u{feff}') {
                true => (Message::new("page-bom"), Message::new("page-bom-remedy")),
                false => (Message::new("page-late"), Message::new("page-late-remedy")),
            };
            self.file("front-matter-missing", start..start, message, remedy);
            if let Some(last) = self.found.last_mut() {
                last.fix.push(TextEdit::new(blank, ""));
            }
            return;
        }
        self.file(
            "front-matter-missing",
            start..line.end,
            Message::new("page-missing"),
            Message::new("page-missing-remedy"),
        );
    }

    fn conflict(&mut self, mark: Range<usize>) {
        self.file(
            "conflict-markers",
            mark,
            Message::new("page-conflict"),
            Message::new("page-conflict-remedy"),
        );
    }

    /// A fault of the front matter; none of its values can be read. A fix that does not make it
    /// readable is none.
    fn push(&mut self, code: &'static str, fault: Fault) -> Mapping {
        let base = self.page.front_range().unwrap_or_default().start;
        self.file(code, shift(&fault.at, base), fault.message, fault.remedy);
        let mends = |fix: &TextEdit| {
            let front = TextEdit::apply(self.page.front()?, std::slice::from_ref(fix))?;
            serde_yaml::from_str::<Value>(&front).ok()?.is_mapping().then_some(())
        };
        if let Some(fix) = fault.fix
            && mends(&fix).is_some()
            && let Some(last) = self.found.last_mut()
        {
            last.fix.push(TextEdit::new(shift(&fix.range, base), fix.text));
        }
        Mapping::new()
    }

    fn file(&mut self, code: &'static str, at: Range<usize>, message: Message, remedy: Message) {
        let place = self.page.place(self.path, at);
        self.found.push(Diagnostic::new(code, Severity::Error, place, message, remedy));
    }
}

fn all_text(mapping: &Mapping) -> bool {
    mapping.iter().all(|(key, value)| key.is_string() && all_text_in(value))
}

fn all_text_in(value: &Value) -> bool {
    match value {
        Value::Mapping(mapping) => all_text(mapping),
        Value::Sequence(items) => items.iter().all(all_text_in),
        Value::Tagged(tagged) => all_text_in(&tagged.value),
        _ => true,
    }
}

fn drop_keys(mapping: &mut Mapping) {
    mapping.retain(|key, value| {
        drop_in(value, &mut drop_keys);
        key.is_string()
    });
}

/// Goes down to every mapping inside.
fn drop_in(value: &mut Value, each: &mut dyn FnMut(&mut Mapping)) {
    match value {
        Value::Mapping(mapping) => each(mapping),
        Value::Sequence(items) => items.iter_mut().for_each(|item| drop_in(item, each)),
        Value::Tagged(tagged) => drop_in(&mut tagged.value, each),
        _ => {}
    }
}

fn forget(value: &mut Value) {
    drop_in(value, &mut |mapping| {
        mapping.retain(|key, value| {
            forget(value);
            key.as_str().is_none_or(|key| !key.starts_with(DOUBLE))
        });
    });
}

fn find_keys(node: &Node, found: &mut Vec<Range<usize>>) {
    for entry in &node.entries {
        if !entry.name.is_string() {
            found.push(entry.key.clone());
        }
        find_keys(&entry.value, found);
    }
    node.items.iter().for_each(|item| find_keys(item, found));
}

/// Each later key with the first that is equal.
fn find_doubles(node: &Node, found: &mut Vec<(Range<usize>, Range<usize>)>) {
    let mut seen: std::collections::HashMap<&Value, &Range<usize>> = Default::default();
    for entry in &node.entries {
        match seen.get(&entry.name) {
            Some(first) => found.push((entry.key.clone(), (*first).clone())),
            None => {
                seen.insert(&entry.name, &entry.key);
            }
        }
        find_doubles(&entry.value, found);
    }
    node.items.iter().for_each(|item| find_doubles(item, found));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};

    fn read(text: &str) -> (Mapping, Vec<Diagnostic>) {
        Page::new(text.to_string()).read("contacts/x.md")
    }

    /// Code, line, column and the English sentence of the only fault.
    fn fault(text: &str) -> (&'static str, usize, usize, String) {
        let (_, found) = read(text);
        assert_eq!(found.len(), 1, "{found:#?}");
        let words = Words::new(Lang::En);
        let message = words.say(&found[0].message);
        assert_ne!(words.say(&found[0].remedy), found[0].remedy.id());
        (found[0].code, found[0].place.line, found[0].place.column, message)
    }

    fn names(mapping: &Mapping) -> Vec<&str> {
        mapping.keys().filter_map(Value::as_str).collect()
    }

    /// The text after its fix.
    fn mended(text: &str) -> Option<String> {
        let (_, found) = read(text);
        let fix = &found.first()?.fix;
        (!fix.is_empty()).then(|| TextEdit::apply(text, fix))?
    }

    #[test]
    fn values_come_in_file_order() {
        let (mapping, found) = read("\u{feff}---\r\nb: 1\r\na: [x, y]\r\nc: no\r\n---\r\n");
        assert_eq!(found, []);
        assert_eq!(names(&mapping), ["b", "a", "c"]);
        assert_eq!(mapping.get("c").and_then(Value::as_str), Some("no"));
        assert_eq!(read("---\n---\n").1, []);
        assert_eq!(read("---\n# nothing yet\n---\n").1, []);
    }

    #[test]
    fn a_file_without_front_matter() {
        for text in ["", "\u{feff}", "# Title\n", "----\na: 1\n---\n"] {
            let (code, line, column, _) = fault(text);
            assert_eq!((code, line, column), ("front-matter-missing", 1, 1), "{text}");
        }
        assert_eq!(fault("---\na: 1\n").0, "front-matter-unclosed");
        assert_eq!(fault("---").0, "front-matter-unclosed");
    }

    #[test]
    fn blank_lines_above_are_mended() {
        let text = "\u{feff}\n \n---\na: 1\n---\n";
        assert_eq!(fault(text).0, "front-matter-missing");
        assert_eq!(mended(text).as_deref(), Some("\u{feff}---\na: 1\n---\n"));
    }

    #[test]
    fn a_second_mark_and_the_line_ends_of_old_programs_are_mended() {
        let text = "\u{feff}\u{feff}---\na: 1\n---\n";
        assert!(fault(text).3.contains("U+FEFF"));
        assert_eq!(mended(text).as_deref(), Some("\u{feff}---\na: 1\n---\n"));
        let text = "---\ra: 1\r---\rText\r";
        assert!(fault(text).3.contains("CR"));
        assert_eq!(mended(text).as_deref(), Some("---\na: 1\n---\nText\n"));
    }

    #[test]
    fn of_two_equal_keys_the_first_counts() {
        let text = "---\nname: A\nroles:\n  - {x: 1, \"x\": 2}\nname: B # c\n---\n";
        let (mapping, found) = read(text);
        let places: Vec<_> = found.iter().map(|d| (d.code, d.place.line, d.place.column)).collect();
        assert_eq!(places, [("duplicate-key", 4, 12), ("duplicate-key", 5, 1)]);
        assert_eq!(names(&mapping), ["name", "roles"]);
        assert_eq!(mapping.get("name").and_then(Value::as_str), Some("A"));
        assert_eq!(serde_yaml::to_string(&mapping.get("roles")).unwrap(), "- x: 1\n");
        let words = Words::new(Lang::En).say(&found[1].message);
        assert_eq!(words, "The key “name” stands here a second time; first in line 2.");
    }

    #[test]
    fn a_double_key_in_a_block_keeps_the_rest() {
        let (mapping, found) = read("---\nr:\n  a: 1\n  a: |\n    x\n  b: 2\nc: 3\n---\n");
        assert_eq!(found.len(), 1);
        assert_eq!(serde_yaml::to_string(&mapping).unwrap(), "r:\n  a: 1\n  b: 2\nc: 3\n");
    }

    #[test]
    fn of_many_faults_the_first_are_told() {
        let (mapping, found) = read(&format!("---\n{}---\n", "a: 1\n".repeat(5000)));
        assert_eq!((mapping.len(), found.len()), (1, TOLD_AT_MOST));
    }

    #[test]
    fn keys_must_be_text() {
        let (mapping, found) = read("---\na: 1\n2024: x\nb:\n  true: y\n  c: z\n---\n");
        let places: Vec<_> = found.iter().map(|d| (d.code, d.place.line, d.place.column)).collect();
        let code = "front-matter-unreadable";
        assert_eq!(places, [(code, 3, 1), (code, 5, 3)]);
        assert_eq!(serde_yaml::to_string(&mapping).unwrap(), "a: 1\nb:\n  c: z\n");
        assert_eq!(found[0].fix, [TextEdit::new(9..13, "\"2024\"")]);
    }

    #[test]
    fn too_large_and_too_deep_cost_nothing() {
        let large = format!("---\na: {}\n---\n", "x".repeat(limits::FRONT_AT_MOST));
        assert_eq!(fault(&large).0, "front-matter-too-large");
        for deep in [
            format!("---\nb: 1\na: {}\n---\n", "[".repeat(20_000)),
            format!("---\nb: 1\n{}x\n---\n", "- ".repeat(20_000)),
            format!("---\nb: 1\na:\n{}\n---\n", " [\n".repeat(20_000)),
            format!("---\na: 1\na: 2\nb: {}\n---\n", "[[[[\n ".repeat(5000)),
        ] {
            let (code, line, ..) = fault(&deep);
            assert_eq!(code, "front-matter-too-large");
            assert!(line >= 3, "{line}");
        }
        let body = format!("---\na: 1\n---\n{}", "[".repeat(1_000_000));
        assert_eq!(read(&body).1, []);
    }

    #[test]
    fn a_value_stands_for_itself_only() {
        let laughs = "---\na: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n---\n";
        for text in [laughs, "---\na: !!int 1\n---\n", "---\n%YAML 1.1\na: 1\n---\n"] {
            assert_eq!(fault(text).0, "front-matter-unreadable");
            assert_eq!(read(text).0.len(), 0);
        }
        let many = format!("---\na: [{}]\n---\n", "x,".repeat(20_000));
        assert_eq!(fault(&many).0, "front-matter-too-large");
    }

    #[test]
    fn a_conflict_is_the_only_fault_told() {
        let text = "---\na: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n---\nText\n";
        let (mapping, found) = read(text);
        assert_eq!((found.len(), found[0].code, found[0].place.line), (1, "conflict-markers", 3));
        assert_eq!(serde_yaml::to_string(&mapping).unwrap(), "a: 1\nb: 2\n");
        let (mapping, found) = read("---\na: 1\n---\nx\n<<<<<<< HEAD\nb\n=======\n");
        assert_eq!((mapping.len(), found.len(), found[0].place.line), (1, 1, 5));
        assert_eq!(fault("<<<<<<< HEAD\n---\na: 1\n---\n").0, "conflict-markers");
        assert_eq!(read("---\na: 1\n---\nTitle\n=======\n").1, []);
    }

    /// The front matter is the third line; what is told, where, and the fix.
    fn yaml(line: &str) -> (usize, usize, String) {
        let (code, at, column, message) = fault(&format!("---\na: Ä\n{line}\nz: 1\n---\n"));
        assert_eq!(code, "front-matter-unreadable");
        (at, column, message)
    }

    fn fixed(line: &str) -> Option<String> {
        let text = mended(&format!("---\na: Ä\n{line}\nz: 1\n---\n"))?;
        Some(text.strip_prefix("---\na: Ä\n")?.strip_suffix("\nz: 1\n---\n")?.to_string())
    }

    #[test]
    fn common_slips_are_told_in_plain_words() {
        for (line, place, part) in [
            ("b:\n\t- x", (4, 1), "tab"),
            ("b:\tx\n\tc: y", (4, 1), "tab"),
            ("name:Anna", (3, 5), "“name:”"),
            ("b: \"Anna", (3, 4), "never closed"),
            ("b: \"Anna\nc: \"x\"", (3, 4), "never closed"),
            ("b: it: is", (3, 4), "colon"),
            ("b: @anna", (3, 4), "“@”"),
            ("b: `x`", (3, 4), "“`”"),
            ("b: %x", (3, 4), "“%”"),
            ("b: **bold** x", (3, 4), "“*”"),
            ("b: *nobody", (3, 4), "“*”"),
            ("b: [x, y", (3, 4), "bracket"),
            ("b: \"Anna\" Frey", (3, 11), "“\"”"),
            ("b: \"C:\\Users\"", (3, 4), "backslash"),
            ("b: 'it's'", (3, 8), "“'”"),
            ("- x", (3, 1), "key: value"),
            ("b: - x", (3, 4), "list"),
            ("   c: x", (3, 4), "indented"),
            ("just words", (3, 1), "key: value"),
            ("b: x\u{0}y", (3, 5), "U+0000"),
        ] {
            let (at, column, message) = yaml(line);
            assert!(message.contains(part), "{line}: {at}:{column} {message}");
            assert_eq!((at, column), place, "{line}: {message}");
        }
    }

    #[test]
    fn a_front_matter_without_keys() {
        for text in ["---\nname:Anna\n---\n", "---\n- a\n---\n", "---\nAnna\n---\n"] {
            assert_eq!(fault(text).0, "front-matter-unreadable");
        }
        assert!(fault("---\nname:Anna\n---\n").3.contains("“name:”"));
    }

    #[test]
    fn what_can_be_mended_without_asking_is() {
        assert_eq!(fixed("name:Anna").as_deref(), Some("name: Anna"));
        assert_eq!(fixed("b: @anna").as_deref(), Some("b: \"@anna\""));
        assert_eq!(fixed("b: it: is").as_deref(), Some("b: \"it: is\""));
        assert_eq!(fixed("b:\n\t- x").as_deref(), Some("b:\n  - x"));
        assert_eq!(fixed("b: @anna # c"), None);
        assert_eq!(fixed("b: \"Anna"), None);
    }

    #[test]
    fn hostile_texts_are_read_to_the_end() {
        for text in ["---\n\0\n---\n", "---\n: :\n---", "---\n? [a]\n: b\n---\n", "---\n!x y\n---"]
        {
            let _ = read(text);
        }
        let long = format!("---\na: 1\n---\n{}", "x [[y]] ".repeat(130_000));
        assert_eq!(read(&long).1, []);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_page(text in "[-\\PC\n\r\t:#\\[\\]{}'\"]{0,80}", fenced in proptest::bool::ANY) {
            let text = if fenced { format!("---\n{text}\n---\nbody") } else { text };
            let page = Page::new(text.clone());
            proptest::prop_assert_eq!(page.text(), &text);
            let (_, found) = page.read("x.md");
            for diagnostic in found {
                let at = diagnostic.place.range.clone();
                proptest::prop_assert!(text.get(at).is_some());
            }
            let _ = page.source(&[crate::page::Step::Key("a")]);
            let _ = page.key_range("a");
        }
    }
}
