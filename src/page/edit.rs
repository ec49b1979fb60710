//! Edits of the front matter that change one key and nothing else. Each is checked by reading the
//! result again: an edit that would mean anything else is refused, never written.

use serde_yaml::{Mapping, Value};

use super::limits;
use super::splice::Splice;
use super::tree::{Entry, Node, Shape, shift};
use super::write::{self, Around};
use super::{Page, Step, conflict};
use crate::diagnostic::TextEdit;

/// Why a page was not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The front matter is missing, broken, or holds a key twice.
    Unreadable,
    /// No edit known here changes only what was asked for, such as for a value that is an alias.
    Unsafe,
}

impl Page {
    /// Replaces the value of a key, or adds the key at the end of the front matter. Of a list,
    /// the items that stay keep their text and comments.
    pub fn set(&self, key: &str, value: &Value) -> Result<Page, Refused> {
        let desk = Desk::open(self)?;
        let mut wanted = desk.values.clone();
        let old = wanted.insert(Value::from(key), value.clone());
        if old.as_ref() == Some(value) {
            return Ok(self.clone());
        }
        let Some(entry) = desk.entry(key) else {
            return desk.checked(&wanted, [Some(desk.splice.add(desk.tree.as_ref(), key, value))]);
        };
        let list = match (&old, value) {
            (Some(Value::Sequence(old)), Value::Sequence(new)) => desk.list(entry, old, new),
            _ => None,
        };
        let more = match (&old, value) {
            (Some(Value::Sequence(old)), Value::Sequence(new)) => new
                .strip_prefix(old.as_slice())
                .and_then(|more| desk.splice.below_blanks(&entry.value, more)),
            _ => None,
        };
        let whole = desk.splice.value(entry, value);
        desk.checked(&wanted, [list, more, whole, desk.splice.value_on_line(entry, value)])
    }

    /// Adds an item to the end of a list. A single value becomes a list of two, and a key that is
    /// absent or empty one of one. Refuses to add to a mapping.
    pub fn append(&self, key: &str, value: &Value) -> Result<Page, Refused> {
        let desk = Desk::open(self)?;
        let items = match desk.values.get(key) {
            None | Some(Value::Null) => return self.set(key, &Value::from(vec![value.clone()])),
            Some(Value::Sequence(items)) if items.is_empty() => {
                return self.set(key, &Value::from(vec![value.clone()]));
            }
            Some(Value::Sequence(items)) => [items.clone(), vec![value.clone()]].concat(),
            Some(Value::Mapping(_) | Value::Tagged(_)) => return Err(Refused::Unsafe),
            Some(single) => return desk.second(key, single, value),
        };
        let page = self.set(key, &Value::Sequence(items))?;
        // What is appended is added to the text; where something of it would go, such as a comment
        // between items that had to be written anew, it is not done.
        let mut now = page.text.chars();
        let mut old = self.text.chars().filter(|old| !old.is_whitespace());
        let all = old.all(|old| now.any(|new| new == old));
        if all { Ok(page) } else { Err(Refused::Unsafe) }
    }

    /// Removes a key with its lines; a page without the key stays as it is.
    pub fn remove(&self, key: &str) -> Result<Page, Refused> {
        let desk = Desk::open(self)?;
        let mut wanted = desk.values.clone();
        if wanted.shift_remove(key).is_none() {
            return Ok(self.clone());
        }
        let entry = desk.entry(key).ok_or(Refused::Unsafe)?;
        let lines = desk.splice.cut(entry);
        // What stands indented below a long text would be read as a part of what is above.
        let more = lines.clone().map(|mut edit| {
            let next = desk.tree.as_ref().and_then(|tree| {
                tree.entries.iter().map(|entry| entry.key.start).find(|at| *at >= edit.range.end)
            });
            edit.range.end = next.unwrap_or(desk.splice.front.len());
            vec![edit]
        });
        desk.checked(&wanted, [lines.map(|edit| vec![edit]), more])
    }

