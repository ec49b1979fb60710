//! The styles that our text needs. Where a document has one, found by the name that is the same in
//! every language of Word, it is used as it is; those it lacks are added.

use std::collections::BTreeMap;

use super::tree::{Element, Node};

pub const TITLE: &str = "Title";
pub const HEADINGS: [&str; 4] = ["heading 1", "heading 2", "heading 3", "heading 4"];
pub const CONTENTS: [&str; 2] = ["toc 1", "toc 2"];
pub const CONTENTS_HEADING: &str = "TOC Heading";
pub const BODY: &str = "Body Text";
pub const BULLET: &str = "List Bullet";
pub const CAPTION: &str = "caption";
pub const QUOTE: &str = "Quote";
pub const LINES: &str = "HTML Preformatted";
pub const HEADER: &str = "header";
pub const FOOTER: &str = "footer";
pub const STRONG: &str = "Strong";
/// These names are ours; an office gives them another look by styles of the same names.
pub const FACT: &str = "Fact";
pub const RULE: &str = "Rule";
pub const FAINT: &str = "Faint";
pub const TABLE: &str = "Report Table";
pub const TABLE_HEAD: &str = "Table Head";
pub const TABLE_TEXT: &str = "Table Text";

const NORMAL: &str = "Normal";
const NORMAL_TABLE: &str = "Normal Table";

/// Where the number of our list goes.
const LIST: &str = "{list}";

struct Style {
    kind: &'static str,
    name: &'static str,
    id: &'static str,
    based: &'static str,
    next: &'static str,
    /// What stands between these and the look: where and whether Word lists it.
    place: &'static str,
    look: &'static str,
}

const fn paragraph(
    name: &'static str,
    id: &'static str,
    (based, next): (&'static str, &'static str),
    place: &'static str,
    look: &'static str,
) -> Style {
    Style { kind: "paragraph", name, id, based, next, place, look }
}

const fn heading(at: usize, id: &'static str, place: &'static str, look: &'static str) -> Style {
    let name = match at {
        1 => "heading 1",
        2 => "heading 2",
        3 => "heading 3",
        _ => "heading 4",
    };
    paragraph(name, id, (NORMAL, BODY), place, look)
}

