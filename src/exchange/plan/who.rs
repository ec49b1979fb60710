//! Whether the log knows what an item is about: by UID, then by e-mail, then by name and
//! organisation. What is not clear is a doubt with its reasons; nobody is ever guessed.

use super::known::{self, Entry, Known, texts};
use super::{join, key};
use crate::exchange::uid::UID;
use crate::exchange::{Item, Party, task};
use crate::record::kind;
use crate::words::Message;

/// Of an item so many people and paragraphs are compared with a crowd.
const MOST_TRAITS: usize = 4;

/// What was found.
#[derive(Clone, Debug)]
pub(super) enum Match {
    /// By its UID.
    Same(usize),
    /// By what it tells of itself: its UID is a further name of the record.
    Like(usize),
    New,
    Doubt(Vec<Candidate>),
}

/// Whom an item may be about.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub id: String,
    /// Its name, or what it is called.
    pub title: String,
    pub reasons: Vec<Message>,
    pub(super) at: usize,
}

impl Known<'_> {
    pub(super) fn find(&self, item: &Item) -> Match {
        let is_contact = item.kind.name == kind::CONTACT.name;
        let of_kind = |at: &usize| self.get(*at).is_some_and(|e| e.kind.name == item.kind.name);
        let uid = item.uid.as_deref();
        let said = uid.and_then(|uid| self.uid(uid)).filter(of_kind);
        let made = uid.and_then(|uid| self.made_uid(uid)).filter(of_kind);
        match (said, made) {
            (None, None) if is_contact => self.contact(item),
            (None, None) => self.event_of(item),
            (Some(at), _) | (None, Some(at)) if !is_contact => Match::Same(at),
            (Some(at), None) if self.shares_name(at, item) => Match::Same(at),
            (said, made) => self.of_one_uid(said.into_iter().chain(made).collect(), item),
        }
    }

    /// A UID that is made from an id is that of one person in this log, and of another one in
    /// another log: more has to be the same.
    fn of_one_uid(&self, all: Vec<usize>, item: &Item) -> Match {
        let same: Vec<usize> = all.iter().copied().filter(|at| self.is_like(*at, item)).collect();
        if let [one] = same.as_slice() {
            return Match::Same(*one);
        }
        let mut candidates: Vec<Candidate> = all
            .iter()
            .map(|at| {
                let mut reasons = vec![Message::new("exchange-reason-uid")];
                match self.shares_words(*at, item) {
                    true => reasons.extend(self.of_one_name(*at, item)),
                    false => reasons.push(Message::new("exchange-reason-other-name")),
                }
                self.candidate(*at, reasons)
            })
            .collect();
        match self.contact(item) {
            Match::Doubt(more) => {
                candidates.extend(more.into_iter().filter(|one| !all.contains(&one.at)));
            }
            Match::New => {}
            found => return found,
        }
        Match::Doubt(candidates)
    }

    /// What makes two of one UID one: an address, or the name and what stands beside it.
    fn is_like(&self, at: usize, item: &Item) -> bool {
        let Some(entry) = self.get(at) else { return false };
        let shares_email = texts(item, "emails").map(key::email).any(|e| entry.emails.contains(&e));
        let name = item.text("name").unwrap_or_default();
        let is_so = shares_email && self.shares_name(at, item)
            || self.is_called(at, name) && fits(entry, item);
        is_so && !is_marked_otherwise(entry, item)
    }

    /// People change their names, but hardly the first one; the last one many have. What the same
    /// files call in two ways is two.
    fn shares_name(&self, at: usize, item: &Item) -> bool {
        let key = item.text("name").map(key::name).unwrap_or_default();
        let Some(entry) = self.get(at) else { return false };
        let is_person = !entry.is_organisation && item.text("kind").is_none_or(|is| is == "person");
        let shares = |name: &String| match (is_person, entry.record) {
            (true, None) => is_part(name, &key),
            (true, Some(_)) => is_part(name, &key) || key::shares_given(name, &key),
            (false, _) => *name == key || key::shares_word(name, &key),
        };
        entry.names.is_empty() || entry.names.iter().any(shares)
    }

    fn shares_words(&self, at: usize, item: &Item) -> bool {
        self.name(item.text("name").unwrap_or_default()).contains(&at)
    }

    /// An event with the same title on the same day, unless it is at another hour. What has no
    /// title is known by nothing, and what one file tells twice is two.
    fn event_of(&self, item: &Item) -> Match {
        let (date, title) = (item.text("date"), item.text("title"));
        if title.is_none_or(|title| title.trim().is_empty()) {
            return Match::New;
        }
        let found = self.event(item.kind, date.unwrap_or_default(), title.unwrap_or_default());
        let time = item.text("time").and_then(known::begin);
        let is_mail = item.kind.name == kind::CONVERSATION.name && item.uid.is_some();
        let fits = |at: &usize| {
            let Some(entry) = self.get(*at) else { return false };
            // Two mails of one subject are two mails.
            let is_other = is_mail && entry.record.is_some_and(|record| record.text(UID).is_some());
            !is_other
                && (time.is_none() || entry.begins.is_none() || time == entry.begins.as_deref())
        };
        let fitting: Vec<usize> = found.iter().copied().filter(fits).collect();
        match fitting.as_slice() {
            [] => Match::New,
            [one] => Match::Like(*one),
            many => Match::Doubt(self.of_one_day(&self.near(many, item).0)),
        }
    }

    pub(super) fn of_one_day(&self, all: &[usize]) -> Vec<Candidate> {
        let reason = || vec![Message::new("exchange-reason-title")];
        all.iter().map(|at| self.candidate(*at, reason())).collect()
    }

    /// Of a crowd, those that may have all that an item tells: so many that each can be looked at.
    /// False where there are more.
    pub(super) fn near(&self, all: &[usize], item: &Item) -> (Vec<usize>, bool) {
        if all.len() <= known::CROWD {
            return (all.to_vec(), true);
        }
        let people = item.links.iter().filter(|link| !link.to.any).take(MOST_TRAITS);
        let people = people.filter_map(|link| self.party(&link.to).ok()?);
        let people =
            people.filter_map(|at| self.get(at)).map(|entry| known::trait_of_id(&entry.id));
        // Links in it may have other words in the log, and tasks may be anywhere.
        let is_plain = |part: &&str| !part.contains("[[") && task::list(part).is_none();
        let words = join::parts(&item.body).filter(is_plain).take(MOST_TRAITS);
        let traits = people.chain(words.map(known::trait_of_words));
        let rarest = traits.map(|of| self.with_trait(&of)).min_by_key(|list| list.len());
        let near = all.iter().filter(|at| rarest.is_none_or(|list| list.binary_search(at).is_ok()));
        let near: Vec<usize> = near.copied().take(known::CROWD + 1).collect();
        let is_all = near.len() <= known::CROWD;
        (near.into_iter().take(known::CROWD).collect(), is_all)
    }

    fn contact(&self, item: &Item) -> Match {
        let name = item.text("name").unwrap_or_default();
        let key = key::name(name);
        let is_organisation = item.text("kind").is_some_and(|kind| kind != "person");
        // Where nobody says what it is, a known organisation of just that name may be meant.
        let is_open = item.get("kind").is_none();
        let same_sort = |at: &usize| {
            self.get(*at).filter(|entry| is_contact(entry)).is_some_and(|entry| {
                entry.is_organisation == is_organisation || is_open && entry.names.contains(&key)
            })
        };
        let mut by_email: Vec<usize> = Vec::new();
        for email in texts(item, "emails") {
            by_email.extend(self.email(email));
        }
        by_email.sort_unstable();
        by_email.dedup();
        let agree = |at: &usize| {
            self.get(*at).is_some_and(|entry| {
                let is_so = |name: &String| *name == key || is_part(name, &key);
                entry.names.iter().any(is_so) && !is_marked_otherwise(entry, item)
            })
        };
        let with_email: Vec<usize> = by_email.iter().copied().filter(same_sort).collect();
        match with_email.iter().copied().filter(agree).collect::<Vec<_>>().as_slice() {
            [one] => return Match::Like(*one),
            [] if with_email.is_empty() => {}
            _ => {
                let reason = |at: &usize| {
                    let email = self.shared_email(*at, item);
                    let mut reasons =
                        vec![Message::new("exchange-reason-email").with("email", email)];
                    if self.get(*at).is_some_and(|entry| is_marked_otherwise(entry, item)) {
                        reasons.push(Message::new("exchange-reason-other-mark"));
                    } else if !agree(at) {
                        reasons.push(Message::new("exchange-reason-other-name"));
                    }
                    reasons
                };
                return Match::Doubt(
                    with_email.iter().map(|at| self.candidate(*at, reason(at))).collect(),
                );
            }
        }
        let by_name: Vec<usize> = self.name(name).iter().copied().filter(same_sort).collect();
        if by_name.is_empty() {
            return self.by_phone(item, &key, is_organisation);
        }
        let alike: Vec<usize> = by_name
            .iter()
            .copied()
            .filter(|at| self.is_called(*at, name) && self.agrees(*at, item))
            .collect();
        match alike.as_slice() {
            [one] => Match::Like(*one),
            _ => Match::Doubt(
                by_name.iter().map(|at| self.candidate(*at, self.of_one_name(*at, item))).collect(),
            ),
        }
    }

    /// The same number, and a part of the name.
    fn by_phone(&self, item: &Item, key: &str, is_organisation: bool) -> Match {
        let mut candidates = Vec::new();
        for phone in texts(item, "phones") {
            for at in self.phone(phone) {
                let Some(entry) = self.get(*at).filter(|e| e.is_organisation == is_organisation)
                else {
                    continue;
                };
                if entry.names.iter().any(|name| key::shares_word(name, key)) {
                    let reason = Message::new("exchange-reason-phone").with("phone", phone);
                    candidates.push(self.candidate(*at, vec![reason]));
                }
            }
        }
        candidates.dedup_by(|a, b| a.at == b.at);
        if candidates.is_empty() { Match::New } else { Match::Doubt(candidates) }
    }

    /// True where one name, and nothing else, stands for one of them.
    fn agrees(&self, at: usize, item: &Item) -> bool {
        let Some(entry) = self.get(at) else { return false };
        // One program knows two of that name, and tells them apart.
        let has_own = match entry.record {
            Some(record) => !entry.is_organisation && record.text(UID).is_some(),
            None => entry.item.is_some(),
        };
        !(has_own && item.uid.is_some()) && fits(entry, item)
    }

    fn of_one_name(&self, at: usize, item: &Item) -> Vec<Message> {
        let Some(entry) = self.get(at) else { return Vec::new() };
        let name = item.text("name").unwrap_or_default();
        let mut reasons = vec![match self.is_called(at, name) {
            true => "exchange-reason-name",
            false => "exchange-reason-other-order",
        }];
        let employers = employers(item);
        if entry.is_organisation {
            if is_elsewhere(entry, item) {
                reasons.push("exchange-reason-elsewhere");
            }
        } else if !employers.is_empty() || !entry.employers.is_empty() {
            let shared = employers.iter().any(|name| entry.employers.contains(name));
            reasons.push(match shared {
                true => "exchange-reason-organisation",
                false => "exchange-reason-other-organisation",
            });
            if shared && writes_elsewhere(entry, item) {
                reasons.push("exchange-reason-other-email");
            }
        } else if texts(item, "emails").next().is_some() && !entry.emails.is_empty() {
            reasons.push("exchange-reason-other-email");
        } else if lives_elsewhere(entry, item) {
            reasons.push("exchange-reason-elsewhere");
        }
        if is_marked_otherwise(entry, item) {
            reasons.push("exchange-reason-other-mark");
        }
        reasons.into_iter().map(Message::new).collect()
    }

    fn shared_email(&self, at: usize, item: &Item) -> String {
        let known = self.get(at).map(|entry| entry.emails.as_slice()).unwrap_or_default();
        let shared = texts(item, "emails").find(|email| known.contains(&key::email(email)));
        shared.unwrap_or_default().to_string()
    }

    fn candidate(&self, at: usize, reasons: Vec<Message>) -> Candidate {
        let entry = self.get(at);
        let id = entry.map(|entry| entry.id.clone()).unwrap_or_default();
        let title = entry.map(|entry| entry.title.clone()).unwrap_or_default();
        Candidate { id, title, reasons, at }
    }

    /// By UID, by the name of a note or record of the same files, by an id. An id that the log has
    /// may be another's in the log that the file comes from: a name beside it has to agree.
    fn named(&self, party: &Party, uid: &str) -> Option<Result<usize, Vec<usize>>> {
        let takes = |at: &usize| self.get(*at).is_some_and(|entry| party.any || is_contact(entry));
        match self.by_stem(uid) {
            Some(None) => return Some(Err(Vec::new())),
            Some(Some(at)) if takes(&at) => return Some(Ok(at)),
            _ => {}
        }
        if let Some(at) = self.uid(uid).filter(takes) {
            return Some(Ok(at));
        }
        let at = self.made_uid(uid).or_else(|| self.id(uid)).filter(takes)?;
        let key = party.name.as_deref().map(key::name).filter(|key| !key.is_empty());
        let names = self.get(at).map(|entry| entry.names.as_slice()).unwrap_or_default();
        let agrees =
            key.is_none_or(|key| names.is_empty() || names.iter().any(|name| is_part(name, &key)));
        Some(if agrees { Ok(at) } else { Err(vec![at]) })
    }

    /// Whom a party means. `Err` has those who may be meant.
    pub(super) fn party(&self, party: &Party) -> Result<Option<usize>, Vec<usize>> {
        if let Some(found) = party.uid.as_deref().and_then(|uid| self.named(party, uid)) {
            return found.map(Some);
        }
        let key = party.name.as_deref().map(key::name).filter(|key| !key.is_empty());
        let of_sort = |at: &usize| {
            let wanted = party.kind.map(|kind| kind != "person");
            self.get(*at).is_some_and(|e| wanted.is_none_or(|is| e.is_organisation == is))
        };
        let mut doubt = Vec::new();
        if let Some(email) = &party.email {
            let found: Vec<usize> = self.email(email).iter().copied().filter(of_sort).collect();
            let agrees = |at: &usize| match &key {
                None => true,
                Some(key) => self.get(*at).is_some_and(|entry| {
                    entry.names.contains(key) || entry.names.iter().any(|name| is_part(name, key))
                }),
            };
            match found.iter().copied().filter(agrees).collect::<Vec<_>>().as_slice() {
                [one] => return Ok(Some(*one)),
                [] => doubt = found,
                many => return Err(many.to_vec()),
            }
        }
        let Some(name) = &party.name else {
            return if doubt.is_empty() { Ok(None) } else { Err(doubt) };
        };
        let found: Vec<usize> = self.name(name).iter().copied().filter(of_sort).collect();
        let email = party.email.as_deref().map(key::email);
        let contradicts = |at: &usize| {
            email.is_some() && self.get(*at).is_some_and(|entry| !entry.emails.is_empty())
        };
        match found.as_slice() {
            [] if doubt.is_empty() => Ok(None),
            [] => Err(doubt),
            [one] if self.is_called(*one, name) && !contradicts(one) => Ok(Some(*one)),
            many => Err(many.to_vec()),
        }
    }
}

