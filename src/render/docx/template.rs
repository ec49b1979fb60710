//! The office's template: kept are its styles, fonts, headers, footers, pages, settings and lists;
//! its own text, and all that the file ties to places outside, is not.

use std::collections::BTreeSet;

use super::archive::{Archive, Tie, broken, foreign};
use super::below;
use super::calm::{calm, named};
use super::package::{OFFICE, Package, Part, Relation, Target, folder, reserved};
use super::tree::{Element, Node};
use super::{MAIN, Parts, SPACES, WORD, WORD_TYPE, base, language};
use crate::render::Imprint;
use crate::words::Message;

/// What a document may bring along, by the ends of the types of relations. All of it is XML.
const KEPT: [&str; 10] = [
    "styles",
    "numbering",
    "settings",
    "fontTable",
    "theme",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "extended-properties",
];

/// A .docx or .dotx. One with macros is refused: what they do with the text nobody here can tell.
pub fn parts(bytes: &[u8], imprint: &Imprint) -> Result<Parts, Message> {
    let mut archive = Archive::open(bytes)?;
    let ties = archive.ties("")?;
    if ties.iter().any(|tie| tie.kind.starts_with("http://purl.oclc.org/ooxml/")) {
        return Err(Message::new("render-template-strict"));
    }
    let document = |tie: &&Tie| tie.kind == format!("{OFFICE}officeDocument") && !tie.outside;
    let main = ties.iter().find(document).ok_or_else(foreign)?.to.clone();
    let kind = archive.kind(&main).unwrap_or_default().to_string();
    if kind.contains("macroEnabled") {
        return Err(Message::new("render-template-macros"));
    }
    if kind != MAIN && kind != format!("{WORD_TYPE}template.main+xml") {
        return Err(foreign());
    }
    let root = archive.tree(&main)?.ok_or_else(foreign)?;
    let root = named(root).map_err(|_| broken(&main))?;
    if root.name != "w:document" || root.attribute("xmlns:w") != Some(WORD) {
        return Err(foreign());
    }
    let body = root.child("w:body").ok_or_else(|| broken(&main))?;
    let mut section = section(body);
    if reserved(&main) {
        return Err(broken(&main));
    }
    let mut package = Package::default();
    package.add(&main, MAIN, "");
    package.relate("", &format!("{OFFICE}officeDocument"), &main, true);
    let from_main = archive.ties(&main)?;
    if from_main.iter().any(|tie| tie.kind.ends_with("/vbaProject")) {
        return Err(Message::new("render-template-macros"));
    }
    let shown: BTreeSet<String> =
        section.elements().filter_map(|one| one.attribute("r:id")).map(String::from).collect();
    let mut kept = Vec::new();
    for tie in from_main {
        let Some(kind) = tie.short(&KEPT) else { continue };
        let margin = matches!(kind, "header" | "footer");
        if !tie.outside && (!margin || shown.contains(&tie.id)) {
            let (kind, to) = (kind.to_string(), tie.to.clone());
            if add(&mut archive, &mut package, &main, tie, imprint)? {
                kept.push((kind, to));
            }
        }
    }
    for tie in ties.into_iter().filter(|tie| tie.short(&KEPT).is_some() && !tie.outside) {
        add(&mut archive, &mut package, "", tie, imprint)?;
    }
    let there = package.parts.get(&main).map(|part| part.relations.clone()).unwrap_or_default();
    let there: BTreeSet<&str> = there.iter().map(|relation| relation.id.as_str()).collect();
    section.each(&mut |element| {
        element.keep(|below| below.attribute("r:id").is_none_or(|id| there.contains(id)));
    });
    let mut own = |kind: &str, root: &str, inner: String| {
        let found = kept.iter().find(|(name, _)| name == kind).map(|(_, to)| to.clone());
        match found {
            Some(name) => {
                let bytes = package.parts.get(&name).map(|part| part.bytes.as_slice());
                let tree = Element::parse(bytes.unwrap_or_default()).map_err(|_| broken(&name))?;
                if tree.name == root { Ok((name, tree)) } else { Err(broken(&name)) }
            }
            None => {
                let name = package.free(folder(&main), kind, "xml");
                package.add(&name, &format!("{WORD_TYPE}{kind}+xml"), "");
                package.relate(&main, &format!("{OFFICE}{kind}"), &name, true);
                let mut tree = Element::new(root, &SPACES);
                tree.children.push(Node::Raw(inner));
                Ok((name, tree))
            }
        }
    };
    let mut styles = own("styles", "w:styles", base::defaults(imprint))?;
    let numbering = own("numbering", "w:numbering", String::new())?;
    speak(&mut styles.1, imprint);
    Ok(Parts { package, main, section, styles, numbering })
}

