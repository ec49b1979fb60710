//! Cards into items. What one card lacks or has broken costs no other one.

use std::collections::HashMap;

use serde_yaml::Value as Yaml;

use super::address::Address;
use super::line::{self, Card, Fault, Property};
use super::{known, read_name, read_netlog, read_rest};
use crate::diagnostic::Place;
use crate::exchange::phone::{self, Kinds};
use crate::exchange::revision::{self, Revision};
use crate::exchange::{Desk, Item, Link, Party, Read, Remark, Source, escape, text, uid};
use crate::record::email;
use crate::record::kind::CONTACT;
use crate::words::Message;

/// Values of a card, and bytes of them. The front matter of a record takes some more.
const VALUES_AT_MOST: usize = 500;
const BYTES_AT_MOST: usize = 40 * 1024;
/// A group that every contact of Google's is in.
pub const GOOGLE: &str = "myContacts";

pub fn read(source: &Source<'_>, desk: &Desk<'_>) -> Read {
    let text = text::decode(source.bytes);
    let eight_bit = matches!(text, std::borrow::Cow::Owned(_)) && !source.bytes.contains(&0);
    let mut reader = Reader {
        name: source.name,
        desk,
        kinds: Kinds::new(desk.words),
        read: Read::default(),
        groups: Vec::new(),
    };
    let mut cards = 0;
    line::cards(&text, eight_bit, &mut |card| {
        cards += 1;
        reader.card(card, 0);
    });
    if cards == 0 {
        let message = Message::new("exchange-vcard-none");
        reader.read.remarks.push(Remark::lost(source.place(), message));
    }
    reader.finish()
}

struct Reader<'a> {
    name: &'a str,
    desk: &'a Desk<'a>,
    kinds: Kinds,
    read: Read,
    groups: Vec<Group>,
}

/// A card of a distribution list.
struct Group {
    name: String,
    place: Place,
    members: Vec<String>,
}

/// One card on its way.
pub(super) struct Reading<'a> {
    pub desk: &'a Desk<'a>,
    pub item: Item,
    pub remarks: Vec<Remark>,
    /// The X-ABLabel of each group of properties.
    labels: HashMap<String, String>,
    values: usize,
    bytes: usize,
    full: bool,
}

impl Reader<'_> {
    /// Whom the card is about, where something came of it.
    fn card(&mut self, mut card: Card, depth: usize) -> Option<Party> {
        let path = self.name.to_string();
        let place = Place { path, line: card.line, column: 1, range: card.range.clone() };
        if !self.read.has_room(&place) {
            return None;
        }
        self.faults(&card, &place);
        let mut agents = std::mem::take(&mut card.agents);
        for property in card.lines.iter().filter(|it| it.name == "AGENT" && depth < 3) {
            // The whole card in one value (RFC 2426, 3.5.4).
            line::cards(&property.text(), false, &mut |mut agent| {
                agent.line = property.line;
                agent.range = card.range.clone();
                agents.push(agent);
            });
        }
        let agents: Vec<Party> = if depth < 3 {
            agents.into_iter().filter_map(|agent| self.card(agent, depth + 1)).collect()
        } else {
            Vec::new()
        };
        if kind(&card).as_deref() == Some("group") {
            self.group(&card, place);
            return None;
        }
        let mut reading = Reading::new(self.desk, &card, place);
        let named = reading.contact(&card, &self.kinds);
        let Reading { mut item, remarks, .. } = reading;
        self.read.remarks.extend(remarks);
        if !named {
            let message = Message::new("exchange-vcard-nameless");
            self.read.remarks.push(Remark::lost(item.place, message));
            return None;
        }
        for agent in agents {
            item.link("relations.agent", agent);
        }
        let mut party = Party::named(item.text("name").unwrap_or_default());
        party.uid.clone_from(&item.uid);
        self.read.items.push(item);
        Some(party)
    }

    fn faults(&mut self, card: &Card, place: &Place) {
        for (line, fault) in &card.faults {
            let place = Place { line: *line, ..place.clone() };
            self.read.remarks.push(match fault {
                Fault::Open => Remark::note(place, Message::new("exchange-vcard-open")),
                Fault::Loose => Remark::note(place, Message::new("exchange-vcard-loose")),
                Fault::Stray => Remark::part(place, Message::new("exchange-vcard-stray")),
                Fault::Many => Remark::part(place, Message::new("exchange-vcard-many")),
                Fault::Large => Remark::part(place, Message::new("exchange-vcard-large")),
            });
        }
    }

    fn group(&mut self, card: &Card, place: Place) {
        let first = |name: &str| card.lines.iter().find(|it| it.name == name).map(Property::text);
        let is_member = |it: &&Property| {
            matches!(it.name.as_str(), "MEMBER" | "X-MEMBER" | "X-ADDRESSBOOKSERVER-MEMBER")
        };
        let members = card.lines.iter().filter(is_member);
        let members = members.map(|it| uid::bare(&it.text()).to_lowercase()).collect();
        let name = first("FN").filter(|name| !name.is_empty());
        let name = name.or_else(|| first("N").map(|n| n.trim_matches(';').to_string()));
        self.groups.push(Group { name: name.unwrap_or_default(), place, members });
    }

    /// Members of groups get the names of these.
    fn finish(mut self) -> Read {
        if self.groups.is_empty() {
            return self.read;
        }
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, item) in self.read.items.iter().enumerate() {
            if let Some(uid) = &item.uid {
                known.insert(uid.to_lowercase(), at);
            }
            if let Some(Yaml::Sequence(emails)) = item.get("emails") {
                for email in emails.iter().filter_map(Yaml::as_str) {
                    known.entry(format!("mailto:{}", email.to_lowercase())).or_insert(at);
                }
            }
        }
        for Group { name, place, members } in self.groups {
            if name.is_empty() {
                let message = Message::new("exchange-vcard-nameless");
                self.read.remarks.push(Remark::lost(place, message));
                continue;
            }
            let all = members.len();
            let mut there = 0;
            for at in members.iter().filter_map(|member| known.get(member)) {
                let Some(item) = self.read.items.get_mut(*at) else { continue };
                there += 1;
                let groups = item.get("groups").and_then(Yaml::as_sequence);
                if groups.is_none_or(|groups| groups.len() < VALUES_AT_MOST) {
                    item.add("groups", name.as_str());
                }
            }
            let message = Message::new("exchange-vcard-group").with("name", name.as_str());
            let message = message.with("count", there);
            self.read.remarks.push(Remark::note(place.clone(), message));
            if there < all {
                let message = Message::new("exchange-vcard-group-part").with("name", name);
                let message = message.with("count", all - there);
                self.read.remarks.push(Remark::part(place, message));
            }
        }
        self.read
    }
}