fn is_contact(entry: &Entry<'_>) -> bool {
    entry.kind.name == kind::CONTACT.name
}

/// Whether what stands beside one name speaks of one.
fn fits(entry: &Entry<'_>, item: &Item) -> bool {
    match entry.is_organisation {
        true => !is_elsewhere(entry, item),
        false => works_there(entry, item) && !is_marked_otherwise(entry, item),
    }
}

/// Mother and son may share a name and an address, but not how they are addressed, nor their birthday.
fn is_marked_otherwise(entry: &Entry<'_>, item: &Item) -> bool {
    let says = |value: &str| matches!(value, "ms" | "mr") || value.len() == "1970-02-03".len();
    let differs = |(key, known): &(&str, String)| {
        item.text(key).is_some_and(|value| value != known && says(value) && says(known))
    };
    !entry.is_organisation && entry.marks.iter().any(differs)
}

/// The same organisation, or none on either side, and no address that speaks against it.
fn works_there(entry: &Entry<'_>, item: &Item) -> bool {
    let employers = employers(item);
    if employers.is_empty() && entry.employers.is_empty() {
        let is_alone = texts(item, "emails").next().is_none() || entry.emails.is_empty();
        return is_alone && !lives_elsewhere(entry, item);
    }
    employers.iter().any(|name| entry.employers.contains(name)) && !writes_elsewhere(entry, item)
}

