//! Takes from a part of a template what would reach for something outside as soon as the document
//! is opened or printed. What waits for a click stays.

use std::collections::BTreeSet;

use super::SPACES;
use super::tree::{Broken, Element, Node};

/// Settings and pieces that fetch, ask or run.
const FETCHING: [&str; 8] = [
    "w:attachedTemplate",
    "w:mailMerge",
    "w:updateFields",
    "w:linkStyles",
    "w:altChunk",
    "w:subDoc",
    "w:object",
    "w:control",
];

/// What is in the names of fields that do.
const FIELDS: [&str; 5] = ["INCLUDE", "IMPORT", "LINK", "DDE", "DATABASE"];

/// Of these nothing is left when a piece is missing.
const DRAWINGS: [&str; 2] = ["w:drawing", "w:pict"];

/// The prefixes that elements and attributes are known by here, and what they stand for.
const KNOWN: [(&str, &str); 2] = [
    ("xmlns:v", "urn:schemas-microsoft-com:vml"),
    ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
];

/// The same names in the other variant of the format, which programs read as these.
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// A part whose names are what they look like: Word and LibreOffice always use these prefixes, and
/// another one for the same would carry everything past what is looked for here.
pub fn named(root: Element) -> Result<Element, Broken> {
    let odd = |(key, value): &(String, String)| {
        let bound = key == "xmlns" || key.starts_with("xmlns:");
        let two = |(name, space): &(&str, &str)| (key == name) != (value == space);
        bound && (value.starts_with(STRICT) || SPACES.iter().chain(&KNOWN).any(two))
    };
    match root.any(&|element| element.attributes.iter().any(odd)) {
        true => Err(Broken),
        false => Ok(root),
    }
}

/// `gone`: the ids of the relations that were left out.
pub fn calm(root: &mut Element, gone: &BTreeSet<String>) {
    let mut letters = String::new();
    root.each(&mut |element| {
        // Pictures of the older kind can name a file beside their relation.
        element.attributes.retain(|(key, _)| !matches!(key.as_str(), "o:href" | "src"));
        let mut code = element.attribute("w:instr").map(String::from).unwrap_or_default();
        if matches!(element.name.as_str(), "w:instrText" | "w:delInstrText") {
            // It holds a text and nothing else.
            element.keep(|_| false);
            for node in &element.children {
                if let Node::Raw(text) = node {
                    code.push_str(text);
                }
            }
        }
        // A link that waits for a click is one in a single piece: two halves could belong to two.
        let code: String = code.to_uppercase().split_whitespace().collect();
        letters.push_str(&code.replace("HYPERLINK", ""));
    });
    // One may be spread over many pieces, so their letters are taken together.
    let asks = FIELDS.iter().any(|name| letters.contains(name));
    prune(root, gone, asks);
}

fn prune(element: &mut Element, gone: &BTreeSet<String>, no_fields: bool) {
    for node in std::mem::take(&mut element.children) {
        let Node::Element(mut child) = node else {
            element.children.push(node);
            continue;
        };
        let name = child.name.as_str();
        let field = no_fields && matches!(name, "w:fldChar" | "w:instrText" | "w:delInstrText");
        // A picture that is left behind because it is SVG; the one beside it shows the same.
        let second = |below: &Element| below.name.ends_with(":svgBlip") && lacks(below, gone);
        let lost = lacks(&child, gone) || child.elements().any(second);
        let opened = name == "w:hyperlink" && lost || no_fields && name == "w:fldSimple";
        let hollow =
            DRAWINGS.contains(&name) && child.any(&|below| lacks(below, gone) && !second(below));
        if field || hollow || FETCHING.contains(&name) || lost && !opened {
            continue;
        }
        prune(&mut child, gone, no_fields);
        if opened {
            element.children.append(&mut child.children);
        } else {
            element.children.push(Node::Element(child));
        }
    }
}

