//! One note as a record in the making.

use std::collections::BTreeSet;

use serde_yaml::Value as Yaml;

use super::sort::{self, Sort};
use super::when::{self, When};
use super::{
    Named, Names, Note, body, contact_name, is_event, is_honorific, is_template, keys, made_of,
    one, spoken,
};
use crate::diagnostic::Place;
use crate::exchange::whom::{self, Whom};
use crate::exchange::{Desk, Item, Link, Party, Read, Remark, typed, uid};
use crate::record::{FieldSpec, Reference, ValueType, id, kind};
use crate::words::{Message, fold, slug};

/// What is named in a remark; the rest is counted.
const NAMED_AT_MOST: usize = 5;

/// What others need to know of a note.
pub(super) fn named(note: &Note, sort: Sort) -> Named {
    let spec = sort.kind();
    let own = note.is_own(spec);
    let says = note.front.entries.iter().find(|(key, _)| key.eq_ignore_ascii_case(uid::UID));
    let says = says.and_then(|(_, value)| one(value)).map(|text| uid::bare(&text).to_string());
    let shown = (!is_event(spec)).then(|| contact_name(note));
    Named { stem: note.stem.clone(), shown, uid: says.or_else(|| own.then(|| note.stem.clone())) }
}

struct Entry<'a> {
    note: &'a Note,
    names: &'a Names,
    desk: &'a Desk<'a>,
    own: bool,
    item: Item,
    /// Keys whose values are of another type than the log's.
    odd: Vec<String>,
    when: When,
}

pub(super) fn read(note: &Note, sort: Sort, names: &Names, desk: &Desk<'_>, read: &mut Read) {
    let spec = sort.kind();
    let place = Place::file(&note.path);
    let own = note.is_own(spec);
    let when =
        if is_event(spec) && !own { when::of(note, spec, desk.zone) } else { When::default() };
    let mut item = Item::new(spec, place.clone());
    item.stem = Some(note.stem.clone());
    let mut entry = Entry { note, names, desk, own, item, odd: Vec::new(), when };
    if !own {
        entry.made(sort);
        // A tag that told the kind is no subject.
        let told =
            |tag: &str| sort::of_words(tag).is_some_and(|said| said.kind().name == spec.name);
        for tag in sort::tags(note).into_iter().filter(|tag| !told(tag)) {
            entry.item.add("topics", tag);
        }
    }
    for (key, value) in &note.front.entries {
        match own {
            true => entry.own(key, value),
            false => entry.foreign(key, value, sort),
        }
    }
    let Entry { mut item, odd, .. } = entry;
    if spec.name == kind::CONVERSATION.name && item.get("date").is_none() {
        read.remarks.push(Remark::lost(place, Message::new("exchange-vault-no-date")));
        return;
    }
    // The keys of the format come first.
    item.fields.sort_by_key(|(key, _)| key.starts_with("x-"));
    let text = body::read(&note.front.body, names);
    item.body = text.text.trim_matches('\n').trim_end().to_string();
    if !odd.is_empty() {
        let message = Message::new("exchange-vault-odd").with("keys", odd);
        read.remarks.push(Remark::note(place.clone(), message));
    }
    if !own && !text.away.is_empty() {
        let many = text.away.len();
        let some: Vec<String> = text.away.into_iter().take(NAMED_AT_MOST).collect();
        let message =
            Message::new("exchange-vault-away").with("count", many).with("list", some.join(", "));
        read.remarks.push(Remark::note(place, message));
    }
    read.items.push(item);
}