/// Two of one name and employer have two addresses. One person has them as well, where one of them
/// is private and the other one is not.
fn writes_elsewhere(entry: &Entry<'_>, item: &Item) -> bool {
    let emails: Vec<String> = texts(item, "emails").map(key::email).collect();
    let all = |emails: &[String], private: bool| {
        emails.iter().all(|email| key::domain(email).is_none() == private)
    };
    let is_private = |a: &[String], b: &[String]| all(a, true) && all(b, false);
    differ(&emails, &entry.emails)
        && !is_private(&emails, &entry.emails)
        && !is_private(&entry.emails, &emails)
}

/// `Jugendamt` of another town: where the domains, or the postal codes, that both have speak of two
/// places.
fn is_elsewhere(entry: &Entry<'_>, item: &Item) -> bool {
    let emails: Vec<String> = texts(item, "emails").map(key::email).collect();
    let domains = |emails: &[String]| {
        emails.iter().filter_map(|email| key::domain(email)).map(String::from).collect::<Vec<_>>()
    };
    differ(&domains(&emails), &domains(&entry.emails)) || lives_elsewhere(entry, item)
}

/// By the postal codes.
fn lives_elsewhere(entry: &Entry<'_>, item: &Item) -> bool {
    let codes = texts(item, "address").filter_map(key::postal_code).map(String::from);
    differ(&codes.collect::<Vec<_>>(), &entry.postal_codes)
}

/// Both sides have some, and none is on both.
fn differ(some: &[String], others: &[String]) -> bool {
    !some.is_empty() && !others.is_empty() && !some.iter().any(|one| others.contains(one))
}

fn employers(item: &Item) -> Vec<String> {
    let links = item.links.iter().filter(|link| known::is_employer(&link.key));
    let names = links.filter_map(|link| link.to.name.as_deref()).map(key::name);
    // `-` stands for none.
    names.filter(|key| !key.is_empty()).collect()
}

/// Every word of the shorter name is one of the longer: `Frey`, `Anne Frey`. A first name alone
/// counts as well: it is asked only where the address is the same. Father and son are two.
fn is_part(a: &str, b: &str) -> bool {
    /// Of a younger or an older one of the same name.
    const AGE: &[&str] = &["jun", "junior", "jr", "sen", "senior", "sr"];
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let has = |name: &str, word: &str| name.split(' ').any(|other| other == word);
    !short.is_empty()
        && short.split(' ').all(|word| has(long, word))
        && AGE.iter().all(|word| has(short, word) == has(long, word))
}
