//! Where keys and values stand in the front matter, found in yaml-edit's lossless tree. It costs
//! twice what reading costs, so it is made only for a fault, an edit or an odd number.

use std::ops::Range;

use serde_yaml::Value;
use yaml_edit::{Mapping, YamlFile, YamlNode};

use super::{Page, flat, limits};

/// One step down from the front matter to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    Key(&'a str),
    /// From 0.
    Index(usize),
}

impl Page {
    /// The key as written, with its quotes; the first where it stands twice.
    pub fn key_range(&self, key: &str) -> Option<Range<usize>> {
        let (tree, base) = self.tree()?;
        let entry = tree.entries.iter().find(|entry| entry.is(key))?;
        Some(shift(&entry.key, base))
    }

    /// The value as written, with its quotes, without its comment. A value that is left empty has
    /// an empty range behind the colon.
    pub fn value_range(&self, path: &[Step]) -> Option<Range<usize>> {
        let (tree, base) = self.tree()?;
        Some(shift(&tree.find(path)?.range, base))
    }

    /// The text of a scalar as written, quotes resolved: `1.10` stays `1.10`, `+49` stays `+49`.
    /// `None` for lists, mappings and what is not there.
    pub fn source(&self, path: &[Step]) -> Option<String> {
        match flat::written(self.front()?) {
            Some(values) => match path.split_first()? {
                (Step::Key(key), rest) => match walk(values.get(*key)?, rest)? {
                    Value::String(text) => Some(text.clone()),
                    Value::Null => Some(String::new()),
                    _ => None,
                },
                _ => None,
            },
            None => self.source_in_tree(path),
        }
    }

    pub(super) fn source_in_tree(&self, path: &[Step]) -> Option<String> {
        let front = self.front().filter(|front| limits::refuse(front).is_none())?;
        let values: Value = serde_yaml::from_str(front).ok()?;
        match walk(&values, path)? {
            Value::String(text) => Some(text.clone()),
            Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => None,
            Value::Null | Value::Bool(_) | Value::Number(_) => {
                Some(self.text.get(self.value_range(path)?)?.to_string())
            }
        }
    }

    /// The entries of the front matter, and where it begins.
    pub(super) fn tree(&self) -> Option<(&Node, usize)> {
        let tree = self.tree.get_or(|| Node::read(self.front()?));
        Some((tree.as_ref()?, self.front.clone()?.start))
    }
}

/// The value that a path leads to.
pub(super) fn walk<'a>(value: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.as_mapping()?.get(*key),
        Step::Index(at) => value.as_sequence()?.get(*at),
    })
}

pub(super) fn shift(range: &Range<usize>, base: usize) -> Range<usize> {
    base + range.start..base + range.end
}

/// A value with its place in the front matter, blanks behind it cut off.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) shape: Shape,
    /// Of a mapping, in file order, twice where they stand twice.
    pub(super) entries: Vec<Entry>,
    /// Of a list.
    pub(super) items: Vec<Node>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Scalar,
    List,
    Map,
    /// Whatever else the tree may hold.
    Other,
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: Range<usize>,
    pub(super) name: Value,
    pub(super) value: Node,
}

impl Entry {
    pub(super) fn is(&self, key: &str) -> bool {
        self.name.as_str() == Some(key)
    }
}

impl Node {
    /// The mapping that the front matter is; `None` where it is something else or nothing.
    pub(super) fn read(front: &str) -> Option<Node> {
        if limits::refuse(front).is_some() {
            return None;
        }
        let mapping = YamlFile::parse(front).tree().document()?.as_mapping()?;
        Node::of(&YamlNode::Mapping(mapping), front)
    }

    pub(super) fn find(&self, path: &[Step]) -> Option<&Node> {
        path.iter().try_fold(self, |node, step| match step {
            Step::Key(key) => node.entry(key).map(|entry| &entry.value),
            Step::Index(at) => node.items.get(*at),
        })
    }

    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.is(key))
    }

    fn of(node: &YamlNode, front: &str) -> Option<Node> {
        let range = trimmed(node, front)?;
        let mut made = Node { range, shape: Shape::Other, entries: Vec::new(), items: Vec::new() };
        if let Some(mapping) = node.as_mapping() {
            made.shape = Shape::Map;
            made.entries = entries(mapping, front)?;
        } else if let Some(list) = node.as_sequence() {
            made.shape = Shape::List;
            made.items = list.values().map(|item| Node::of(&item, front)).collect::<Option<_>>()?;
        } else if node.is_scalar() {
            made.shape = Shape::Scalar;
        }
        Some(made)
    }
}

fn entries(mapping: &Mapping, front: &str) -> Option<Vec<Entry>> {
    mapping
        .entries()
        .map(|entry| {
            let key = trimmed(&entry.key_node()?, front)?;
            let written = front.get(key.clone())?;
            let name = serde_yaml::from_str(written).unwrap_or(Value::Null);
            let value = match entry.value_node() {
                Some(node) => Node::of(&node, front)?,
                None => return None,
            };
            Some(Entry { key, name, value })
        })
        .collect()
}

fn trimmed(node: &YamlNode, front: &str) -> Option<Range<usize>> {
    let place = node.byte_range();
    let start = usize::try_from(place.start).ok()?;
    let written = front.get(start..usize::try_from(place.end).ok()?)?;
    Some(start..start + written.trim_end_matches([' ', '\t', '\r', '\n']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\nname: \"Güller\" # c\nphone: +49\nroles:\n  - organisation: 1.10\n    \
                        role: 'it''s'\n  - organisation: b\nempty:\n\"q k\": x\nrefs: [[anna], ~]\n---\n";

    fn value(path: &[Step]) -> Option<String> {
        let page = Page::new(TEXT.to_string());
        page.value_range(path).map(|range| page.text()[range].to_string())
    }

    #[test]
    fn values_are_found_as_they_are_written() {
        use Step::{Index, Key};
        assert_eq!(value(&[Key("name")]).as_deref(), Some("\"Güller\""));
        assert_eq!(value(&[Key("roles"), Index(0), Key("role")]).as_deref(), Some("'it''s'"));
        assert_eq!(value(&[Key("roles"), Index(1)]).as_deref(), Some("organisation: b"));
        assert_eq!(value(&[Key("refs"), Index(0), Index(0)]).as_deref(), Some("anna"));
        assert_eq!(value(&[Key("empty")]).as_deref(), Some(""));
        assert_eq!(value(&[Key("roles"), Index(2)]), None);
        assert_eq!(value(&[Key("other")]), None);
    }

    #[test]
    fn keys_are_found_with_their_quotes() {
        let page = Page::new(TEXT.to_string());
        assert_eq!(&TEXT[page.key_range("q k").unwrap()], "\"q k\"");
        assert_eq!(&TEXT[page.key_range("phone").unwrap()], "phone");
        assert_eq!(page.key_range("organisation"), None);
    }

    #[test]
    fn a_source_is_what_the_person_typed() {
        use Step::{Index, Key};
        let page = Page::new(TEXT.to_string());
        let source = |path: &[Step]| page.source(path);
        assert_eq!(source(&[Key("phone")]).as_deref(), Some("+49"));
        assert_eq!(source(&[Key("roles"), Index(0), Key("organisation")]).as_deref(), Some("1.10"));
        assert_eq!(source(&[Key("roles"), Index(0), Key("role")]).as_deref(), Some("it's"));
        assert_eq!(source(&[Key("empty")]).as_deref(), Some(""));
        assert_eq!(source(&[Key("roles")]), None);
    }
}
