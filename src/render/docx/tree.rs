//! The XML of a part as a tree that can be changed and written again. Texts and the values of
//! attributes stay as they are in the file, escapes included.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deeper than any document; a tree is walked on the stack.
const DEEPEST: usize = 200;

pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    /// XML that is written as it stands: a text, or a piece of ours.
    Raw(String),
}

/// The XML is none, or nothing that a part of a document would hold.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken;

impl Element {
    /// Comments and instructions for programs are left out; a document type, whose entities could
    /// grow without bound or reach for other files, is a fault.
    pub fn parse(bytes: &[u8]) -> Result<Element, Broken> {
        let text = std::str::from_utf8(bytes).map_err(|_| Broken)?;
        let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        let mut open: Vec<Element> = vec![Element::default()];
        loop {
            let event = reader.read_event().map_err(|_| Broken)?;
            if open.len() > DEEPEST {
                return Err(Broken);
            }
            let above = open.last_mut().ok_or(Broken)?;
            match event {
                Event::Start(start) => open.push(begin(&start)?),
                Event::Empty(start) => above.children.push(Node::Element(begin(&start)?)),
                Event::End(_) => {
                    let done = open.pop().ok_or(Broken)?;
                    open.last_mut().ok_or(Broken)?.children.push(Node::Element(done));
                }
                Event::Text(text) => above.children.push(Node::Raw(text.into_inner().into())),
                Event::CData(data) => {
                    above.children.push(Node::Raw(escaped(&data.into_inner())));
                }
                Event::GeneralRef(name) => {
                    let name = name.into_inner();
                    let known = ["amp", "lt", "gt", "quot", "apos"].contains(&name.as_ref());
                    if !known && !name.starts_with('#') {
                        return Err(Broken);
                    }
                    above.children.push(Node::Raw(format!("&{name};")));
                }
                Event::DocType(_) => return Err(Broken),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        let [root] = open.as_mut_slice() else { return Err(Broken) };
        let mut inner = std::mem::take(&mut root.children).into_iter();
        inner
            .find_map(|node| if let Node::Element(root) = node { Some(root) } else { None })
            .ok_or(Broken)
    }

    pub fn new(name: &str, attributes: &[(&str, &str)]) -> Element {
        let attributes =
            attributes.iter().map(|(key, value)| ((*key).to_string(), escaped(value))).collect();
        Element { name: name.to_string(), attributes, children: Vec::new() }
    }

    pub fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    pub fn set(&mut self, key: &str, value: &str) {
        self.attributes.retain(|(name, _)| name != key);
        self.attributes.push((key.to_string(), escaped(value)));
    }

    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Raw(_) => None,
        })
    }

    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Raw(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|child| child.name == name)
    }

    /// `w:val` of a child.
    pub fn value(&self, child: &str) -> Option<&str> {
        self.child(child)?.attribute("w:val")
    }

    /// Leaves out the children that do not meet this.
    pub fn keep(&mut self, good: impl Fn(&Element) -> bool) {
        self.children.retain(|node| match node {
            Node::Element(element) => good(element),
            Node::Raw(_) => true,
        });
    }

    /// Every element below and this one, parents first.
    pub fn each(&mut self, change: &mut impl FnMut(&mut Element)) {
        change(self);
        self.elements_mut().for_each(|child| child.each(change));
    }

    /// True where this element or one below it is meant.
    pub fn any(&self, meant: &impl Fn(&Element) -> bool) -> bool {
        meant(self) || self.elements().any(|child| child.any(meant))
    }

    /// Puts XML before the first child that has one of these names, or at the end.
    pub fn insert_before(&mut self, names: &[&str], xml: String) {
        let at = self.children.iter().position(
            |node| matches!(node, Node::Element(element) if names.contains(&element.name.as_str())),
        );
        self.children.insert(at.unwrap_or(self.children.len()), Node::Raw(xml));
    }

    pub fn xml(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// A part of its own.
    pub fn file(&self) -> Vec<u8> {
        format!("{HEAD}{}", self.xml()).into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (key, value) in &self.attributes {
            out.push_str(&format!(" {key}=\"{value}\""));
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Raw(xml) => out.push_str(xml),
            }
        }
        out.push_str(&format!("</{}>", self.name));
    }
}

fn begin(start: &BytesStart) -> Result<Element, Broken> {
    let name = start.name().into_inner().to_string();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Broken)?;
        // In single quotes a value may hold double ones, and no value a tag.
        let value = attribute.value.replace('"', "&quot;").replace('<', "&lt;");
        attributes.push((attribute.key.into_inner().to_string(), value));
    }
    Ok(Element { name, attributes, children: Vec::new() })
}

/// For a text between tags or the value of an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let xml = "<w:a x=\"1 &amp; &#228;\"><w:b/> t&lt;&#xe4; <c y=\"&quot;\">ä</c></w:a>";
        let tree = Element::parse(format!("\u{feff}{HEAD}<!-- x --><?y z?>{xml}\n").as_bytes());
        assert_eq!(tree.unwrap().xml(), xml);
        let cdata = Element::parse(b"<a b='\"'><![CDATA[<&]]></a>").unwrap();
        assert_eq!(cdata.xml(), "<a b=\"&quot;\">&lt;&amp;</a>");
    }

    #[test]
    fn what_is_no_xml_or_could_grow_is_broken() {
        let deep = "<a>".repeat(100_000);
        for xml in [
            "",
            "x",
            "<a>",
            "<a></b>",
            "<a b=1/>",
            "<a>&x;</a>",
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>",
            &deep,
        ] {
            assert_eq!(
                Element::parse(xml.as_bytes()),
                Err(Broken),
                "{}",
                &xml[..xml.len().min(40)]
            );
        }
        assert_eq!(Element::parse(b"\xff"), Err(Broken));
    }
}
