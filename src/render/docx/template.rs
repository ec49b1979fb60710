//! The office's template: kept are its styles, fonts, headers, footers, pages, settings and lists;
//! its own text, and all that the file ties to places outside, is not.

use super::archive::{Archive, Tie, broken, foreign};
use super::calm::calm;
use super::package::{OFFICE, Package, Part, Relation, Target, folder};
use super::tree::{Element, Node};
use super::{MAIN, Parts, SPACES, WORD, WORD_TYPE, base, language};
use crate::render::Imprint;
use crate::words::Message;

/// What a document may bring along, by the ends of the types of relations.
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

/// What those may.
const KEPT_BELOW: [&str; 3] = ["image", "font", "hyperlink"];

/// A .docx or .dotx. One with macros is refused: what they do with the text nobody here can tell.
pub fn parts(bytes: &[u8], imprint: &Imprint) -> Result<Parts, Message> {
    let mut archive = Archive::open(bytes)?;
    let ties = archive.ties("")?;
    if ties.iter().any(|tie| tie.kind.starts_with("http://purl.oclc.org/ooxml/")) {
        return Err(Message::new("render-template-strict"));
    }
    let document = |tie: &&Tie| tie.kind == format!("{OFFICE}officeDocument") && !tie.outside;
    let main = ties.iter().find(document).ok_or_else(foreign)?.to.clone();
    let kind = archive.kind(&main).unwrap_or_default();
    if kind.contains("macroEnabled") {
        return Err(Message::new("render-template-macros"));
    }
    if kind != MAIN && kind != format!("{WORD_TYPE}template.main+xml") {
        return Err(foreign());
    }
    let root = archive.tree(&main)?.ok_or_else(foreign)?;
    if root.name != "w:document" || root.attribute("xmlns:w") != Some(WORD) {
        return Err(foreign());
    }
    let body = root.child("w:body").ok_or_else(|| broken(&main))?;
    let mut section = section(body);
    let mut package = Package::default();
    package.add(&main, MAIN, "");
    package.relate("", &format!("{OFFICE}officeDocument"), &main, true);
    let from_main = archive.ties(&main)?;
    if from_main.iter().any(|tie| tie.kind.ends_with("/vbaProject")) {
        return Err(Message::new("render-template-macros"));
    }
    let mut kept = Vec::new();
    for tie in from_main {
        let Some(kind) = short(&tie, &KEPT) else { continue };
        let shown = |element: &Element| element.attribute("r:id") == Some(tie.id.as_str());
        let margin = matches!(kind, "header" | "footer");
        if !tie.outside && (!margin || section.elements().any(shown)) {
            let (kind, to) = (kind.to_string(), tie.to.clone());
            if add(&mut archive, &mut package, &main, tie, imprint)? {
                kept.push((kind, to));
            }
        }
    }
    for tie in ties.into_iter().filter(|tie| short(tie, &KEPT).is_some() && !tie.outside) {
        add(&mut archive, &mut package, "", tie, imprint)?;
    }
    let there = package.parts.get(&main).map(|part| part.relations.clone()).unwrap_or_default();
    section.keep(|element| {
        element.attribute("r:id").is_none_or(|id| there.iter().any(|relation| relation.id == id))
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

/// The end of the type of a relation, where it is one of these.
fn short<'a>(tie: &'a Tie, kept: &[&str]) -> Option<&'a str> {
    tie.kind.strip_prefix(OFFICE).filter(|kind| kept.contains(kind))
}

/// Takes over a part with what it needs; false where it is not there.
fn add(
    archive: &mut Archive,
    package: &mut Package,
    from: &str,
    tie: Tie,
    imprint: &Imprint,
) -> Result<bool, Message> {
    let Tie { id, kind, to, .. } = tie;
    let (Some(media), Some(mut bytes)) = (archive.kind(&to), archive.bytes(&to)?) else {
        return Ok(false);
    };
    let (mut relations, mut gone) = (Vec::new(), Vec::new());
    for below in archive.ties(&to)? {
        match part_below(archive, package, &below)? {
            Some(target) => relations.push(Relation { id: below.id, kind: below.kind, target }),
            None => gone.push(below.id),
        }
    }
    if media.ends_with("+xml") {
        let mut root = Element::parse(&bytes).map_err(|_| broken(&to))?;
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
        bytes = root.file();
    }
    package.parts.insert(to.clone(), Part { kind: media, bytes, relations });
    let relation = Relation { id, kind, target: Target::Part(to) };
    package.parts.entry(from.to_string()).or_default().relations.push(relation);
    Ok(true)
}

/// A picture or a font of a part, or an address that a person may click on.
fn part_below(
    archive: &mut Archive,
    package: &mut Package,
    tie: &Tie,
) -> Result<Option<Target>, Message> {
    let Some(kind) = short(tie, &KEPT_BELOW) else { return Ok(None) };
    if tie.outside {
        let schemes = ["https://", "http://", "mailto:"];
        let good = kind == "hyperlink"
            && schemes.iter().any(|scheme| tie.to.to_ascii_lowercase().starts_with(scheme));
        return Ok(good.then(|| Target::Link(tie.to.clone())));
    }
    let (Some(media), Some(bytes)) = (archive.kind(&tie.to), archive.bytes(&tie.to)?) else {
        return Ok(None);
    };
    if kind == "hyperlink" {
        return Ok(None);
    }
    package.add(&tie.to, &media, bytes);
    Ok(Some(Target::Part(tie.to.clone())))
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
    let pages = |name: &str| name.starts_with("w:") && name != "w:sectPrChange";
    last.keep(|element| pages(&element.name) && element.name != "w:printerSettings");
    for earlier in all.iter().rev().skip(1) {
        let margins = earlier.elements().filter(|element| element.name.ends_with("erReference"));
        let same = |one: &Element, other: &Element| {
            one.name == other.name && one.attribute("w:type") == other.attribute("w:type")
        };
        for margin in margins {
            if !last.elements().any(|there| same(there, margin)) {
                last.children.insert(0, Node::Element(margin.clone()));
            }
        }
    }
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
