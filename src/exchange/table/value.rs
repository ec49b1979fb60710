//! One cell as the value of a field: what its type asks for, in either language. A cell that does
//! not fit is kept as text under the name of its column.

use std::collections::{HashMap, HashSet};

use serde_yaml::Value as Yaml;

use super::column::{Heads, kept};
use super::day::{self, Moment, Order};
use super::grid::Cell;
use super::list;
use super::names::norm;
use crate::exchange::phone::Kinds;
use crate::exchange::whom::{self, Whom};
use crate::exchange::{Item, Party, Remark, name};
use crate::record::email;
use crate::record::{FieldSpec, KindSpec, ValueType, id, kind};
use crate::words::when;
use crate::words::{Lang, Message, Words};

/// Words that stand for a choice beside its own and its translations.
const SYNONYMS: &[(&str, &str, &str)] = &[
    ("kind", "organisation", "organization|firma|institution|company|behörde|verein"),
    ("kind", "programme", "program|förderprogramm"),
    ("channel", "in-person", "vor ort|präsenz|treffen|besuch|termin|in präsenz|meeting|gespräch"),
    ("channel", "phone", "telefonisch|tel|anruf|telefonat|call|phone call|telefongespräch"),
    ("channel", "video", "videokonferenz|online|zoom|teams|webex|videocall|digital|virtuell"),
    ("channel", "email", "mail|per mail|schriftlich per mail|e mail"),
    ("channel", "letter", "post|schriftlich|schreiben|per post"),
    ("status", "planned", "offen|vorläufig|tentative|open|in planung"),
    ("status", "confirmed", "fest|zugesagt|fix|accepted"),
    ("status", "held", "erledigt|durchgeführt|done|war|abgehalten"),
    ("status", "cancelled", "storniert|entfällt|entfallen|ausgefallen|canceled|abgesagt"),
];

const YES: &[&str] = &["ja", "yes", "true", "wahr", "ein", "on", "x", "1", "j", "y"];
const NO: &[&str] = &["nein", "no", "false", "falsch", "aus", "off", "0", "n"];

/// Everything by which cells are read in one table.
pub struct Reading<'a> {
    pub heads: &'a Heads<'a>,
    /// How slashes are read.
    pub order: Order,
    /// The marks behind telephones and addresses.
    pub kinds: Kinds,
    /// Heads of columns in which no comma parts two people.
    pub whole: HashSet<String>,
    choices: HashMap<(String, String), String>,
}