fn lacks(element: &Element, gone: &BTreeSet<String>) -> bool {
    let ties = |key: &str| key.starts_with("r:") || key == "o:relid";
    element.attributes.iter().any(|(key, id)| ties(key) && gone.contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calmed(inner: &str) -> String {
        let mut root = Element::parse(format!("<w:hdr>{inner}</w:hdr>").as_bytes()).unwrap();
        calm(&mut root, &BTreeSet::from(["rId9".to_string()]));
        root.children.iter().fold(String::new(), |out, node| match node {
            Node::Element(element) => out + &element.xml(),
            Node::Raw(text) => out + text,
        })
    }

    #[test]
    fn what_fetches_goes_and_what_waits_stays() {
        let stays = "<w:p><w:hyperlink r:id=\"rId1\"><w:r/></w:hyperlink></w:p>";
        assert_eq!(calmed(stays), stays);
        assert_eq!(calmed("<w:hyperlink r:id=\"rId9\"><w:r>x</w:r></w:hyperlink>"), "<w:r>x</w:r>");
        assert_eq!(calmed("<w:drawing><a:blip r:link=\"rId9\"/></w:drawing><w:p/>"), "<w:p/>");
        assert_eq!(calmed("<w:drawing><a:blip r:link=\"r&#73;d9\"/></w:drawing>"), "");
        assert_eq!(calmed("<w:attachedTemplate r:id=\"rId1\"/><w:zoom/>"), "<w:zoom/>");
        assert_eq!(calmed("<v:imagedata src=\"file://x\" o:href=\"y\"/>"), "<v:imagedata/>");
    }

    #[test]
    fn a_second_picture_goes_alone() {
        let both = |second: &str| {
            format!(
                "<w:drawing><a:blip r:embed=\"rId1\"><a:extLst>{second}</a:extLst></a:blip></w:drawing>"
            )
        };
        let second = "<a:ext uri=\"x\"><asvg:svgBlip r:embed=\"rId9\"/></a:ext>";
        assert_eq!(calmed(&both(second)), both("").replace("></a:extLst>", "/>"));
    }

    #[test]
    fn prefixes_are_what_they_look_like() {
        let good = |attributes: &str| {
            let xml = format!("<p><q {attributes}/></p>");
            named(Element::parse(xml.as_bytes()).unwrap()).is_ok()
        };
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let ties = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        assert!(good(&format!(
            "xmlns:w='{word}' xmlns:r='{ties}' xmlns='x' xmlns:y='z' a='{word}'"
        )));
        for (key, value) in [
            ("xmlns", word),
            ("xmlns:x", word),
            ("xmlns:r", word),
            ("xmlns:w", ties),
            ("xmlns", ties),
            ("xmlns:x", ties),
            ("xmlns:w", "x"),
            ("xmlns:r", "x"),
            ("xmlns:x", "http://schemas.openxmlformats.org/wordprocessingml/2006/&#109;ain"),
            ("xmlns:x", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
            ("xmlns:q", "urn:schemas-microsoft-com:office:office"),
            ("xmlns:v", "x"),
        ] {
            assert!(!good(&format!("{key}='{value}'")), "{key} {value}");
        }
    }

    #[test]
    fn fields_that_fetch_leave_only_what_they_showed() {
        let page = "<w:fldSimple w:instr=\" PAGE \"><w:r>1</w:r></w:fldSimple><w:instrText>HYPERLINK</w:instrText>";
        assert_eq!(calmed(page), page);
        let split = "<w:r><w:fldChar/><w:instrText> INCL</w:instrText></w:r>\
             <w:r><w:instrText>UDEPICTURE x</w:instrText></w:r><w:r><w:t>y</w:t></w:r>";
        assert_eq!(calmed(split), "<w:r/><w:r/><w:r><w:t>y</w:t></w:r>");
        let simple = "<w:fldSimple w:instr=\"includetext x\"><w:r>z</w:r></w:fldSimple>";
        assert_eq!(calmed(simple), "<w:r>z</w:r>");
        for hidden in [
            "<w:instrText>INCL&#85;DEPICTURE x</w:instrText>",
            "<w:instrText>INCL<![CDATA[UDE]]>PICTURE x</w:instrText>",
            "<w:instrText>INCL<!-- -->UDEPICTURE x</w:instrText>",
            "<w:instrText>INCL<w:x/>UDEPICTURE x</w:instrText>",
            "<w:delInstrText>&#x69;ncludetext x</w:delInstrText>",
            "<w:instrText>HYPER</w:instrText><w:fldChar/><w:instrText>LINK x</w:instrText>",
            "<w:fldSimple w:instr=\"INCL&#85;DETEXT x\"/>",
            "<w:fldSimple w:instr='DD&#x45;AUTO x'/>",
        ] {
            assert_eq!(calmed(hidden), "", "{hidden}");
        }
    }
}