    /// Removes the first item equal to `value`, also where the key has that single value; with the
    /// last item goes the key. A text equals a number that is written so. Without such an item the
    /// page stays as it is.
    pub fn remove_item(&self, key: &str, value: &Value) -> Result<Page, Refused> {
        let desk = Desk::open(self)?;
        let same = |item: &Value, path: &[Step]| {
            item == value
                || (matches!(item, Value::Bool(_) | Value::Number(_))
                    && value.is_string()
                    && self.source(path).as_deref() == value.as_str())
        };
        let found = match desk.values.get(key) {
            Some(Value::Sequence(items)) => {
                let at = items
                    .iter()
                    .enumerate()
                    .find(|(at, item)| same(item, &[Step::Key(key), Step::Index(*at)]));
                at.map(|(at, _)| (at, items))
            }
            Some(single) if same(single, &[Step::Key(key)]) => return self.remove(key),
            _ => None,
        };
        match found {
            None => Ok(self.clone()),
            Some((_, items)) if items.len() == 1 => self.remove(key),
            Some((at, items)) => {
                let mut left = items.clone();
                left.remove(at);
                let mut wanted = desk.values.clone();
                wanted.insert(Value::from(key), Value::Sequence(left));
                let list = desk.node(&[Step::Key(key)]).ok_or(Refused::Unsafe)?;
                desk.checked(&wanted, [desk.splice.items(list, at..at + 1, &[])])
            }
        }
    }

    /// Replaces a value inside lists and mappings. Refuses where there is none.
    pub fn set_item(&self, path: &[Step], value: &Value) -> Result<Page, Refused> {
        if let [Step::Key(key)] = path {
            return self.set(key, value);
        }
        let desk = Desk::open(self)?;
        let mut wanted = Value::Mapping(desk.values.clone());
        let old = walk_mut(&mut wanted, path).ok_or(Refused::Unsafe)?;
        if old == value {
            return Ok(self.clone());
        }
        *old = value.clone();
        let Value::Mapping(wanted) = wanted else { return Err(Refused::Unsafe) };
        let (last, above) = path.split_last().ok_or(Refused::Unsafe)?;
        let parent = desk.node(above).ok_or(Refused::Unsafe)?;
        let flow = (0..path.len())
            .filter_map(|end| desk.node(path.get(..end)?))
            .any(|node| desk.splice.is_flow(node));
        let around = if flow { Around::Flow } else { Around::Block };
        let inline = desk
            .node(path)
            .and_then(|node| desk.splice.inline(node, value, around))
            .map(|edit| vec![edit]);
        let own = match last {
            Step::Key(key) if !flow => {
                parent.entry(key).and_then(|entry| desk.splice.value(entry, value))
            }
            Step::Index(at) if !flow && !is_scalar(parent, *at) => {
                desk.splice.items(parent, *at..at + 1, std::slice::from_ref(value))
            }
            _ => None,
        };
        desk.checked(&wanted, [own, inline])
    }

    /// Edits of the whole text; `None` where they overlap or do not fit. Nothing is checked.
    pub fn edit(&self, edits: &[TextEdit]) -> Option<Page> {
        Some(Page::new(TextEdit::apply(self.text(), edits)?))
    }
}

fn is_scalar(list: &Node, at: usize) -> bool {
    list.items.get(at).is_some_and(|item| item.shape == Shape::Scalar)
}

fn walk_mut<'a>(value: &'a mut Value, path: &[Step]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.as_mapping_mut()?.get_mut(*key),
        Step::Index(at) => value.as_sequence_mut()?.get_mut(*at),
    })
}

/// A page laid open for one edit.
struct Desk<'a> {
    page: &'a Page,
    base: usize,
    values: Mapping,
    /// `None` where the front matter is empty.
    tree: Option<Node>,
    splice: Splice<'a>,
}

impl<'a> Desk<'a> {
    fn open(page: &'a Page) -> Result<Self, Refused> {
        let front = page.front().ok_or(Refused::Unreadable)?;
        let base = page.front_range().unwrap_or_default().start;
        let mark = conflict::first(page.text(), page.front_range());
        if limits::refuse(front).is_some()
            || mark.is_some_and(|mark| mark.start < page.body_start())
        {
            return Err(Refused::Unreadable);
        }
        let values = values(front).ok_or(Refused::Unreadable)?;
        let tree = Node::read(front);
        if tree.is_none() && !values.is_empty() {
            return Err(Refused::Unreadable);
        }
        let splice = Splice { front, line_end: page.line_end() };
        Ok(Desk { page, base, values, tree, splice })
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.tree.as_ref()?.entry(key)
    }