/// `individual`, `org`, `group`, in small letters.
pub(super) fn kind(card: &Card) -> Option<String> {
    let says = ["KIND", "X-KIND", "X-ADDRESSBOOKSERVER-KIND"];
    let property = card.lines.iter().find(|it| says.contains(&it.name.as_str()))?;
    Some(property.text().to_ascii_lowercase()).filter(|kind| !kind.is_empty())
}

impl<'a> Reading<'a> {
    fn new(desk: &'a Desk<'a>, card: &Card, place: Place) -> Reading<'a> {
        let mut labels = HashMap::new();
        for property in card.lines.iter().filter(|it| it.name == "X-ABLABEL") {
            let label = property.text();
            // Apple's own words stand in signs of theirs.
            let apples = label.strip_prefix("_$!<").and_then(|rest| rest.strip_suffix(">!$_"));
            let label = apples.map_or_else(|| label.clone(), str::to_lowercase);
            if let Some(group) = &property.group {
                labels.entry(group.clone()).or_insert(label);
            }
        }
        let item = Item::new(&CONTACT, place);
        let (remarks, values, bytes, full) = (Vec::new(), 0, 0, false);
        Reading { desk, item, remarks, labels, values, bytes, full }
    }

    pub fn label(&self, property: &Property) -> Option<&str> {
        let label = self.labels.get(property.group.as_ref()?)?;
        Some(label.as_str()).filter(|label| !label.is_empty())
    }

    pub fn place(&self, property: &Property) -> Place {
        Place { line: property.line, ..self.item.place.clone() }
    }

    /// False where the card is full.
    pub fn takes(&mut self, text: &str) -> bool {
        self.values += 1;
        self.bytes += text.len();
        let takes = self.values <= VALUES_AT_MOST && self.bytes <= BYTES_AT_MOST;
        if !takes && !self.full {
            self.full = true;
            let place = self.item.place.clone();
            self.remarks.push(Remark::part(place, Message::new("exchange-vcard-many")));
        }
        takes
    }

    /// One more of a list.
    pub fn add(&mut self, key: &str, text: &str) {
        if !text.is_empty() && self.takes(text) {
            self.item.add(key, text);
        }
    }

    pub fn keep(&mut self, key: &str, text: &str) {
        if !text.is_empty() && self.takes(text) {
            self.item.keep(key, text);
        }
    }

    pub fn set(&mut self, key: &str, text: &str) {
        if !text.is_empty() && self.takes(text) {
            self.item.set(key, text);
        }
    }

    pub fn link(&mut self, key: &str, to: Party, more: Vec<(String, String)>) {
        let link = Link { key: key.to_string(), to, more };
        if self.takes(link.to.shown()) && !self.item.links.contains(&link) {
            self.item.links.push(link);
        }
    }

    /// False where the card has no name.
    fn contact(&mut self, card: &Card, kinds: &Kinds) -> bool {
        let (mut emails, mut phones, mut addresses) = (vec![], vec![], vec![]);
        for property in &card.lines {
            if property.binary {
                let message = Message::new("exchange-vcard-binary");
                let message = message.with("property", property.name.as_str());
                self.remarks.push(Remark::part(self.place(property), message));
                continue;
            }
            // A post may have dates and no name.
            if property.value.trim().is_empty() && property.name != "X-NETLOG-POST" {
                continue;
            }
            let text = property.text();
            match property.name.as_str() {
                "EMAIL" => match email::address(&text) {
                    Some(email) => {
                        emails.push((property.preference(), email.to_string()));
                        self.label_of(property, email);
                    }
                    // An address inside of Exchange, of X.400.
                    None => self.keep("x-email", &text),
                },
                "TEL" => phones.push((property.preference(), self.phone(property, &text, kinds))),
                "ADR" => {
                    let address = self.address(property);
                    self.label_of(property, &address);
                    let home = property.is("home") && !property.is("work");
                    addresses.push(((home, property.preference()), address));
                }
                "URL" => {
                    self.add("web", &text);
                    self.label_of(property, &text);
                }
                "LANG" => self.add("language", &text),
                "NICKNAME" => property.list().iter().for_each(|name| self.add("aliases", name)),
                "CATEGORIES" => {
                    let groups = property.list().into_iter().filter(|name| name != GOOGLE);
                    groups.for_each(|name| self.add("groups", &name));
                }
                "NOTE" => self.item.paragraph(&text),
                "X-NETLOG-ID" => self.item.stem = Some(text),
                "UID" => self.item.uid = Some(uid::bare(&text).to_string()),
                "CLASS" if ["private", "confidential"].contains(&&*text.to_lowercase()) => {
                    self.item.put("confidential", Yaml::Bool(true));
                }
                "X-ABLABEL" if property.group.is_some() => {}
                "FN" | "N" | "ORG" | "TITLE" | "ROLE" | "SORT-STRING" | "GENDER" | "X-GENDER" => {}
                "GRAMGENDER" | "KIND" | "X-KIND" | "X-ADDRESSBOOKSERVER-KIND" => {}
                "REV" => self.set(revision::REV, &text),
                "AGENT" if text.to_ascii_uppercase().contains("BEGIN:VCARD") => {}
                name if known::is_noise(name) => {}
                name if name == "X-NETLOG" || name.starts_with("X-NETLOG-") => {
                    read_netlog::property(self, property);
                }
                _ => read_rest::property(self, property),
            }
        }
        // Of our own cards it is Markdown; what others write decides nothing here. Of those REV is
        // what another program said before.
        let text = std::mem::take(&mut self.item.body);
        match (self.item.stem.clone(), self.item.uid.clone()) {
            (Some(id), uid) => self.item.own_text(text, &id, uid.as_deref()),
            (None, _) => {
                let changed = self.item.text(revision::REV).and_then(revision::moment);
                self.item.revision = changed.map(|it| Revision { sequence: 0, changed: Some(it) });
                self.item.body = escape::markdown(&text);
            }
        }
        // The first one that is preferred is the first one in the log.
        for (key, mut list) in [("emails", emails), ("phones", phones)] {
            list.sort_by_key(|(preference, _)| *preference);
            list.iter().for_each(|(_, text)| self.add(key, text));
        }
        // Our own are in the order of the log, and have marks of their own.
        let own = self.item.stem.is_some();
        if !own {
            addresses.sort_by_key(|(order, _)| *order);
        }
        for ((home, _), text) in addresses {
            let marked = home && (own || kinds.home(&text).is_none());
            self.keep("address", &if marked { kinds.at_home(&text) } else { text });
        }
        read_name::names(self, card)
    }

    fn phone(&self, property: &Property, text: &str, kinds: &Kinds) -> String {
        let mut phone = kinds.parse(&phone::number(text));
        let label = self.label(property).unwrap_or_default();
        let said: Vec<&str> = property.types().chain([label]).collect();
        kinds.say(&mut phone, &said.join(","));
        kinds.show(&phone)
    }

    /// As somebody wrote it on an envelope, where that says the same as the components.
    fn address(&mut self, property: &Property) -> String {
        let address = Address::of(&property.parts());
        let shown = address.show();
        let Some(label) = property.get("LABEL").map(str::trim).filter(|it| !it.is_empty()) else {
            return shown;
        };
        if shown.is_empty() || Address::parse(label) == address {
            return label.to_string();
        }
        let words = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
        };
        let known = words(&property.parts().join(" "));
        if !words(label).iter().all(|word| known.contains(word)) {
            self.keep("x-label", label);
        }
        shown
    }

    /// What somebody calls an address or a page: `Sekretariat: anna@example.org`.
    fn label_of(&mut self, property: &Property, text: &str) {
        let plain = ["home", "work", "homepage", "other", "internet", "school", "obsolete", "pref"];
        if let Some(label) = self.label(property)
            && !plain.contains(&label.to_lowercase().as_str())
        {
            let label = format!("{label}: {text}");
            self.keep("x-ablabel", &label);
        }
    }
}
