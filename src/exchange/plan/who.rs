//! Whether the log knows what an item is about: by UID, then by e-mail, then by name and
//! organisation. What is not clear is a doubt with its reasons; nobody is ever guessed.

use super::known::{self, Entry, Known, email_key, name_key, texts};
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
        let key = item.text("name").map(name_key).unwrap_or_default();
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
        let key = name_key(name);
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
            .filter(|at| {
                self.get(*at).is_some_and(|entry| entry.is_organisation) || self.agrees(*at, item)
            })
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

    /// True where one name, and nothing else, stands for one person: the same organisation, or
    /// none on either side and no address that speaks against it.
    fn agrees(&self, at: usize, item: &Item) -> bool {
        let Some(entry) = self.get(at) else { return false };
        // One program knows two of that name, and tells them apart.
        let has_own = entry.record.is_none_or(|record| record.text(UID).is_some());
        if has_own && item.uid.is_some() {
            return false;
        }
        let employers = employers(item);
        if employers.is_empty() && entry.employers.is_empty() {
            let emails: Vec<String> = texts(item, "emails").map(email_key).collect();
            return emails.is_empty() || entry.emails.is_empty();
        }
        employers.iter().any(|name| entry.employers.contains(name))
    }

    fn of_one_name(&self, at: usize, item: &Item) -> Vec<Message> {
        let mut reasons = vec![Message::new("exchange-reason-name")];
        let Some(entry) = self.get(at) else { return reasons };
        let employers = employers(item);
        if !employers.is_empty() || !entry.employers.is_empty() {
            let shared = employers.iter().any(|name| entry.employers.contains(name));
            reasons.push(Message::new(match shared {
                true => "exchange-reason-organisation",
                false => "exchange-reason-other-organisation",
            }));
        } else {
            reasons.push(Message::new("exchange-reason-other-email"));
        }
        reasons
    }

    fn shared_email(&self, at: usize, item: &Item) -> String {
        let known = self.get(at).map(|entry| entry.emails.as_slice()).unwrap_or_default();
        let shared = texts(item, "emails").find(|email| known.contains(&email_key(email)));
        shared.unwrap_or_default().to_string()
    }

    fn candidate(&self, at: usize, reasons: Vec<Message>) -> Candidate {
        let id = self.get(at).map(|entry| entry.id.clone()).unwrap_or_default();
        Candidate { id, reasons, at }
    }

    /// Whom a party means. `Err` has those who may be meant.
    pub(super) fn party(&self, party: &Party) -> Result<Option<usize>, Vec<usize>> {
        let takes = |at: &usize| self.get(*at).is_some_and(|entry| party.any || is_contact(entry));
        if let Some(uid) = &party.uid
            && let Some(at) = self.uid(uid).or_else(|| self.id(uid)).filter(takes)
        {
            return Ok(Some(at));
        }
        let key = party.name.as_deref().map(name_key).filter(|key| !key.is_empty());
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
        let email = party.email.as_deref().map(email_key);
        let contradicts = |at: &usize| {
            email.is_some() && self.get(*at).is_some_and(|entry| !entry.emails.is_empty())
        };
        match found.as_slice() {
            [] if doubt.is_empty() => Ok(None),
            [] => Err(doubt),
            [one] if !contradicts(one) => Ok(Some(*one)),
            many => Err(many.to_vec()),
        }
    }
}

fn is_contact(entry: &Entry<'_>) -> bool {
    entry.kind.name == kind::CONTACT.name
}

fn employers(item: &Item) -> Vec<String> {
    let links = item.links.iter().filter(|link| known::is_employer(&link.key));
    links.filter_map(|link| link.to.name.as_deref()).map(name_key).collect()
}

/// Every word of the shorter name is one of the longer: `Frey`, `Anne Frey`. A first name alone
/// counts as well: it is asked only where the address is the same.
fn is_part(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.split(' ').all(|word| long.split(' ').any(|other| other == word))
}
