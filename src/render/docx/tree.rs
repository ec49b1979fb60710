//! The XML of a part as a tree that can be changed and written again. Texts and the values of
//! attributes are as XML has them, but each character in one way only, so that no reference hides
//! a word: what `escaped` makes of two texts is the same only where they are.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::render::clean::escaped;

/// Deeper than any document; a tree is walked on the stack.
const DEEPEST: usize = 200;

/// More than a template needs. A small file can hold many, and each takes far more memory than its
/// letters.
const NODES_AT_MOST: usize = 1_000_000;

/// Each is compared with the others of its element.
const ATTRIBUTES_AT_MOST: usize = 256;

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
        if text.contains(never) {
            return Err(Broken);
        }
        let mut nodes = 0;
        let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        let mut open: Vec<Element> = vec![Element::default()];
        loop {
            let event = reader.read_event().map_err(|_| Broken)?;
            if open.len() > DEEPEST {
                return Err(Broken);
            }
            nodes += 1;
            if nodes > NODES_AT_MOST {
                return Err(Broken);
            }
            let above = open.last_mut().ok_or(Broken)?;
            match event {
                Event::Start(start) => open.push(begin(&start, &mut nodes)?),
                Event::Empty(start) => {
                    above.children.push(Node::Element(begin(&start, &mut nodes)?));
                }
                Event::End(_) => {
                    let done = open.pop().ok_or(Broken)?;
                    open.last_mut().ok_or(Broken)?.children.push(Node::Element(done));
                }
                Event::Text(text) => above.children.push(Node::Raw(text.into_inner().into())),
                Event::CData(data) => {
                    above.children.push(Node::Raw(escaped(&data.into_inner())));
                }
                Event::GeneralRef(name) => {
                    above.children.push(Node::Raw(plain(&format!("&{};", name.into_inner()))?));
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

fn begin(start: &BytesStart, nodes: &mut usize) -> Result<Element, Broken> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Broken)?;
        if attributes.len() == ATTRIBUTES_AT_MOST {
            return Err(Broken);
        }
        let value = plain(&attribute.value.replace(['\t', '\n', '\r'], " "))?;
        attributes.push((name(attribute.key.into_inner())?, value));
    }
    *nodes += attributes.len();
    Ok(Element { name: name(start.name().into_inner())?, attributes, children: Vec::new() })
}

/// The reader is content with names that hold half a tag.
fn name(text: &str) -> Result<String, Broken> {
    let good = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    match !text.is_empty() && text.chars().all(good) && text.matches(':').count() < 2 {
        true => Ok(text.to_string()),
        false => Err(Broken),
    }
}

/// Only what XML itself would read as something else stays a reference.
fn plain(raw: &str) -> Result<String, Broken> {
    let text = unescape(raw).map_err(|_| Broken)?;
    if text.contains(never) {
        return Err(Broken);
    }
    Ok(escaped(&text).replace('\t', "&#9;").replace('\n', "&#10;").replace('\r', "&#13;"))
}

/// Not in XML, not even as a reference.
fn never(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let xml = "<w:a x=\"1 &amp; ä&#10;\"><w:b/> t&lt;&#13; <c y=\"&quot;\">ä</c></w:a>";
        let tree = Element::parse(format!("\u{feff}{HEAD}<!-- x --><?y z?>{xml}\n").as_bytes());
        assert_eq!(tree.unwrap().xml(), xml);
        let cdata = Element::parse(b"<a b='\"'><![CDATA[<&]]></a>").unwrap();
        assert_eq!(cdata.xml(), "<a b=\"&quot;\">&lt;&amp;</a>");
        let references = b"<a b='&#85;&#x55;\"&apos;\n>'>&#85;&#228;</a>";
        assert_eq!(
            Element::parse(references).unwrap().xml(),
            "<a b=\"UU&quot;' &gt;\">U\u{e4}</a>"
        );
    }

    #[test]
    fn a_tree_has_bounds() {
        let many = |count: usize| format!("<a>{}</a>", "<b/>".repeat(count));
        assert!(Element::parse(many(900_000).as_bytes()).is_ok());
        assert_eq!(Element::parse(many(1_000_000).as_bytes()), Err(Broken));
        let wide = |count: usize| {
            let attributes: String = (0..count).map(|at| format!(" b{at}=''")).collect();
            format!("<a{attributes}/>")
        };
        assert!(Element::parse(wide(256).as_bytes()).is_ok());
        assert_eq!(Element::parse(wide(257).as_bytes()), Err(Broken));
        let both = format!("<a>{}</a>", wide(250).repeat(4_000));
        assert_eq!(Element::parse(both.as_bytes()), Err(Broken));
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
            "<a>&#0;</a>",
            "<a>&#x1f;</a>",
            "<a b='&#xd800;'/>",
            "<a b='&x;'/>",
            "<a b='&'/>",
            "<a b='1' b='2'/>",
            "<a>\u{1}</a>",
            "<a<b:c d='1'/>",
            "<a b<c='1'/>",
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