/// Those that others are based on stand before them.
const STYLES: [Style; 24] = [
    paragraph(NORMAL, "Normal", ("", ""), "<w:qFormat/>", ""),
    Style {
        kind: "table",
        name: NORMAL_TABLE,
        id: "TableNormal",
        based: "",
        next: "",
        place: "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>",
        look: "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
            <w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>\
            <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/>\
            </w:tblCellMar></w:tblPr>",
    },
    paragraph(
        BODY,
        "BodyText",
        (NORMAL, ""),
        "<w:qFormat/>",
        "<w:pPr><w:spacing w:after=\"120\" w:line=\"271\" w:lineRule=\"auto\"/></w:pPr>",
    ),
    paragraph(
        TITLE,
        "Title",
        (NORMAL, BODY),
        "<w:uiPriority w:val=\"10\"/><w:qFormat/>",
        "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:after=\"240\"/></w:pPr>\
         <w:rPr><w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/></w:rPr>",
    ),
    heading(
        1,
        "Heading1",
        "<w:uiPriority w:val=\"9\"/><w:qFormat/>",
        "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"400\" w:after=\"140\"/><w:outlineLvl w:val=\"0\"/></w:pPr>\
         <w:rPr><w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>",
    ),
    heading(
        2,
        "Heading2",
        "<w:uiPriority w:val=\"9\"/><w:unhideWhenUsed/><w:qFormat/>",
        "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"300\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/></w:pPr>\
         <w:rPr><w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/></w:rPr>",
    ),
    heading(
        3,
        "Heading3",
        "<w:uiPriority w:val=\"9\"/><w:unhideWhenUsed/><w:qFormat/>",
        "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/></w:pPr>\
         <w:rPr><w:b/><w:bCs/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/></w:rPr>",
    ),
    heading(
        4,
        "Heading4",
        "<w:uiPriority w:val=\"9\"/><w:unhideWhenUsed/><w:qFormat/>",
        "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"3\"/></w:pPr>\
         <w:rPr><w:b/><w:bCs/><w:color w:val=\"595959\"/></w:rPr>",
    ),
    paragraph(
        CONTENTS_HEADING,
        "TOCHeading",
        (NORMAL, BODY),
        "<w:uiPriority w:val=\"39\"/><w:unhideWhenUsed/><w:qFormat/>",
        "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"400\" w:after=\"140\"/></w:pPr>\
         <w:rPr><w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>",
    ),
    paragraph(
        CONTENTS[0],
        "TOC1",
        (NORMAL, NORMAL),
        "<w:autoRedefine/><w:uiPriority w:val=\"39\"/><w:unhideWhenUsed/>",
        "<w:pPr><w:spacing w:before=\"60\" w:after=\"40\"/></w:pPr>",
    ),
    paragraph(
        CONTENTS[1],
        "TOC2",
        (NORMAL, NORMAL),
        "<w:autoRedefine/><w:uiPriority w:val=\"39\"/><w:unhideWhenUsed/>",
        "<w:pPr><w:spacing w:after=\"40\"/><w:ind w:left=\"340\"/></w:pPr>",
    ),
    paragraph(
        BULLET,
        "ListBullet",
        (NORMAL, ""),
        "<w:qFormat/>",
        "<w:pPr><w:numPr><w:numId w:val=\"{list}\"/></w:numPr><w:spacing w:after=\"60\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr>",
    ),
    paragraph(
        CAPTION,
        "Caption",
        (NORMAL, BODY),
        "<w:uiPriority w:val=\"35\"/><w:unhideWhenUsed/><w:qFormat/>",
        "<w:pPr><w:keepLines/><w:spacing w:before=\"120\" w:after=\"100\"/></w:pPr>\
         <w:rPr><w:b/><w:bCs/><w:color w:val=\"404040\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>",
    ),
    paragraph(
        QUOTE,
        "Quote",
        (BODY, BODY),
        "<w:uiPriority w:val=\"29\"/><w:qFormat/>",
        "<w:pPr><w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"10\" w:color=\"B8B8B8\"/></w:pBdr>\
         <w:ind w:left=\"454\" w:right=\"454\"/></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr>",
    ),
    paragraph(
        LINES,
        "HTMLPreformatted",
        (NORMAL, ""),
        "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/>",
        "<w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr>\
         <w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>\
         <w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/></w:rPr>",
    ),
    paragraph(
        FACT,
        "Fact",
        (NORMAL, ""),
        "<w:qFormat/>",
        "<w:pPr><w:spacing w:after=\"60\" w:line=\"264\" w:lineRule=\"auto\"/><w:ind w:left=\"2268\" w:hanging=\"2268\"/></w:pPr>",
    ),
    paragraph(
        RULE,
        "Rule",
        (NORMAL, BODY),
        "",
        "<w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"B8B8B8\"/></w:pBdr>\
         <w:spacing w:after=\"200\"/></w:pPr>",
    ),
    paragraph(
        HEADER,
        "Header",
        (NORMAL, ""),
        "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/>",
        "<w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"9071\"/></w:tabs></w:pPr>\
         <w:rPr><w:color w:val=\"595959\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>",
    ),
    paragraph(
        FOOTER,
        "Footer",
        (NORMAL, ""),
        "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/>",
        "<w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"9071\"/></w:tabs></w:pPr>\
         <w:rPr><w:color w:val=\"595959\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>",
    ),
    paragraph(
        TABLE_TEXT,
        "TableText",
        (NORMAL, ""),
        "<w:qFormat/>",
        "<w:pPr><w:spacing w:before=\"40\" w:after=\"40\"/></w:pPr>\
         <w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>",
    ),
    paragraph(
        TABLE_HEAD,
        "TableHead",
        (TABLE_TEXT, ""),
        "<w:qFormat/>",
        "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>",
    ),
    Style {
        kind: "character",
        name: STRONG,
        id: "Strong",
        based: "",
        next: "",
        place: "<w:uiPriority w:val=\"22\"/><w:qFormat/>",
        look: "<w:rPr><w:b/><w:bCs/></w:rPr>",
    },
    Style {
        kind: "character",
        name: FAINT,
        id: "Faint",
        based: "",
        next: "",
        place: "<w:qFormat/>",
        look: "<w:rPr><w:color w:val=\"595959\"/></w:rPr>",
    },
    Style {
        kind: "table",
        name: TABLE,
        id: "ReportTable",
        based: NORMAL_TABLE,
        next: "",
        place: "<w:uiPriority w:val=\"99\"/>",
        look: "<w:tblPr><w:tblBorders>\
            <w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"7F7F7F\"/>\
            <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"7F7F7F\"/>\
            <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFBFBF\"/>\
            </w:tblBorders></w:tblPr>\
            <w:tblStylePr w:type=\"firstRow\"><w:tblPr/><w:tcPr><w:tcBorders>\
            <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"7F7F7F\"/></w:tcBorders>\
            <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E9EEF3\"/></w:tcPr></w:tblStylePr>",
    },
];

