//! Everything that has no field of its own is kept under `x-` and its name, with what says which one
//! it is in parentheses: `x-impp: "skype:anna (work)"`.

use super::line::Property;
use super::read::Reading;
use super::{day, known, read_netlog, value};

pub(super) fn property(reading: &mut Reading<'_>, property: &Property) {
    let name = property.name.as_str();
    let text = property.text();
    let kind = property.get("VALUE").unwrap_or_default().to_ascii_lowercase();
    match name {
        "RELATED" if kind != "text" && is_pointer(&text) => {
            return read_netlog::related(reading, property);
        }
        "BDAY"
        | "ANNIVERSARY"
        | "X-ANNIVERSARY"
        | "X-EVOLUTION-ANNIVERSARY"
        | "DEATHDATE"
        | "X-DEATHDATE" => {
            let day = day::plain(&text, property.get("X-APPLE-OMIT-YEAR"));
            let field = match name {
                "X-EVOLUTION-ANNIVERSARY" => "x-anniversary".to_string(),
                name => known::field(name),
            };
            return reading.keep(&field, &day.unwrap_or(text));
        }
        "X-ABDATE" => {
            let day = day::plain(&text, property.get("X-APPLE-OMIT-YEAR")).unwrap_or(text);
            return match reading.label(property) {
                Some("anniversary") => reading.keep("x-anniversary", &day),
                label => {
                    let shown = shown(&day, label.into_iter().map(str::to_string).collect());
                    reading.keep("x-abdate", &shown);
                }
            };
        }
        _ => {}
    }
    let text = match name {
        "GEO" => day::place(&text).unwrap_or(text),
        // 2.1 and 3.0 have the envelope beside the address.
        "LABEL" => text.replace("\r\n", "\n"),
        _ => text,
    };
    let shown = shown(&text, said(reading, property));
    reading.keep(&known::field(name), &shown);
}

/// A card, a person's address: what a RELATED can lead to.
fn is_pointer(text: &str) -> bool {
    let scheme = text.split(':').next().unwrap_or_default().to_ascii_lowercase();
    text.contains(':') && ["urn", "mailto"].contains(&scheme.as_str())
}

/// What the parameters and the label say: kinds in their own words where the property has kinds,
/// everything else as `name=value`.
fn said(reading: &Reading<'_>, property: &Property) -> Vec<String> {
    let labelled = known::is_labelled(&property.name);
    let clean = |text: &str| text.replace(['(', ')', '='], "").replace(", ", ",");
    let mut said: Vec<String> = Vec::new();
    let types: Vec<&str> = property.types().filter(|it| *it != "pref").collect();
    if labelled && types.iter().all(|it| value::is_token(it)) {
        said.extend(types.iter().map(|it| (*it).to_string()));
    } else if !types.is_empty() {
        said.push(format!("type={}", clean(&types.join(","))));
    }
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in property.params.iter().filter(|(name, _)| !known::is_form(name)) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    for name in names {
        let values = property.params.iter().filter(|(known, _)| known == name);
        let values: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
        let text = clean(&values.join(","));
        if !text.is_empty() {
            said.push(format!("{}={text}", name.to_ascii_lowercase()));
        }
    }
    match reading.label(property) {
        Some(label) if labelled => said.push(label.replace(['(', ')'], "")),
        Some(label) => said.push(format!("label={}", clean(label))),
        None => {}
    }
    said
}

fn shown(text: &str, said: Vec<String>) -> String {
    let said: Vec<String> = said.into_iter().filter(|it| !it.is_empty()).collect();
    if said.is_empty() { text.to_string() } else { format!("{text} ({})", said.join(", ")) }
}