    fn node(&self, path: &[Step]) -> Option<&Node> {
        self.tree.as_ref()?.find(path)
    }

    /// The edits that turn one list into another, between what both have at their ends.
    fn list(&self, entry: &Entry, old: &[Value], new: &[Value]) -> Option<Vec<TextEdit>> {
        if new.is_empty() || old.is_empty() || entry.value.items.len() != old.len() {
            return None;
        }
        let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let most = old.len().min(new.len()) - head;
        let tail =
            old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        let middle = new.get(head..new.len() - tail)?;
        self.splice.items(&entry.value, head..old.len() - tail, middle)
    }

    /// A single value becomes a list of two; its own text stays where a list can hold it.
    fn second(&self, key: &str, single: &Value, value: &Value) -> Result<Page, Refused> {
        let both = Value::from(vec![single.clone(), value.clone()]);
        let mut wanted = self.values.clone();
        wanted.insert(Value::from(key), both.clone());
        let entry = self.entry(key).ok_or(Refused::Unsafe)?;
        let written = self.splice.front.get(entry.value.range.clone()).unwrap_or_default();
        let kept = !written.contains('\n') && !written.starts_with('*');
        let list = kept.then(|| {
            let second = write::inline(value, Around::Flow);
            vec![TextEdit::new(entry.value.range.clone(), format!("[{written}, {second}]"))]
        });
        let whole = self.splice.value(entry, &both);
        self.checked(&wanted, [list, whole, self.splice.value_on_line(entry, &both)])
    }

    /// The first of several edits that comes to exactly what is wanted.
    fn checked(
        &self,
        wanted: &Mapping,
        ways: impl IntoIterator<Item = Option<Vec<TextEdit>>>,
    ) -> Result<Page, Refused> {
        for edits in ways.into_iter().flatten() {
            let edits: Vec<TextEdit> = edits
                .into_iter()
                .map(|edit| TextEdit::new(shift(&edit.range, self.base), edit.text))
                .collect();
            if let Some(page) = self.page.edit(&edits).filter(|page| self.holds(page, wanted)) {
                return Ok(page);
            }
        }
        Err(Refused::Unsafe)
    }

    fn holds(&self, page: &Page, wanted: &Mapping) -> bool {
        let Some(front) = page.front().filter(|front| limits::refuse(front).is_none()) else {
            return false;
        };
        let start = page.front_range().is_some_and(|range| range.start == self.base);
        let same = values(front).is_some_and(|values| values.iter().eq(wanted.iter()));
        start && same && page.body() == self.page.body()
    }
}

