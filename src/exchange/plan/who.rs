//! Whether the log knows what an item is about: by UID, then by e-mail, then by name and
//! organisation. What is not clear is a doubt with its reasons; nobody is ever guessed.

use super::key;
use super::known::{self, Entry, Known, texts};
use crate::exchange::uid::UID;
use crate::exchange::{Item, Party};
use crate::record::kind;
use crate::words::Message;

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
    pub reasons: Vec<Message>,
    pub(super) at: usize,
}

impl Known<'_> {
    pub(super) fn find(&self, item: &Item) -> Match {
        let is_contact = item.kind.name == kind::CONTACT.name;
        let by_uid = item.uid.as_deref().and_then(|uid| self.uid(uid));
        let of_kind = |at: &usize| self.get(*at).is_some_and(|e| e.kind.name == item.kind.name);
        match by_uid.filter(of_kind) {
            Some(at) if is_contact && !self.shares_name(at, item) => {
                let reasons = ["exchange-reason-uid", "exchange-reason-other-name"];
                let reasons = reasons.map(Message::new).to_vec();
                Match::Doubt(vec![self.candidate(at, reasons)])
            }
            Some(at) => Match::Same(at),
            None if is_contact => self.contact(item),
            None => self.event_of(item),
        }
    }

    /// People change their names, but hardly all of them.
    fn shares_name(&self, at: usize, item: &Item) -> bool {
        let key = item.text("name").map(key::name).unwrap_or_default();
        let shares = |name: &String| name.split(' ').any(|word| key.split(' ').any(|k| k == word));
        self.get(at).is_some_and(|entry| entry.names.is_empty() || entry.names.iter().any(shares))
    }

    /// An event with the same title on the same day, unless it is at another hour. What has no
    /// title is known by nothing, and what one file tells twice is two.
    fn event_of(&self, item: &Item) -> Match {
        let (date, title) = (item.text("date"), item.text("title"));
        if title.is_none_or(|title| title.trim().is_empty()) {
            return Match::New;
        }
        let found = self.event(item.kind, date.unwrap_or_default(), title.unwrap_or_default());
        let begins = |time: &str| time.split('-').next().map(str::to_string);
        let time = item.text("time").and_then(begins);
        let fits = |at: &&usize| {
            let entry = self.get(**at);
            let other = entry.and_then(|entry| {
                let of_draft = entry.draft.as_ref().and_then(|draft| draft.text("time"));
                let shown = entry.record.and_then(|record| record.values("time").first());
                of_draft.map(str::to_string).or_else(|| shown.map(|value| value.display()))
            });
            let other = other.as_deref().and_then(begins);
            let is_new = entry.is_some_and(|entry| entry.record.is_none());
            // Two mails of one subject are two mails.
            let is_other = item.kind.name == kind::CONVERSATION.name
                && item.uid.is_some()
                && entry.and_then(|e| e.record).is_some_and(|record| record.text(UID).is_some());
            !is_new && !is_other && (time.is_none() || other.is_none() || time == other)
        };
        match found.iter().filter(fits).collect::<Vec<_>>().as_slice() {
            [] => Match::New,
            [one] => Match::Like(**one),
            many => Match::Doubt(
                many.iter()
                    .map(|at| self.candidate(**at, vec![Message::new("exchange-reason-title")]))
                    .collect(),
            ),
        }
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
                entry.names.contains(&key) || entry.names.iter().any(|name| is_part(name, &key))
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
                    if !agree(at) {
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
                let shares = |name: &String| {
                    name.split(' ').any(|word| word.len() > 2 && key.split(' ').any(|k| k == word))
                };
                if entry.names.iter().any(shares) {
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
        if has_own && item.uid.is_some() {
            return false;
        }
        match entry.is_organisation {
            true => !is_elsewhere(entry, item),
            false => works_there(entry, item),
        }
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
        } else if texts(item, "emails").next().is_some() && !entry.emails.is_empty() {
            reasons.push("exchange-reason-other-email");
        }
        reasons.into_iter().map(Message::new).collect()
    }

    fn shared_email(&self, at: usize, item: &Item) -> String {
        let known = self.get(at).map(|entry| entry.emails.as_slice()).unwrap_or_default();
        let shared = texts(item, "emails").find(|email| known.contains(&key::email(email)));
        shared.unwrap_or_default().to_string()
    }

    fn candidate(&self, at: usize, reasons: Vec<Message>) -> Candidate {
        let id = self.get(at).map(|entry| entry.id.clone()).unwrap_or_default();
        Candidate { id, reasons, at }
    }

    /// By UID, by the name of a note or record of the same files, by an id. An id that the log has
    /// may be another's in the log that the file comes from: a name beside it has to agree.
    fn named(&self, party: &Party, uid: &str) -> Option<Result<usize, Vec<usize>>> {
        let takes = |at: &usize| self.get(*at).is_some_and(|entry| party.any || is_contact(entry));
        if let Some(at) = self.uid(uid).filter(takes) {
            return Some(Ok(at));
        }
        match self.by_stem(uid) {
            Some(None) => return Some(Err(Vec::new())),
            Some(Some(at)) if takes(&at) => return Some(Ok(at)),
            _ => {}
        }
        let at = self.id(uid).filter(takes)?;
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

/// The same organisation, or none on either side and no address that speaks against it.
fn works_there(entry: &Entry<'_>, item: &Item) -> bool {
    let employers = employers(item);
    if employers.is_empty() && entry.employers.is_empty() {
        return texts(item, "emails").next().is_none() || entry.emails.is_empty();
    }
    employers.iter().any(|name| entry.employers.contains(name))
}

/// `Jugendamt` of another town: where the addresses that both have speak of two places.
fn is_elsewhere(entry: &Entry<'_>, item: &Item) -> bool {
    let emails: Vec<String> = texts(item, "emails").map(key::email).collect();
    let domains: Vec<&str> = emails.iter().filter_map(|email| key::domain(email)).collect();
    let known: Vec<&str> = entry.emails.iter().filter_map(|email| key::domain(email)).collect();
    if !domains.is_empty() && !known.is_empty() {
        return !domains.iter().any(|domain| known.contains(domain));
    }
    let codes: Vec<&str> = texts(item, "address").filter_map(key::postal_code).collect();
    let known = &entry.postal_codes;
    !codes.is_empty()
        && !known.is_empty()
        && !codes.iter().any(|code| known.iter().any(|k| k == code))
}

fn employers(item: &Item) -> Vec<String> {
    let links = item.links.iter().filter(|link| known::is_employer(&link.key));
    let names = links.filter_map(|link| link.to.name.as_deref()).map(key::name);
    // `-` stands for none.
    names.filter(|key| !key.is_empty()).collect()
}

/// Every word of the shorter name is one of the longer: `Frey`, `Anne Frey`. A first name alone
/// counts as well: it is asked only where the address is the same.
fn is_part(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.split(' ').all(|word| long.split(' ').any(|other| other == word))
}
