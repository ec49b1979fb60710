//! Records into cards: what vCard has a property for. `write_name` says who it is, `write_rest` what
//! only netlog knows.

use std::collections::HashSet;

use super::address::Address;
use super::value;
use super::{Version, read, write_name, write_rest};
use crate::exchange::content::{self, escape, escape_lines};
use crate::exchange::phone::{self, Kinds};
use crate::exchange::{Desk, uid};
use crate::record::email;
use crate::record::kind::CONTACT;
use crate::record::{Book, Record, Reference, Value};

/// The contacts among the records, a card each, in their order.
pub fn write(book: &Book, records: &[&Record], desk: &Desk<'_>, version: Version) -> String {
    let kinds = Kinds::new(desk.words);
    let mut out = String::new();
    for record in records.iter().filter(|record| record.is(&CONTACT)) {
        let mut sheet = Sheet { book, desk, version, record, kinds: &kinds, out, groups: 0 };
        sheet.card();
        out = sheet.out;
    }
    out
}

/// A card in the making.
pub(super) struct Sheet<'a> {
    pub book: &'a Book,
    pub desk: &'a Desk<'a>,
    pub version: Version,
    pub record: &'a Record,
    kinds: &'a Kinds,
    out: String,
    groups: usize,
}

impl<'a> Sheet<'a> {
    pub fn is_old(&self) -> bool {
        self.version == Version::V3
    }

    /// A property; the value is escaped already. Nothing without one.
    pub fn line(&mut self, name: &str, params: &[(&str, &str)], value: &str) {
        if value.is_empty() {
            return;
        }
        let mut line = name.to_string();
        for (name, text) in params.iter().filter(|(_, text)| !text.trim().is_empty()) {
            value::push_parameter(&mut line, name, text);
        }
        line.push(':');
        line.push_str(value);
        content::fold(&line, &mut self.out);
    }

    /// With words of its own for what it is, as Apple's programs and Google's have it.
    pub fn labelled(&mut self, name: &str, params: &[(&str, &str)], value: &str, label: &str) {
        if label.is_empty() {
            return self.line(name, params, value);
        }
        self.groups += 1;
        let group = format!("item{}", self.groups);
        self.line(&format!("{group}.{name}"), params, value);
        self.line(&format!("{group}.X-ABLabel"), &[], &escape(label));
    }

    /// All values of a field as texts, each once.
    pub fn texts(&self, key: &str) -> Vec<String> {
        let mut seen = HashSet::new();
        let all = self.record.values(key).iter().map(|value| clean(&value.display()));
        all.filter(|text| !text.is_empty() && seen.insert(text.clone())).collect()
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.texts(key).into_iter().next()
    }

    /// What a reference is called, and by which UID it is known, whether or not it is exported.
    pub fn named(&self, reference: &Reference) -> (String, String) {
        let label = clean(self.book.label(reference));
        let label = if label.is_empty() { reference.id.clone() } else { label };
        match self.book.resolve(reference) {
            Some(record) => (label, uid::of(record)),
            None => (label, uid::of_id(&reference.id)),
        }
    }

    /// Something that people can read, whatever the record says.
    pub fn name(&self) -> String {
        let title = clean(self.record.title());
        if title.is_empty() { self.record.id.clone() } else { title }
    }