impl<'a> Reading<'a> {
    pub fn new(heads: &'a Heads<'a>, order: Order) -> Reading<'a> {
        let mut choices = HashMap::new();
        let both = [Words::new(Lang::De), Words::new(Lang::En)];
        for kind in kind::KINDS {
            for field in heads.desk().schema.fields(kind) {
                let ValueType::Choice(known) = &field.value else { continue };
                for choice in known.iter() {
                    let mut add = |name: String| {
                        choices.entry((field.key.to_string(), name)).or_insert(choice.to_string());
                    };
                    add(norm(choice));
                    let id = format!("choice-{}-{choice}", field.key);
                    both.iter().filter(|words| words.knows(&id)).for_each(|words| {
                        add(norm(&words.text(&id)));
                    });
                }
            }
        }
        for (key, choice, names) in SYNONYMS {
            for name in names.split('|') {
                let at = ((*key).to_string(), norm(name));
                choices.entry(at).or_insert((*choice).to_string());
            }
        }
        let (kinds, whole) = (Kinds::new(heads.desk().words), HashSet::new());
        Reading { heads, order, kinds, whole, choices }
    }

    pub fn moment(&self, cell: &Cell) -> Option<Moment> {
        day::moment(cell, self.order, self.heads.desk().today)
    }

    /// Puts a cell under a key of the kind, or says why not.
    pub fn put(
        &self,
        item: &mut Item,
        key: &str,
        head: &str,
        cell: &Cell,
        remarks: &mut Vec<Remark>,
    ) {
        let Some(field) = self.heads.desk().schema.field(item.kind, key) else {
            item.keep(key, cell.text());
            return;
        };
        let text = cell.text();
        match &field.value {
            ValueType::Reference(kinds) => {
                let any = kinds.is_empty();
                // Our own tables have names as they are.
                let own = item.stem.is_some();
                let names = match (field.many, own) {
                    (true, false) => people(&text, self.whole.contains(head)),
                    (true, true) => list::split(&text).into_iter().map(Whom::one).collect(),
                    (false, _) => vec![Whom::one(text.trim())],
                };
                for Whom { text, or } in names {
                    let or: Vec<Party> = or.iter().map(|one| Party { any, ..party(one) }).collect();
                    let mut to = Party { any, ..party(&text) };
                    if !own && or.is_empty() {
                        to.name = to.name.map(|name| name::said(&name));
                    }
                    item.link(key, Party { or, ..to });
                }
                return;
            }
            ValueType::Posts => {
                list::split(&text).iter().for_each(|post| item.links.push(post_of(key, post)));
                return;
            }
            ValueType::Relations => {
                for relation in list::split(&text) {
                    let (how, to) = relation.split_once(": ").unwrap_or(("related", &relation));
                    let to = Party { any: true, ..party(to) };
                    item.link(&format!("{key}.{}", how.trim()), to);
                }
                return;
            }
            _ => {}
        }
        let texts = match (field.many, &field.value) {
            (true, ValueType::Text) if is_words(key) => list::split_words(&text),
            (true, _) => list::split(&text),
            (false, _) => vec![text.trim().to_string()],
        };
        let mut values = Vec::new();
        let mut odd = Vec::new();
        for text in &texts {
            let whole = if texts.len() == 1 { cell } else { &Cell::of(text) };
            match self.value(field, whole, text) {
                Some(value) => values.push(value),
                None => odd.push(text.as_str()),
            }
        }
        if !odd.is_empty() {
            odd.iter().for_each(|text| item.keep(&kept(head, 0), *text));
            let message = Message::new("exchange-table-value")
                .with("column", head)
                .with("value", odd.join("; "));
            remarks.push(Remark::note(item.place.clone(), message));
        }
        match (field.many, item.get(key).is_some()) {
            (true, _) => values.into_iter().for_each(|value| append(item, key, value)),
            (false, false) => values.into_iter().take(1).for_each(|value| item.put(key, value)),
            // Two columns for one value: the second one is kept beside.
            (false, true) => {
                let same = item.get(key) == values.first();
                if !same {
                    item.keep(&kept(head, 0), cell.text());
                }
            }
        }
    }

    /// A cell as the type asks for it; `None` where it is no such value.
    fn value(&self, field: &FieldSpec, cell: &Cell, text: &str) -> Option<Yaml> {
        let string = |text: String| Yaml::String(text);
        match &field.value {
            ValueType::Number => number(text),
            ValueType::Boolean => truth(cell).map(Yaml::Bool),
            ValueType::Day => self.moment(cell)?.day?.day().map(|day| string(day.to_string())),
            ValueType::PartialDate => self.moment(cell)?.day.map(|day| string(day.to_string())),
            ValueType::Clock => {
                let found = self.moment(cell)?;
                found.from.map(|from| string(day::written(from, found.until)))
            }
            ValueType::Span => when::span(text).map(|span| string(span.to_string())),
            ValueType::Choice(_) => self.choice(&field.key, text).map(string),
            _ => Some(string(text.to_string())),
        }
    }

    pub fn choice(&self, key: &str, text: &str) -> Option<String> {
        self.choices.get(&(key.to_string(), norm(text))).cloned()
    }

    /// The kind that a cell names.
    pub fn kind(&self, cell: &Cell) -> Option<&'static KindSpec> {
        kind::named(&crate::words::fold::key(cell.text().trim()))
    }
}

/// Lists of short words, between which people write commas.
pub fn is_words(key: &str) -> bool {
    matches!(key, "topics" | "groups" | "language")
}

fn append(item: &mut Item, key: &str, value: Yaml) {
    match value {
        Yaml::String(text) => item.add(key, text),
        value => match item.get(key).cloned() {
            Some(Yaml::Sequence(mut values)) => {
                values.push(value);
                item.put(key, Yaml::Sequence(values));
            }
            _ => item.put(key, Yaml::Sequence(vec![value])),
        },
    }
}

/// Whom a cell names, one after the other. A comma separates only where no semicolon does, and not
/// where the column is written so that each names one.
fn people(text: &str, whole: bool) -> Vec<Whom> {
    let many = list::split(text);
    match many.as_slice() {
        [one] if !whole && !text.contains("\\,") => whom::named(one),
        _ => many.into_iter().map(Whom::one).collect(),
    }
}

