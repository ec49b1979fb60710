//! The package that a document is (ECMA-376 part 2): parts with their types and relations, in a
//! zip archive. The same parts are the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::CORE;
use super::tree::{Element, Node};

/// The file that tells the media types of all.
pub const TYPES: &str = "[Content_Types].xml";
pub const RELATIONS: &str = "application/vnd.openxmlformats-package.relationships+xml";
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
pub const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/";

#[derive(Debug, Default)]
pub struct Package {
    /// By their names, without a slash at the start. The part named `` is the package itself,
    /// which has relations only.
    pub parts: BTreeMap<String, Part>,
}

#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The media type.
    pub kind: String,
    pub bytes: Vec<u8>,
    pub relations: Vec<Relation>,
}

#[derive(Clone, Debug)]
pub struct Relation {
    pub id: String,
    /// The address that stands for its type.
    pub kind: String,
    pub target: Target,
}

#[derive(Clone, Debug)]
pub enum Target {
    /// The name of a part.
    Part(String),
    /// An address outside, followed by a click only.
    Link(String),
}

impl Package {
    pub fn add(&mut self, name: &str, kind: &str, bytes: impl Into<Vec<u8>>) {
        let part = Part { kind: kind.to_string(), bytes: bytes.into(), relations: Vec::new() };
        self.parts.insert(name.to_string(), part);
    }

    /// A name with a number that no part has.
    pub fn free(&self, folder: &str, stem: &str, ending: &str) -> String {
        let name = |number: usize| format!("{folder}{stem}{number}.{ending}");
        let taken: BTreeSet<String> = self.parts.keys().map(|name| name.to_lowercase()).collect();
        let free = (1..).map(name).find(|name| !taken.contains(&name.to_lowercase()));
        free.unwrap_or_else(|| name(0))
    }

    /// Ties a part to another and tells the id; one of this type that is there already gives way
    /// where `only` one may be.
    pub fn relate(&mut self, from: &str, kind: &str, to: &str, only: bool) -> String {
        let relations = &mut self.parts.entry(from.to_string()).or_default().relations;
        if only {
            relations.retain(|relation| relation.kind != kind);
        }
        let id = (relations.len() + 1..)
            .map(|number| format!("rId{number}"))
            .find(|id| !relations.iter().any(|relation| relation.id == *id))
            .unwrap_or_default();
        let target = Target::Part(to.to_string());
        relations.push(Relation { id: id.clone(), kind: kind.to_string(), target });
        id
    }

    /// The name of the part that cannot be written where there is one: two whose names differ in
    /// nothing but small and large letters are one to programs.
    pub fn write(&self) -> Result<Vec<u8>, String> {
        let mut files = vec![(TYPES.to_string(), self.types().file())];
        for (name, part) in &self.parts {
            if !part.relations.is_empty() {
                files.push((relations_of(name), relations(name, &part.relations).file()));
            }
            if !name.is_empty() {
                files.push((name.clone(), part.bytes.clone()));
            }
        }
        let mut names = BTreeSet::new();
        if let Some((name, _)) = files.iter().find(|(name, _)| !names.insert(name.to_lowercase())) {
            return Err(name.clone());
        }
        zipped(&files)
    }

    /// Pictures have their type by the ending, as programs expect it, parts of XML by the name.
    fn types(&self) -> Element {
        let space = "http://schemas.openxmlformats.org/package/2006/content-types";
        let mut types = Element::new("Types", &[("xmlns", space)]);
        let known = [("rels", RELATIONS), ("xml", "application/xml")];
        let mut endings = BTreeMap::from(known.map(|(ending, kind)| (ending.to_string(), kind)));
        let mut names = Vec::new();
        for (name, part) in self.parts.iter().filter(|(name, _)| !name.is_empty()) {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
            if ending.is_empty() || *endings.entry(ending).or_insert(&part.kind) != part.kind {
                names.push((name, &part.kind));
            }
        }
        for (ending, kind) in endings {
            let attributes = [("Extension", &*ending), ("ContentType", kind)];
            types.children.push(Node::Element(Element::new("Default", &attributes)));
        }
        for (name, kind) in names {
            let attributes = [("PartName", &*format!("/{name}")), ("ContentType", kind)];
            types.children.push(Node::Element(Element::new("Override", &attributes)));
        }
        types
    }
}

fn relations(name: &str, relations: &[Relation]) -> Element {
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut root = Element::new("Relationships", &[("xmlns", space)]);
    for Relation { id, kind, target } in relations {
        let mut relation = Element::new("Relationship", &[("Id", id), ("Type", kind)]);
        match target {
            Target::Part(to) => relation.set("Target", &relative(name, to)),
            Target::Link(to) => {
                relation.set("Target", to);
                relation.set("TargetMode", "External");
            }
        }
        root.children.push(Node::Element(relation));
    }
    root
}

/// The folder of a part, with the slash at its end.
pub fn folder(name: &str) -> &str {
    name.rfind('/').and_then(|at| name.get(..=at)).unwrap_or_default()
}

/// The names of what the package says of itself; no part may have one.
pub fn reserved(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".rels") || [TYPES, CORE].iter().any(|own| name == own.to_lowercase())
}

/// The file that holds the relations of a part.
pub fn relations_of(name: &str) -> String {
    let folder = folder(name);
    let file = name.strip_prefix(folder).unwrap_or(name);
    format!("{folder}_rels/{file}.rels")
}

/// Not every program reads addresses from the root.
fn relative(from: &str, to: &str) -> String {
    match to.strip_prefix(folder(from)) {
        Some(below) => below.to_string(),
        None => format!("{}{to}", "../".repeat(from.matches('/').count())),
    }
}

fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    // The first day that a zip archive can tell, for all.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options).map_err(|_| name.clone())?;
        zip.write_all(bytes).map_err(|_| name.clone())?;
    }
    Ok(zip.finish().map_err(|_| TYPES.to_string())?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_one_file() {
        let mut package = Package::default();
        package.add("a/b.PNG", "image/png", "");
        package.add("c.png", "image/png", "");
        assert_eq!(package.types().xml().matches("image/png").count(), 1);
        assert!(package.write().is_ok());
        package.add("A/B.png", "image/png", "");
        assert_eq!(package.write(), Err("a/b.PNG".to_string()));
        let mut package = Package::default();
        package.add("_rels/.rels", "image/png", "");
        package.relate("", "x", "_rels/.rels", true);
        assert_eq!(package.write(), Err("_rels/.rels".to_string()));
    }
}
