//! Takes from a part of a template what would reach for something outside as soon as the document
//! is opened or printed. What waits for a click stays.

use super::tree::{Element, Node};

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

/// `gone`: the ids of the relations that were left out.
pub fn calm(root: &mut Element, gone: &[String]) {
    let mut fields = String::new();
    root.each(&mut |element| {
        // Pictures of the older kind can name a file beside their relation.
        element.attributes.retain(|(key, _)| !matches!(key.as_str(), "o:href" | "src"));
        if let Some(field) = element.attribute("w:instr") {
            fields.push_str(&format!("{field} "));
        }
        if element.name == "w:instrText" {
            for node in &element.children {
                if let Node::Raw(text) = node {
                    fields.push_str(text);
                }
            }
            fields.push(' ');
        }
    });
    // One may be spread over many pieces, so their letters are taken together.
    let letters: String = fields.to_uppercase().split_whitespace().collect();
    let letters = letters.replace("HYPERLINK", "");
    let asks = FIELDS.iter().any(|name| letters.contains(name));
    prune(root, gone, asks);
}

fn prune(element: &mut Element, gone: &[String], no_fields: bool) {
    for node in std::mem::take(&mut element.children) {
        let Node::Element(mut child) = node else {
            element.children.push(node);
            continue;
        };
        let name = child.name.as_str();
        let field = no_fields && matches!(name, "w:fldChar" | "w:instrText");
        let lost = lacks(&child, gone);
        let opened = name == "w:hyperlink" && lost || no_fields && name == "w:fldSimple";
        let hollow = DRAWINGS.contains(&name) && child.any(&|below| lacks(below, gone));
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

fn lacks(element: &Element, gone: &[String]) -> bool {
    element.attributes.iter().any(|(key, id)| key.starts_with("r:") && gone.contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calmed(inner: &str) -> String {
        let mut root = Element::parse(format!("<w:hdr>{inner}</w:hdr>").as_bytes()).unwrap();
        calm(&mut root, &["rId9".to_string()]);
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
        assert_eq!(calmed("<w:attachedTemplate r:id=\"rId1\"/><w:zoom/>"), "<w:zoom/>");
        assert_eq!(calmed("<v:imagedata src=\"file://x\" o:href=\"y\"/>"), "<v:imagedata/>");
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
    }
}