/// The type that a part has by its relation; what the template says of it is not asked.
fn media(short: &str) -> String {
    match short {
        "theme" | "extended-properties" => {
            format!("application/vnd.openxmlformats-officedocument.{short}+xml")
        }
        _ => format!("{WORD_TYPE}{short}+xml"),
    }
}

/// Takes over a part with what it needs; false where it is not there.
fn add(
    archive: &mut Archive,
    package: &mut Package,
    from: &str,
    tie: Tie,
    imprint: &Imprint,
) -> Result<bool, Message> {
    let Some(kind) = tie.short(&KEPT).map(media) else { return Ok(false) };
    let to = tie.to;
    let relation = Relation { id: tie.id, kind: tie.kind, target: Target::Part(to.clone()) };
    // Two may share one, but not as two different things.
    match package.parts.get(&to) {
        Some(part) if part.kind == kind => {}
        Some(_) => return Err(broken(&to)),
        None => match part(archive, package, &to, kind, imprint)? {
            Some(part) => _ = package.parts.insert(to, part),
            None => return Ok(false),
        },
    }
    package.parts.entry(from.to_string()).or_default().relations.push(relation);
    Ok(true)
}

/// A part as the document has it: without what reaches outside, and with its pictures.
fn part(
    archive: &mut Archive,
    package: &mut Package,
    name: &str,
    kind: String,
    imprint: &Imprint,
) -> Result<Option<Part>, Message> {
    let Some(root) = archive.tree(name)? else { return Ok(None) };
    if reserved(name) {
        return Err(broken(name));
    }
    let mut root = named(root).map_err(|_| broken(name))?;
    let (mut relations, mut gone) = (Vec::new(), BTreeSet::new());
    for tie in archive.ties(name)? {
        match below::take(archive, package, &tie)? {
            Some(target) => relations.push(Relation { id: tie.id, kind: tie.kind, target }),
            None => _ = gone.insert(tie.id),
        }
    }
    calm(&mut root, &gone);
    match root.name.as_str() {
        // Only the lines between text and notes: the notes were to the text that is gone.
        "w:footnotes" | "w:endnotes" => root.keep(|note| note.attribute("w:type").is_some()),
        "w:settings" => root
            .elements_mut()
            .filter(|setting| setting.name == "w:themeFontLang")
            .for_each(|setting| setting.set("w:val", language(imprint.words))),
        _ => {}
    }
    Ok(Some(Part { kind, bytes: root.file(), relations }))
}

/// The pages of the last section. A header that it does not have is that of the sections before.
fn section(body: &Element) -> Element {
    let mut all = Vec::new();
    sections(body, &mut all);
    let mut last = match all.last() {
        Some(last) => (*last).clone(),
        None => base::pages_of_a4(),
    };
    last.attributes.clear();
    let pages = |name: &str| {
        name.starts_with("w:") && !matches!(name, "w:sectPrChange" | "w:printerSettings")
    };
    let whose = |margin: &Element| {
        (margin.name.clone(), margin.attribute("w:type").unwrap_or_default().to_string())
    };
    let mut there: BTreeSet<_> = last.elements().map(whose).collect();
    let earlier = all.iter().rev().skip(1).flat_map(|section| section.elements());
    let margins = earlier
        .filter(|element| element.name.ends_with("erReference") && there.insert(whose(element)))
        .cloned()
        .map(Node::Element);
    let margins: Vec<Node> = margins.collect();
    last.children.splice(0..0, margins);
    // Other prefixes are not known where this is put, and a section holds no text.
    last.each(&mut |element| {
        element.attributes.retain(|(key, _)| key.starts_with("w:") || key == "r:id");
        element.children.retain(|node| matches!(node, Node::Element(below) if pages(&below.name)));
    });
    last
}

fn sections<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    for child in element.elements() {
        if child.name == "w:sectPr" {
            found.push(child);
        } else {
            sections(child, found);
        }
    }
}

/// The text is in the language of the report, whatever the template was made for.
fn speak(styles: &mut Element, imprint: &Imprint) {
    let tag = language(imprint.words);
    let mut known = false;
    styles.each(&mut |element| {
        if element.name == "w:lang" && !matches!(element.attribute("w:val"), Some("x-none" | "zxx"))
        {
            element.set("w:val", tag);
            known = true;
        }
    });
    if !known {
        styles.each(&mut |element| {
            if element.name == "w:rPrDefault" {
                for form in element.elements_mut().filter(|form| form.name == "w:rPr") {
                    form.children.push(Node::Raw(format!("<w:lang w:val=\"{tag}\"/>")));
                }
            }
        });
    }
}