    pub fn organisation(&self) -> Option<&'a Reference> {
        self.record.references("organisation").next()
    }

    fn card(&mut self) {
        let version = if self.is_old() { "3.0" } else { "4.0" };
        self.line("BEGIN", &[], "VCARD");
        self.line("VERSION", &[], version);
        self.line("PRODID", &[], "-//netlog//netlog//DE");
        let uid = uid::of(self.record);
        let uid = if self.is_old() { uid } else { uid::urn(&uid) };
        self.line("UID", &[], &escape_lines(&uid));
        self.line("X-NETLOG-ID", &[], &escape(&self.record.id));
        write_name::lines(self);
        self.emails();
        self.phones();
        self.addresses();
        for page in self.texts("web") {
            self.line("URL", &[], &escape_lines(&page));
        }
        self.languages();
        let groups = self.texts("groups").into_iter().filter(|group| group != read::GOOGLE);
        let groups: Vec<String> = groups.map(|group| escape(&group)).collect();
        self.line("CATEGORIES", &[], &groups.join(","));
        self.relations();
        write_rest::lines(self);
        let body = clean(self.record.page().body());
        self.line("NOTE", &[], &escape(&body));
        self.line("END", &[], "VCARD");
    }

    fn emails(&mut self) {
        let (mut good, mut odd) = (Vec::new(), Vec::new());
        for text in self.texts("emails") {
            match email::address(&text).map(str::to_string) {
                Some(email) if good.contains(&email) => {}
                Some(email) => good.push(email),
                None => odd.push(escape(&text)),
            }
        }
        for (at, email) in good.iter().enumerate() {
            let first = at == 0 && good.len() > 1;
            let value = escape(email);
            match (self.is_old(), first) {
                (true, true) => self.line("EMAIL;TYPE=INTERNET,PREF", &[], &value),
                (true, false) => self.line("EMAIL;TYPE=INTERNET", &[], &value),
                (false, true) => self.line("EMAIL", &[("PREF", "1")], &value),
                (false, false) => self.line("EMAIL", &[], &value),
            }
        }
        self.line("X-NETLOG-EMAILS", &[], &odd.join(","));
    }

    fn phones(&mut self) {
        let mut phones = Vec::new();
        for text in self.texts("phones") {
            let phone = self.kinds.parse(&phone::number(&text));
            if !phones.contains(&phone) {
                phones.push(phone);
            }
        }
        let many = phones.len() > 1;
        for (at, phone) in phones.iter().enumerate() {
            let first = many && at == 0;
            let mut types = phone.kinds.clone();
            if !types.contains(&"home") {
                types.push("work");
            }
            if !["cell", "fax", "pager"].iter().any(|kind| types.contains(kind)) {
                types.push("voice");
            }
            if first && self.is_old() {
                types.push("pref");
            }
            let types = types.join(",");
            // Some programs take a list in quotes for one word.
            let types = if self.is_old() { types.to_ascii_uppercase() } else { types };
            let preferred = if first && !self.is_old() { ";PREF=1" } else { "" };
            let name = format!("TEL;TYPE={types}{preferred}");
            let label = phone.label.as_deref().unwrap_or_default();
            self.labelled(&name, &[], &escape(&phone.number), label);
        }
    }

    fn addresses(&mut self) {
        for text in self.texts("address") {
            let (kind, text) = match self.kinds.home(&text) {
                Some(bare) => ("home", bare.to_string()),
                None => ("work", text),
            };
            let address = Address::parse(&text);
            let parts = [
                "",
                "",
                &address.street,
                &address.town,
                &address.region,
                &address.code,
                &address.country,
            ];
            let value = parts.map(escape).join(";");
            let plain = address.show() == text && !address.town.is_empty();
            let label = if plain { "" } else { text.as_str() };
            let kind = if self.is_old() { kind.to_ascii_uppercase() } else { kind.to_string() };
            self.line(&format!("ADR;TYPE={kind}"), &[("LABEL", label)], &value);
        }
    }

    /// Tags of languages; words for them have no property.
    fn languages(&mut self) {
        let all = self.texts("language");
        let tag = |text: &String| {
            let mut parts = text.split('-');
            let first = parts.next().unwrap_or_default();
            matches!(first.len(), 2 | 3)
                && first.bytes().all(|byte| byte.is_ascii_alphabetic())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if self.is_old() || !all.iter().all(tag) {
            let all: Vec<String> = all.iter().map(|text| escape(text)).collect();
            return self.line("X-NETLOG-LANGUAGE", &[], &all.join(","));
        }
        for text in all {
            self.line("LANG", &[], &text);
        }
    }

    fn relations(&mut self) {
        let mut seen = HashSet::new();
        for value in self.record.values("relations") {
            let Value::Relation(relation) = value else { continue };
            if !seen.insert((&relation.kind, &relation.target.id)) {
                continue;
            }
            let kind = clean(&relation.kind);
            let (name, uid) = self.named(&relation.target);
            let urn = uid::urn(&uid);
            // Without a URI the standard has no room for it, and 3.0 has none at all.
            let own = self.is_old() || urn == uid;
            let property = if own { "X-NETLOG-RELATED" } else { "RELATED" };
            let token = value::is_token(&kind) && kind != "pref";
            let (known, odd) = if token { (kind.as_str(), "") } else { ("", kind.as_str()) };
            let params = [("TYPE", known), ("X-TYPE", odd), ("X-NAME", name.as_str())];
            self.line(property, &params, &escape_lines(&urn));
        }
    }
}

/// As it comes out of a card again: no control characters, lines that end in one way.
pub(super) fn clean(text: &str) -> String {
    content::unescape(&escape_lines(text)).trim().to_string()
}