/// `Anna Muster <anna@example.org>`, an address, an id, a name.
pub fn party(text: &str) -> Party {
    let text = text.trim().trim_matches('"');
    let inner = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).unwrap_or(text);
    let bracket = inner.strip_suffix('>').or(inner.strip_suffix(')'));
    let cut = bracket.and_then(|inner| inner.rsplit_once(['<', '(']));
    if let Some((name, email)) = cut.filter(|(_, email)| email::is_address(email)) {
        let name = name.trim().trim_matches(['"', '\'']);
        let name = (!name.is_empty()).then(|| name.to_string());
        return Party { name, email: Some(email.trim().to_string()), ..Party::default() };
    }
    if email::is_address(inner) {
        return Party { email: Some(inner.to_string()), ..Party::default() };
    }
    let uid = (id::is_valid(inner) && inner.contains(|c: char| c.is_ascii_lowercase()))
        .then(|| inner.to_string());
    Party { uid, ..Party::named(inner) }
}

/// `Leiterin @ stadt-schoenbruck (2019..2024-06-30)`: as our own tables write a post.
fn post_of(key: &str, text: &str) -> crate::exchange::Link {
    let inner = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let dates = inner.and_then(|(rest, dates)| Some((rest, dates.split_once("..")?)));
    let (rest, dates) = dates.unwrap_or((text, ("", "")));
    let (role, to) = match rest.rsplit_once(" @ ") {
        Some((role, to)) => (role.trim(), party(to)),
        None => match rest.strip_prefix("@ ") {
            Some(to) => ("", party(to)),
            None => (rest.trim(), Party::default()),
        },
    };
    let more = [("role", role), ("from", dates.0), ("until", dates.1)];
    let more = more.into_iter().filter(|(_, text)| !text.is_empty());
    let more = more.map(|(key, text)| (key.to_string(), text.to_string())).collect();
    let to = Party { kind: Some("organisation"), ..to };
    crate::exchange::Link { key: key.to_string(), to, more }
}

pub fn truth(cell: &Cell) -> Option<bool> {
    if let Cell::Truth(yes) = cell {
        return Some(*yes);
    }
    let text = norm(&cell.text());
    match text.as_str() {
        yes if YES.contains(&yes) => Some(true),
        no if NO.contains(&no) => Some(false),
        _ => None,
    }
}

/// `3.5`, `3,5`, `1.234,5`.
fn number(text: &str) -> Option<Yaml> {
    let text = text.trim().replace(['\u{a0}', '\u{202f}', ' ', '\''], "");
    let plain = match (text.rfind(','), text.rfind('.')) {
        (Some(comma), Some(dot)) if comma > dot => text.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => text.replace(',', ""),
        (Some(_), None) => text.replace(',', "."),
        _ => text,
    };
    let number = plain.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if !number {
        return None;
    }
    if let Ok(whole) = plain.parse::<i64>() {
        return Some(Yaml::Number(whole.into()));
    }
    let number: f64 = plain.parse().ok().filter(|number: &f64| number.is_finite())?;
    Some(Yaml::Number(number.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_in_many_ways() {
        let anna = Party { email: Some("a@example.org".into()), ..Party::named("Anna Muster") };
        for text in [
            "Anna Muster <a@example.org>",
            "\"Anna Muster\" <a@example.org>",
            "Anna Muster (a@example.org)",
        ] {
            assert_eq!(party(text), anna, "{text}");
        }
        assert_eq!(party("a@example.org").name, None);
        assert_eq!(party("[[anna-muster]]").uid.as_deref(), Some("anna-muster"));
        assert_eq!(party("Stadt (Amt)"), Party::named("Stadt (Amt)"));
        let people = |text: &str, whole| -> Vec<String> {
            super::people(text, whole).into_iter().map(|one| one.text).collect()
        };
        assert_eq!(people("A B, C D", false), ["A B", "C D"]);
        assert_eq!(people("A B, C D", true), ["A B, C D"]);
        assert_eq!(people("Muster, A; Beispiel, B", false), ["Muster, A", "Beispiel, B"]);
        assert_eq!(people("Muster\\, A", false), ["Muster, A"]);
    }

    #[test]
    fn a_post_has_its_role_place_and_time() {
        let link = post_of("roles", "Leiterin Soziales @ stadt-x (2019..2024-06-30)");
        assert_eq!(link.to.uid.as_deref(), Some("stadt-x"));
        let more: Vec<&str> = link.more.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(more, ["Leiterin Soziales", "2019", "2024-06-30"]);
    }

    #[test]
    fn numbers_in_both_writings() {
        for (text, expected) in [
            ("3.5", "3.5"),
            ("3,5", "3.5"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("7", "7"),
        ] {
            let read = number(text).map(|value| serde_json::to_string(&value).expect("JSON"));
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
        assert_eq!(number("x"), None);
        assert_eq!(number("1e999"), None);
    }
}