/// The ids of the styles of a document by their kinds and names.
pub struct Styles {
    ids: BTreeMap<(String, String), String>,
}

impl Styles {
    /// Adds to `root`, which is `w:styles`, what it lacks. `list` is the number of our list.
    pub fn install(root: &mut Element, list: &str) -> Styles {
        let mut styles = Styles { ids: BTreeMap::new() };
        for style in root.elements().filter(|element| element.name == "w:style") {
            let kind = style.attribute("w:type").unwrap_or("paragraph");
            let Some(id) = style.attribute("w:styleId") else { continue };
            if let Some(name) = style.value("w:name") {
                styles.learn(kind, name, id);
            }
            let standard = match kind {
                "paragraph" => NORMAL,
                "table" => NORMAL_TABLE,
                _ => continue,
            };
            if matches!(style.attribute("w:default"), Some("1" | "true" | "on")) {
                styles.learn(kind, standard, id);
            }
        }
        for style in &STYLES {
            if styles.find(style.kind, style.name).is_none() {
                let id = styles.free(style.id);
                let xml = styles.xml(style, &id, list);
                root.children.push(Node::Raw(xml));
                styles.learn(style.kind, style.name, &id);
            }
        }
        styles
    }

    /// The id of a style of paragraphs.
    pub fn paragraph(&self, name: &str) -> &str {
        self.find("paragraph", name).unwrap_or_default()
    }

    pub fn character(&self, name: &str) -> &str {
        self.find("character", name).unwrap_or_default()
    }

    pub fn table(&self, name: &str) -> &str {
        self.find("table", name).unwrap_or_default()
    }

    fn find(&self, kind: &str, name: &str) -> Option<&str> {
        self.ids.get(&(kind.to_string(), name.to_lowercase())).map(String::as_str)
    }

    /// Word takes capital and small letters of a name for the same.
    fn learn(&mut self, kind: &str, name: &str, id: &str) {
        self.ids.insert((kind.to_string(), name.to_lowercase()), id.to_string());
    }

    fn free(&self, id: &str) -> String {
        let taken = |id: &str| self.ids.values().any(|other| other.eq_ignore_ascii_case(id));
        let mut free = id.to_string();
        while taken(&free) {
            free.push('N');
        }
        free
    }

    fn xml(&self, style: &Style, id: &str, list: &str) -> String {
        let Style { kind, name, based, next, place, look, .. } = style;
        let mark = match *name {
            NORMAL | NORMAL_TABLE => " w:default=\"1\"",
            FACT | RULE | FAINT | TABLE | TABLE_HEAD | TABLE_TEXT => " w:customStyle=\"1\"",
            _ => "",
        };
        let other = |tag: &str, name: &str| {
            self.find(kind, name).map(|id| format!("<w:{tag} w:val=\"{id}\"/>")).unwrap_or_default()
        };
        format!(
            "<w:style w:type=\"{kind}\"{mark} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{}{}{place}{}</w:style>",
            other("basedOn", based),
            other("next", next),
            look.replace(LIST, list),
        )
    }
}
