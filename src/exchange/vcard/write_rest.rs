//! Fields that vCard has no property for, as `X-NETLOG-…`, and `x-…` as the property that they came
//! out of.

use super::read_netlog::SPECIAL;
use super::write::{Sheet, clean};
use super::{day, known, value, write_name};
use crate::exchange::content::{escape, escape_lines};
use crate::record::kind::CONTACT;
use crate::record::{Field, Value, ValueType};

/// Fields that have lines of their own already.
const WRITTEN: &[&str] = &[
    "name",
    "kind",
    "title",
    "salutation",
    "sort",
    "aliases",
    "organisation",
    "role",
    "emails",
    "phones",
    "address",
    "web",
    "language",
    "groups",
    "uid",
    "x-org-unit",
    "x-gender",
];

pub(super) fn lines(sheet: &mut Sheet<'_>) {
    let record = sheet.record;
    let name = sheet.name();
    let organisation = matches!(sheet.text("kind").as_deref(), Some("organisation" | "programme"));
    for field in record.in_order(sheet.desk.schema) {
        let done = match field.key.as_str() {
            "x-kind" => write_name::has_kind(sheet),
            "x-suffix" => {
                let texts = sheet.texts("x-suffix");
                let known = texts.iter().all(|it| super::read_name::has_words(&name, it));
                !organisation && (known || write_name::suffix(sheet, &name).is_some())
            }
            "x-role" => has_title(sheet),
            key => WRITTEN.contains(&key),
        };
        match field.key.as_str() {
            _ if done => {}
            "roles" | "relations" => left(sheet, field),
            "x-kind" | "x-suffix" | "x-role" => of_name(sheet, &field.key, field),
            key if key.starts_with("x-") && is_property(sheet, key) => rest(sheet, key),
            key if value::is_token(key) && !key.starts_with("x-") && !SPECIAL.contains(&key) => {
                netlog(sheet, &format!("X-NETLOG-{}", key.to_ascii_uppercase()), field);
            }
            key => of_name(sheet, key, field),
        }
    }
}

/// True where ROLE can stand beside TITLE.
fn has_title(sheet: &Sheet<'_>) -> bool {
    let post = |value: &Value| match value {
        Value::Post(post) => post.holds_on(sheet.desk.today).then(|| post.role.is_some()),
        _ => None,
    };
    sheet.text("role").is_some()
        || sheet.organisation().is_none()
            && sheet.record.values("roles").iter().find_map(post).unwrap_or(false)
}

/// What is no post and no relation, though it stands where one should.
fn left(sheet: &mut Sheet<'_>, field: &Field) {
    let odd = |value: &&Value| !matches!(value, Value::Post(_) | Value::Relation(_));
    let values: Vec<Value> = field.values.iter().filter(odd).cloned().collect();
    let key = format!("x-netlog-{}", field.key);
    for value in values {
        sheet.line("X-NETLOG", &[("X-KEY", &key)], &escape(&clean(&value.display())));
    }
}

/// A key that cannot be the name of a property, or is that of another one.
fn of_name(sheet: &mut Sheet<'_>, key: &str, field: &Field) {
    let mut name = "X-NETLOG".to_string();
    value::push_parameter(&mut name, "X-KEY", key);
    netlog(sheet, &name, field);
}

fn netlog(sheet: &mut Sheet<'_>, name: &str, field: &Field) {
    let spec = sheet.desk.schema.field(&CONTACT, &field.key);
    if matches!(spec.map(|spec| &spec.value), Some(ValueType::Reference(_))) {
        let all: Vec<_> = field.values.iter().filter_map(Value::as_reference).cloned().collect();
        for reference in all {
            let (label, uid) = sheet.named(&reference);
            sheet.line(name, &[("X-UID", &uid)], &escape(&label));
        }
        return;
    }
    let typed = |value: &Value| match value {
        _ if spec.is_some() => "",
        Value::Boolean(_) => "boolean",
        Value::Number(..) => "float",
        Value::Other(_) => "x-json",
        _ => "",
    };
    if field.values.iter().all(|value| typed(value).is_empty()) {
        let all = sheet.texts(&field.key);
        let all: Vec<String> = all.iter().map(|text| escape(text)).collect();
        return sheet.line(name, &[], &all.join(","));
    }
    for value in &field.values {
        sheet.line(name, &[("VALUE", typed(value))], &escape(&clean(&value.display())));
    }
}

/// False for what a reader would take for something else.
fn is_property(sheet: &Sheet<'_>, key: &str) -> bool {
    let property = known::property(key, sheet.is_old());
    let taken = ["X-KIND", "X-ADDRESSBOOKSERVER-KIND", "X-GENDER", "GENDER", "X-DEATHDATE"];
    let secret = ["private", "confidential"];
    let class = property == "CLASS"
        && sheet.texts(key).iter().any(|it| secret.contains(&it.to_lowercase().as_str()));
    value::is_token(key)
        && !key.starts_with("x-netlog")
        && !known::is_noise(&property)
        && !taken.contains(&property.as_str())
        && !class
}

/// A property with its parameters, its value, and what somebody calls it.
type Line = (String, String, String);