/// As the parser has them: also keys that are no text, which `Page::read` leaves out.
fn values(front: &str) -> Option<Mapping> {
    match serde_yaml::from_str(front).ok()? {
        Value::Mapping(mapping) => Some(mapping),
        Value::Null => Some(Mapping::new()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::any::values;
    use Step::{Index, Key};
    use proptest::prelude::*;

    fn page(front: &str) -> Page {
        Page::new(format!("---\n{front}---\n\nText\n"))
    }

    fn front(edited: Result<Page, Refused>) -> String {
        let page = edited.expect("an edit");
        assert_eq!(page.body(), "\nText\n");
        page.front().expect("a front matter").to_string()
    }

    fn yaml(text: &str) -> Value {
        serde_yaml::from_str(text).expect("YAML")
    }

    fn set(before: &str, key: &str, value: &str) -> String {
        front(page(before).set(key, &yaml(value)))
    }

    fn append(before: &str, key: &str, value: &str) -> String {
        front(page(before).append(key, &Value::from(value)))
    }

    fn remove_item(before: &str, key: &str, value: &str) -> String {
        front(page(before).remove_item(key, &Value::from(value)))
    }

    #[test]
    fn a_value_is_replaced_where_it_stands() {
        for (before, value, after) in [
            ("a: 1\nk: old\nz: 2\n", "new", "a: 1\nk: new\nz: 2\n"),
            ("k: old # why\n", "new", "k: new # why\n"),
            ("k:   old   # why\n", "new", "k:   new   # why\n"),
            ("k:\nz: 1\n", "new", "k: new\nz: 1\n"),
            ("k: # why\nz: 1\n", "new", "k: new # why\nz: 1\n"),
            ("k:\n# about z\nz: 1\n", "new", "k: new\n# about z\nz: 1\n"),
            ("k: \"old\" # c\n", "new", "k: \"new\" # c\n"),
            ("k: 'old'\n", "it's", "k: 'it''s'\n"),
            ("k: 'old'\n", "2024", "k: 2024\n"),
            ("k: old\n", "'no'", "k: \"no\"\n"),
            ("\"k\": old\n", "new", "\"k\": new\n"),
            ("k : old\n", "new", "k : new\n"),
            ("k: |\n  one\n\n  two\n\n# z\nz: 1\n", "new", "k: new\n\n# z\nz: 1\n"),
            ("k: >- # c\n  one\n  two\nz: 1\n", "new", "k: new # c\nz: 1\n"),
            ("k: one\n  two # c\nz: 1\n", "new", "k: new # c\nz: 1\n"),
            ("k: \"one\n  two\"\nz: 1\n", "new", "k: \"new\"\nz: 1\n"),
            ("k:\n  one\nz: 1\n", "new", "k: new\nz: 1\n"),
            ("k:\n  one # c\nz: 1\n", "new", "k: new # c\nz: 1\n"),
            ("k: # a\n  one # c\nz: 1\n", "new", "k: new # a\n# c\nz: 1\n"),
            ("k:\n  one # c\n", "{a: 1}", "k: # c\n  a: 1\n"),
            ("k: # c\n  - a\n  - b\n# z\nz: 1\n", "new", "k: new # c\n# z\nz: 1\n"),
            ("k:\n- a\nz: 1\n", "new", "k: new\nz: 1\n"),
            ("k: [a,\n  b] # c\nz: 1\n", "new", "k: new # c\nz: 1\n"),
            ("  k: old\n  z: 1\n", "new", "  k: new\n  z: 1\n"),
        ] {
            assert_eq!(set(before, "k", value), after, "{before}");
        }
    }

    #[test]
    fn long_texts_and_mappings_become_blocks() {
        let text = "\"one\\ntwo\\n\"";
        for (before, value, after) in [
            ("k: old # c\nz: 1\n", text, "k: | # c\n  one\n  two\nz: 1\n"),
            ("k:\nz: 1\n", text, "k: |\n  one\n  two\nz: 1\n"),
            ("k: |- # c\n    x\nz: 1\n", text, "k: | # c\n  one\n  two\nz: 1\n"),
            ("k:\n  - a\nz: 1\n", text, "k: |\n  one\n  two\nz: 1\n"),
            ("k: \"old\"\nz: 1\n", text, "k: |\n  one\n  two\nz: 1\n"),
            ("  k: old\n", text, "  k: |\n    one\n    two\n"),
            ("k: old # c\nz: 1\n", "{a: [b]}", "k: # c\n  a: [b]\nz: 1\n"),
            ("k:\n  x: 1\nz: 1\n", "{a: [b]}", "k:\n  a: [b]\nz: 1\n"),
            ("k: old\n", "[{a: 1, b: 2}]", "k:\n  - a: 1\n    b: 2\n"),
            ("a: 1\n", "[{a: 1}, {b: 2}]", "a: 1\nk:\n  - a: 1\n  - b: 2\n"),
        ] {
            assert_eq!(set(before, "k", value), after, "{before}");
        }
    }

    #[test]
    fn a_new_key_comes_last() {
        assert_eq!(set("a: 1\n", "k", "x"), "a: 1\nk: x\n");
        assert_eq!(set("", "k", "[a, b]"), "k: [a, b]\n");
        assert_eq!(set("# c\n", "k", "x"), "# c\nk: x\n");
        assert_eq!(set("a: |\n  x\n\n# end\n", "k", "x"), "a: |\n  x\n\n# end\nk: x\n");
        assert_eq!(set("  a: 1\n", "k", "x"), "  a: 1\n  k: x\n");
        assert_eq!(set("a:\n", "k: l", "x"), "a:\n\"k: l\": x\n");
    }

    #[test]
    fn of_a_list_the_items_that_stay_keep_their_text() {
        let block = "k:\n  # one\n  - a # first\n\n  - 'b'\n  - c # last\nz: 1\n";
        for (before, value, after) in [
            (block, "[a, b, c, d]", block.replace("z:", "  - d\nz:")),
            (block, "[a, c]", block.replace("  - 'b'\n", "")),
            (block, "[a, x, y, c]", block.replace("'b'", "x\n  - y")),
            (block, "[x, b, c]", block.replace("a # first", "x")),
            (block, "[n, a, b, c]", block.replace("  - a", "  - n\n  - a")),
            (block, "[]", "k: []\nz: 1\n".to_string()),
            ("k: [a, 'b', c] # c\n", "[a, b, d]", "k: [a, 'b', d] # c\n".to_string()),
            ("k: ['a']\n", "[x, a]", "k: [x, 'a']\n".to_string()),
            ("k: []\n", "[a]", "k: [a]\n".to_string()),
        ] {
            assert_eq!(set(before, "k", value), after, "{before} {value}");
        }
    }

    #[test]
    fn an_item_is_added_in_the_style_of_the_list() {
        for (before, after) in [
            ("z: 1\n", "z: 1\nk: [x]\n"),
            ("k:\nz: 1\n", "k: [x]\nz: 1\n"),
            ("k: [] # c\n", "k: [x] # c\n"),
            ("k: [ ]\n", "k: [x]\n"),
            ("k: [a, \"b\"] # c\n", "k: [a, \"b\", x] # c\n"),
            ("k: [a, b,]\n", "k: [a, b, x,]\n"),
            ("k: [[anna]]\n", "k: [[anna], x]\n"),
            ("k: [\n  a,\n  b # c\n]\n", "k: [\n  a,\n  b, # c\n  x\n]\n"),
            ("k: [\n  a,\n  b, # c\n]\n", "k: [\n  a,\n  b, # c\n  x,\n]\n"),
            ("k: [a,\n    b] # c\n", "k: [a,\n    b,\n    x] # c\n"),
            ("k:\n  - a\n  - b # c\n\n# z\nz: 1\n", "k:\n  - a\n  - b # c\n  - x\n\n# z\nz: 1\n"),
            ("k:\n- a\nz: 1\n", "k:\n- a\n- x\nz: 1\n"),
            ("k:\n  - a: 1\n    b: 2\nz: 1\n", "k:\n  - a: 1\n    b: 2\n  - x\nz: 1\n"),
            ("k: a # c\n", "k: [a, x] # c\n"),
            ("k: 'a'\n", "k: ['a', x]\n"),
            ("k: a, b\n", "k: [\"a, b\", x]\n"),
            ("k: 1.10\n", "k: [1.10, x]\n"),
            ("k: |\n  a\n", "k: [\"a\\n\", x]\n"),
        ] {
            assert_eq!(append(before, "k", "x"), after, "{before}");
        }
        let role = yaml("{organisation: b, from: 2024}");
        let before = "k:\n  - organisation: a\n    until: 2023\n";
        let after = format!("{before}  - organisation: b\n    from: 2024\n");
        assert_eq!(front(page(before).append("k", &role)), after);
    }

    #[test]
    fn a_key_goes_with_its_lines_and_no_more() {
        for (before, after) in [
            ("a: 1\nk: x # c\nz: 1\n", "a: 1\nz: 1\n"),
            (
                "a: 1\n# about k\nk: |\n  x\n\n# about z\nz: 1\n",
                "a: 1\n# about k\n\n# about z\nz: 1\n",
            ),
            ("k:\n  - a\n  # b\n  - c\nz: 1\n", "z: 1\n"),
            ("a: 1\nk:\n", "a: 1\n"),
            ("k: x\n", ""),
            ("k:\n# z\nz: 1\n", "# z\nz: 1\n"),
            ("a: |\n  t\nk: 1\n  # in\nz: 1\n", "a: |\n  t\nz: 1\n"),
            ("z: 1\n", "z: 1\n"),
        ] {
            assert_eq!(front(page(before).remove("k")), after, "{before}");
        }
    }

    #[test]
    fn an_item_goes_alone_and_the_last_with_its_key() {
        for (before, after) in [
            ("k: [a, x, b]\n", "k: [a, b]\n"),
            ("k: [x, b] # c\n", "k: [b] # c\n"),
            ("k: [a, x] # c\n", "k: [a] # c\n"),
            ("k: [a, 'x',]\n", "k: [a,]\n"),
            ("k: [x]\nz: 1\n", "z: 1\n"),
            ("k: x\nz: 1\n", "z: 1\n"),
            ("k: [\n  a, # a\n  x, # x\n  b\n]\n", "k: [\n  a, # a\n  b\n]\n"),
            ("k: [\n  a, # a\n  x\n]\n", "k: [\n  a # a\n]\n"),
            ("k:\n  - a # a\n  - x # x\n  # b\n  - b\n", "k:\n  - a # a\n  # b\n  - b\n"),
            ("k:\n- x\n- x\n- b\n", "k:\n- x\n- b\n"),
            ("k:\n  - x\nz: 1\n", "z: 1\n"),
            ("k: [a]\n", "k: [a]\n"),
            ("z: 1\n", "z: 1\n"),
        ] {
            assert_eq!(remove_item(before, "k", "x"), after, "{before}");
        }
        assert_eq!(remove_item("k: [a, 1.10]\n", "k", "1.10"), "k: [a]\n");
        assert_eq!(remove_item("k: +49\nz: 1\n", "k", "+49"), "z: 1\n");
        assert_eq!(front(page("k: [[a], b]\n").remove_item("k", &yaml("[a]"))), "k: [b]\n");
    }

    #[test]
    fn values_inside_are_replaced_too() {
        let before = "roles:\n  - organisation: a # c\n    role: 'b'\n  - {organisation: c, role: d}\nrel:\n  \
                      by: [e, \"f\"]\n  to:\n    - g\n  at: x\n";
        let changed = |path: &[Step], value: &str| front(page(before).set_item(path, &yaml(value)));
        for (path, value, from, to) in [
            (&[Key("roles"), Index(0), Key("organisation")][..], "n", "a # c", "n # c"),
            (&[Key("roles"), Index(0), Key("role")], "n", "'b'", "'n'"),
            (&[Key("roles"), Index(1), Key("role")], "'n, m'", "d}", "\"n, m\"}"),
            (&[Key("rel"), Key("by"), Index(1)], "n", "\"f\"", "\"n\""),
            (&[Key("rel"), Key("by")], "[e, n]", "\"f\"", "n"),
            (&[Key("rel"), Key("to"), Index(0)], "n", "- g", "- n"),
            (&[Key("rel"), Key("to")], "[n]", ":\n    - g", ": [n]"),
            (&[Key("rel"), Key("at")], "\"n\\nm\"", "at: x\n", "at: |-\n    n\n    m\n"),
            (&[Key("roles"), Index(0)], "n", "- organisation: a # c\n    role: 'b'", "- n"),
        ] {
            assert_eq!(changed(path, value), before.replace(from, to), "{path:?}");
        }
        let absent = [Key("rel"), Key("nothing")];
        assert_eq!(page(before).set_item(&absent, &yaml("n")), Err(Refused::Unsafe));
        assert_eq!(page(before).set_item(&[], &yaml("n")), Err(Refused::Unsafe));
    }

    #[test]
    fn what_would_change_more_is_refused() {
        assert_eq!(page("{a: 1, k: 2}\n").remove("k"), Err(Refused::Unsafe));
        assert_eq!(page("{a: 1}\n").set("k", &yaml("2")), Err(Refused::Unsafe));
        assert_eq!(page("k: {a: 1}\n").append("k", &yaml("2")), Err(Refused::Unsafe));
        for broken in ["a: 1\na: 2\n", "a: [\n", "- a\n", "a: 1\n=======\n", "a: &x 1\n"] {
            assert_eq!(page(broken).set("k", &yaml("2")), Err(Refused::Unreadable), "{broken}");
        }
        for text in ["", "Text\n", "---\na: 1\n"] {
            let page = Page::new(text.to_string());
            assert_eq!(page.remove("a"), Err(Refused::Unreadable), "{text}");
        }
    }

    #[test]
    fn what_is_behind_the_last_item_stays_out_of_the_comment_above() {
        let remove = |text: &str| {
            page(text).remove_item("k", &yaml("b")).unwrap().front().unwrap_or_default().to_string()
        };
        assert_eq!(remove("k: [a, # c\n  b]\n"), "k: [a # c\n  ]\n");
        assert_eq!(remove("k: [a, # c\n  b,]\n"), "k: [a, # c\n  ]\n");
        assert_eq!(remove("k: [a, # c\n  b\n]\n"), "k: [a # c\n]\n");
    }

    #[test]
    fn an_item_goes_behind_a_key_without_a_value() {
        assert_eq!(append("k: [a, # c\n  b: ]\n", "k", "c"), "k: [a, # c\n  b: ,\n  c ]\n");
        assert_eq!(append("k: [a, b: ]\n", "k", "c"), "k: [a, b: , c ]\n");
    }

    #[test]
    fn an_item_goes_below_the_blank_lines_of_a_kept_text() {
        let before = "k:\n  - a\n  # c\n  - |+\n    b\n\n\nz: 1\n";
        let after = "k:\n  - a\n  # c\n  - |+\n    b\n\n\n  - new\nz: 1\n";
        assert_eq!(append(before, "k", "new"), after);
    }

    #[test]
    fn keys_that_are_no_text_stay() {
        assert_eq!(set("1: x\nk: a\n", "k", "b"), "1: x\nk: b\n");
    }

    #[test]
    fn bom_crlf_and_a_missing_line_end_stay() {
        let page = Page::new("\u{feff}---\r\nk: [a]\r\nz: 1\r\n---".to_string());
        let edited = page.append("k", &yaml("b")).unwrap().set("n", &yaml("\"x\\ny\"")).unwrap();
        let expected = "\u{feff}---\r\nk: [a, b]\r\nz: 1\r\nn: |-\r\n  x\r\n  y\r\n---";
        assert_eq!(edited.text(), expected);
        assert_eq!(
            edited.remove("k").unwrap().remove("n").unwrap().text(),
            "\u{feff}---\r\nz: 1\r\n---"
        );
    }

    /// One key of a front matter as people write it.
    fn written() -> impl Strategy<Value = &'static str> {
        proptest::sample::select(vec![
            ": plain text\n",
            ": 12 # comment\n",
            ": \"quoted # text\"\n",
            ": 'it''s' # c\n",
            ":\n",
            ": # c\n",
            ": [a, \"b, c\", 'd']\n",
            ": [] # c\n",
            ": [a,\n  b, # c\n  c]\n",
            ": [\n  a,\n  b,\n] # c\n",
            ":\n  - a\n  # c\n  - 'b' # d\n",
            ":\n- a\n- [b]\n\n- c\n",
            ":\n    - x: 1\n      y: 2 # c\n    - x: 3\n",
            ":\n  x: 1\n  y: [a]\n",
            ": {x: 1, y: [a]}\n",
            ": |\n  line: one\n\n    # two\n",
            ": >-\n  folded\n  text\n",
            ": |+\n  kept\n\n\n",
            ": several\n  lines\n",
            ": \"several\n  quoted\"\n",
            ": [[anna]]\n",
            ": 2024-10-14\n",
            ": ~\n",
        ])
    }

    fn above() -> impl Strategy<Value = &'static str> {
        proptest::sample::select(vec!["", "", "", "# above\n", "\n", "\n# above\n\n"])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(800))]
        #[test]
        fn an_edit_changes_nothing_else(
            parts in proptest::collection::vec((above(), written()), 0..6),
            chosen in 0usize..7,
            kind in 0usize..4,
            value in values(),
            short in proptest::bool::ANY,
            (crlf, bom, last) in (any::<bool>(), any::<bool>(), any::<bool>()),
        ) {
            let value = if short { Value::from("a") } else { value };
            let whole = |text: String| if crlf { text.replace('\n', "\r\n") } else { text };
            let name = |at: usize| format!("key{at}");
            let piece = |at: usize| parts.get(at).map(|p| format!("{}{}", name(at), p.1)).unwrap_or_default();
            let lead = |at: usize| parts.get(at).map(|p| p.0.to_string()).unwrap_or_default();
            let key = name(chosen);
            let join = |range: std::ops::Range<usize>| -> String {
                range.map(|at| lead(at) + &piece(at)).collect()
            };
            let count = parts.len();
            let before = format!("{}---\n{}{}", if bom { "\u{feff}" } else { "" }, join(0..chosen.min(count)), lead(chosen));
            let after = format!("{}---{}", join((chosen + 1).min(count)..count), if last { "\nbody\n" } else { "" });
            let (before, after) = (whole(before), whole(after));
            let page = Page::new(format!("{before}{}{after}", whole(piece(chosen))));
            let (mut wanted, found) = page.read("x.md");
            prop_assert_eq!(found, vec![]);
            let name = Value::from(key.as_str());
            let old = wanted.get(&key).cloned();
            let edited = match kind {
                0 => {
                    wanted.insert(name, value.clone());
                    page.set(&key, &value)
                }
                1 => {
                    match old.clone() {
                        None | Some(Value::Null) => wanted.insert(name, Value::from(vec![value.clone()])),
                        Some(Value::Sequence(items)) => wanted.insert(name, Value::from([items, vec![value.clone()]].concat())),
                        Some(single) => wanted.insert(name, Value::from(vec![single, value.clone()])),
                    };
                    page.append(&key, &value)
                }
                2 => {
                    wanted.shift_remove(&key);
                    page.remove(&key)
                }
                _ => {
                    match old.clone() {
                        Some(Value::Sequence(mut items)) => {
                            if let Some(at) = items.iter().position(|item| *item == value) {
                                items.remove(at);
                                if items.is_empty() {
                                    wanted.shift_remove(&key);
                                } else {
                                    wanted.insert(name, Value::Sequence(items));
                                }
                            }
                        }
                        Some(single) if single == value || (single == 12 && value == "12") => {
                            wanted.shift_remove(&key);
                        }
                        _ => {}
                    }
                    page.remove_item(&key, &value)
                }
            };
            if kind == 1 && old.is_some_and(|old| old.is_mapping()) {
                prop_assert_eq!(edited, Err(Refused::Unsafe));
                return Ok(());
            }
            let edited = edited.map_err(|refused| TestCaseError::fail(format!("{refused:?}: {}", page.text())))?;
            let (values, found) = edited.read("x.md");
            prop_assert_eq!(found, vec![]);
            prop_assert!(values.iter().eq(wanted.iter()), "{}", edited.text());
            // Blank lines below would become part of a text above that keeps its own.
            let joins = !wanted.contains_key(&key) && join(0..chosen.min(count)).contains("|+");
            if chosen < count && !joins {
                prop_assert!(edited.text().starts_with(&before), "{}", edited.text());
                prop_assert!(edited.text().ends_with(&after), "{}", edited.text());
            } else if !joins {
                let end = page.front_range().unwrap_or_default().end;
                prop_assert!(edited.text().starts_with(&page.text()[..end]));
                prop_assert!(edited.text().ends_with(&page.text()[end..]));
            }
        }

        #[test]
        fn no_text_makes_an_edit_panic(text in "[-\\PC\n\r\t:#\\[\\]{}'\"&*|>!?, ]{0,60}", value in values()) {
            let page = Page::new(format!("---\nk: 1\n{text}\n---\nbody"));
            let edits = [
                page.set("k", &value),
                page.append("k", &value),
                page.remove("k"),
                page.remove_item("k", &value),
            ];
            for edited in edits.iter().flatten() {
                prop_assert_eq!(edited.body(), page.body());
            }
        }
    }

    #[test]
    fn nothing_is_appended_at_the_price_of_a_comment() {
        let text = "---\nno:\n  - a\n  # c\n  - b: it's\n    d: |+\n      a\n\n\nstatus: x\n---\n";
        let page = Page::new(text.to_string());
        match page.append("no", &Value::Null) {
            Ok(after) => assert!(after.text().contains("# c")),
            Err(refused) => assert!(matches!(refused, Refused::Unsafe)),
        }
    }
}