impl Entry<'_> {
    /// What follows from where the note lies and what it is called.
    fn made(&mut self, sort: Sort) {
        let note = self.note;
        if let Some((key, value)) = made_of(sort) {
            self.item.set(key, value);
        }
        if !is_event(self.item.kind) {
            self.item.set("name", contact_name(note));
            return;
        }
        let When { date, until, time, .. } = &self.when;
        for (key, value) in [
            ("date", date.map(|date| date.to_string())),
            ("until", until.map(|date| date.to_string())),
            ("time", time.map(|time| time.to_string())),
        ] {
            self.item.set(key, value.unwrap_or_default());
        }
        let rest = sort::day_of(&note.stem).map_or(note.stem.as_str(), |(_, rest)| rest);
        let slug = rest.is_empty() || id::is_valid(rest);
        let heading = slug.then(|| super::heading(&note.front.body)).flatten();
        let title = heading.unwrap_or_else(|| spoken(rest));
        let meeting = self.item.kind.name == kind::MEETING.name;
        self.item.set("title", if title.is_empty() && meeting { note.stem.clone() } else { title });
    }

    /// A key of the log means what it means there; every other one stays.
    fn own(&mut self, key: &str, value: &Yaml) {
        if key == uid::UID {
            self.item.uid = one(value).map(|text| uid::bare(&text).to_string());
            return;
        }
        let schema = self.desk.schema;
        let known = schema.field(self.item.kind, key).is_some_and(|spec| self.typed(spec, value));
        if !known {
            self.item.put(key, value.clone());
        }
    }

    fn foreign(&mut self, key: &str, value: &Yaml, sort: Sort) {
        let name = sort::name(key);
        if self.when.used.iter().any(|used| used == key) {
            return;
        }
        // What a template was to fill in says nothing.
        if one(value).is_some_and(|text| is_template(&text)) {
            return;
        }
        if name == uid::UID {
            self.item.uid = one(value).map(|text| uid::bare(&text).to_string());
            return;
        }
        if sort::SAYS.contains(&name.as_str()) {
            return self.says(key, &name, value, sort);
        }
        let contact = !is_event(self.item.kind);
        match name.as_str() {
            "tags" | "tag" => return,
            "title" | "titel" | "subject" | "betreff" | "name" if !contact => {
                return self.item.set("title", one(value).unwrap_or_default());
            }
            "aliases" | "alias" if !contact => return self.keep(key, value),
            // The name is made of them already.
            "name" | "fn" | "full-name" | "fullname" | "display-name" | "n.gn" | "n.fn"
                if contact =>
            {
                return;
            }
            "first-name" | "firstname" | "given-name" | "vorname" | "last-name" | "lastname"
            | "family-name" | "nachname"
                if contact =>
            {
                let text = one(value).unwrap_or_default();
                let shown = self.item.text("name").unwrap_or_default();
                if !shown.contains(&text) {
                    self.keep(key, value);
                }
                return;
            }
            "title" | "titel" if contact => return self.title(key, value),
            _ => {}
        }
        let kind = self.item.kind;
        let known = keys::of(kind, &name).or_else(|| {
            kind.fields.iter().find(|field| field.answers_to(&name)).map(|field| match &field.key {
                std::borrow::Cow::Borrowed(key) => *key,
                std::borrow::Cow::Owned(_) => "",
            })
        });
        let schema = self.desk.schema;
        let declared = schema.fields(kind).find(|field| field.answers_to(&name));
        match known.and_then(|key| schema.field(kind, key)).or(declared) {
            Some(spec) if self.typed(spec, value) => {}
            Some(_) => {
                self.odd.push(key.to_string());
                self.keep(key, value);
            }
            None if known == Some(keys::BIRTHDAY) => self.item.put(keys::BIRTHDAY, value.clone()),
            None => self.keep(key, value),
        }
    }

    /// What told the kind has done its work; other words are subjects, or stay.
    fn says(&mut self, key: &str, name: &str, value: &Yaml, sort: Sort) {
        let other = |text: &String| {
            sort::of_words(text).is_none_or(|said| said.kind().name != sort.kind().name)
        };
        let rest: Vec<String> = sort::texts(value).into_iter().filter(other).collect();
        if ["category", "categories"].contains(&name) {
            rest.iter().for_each(|text| self.item.add("topics", Reference::parse(text).id));
        } else if !rest.is_empty() && keys::choice(name, &fold::key(&rest.concat())).is_none() {
            self.keep(key, value);
        }
    }

    /// Of a contact: a title such as `Dr.`, or what the person does.
    fn title(&mut self, key: &str, value: &Yaml) {
        let Some(text) = one(value) else { return self.keep(key, value) };
        if self.item.text("name") == Some(text.as_str()) {
        } else if is_honorific(&text) {
            self.item.set("title", text);
        } else if self.item.get("role").is_none() {
            self.item.set("role", text);
        } else {
            self.keep(key, value);
        }
    }

    /// Under a name that tells whose it is.
    fn keep(&mut self, key: &str, value: &Yaml) {
        let name = slug::of(key);
        if !name.is_empty() {
            let key = if name.starts_with("x-") { name } else { format!("x-{name}") };
            self.item.put(&key, value.clone());
        }
    }

    /// False where the value is none of the field's type.
    fn typed(&mut self, spec: &FieldSpec, value: &Yaml) -> bool {
        let key = spec.key.as_ref();
        let texts = sort::texts(value);
        let nested = matches!(value, Yaml::Mapping(_))
            || value.as_sequence().is_some_and(|items| items.iter().any(Yaml::is_mapping));
        let text = one(value);
        match &spec.value {
            ValueType::Posts => return self.posts(key, value),
            ValueType::Relations => return self.relations(key, value),
            _ if nested || texts.is_empty() => return false,
            ValueType::Reference(kinds) => {
                let any = !kinds.contains(&kind::CONTACT.name);
                self.links(spec, &texts, value.is_sequence(), any);
            }
            ValueType::Text if spec.many => {
                let parts: Vec<String> =
                    texts.iter().flat_map(|text| self.split(key, text)).collect();
                parts.into_iter().for_each(|text| self.item.add(key, text));
            }
            ValueType::Text => match text {
                Some(text) => self.item.set(key, self.plain(&text)),
                None => return false,
            },
            ValueType::Boolean => match text.as_deref().map(fold::key).as_deref() {
                Some("true" | "yes" | "ja") => self.item.put(key, Yaml::Bool(true)),
                Some("false" | "no" | "nein") => self.item.put(key, Yaml::Bool(false)),
                _ => return false,
            },
            ValueType::Number => match value {
                Yaml::Number(_) => self.item.put(key, value.clone()),
                _ => return false,
            },
            ValueType::Choice(choices) => {
                let word = text.map(|text| fold::key(&text)).unwrap_or_default();
                let known =
                    choices.iter().find(|choice| **choice == word).map(|choice| choice.to_string());
                match known.or_else(|| keys::choice(key, &word).map(str::to_string)) {
                    Some(choice) => self.item.set(key, choice),
                    None => return false,
                }
            }
            ValueType::Day | ValueType::PartialDate | ValueType::Clock | ValueType::Span => {
                let fits = |text: &String| typed::typed(&spec.value, text).is_some();
                if !texts.iter().all(fits) || texts.len() > 1 && !spec.many {
                    return false;
                }
                match spec.many {
                    true => texts.into_iter().for_each(|text| self.item.add(key, text)),
                    false => self.item.set(key, texts.concat()),
                }
            }
        }
        true
    }

    /// In the log's own files a value is what it is. Elsewhere lists stand in one text.
    fn split(&self, key: &str, text: &str) -> Vec<String> {
        let apart = !self.own
            && matches!(key, "emails" | "topics" | "groups" | "phones")
            && !text.contains("[[");
        let parts = text.split([',', ';']).map(str::trim).filter(|part| apart && !part.is_empty());
        let parts: Vec<String> = parts.map(|part| self.plain(part)).collect();
        if apart { parts } else { vec![self.plain(text)] }
    }

    /// A text without the brackets of a link, and a subject without its sign.
    fn plain(&self, text: &str) -> String {
        if self.own {
            return text.to_string();
        }
        let text = text.trim();
        let linked = text.starts_with("[[") && text.ends_with("]]");
        let reference = linked.then(|| Reference::parse(text));
        let shown = reference.map(|reference| reference.label.unwrap_or(reference.id));
        shown.unwrap_or_else(|| text.strip_prefix("mailto:").unwrap_or(text).to_string())
    }

    /// A list has one in each of its texts.
    fn links(&mut self, spec: &FieldSpec, texts: &[String], is_list: bool, any: bool) {
        let organisation = spec.key == "organisation";
        for text in texts {
            let named = self.people(text, is_list || organisation || any);
            for (at, Whom { text, or }) in named.into_iter().enumerate() {
                let party = Party {
                    any,
                    kind: organisation.then_some("organisation"),
                    or: or.iter().map(|one| self.party(one)).collect(),
                    ..self.party(&text)
                };
                // One present post is a field, more of them are posts.
                let second = !spec.many
                    && (at > 0 || self.item.links.iter().any(|link| link.key == spec.key));
                match (second, organisation) {
                    (false, _) => self.item.link(&spec.key, party),
                    (true, true) => self.item.link("roles", party),
                    (true, false) => self.odd.push(spec.key.to_string()),
                }
            }
        }
    }

    /// `[[Anne]], [[Ben]]` and `Anne Klein, Ben Ohm` are two.
    fn people(&self, text: &str, whole: bool) -> Vec<Whom> {
        if self.own {
            return vec![Whom::one(text)];
        }
        if text.contains("[[") {
            let parts = text.split("[[").skip(1).filter_map(|part| part.split_once("]]"));
            return parts.map(|(inner, _)| Whom::one(format!("[[{inner}]]"))).collect();
        }
        if whole {
            return vec![Whom::one(text)];
        }
        let parts: Vec<&str> = text.split(';').map(str::trim).filter(|it| !it.is_empty()).collect();
        match parts.as_slice() {
            [one] => self.apart(one),
            _ => parts.into_iter().map(Whom::one).collect(),
        }
    }

    /// Notes of all people that are named tell where one of them ends.
    fn apart(&self, text: &str) -> Vec<Whom> {
        let parts: Vec<&str> = text.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
        match parts.iter().all(|part| self.names.get(part.trim_start_matches('@')).is_some()) {
            true => parts.into_iter().map(Whom::one).collect(),
            false => whom::named(text),
        }
    }

    fn party(&self, text: &str) -> Party {
        let Reference { id: target, label } = Reference::parse(text);
        if self.own {
            return Party { name: label, uid: Some(target), ..Party::default() };
        }
        let target = target.trim_start_matches('@').to_string();
        if let Some(named) = self.names.get(&target) {
            let name = named.shown.clone().unwrap_or_else(|| named.stem.clone());
            return Party { name: Some(name), uid: named.uid.clone(), ..Party::default() };
        }
        // `Anne <anne@example.org>`
        if let Some((name, email)) = target.split_once('<').filter(|(_, email)| email.contains('@'))
        {
            let email = Some(email.trim_end_matches('>').trim().to_string());
            let name = Some(name.trim().to_string()).filter(|name| !name.is_empty());
            return Party { name, email, ..Party::default() };
        }
        if target.contains('@') && !target.contains(' ') {
            return Party { email: Some(target), ..Party::default() };
        }
        let name = target.rsplit('/').next().unwrap_or(&target);
        Party::named(name.strip_suffix(".md").unwrap_or(name).trim())
    }

    /// `[{organisation, role, from, until}]`
    fn posts(&mut self, key: &str, value: &Yaml) -> bool {
        let one = [value.clone()];
        let posts = value.as_sequence().map_or(&one[..], Vec::as_slice);
        let mut links = Vec::new();
        for post in posts {
            let Yaml::Mapping(post) = post else { return false };
            let get = |key: &str| post.get(key).and_then(super::one);
            let Some(organisation) = get("organisation") else { return false };
            let mut to = self.party(&organisation);
            to.kind = Some("organisation");
            let more = ["role", "from", "until"].into_iter();
            let more = more.filter_map(|key| Some((key.to_string(), get(key)?))).collect();
            links.push(Link { key: key.to_string(), to, more });
        }
        self.item.links.append(&mut links);
        true
    }

    /// `{funded-by: [id, …]}`
    fn relations(&mut self, key: &str, value: &Yaml) -> bool {
        let Yaml::Mapping(relations) = value else { return false };
        if relations.iter().any(|(kind, to)| kind.as_str().is_none() || sort::texts(to).is_empty())
        {
            return false;
        }
        for (kind, targets) in relations {
            let Some(kind) = kind.as_str() else { continue };
            for target in sort::texts(targets).iter().collect::<BTreeSet<_>>() {
                let mut to = self.party(target);
                to.any = true;
                self.item.link(&format!("{key}.{kind}"), to);
            }
        }
        true
    }
}
