//! The list with bullets: the one that a document's own style for it names, or ours, added under
//! numbers that are free.

use super::style;
use super::tree::Element;

/// Which list, and which of its levels.
pub struct Bullets {
    pub list: String,
    pub level: String,
}

const OURS: &str = "<w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\">\
    <w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>\
    <w:pPr><w:ind w:left=\"397\" w:hanging=\"284\"/></w:pPr></w:lvl>";

/// Finds or makes it; `styles` is `w:styles`, `numbering` is `w:numbering`.
pub fn bullets(styles: &Element, numbering: &mut Element) -> Bullets {
    if let Some(bullets) = theirs(styles) {
        return bullets;
    }
    let next = |name: &str, key: &str| {
        let numbers = numbering.elements().filter(|element| element.name == name);
        let highest =
            numbers.filter_map(|element| element.attribute(key)?.parse::<u32>().ok()).max();
        highest.map_or(1, |number| number.saturating_add(1))
    };
    let shape = next("w:abstractNum", "w:abstractNumId");
    let list = next("w:num", "w:numId");
    // All shapes stand before all lists.
    let last = "w:numIdMacAtCleanup";
    numbering.insert_before(
        &["w:num", last],
        format!("<w:abstractNum w:abstractNumId=\"{shape}\">{OURS}</w:abstractNum>"),
    );
    numbering.insert_before(
        &[last],
        format!("<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"{shape}\"/></w:num>"),
    );
    Bullets { list: list.to_string(), level: "0".to_string() }
}

fn theirs(styles: &Element) -> Option<Bullets> {
    let named = |style: &&Element| {
        style.name == "w:style"
            && style.value("w:name").is_some_and(|name| name.eq_ignore_ascii_case(style::BULLET))
    };
    let numbers = styles.elements().find(named)?.child("w:pPr")?.child("w:numPr")?;
    let list = numbers.value("w:numId").filter(|list| *list != "0")?.to_string();
    let level = numbers.value("w:ilvl").unwrap_or("0").to_string();
    Some(Bullets { list, level })
}