/// What two ways of writing it made two values is one for whoever reads it.
fn rest(sheet: &mut Sheet<'_>, key: &str) {
    let property = known::property(key, sheet.is_old());
    let mut lines: Vec<Line> = Vec::new();
    for text in sheet.texts(key) {
        let line = match key {
            "x-bday" | "x-anniversary" | "x-deathdate" => {
                date(sheet.is_old(), property.clone(), &text)
            }
            _ => one(sheet.is_old(), &property, &text),
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    for (name, value, label) in lines {
        sheet.labelled(&name, &[], &value, &label);
    }
}

/// `19700203` in 4.0 (RFC 6350, 4.3.1), `1970-02-03` in 3.0; Apple's year where there is none.
fn date(old: bool, mut name: String, text: &str) -> Line {
    let value = match day::plain(text, None) {
        Some(day) => match day.strip_prefix("--") {
            Some(rest) if old => {
                value::push_parameter(&mut name, "X-APPLE-OMIT-YEAR", "1604");
                format!("1604-{rest}")
            }
            Some(rest) => format!("--{}", rest.replace('-', "")),
            // A month of a year keeps its hyphen.
            None if day.len() == 10 && !old => day.replace('-', ""),
            None => day,
        },
        None => {
            value::push_parameter(&mut name, "VALUE", "text");
            escape(text)
        }
    };
    (name, value, String::new())
}

/// `skype:anna (work, x-service-type=Skype)`
fn one(old: bool, property: &str, text: &str) -> Line {
    let (text, said) = said(property, text);
    let mut name = property.to_string();
    if property == "RELATED" || property == "GEO" && day::place(text).is_none() {
        name.push_str(";VALUE=text");
    } else if old && ["PHOTO", "LOGO", "SOUND"].contains(&property) {
        name.push_str(";VALUE=uri");
    }
    let (mut types, mut labels) = (Vec::new(), Vec::new());
    let is_kind = |text: &str| value::is_token(text) && text != "pref";
    for part in &said {
        match part.split_once('=') {
            // Of what has kinds a label comes back as its word alone.
            Some(("label", kind)) if known::is_labelled(property) && is_kind(kind) => {
                types.push(kind.to_string());
            }
            Some(("label", label)) => labels.push(label),
            Some(("type", kinds)) => types.extend(kinds.split(',').map(str::to_ascii_lowercase)),
            Some((key, text)) => value::push_parameter(&mut name, &key.to_ascii_uppercase(), text),
            None if is_kind(part) => types.push((*part).to_string()),
            None => labels.push(part),
        }
    }
    types.iter().for_each(|kind| value::push_parameter(&mut name, "TYPE", kind));
    let place = if property == "GEO" { day::place(text) } else { None };
    let value = match place {
        Some(place) if old => place.trim_start_matches("geo:").replace(',', ";"),
        Some(place) => place,
        None if known::is_text(property) => escape(text),
        None => escape_lines(text),
    };
    (name, value, labels.join(", "))
}

/// What stands in parentheses behind a value, where a card has a place for it.
fn said<'a>(property: &str, text: &'a str) -> (&'a str, Vec<&'a str>) {
    let none = (text, Vec::new());
    // A label that has one would be that of something else.
    if property == "X-ABLABEL" {
        return none;
    }
    let Some((value, inner)) = text.strip_suffix(')').and_then(|it| it.rsplit_once(" (")) else {
        return none;
    };
    let parts: Vec<&str> = inner.split(", ").map(str::trim).collect();
    let pair = |part: &&str| match part.split_once('=') {
        Some((key, text)) => {
            value::is_token(key)
                && !text.is_empty()
                && (key == "type" || !known::is_form(&key.to_ascii_uppercase()))
                && !text.contains(['=', '(', ')', '\n'])
        }
        None => false,
    };
    let word = |part: &&str| !part.is_empty() && !part.contains(['=', '(', ')', '\n']);
    let fits = if known::is_labelled(property) {
        parts.iter().all(|part| pair(part) || word(part))
    } else {
        parts.iter().all(pair)
    };
    if fits && !value.trim().is_empty() { (value.trim(), parts) } else { none }
}

#[cfg(test)]
mod tests {
    use super::super::law::{holds, schema};
    use super::*;
    use crate::record::{Draft, Record};

    #[test]
    fn what_can_be_written_in_two_ways_comes_back_in_one() {
        let schema = schema();
        for (key, texts) in [
            // Nobody sees anything in them: as if there were none.
            ("uid", &[" ", "\u{1b}"] as &[&str]),
            ("sort", &["Winter , Susanne"]),
            ("x-gender", &["M;"]),
            ("x-gender", &["O;;divers &amp; mehr;"]),
            ("x-anniversary", &["19700203", "1970-02-03", "1970-2-3"]),
            ("x-bday", &["--0203", "--02-03"]),
            ("x-impp", &["skype:anna (label=x)", "skype:anna (x)"]),
            ("x-ablabel", &["Haus (label=x)"]),
            ("x-tz", &["Berlin (mobil))"]),
            ("x-foo", &["eins (a=b))"]),
            ("aliases", &["data:x", "Data: siehe 1/2, 3"]),
        ] {
            let mut draft = Draft::new(&CONTACT);
            draft.set_text("name", "Susanne Winter");
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_string()).collect();
            match texts.as_slice() {
                [one] => draft.set_text(key, one),
                many => draft.set_texts(key, many),
            }
            let record = Record::read(&schema, &CONTACT, "contacts/a.md", draft.write(&schema));
            if let Err(fault) = holds(&schema, vec![record]) {
                panic!("{key}: {fault}");
            }
        }
    }
}
