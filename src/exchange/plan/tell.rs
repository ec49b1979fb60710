//! What an item tells of others: whom it means, who is made because of it, which record a link in
//! its text leads to.

use super::join::{self, Target};
use super::known::Entry;
use super::{Maker, key, newest, page, series};
use crate::exchange::{Item, Link, Party, Remark, uid};
use crate::record::kind::{CONTACT, CONVERSATION};
use crate::record::{Draft, id};
use crate::words::Message;

impl<'a> Maker<'a> {
    /// What the item tells goes into its record, but for what [`Maker::refer`] adds.
    pub(super) fn join(&mut self, item_at: usize, at: usize) {
        let Some(item) = self.items.get(item_at) else { return };
        let (mut targets, unknown) = self.targets(item, false);
        self.take_sides(item, &mut targets);
        let schema = self.setting.desk.schema;
        let id = self.known.get(at).map(|entry| entry.id.clone()).unwrap_or_default();
        if let Some(draft) = self.draft(at) {
            let of_one = newest::others(&id, draft).len() < 2;
            join::fields(draft, item, schema, of_one);
            if let (Some(_), Some(uid)) = (&item.series, &item.uid) {
                series::rename(draft, uid);
            }
            join::links(draft, &targets, schema);
            keep(draft, unknown);
        }
        self.name_event(at, item);
    }

    /// What may mean any record, and the text: by now every one has its id.
    pub(super) fn refer(&mut self, item_at: usize, at: usize) {
        let Some(item) = self.items.get(item_at) else { return };
        let (targets, unknown) = self.targets(item, true);
        let body = self.linked(&item.body);
        let is_new = self.known.get(at).is_some_and(|entry| entry.record.is_none());
        let schema = self.setting.desk.schema;
        if let Some(draft) = self.draft(at) {
            join::links(draft, &targets, schema);
            keep(draft, unknown);
            if is_new && draft.body.is_empty() {
                draft.body = body;
            } else {
                join::body(draft, item, &body);
            }
        }
    }

    pub(super) fn draft(&mut self, at: usize) -> Option<&mut Draft> {
        self.known.entries.get_mut(at)?.draft.as_mut()
    }

    /// The links whose target is known, and the texts of those that nobody knows, under their keys.
    fn targets(&mut self, item: &'a Item, any: bool) -> (Vec<Target<'a>>, Vec<(String, String)>) {
        let (mut targets, mut unknown) = (Vec::new(), Vec::new());
        for link in item.links.iter().filter(|link| link.to.any == any) {
            let found = match self.meant(item, &link.to) {
                Meant::Known(found) => found,
                Meant::Unknown => vec![self.mention(&link.to)],
                Meant::Awaited(id) => {
                    let message = Message::new("exchange-awaited").with("id", id.as_str());
                    self.plan.remarks.push(Remark::note(item.place.clone(), message));
                    targets.push(Target { key: &link.key, id, more: &link.more });
                    Vec::new()
                }
                Meant::Unclear(candidates) => {
                    self.plan.remarks.push(self.unclear(item, &link.to, &candidates));
                    unknown.push((kept_key(link), shown(&link.to)));
                    Vec::new()
                }
                Meant::None if link.key == "roles" => {
                    let (key, more) = (link.key.as_str(), link.more.as_slice());
                    targets.push(Target { key, id: String::new(), more });
                    Vec::new()
                }
                Meant::None => Vec::new(),
            };
            for id in self.ids(&found) {
                targets.push(Target { key: &link.key, id, more: &link.more });
            }
        }
        (targets, unknown)
    }

    /// An event gets its id when its day and its people are known.
    fn name_event(&mut self, at: usize, item: &Item) {
        let Some(entry) = self.known.get(at).filter(|entry| entry.id.is_empty()) else { return };
        let wanted = entry.draft.as_ref().map(Draft::wanted_id);
        let id = self.free(&wanted.unwrap_or_else(|| item.kind.name.to_string()));
        self.known.rename(at, id);
    }

    /// A mail names us and them alike.
    fn take_sides(&self, item: &Item, targets: &mut [Target<'_>]) {
        if item.kind.name != CONVERSATION.name {
            return;
        }
        let ours = |target: &Target<'_>| self.setting.staff.contains(&target.id);
        for target in targets.iter_mut().filter(|target| target.key == "with" && ours(target)) {
            target.key = "by";
        }
        if !targets.iter().any(|target| target.key == "with") {
            for target in targets.iter_mut().filter(|target| target.key == "by") {
                target.key = "with";
            }
        }
    }

    /// True where the record has all of it already.
    pub(super) fn adds_nothing(&self, item: &Item, at: usize) -> bool {
        let schema = self.setting.desk.schema;
        let Some(draft) = self.known.get(at).and_then(Entry::is) else { return false };
        if join::adds_fields(draft, item, schema) {
            return false;
        }
        let mut targets = Vec::new();
        for link in &item.links {
            let ids = match self.meant(item, &link.to) {
                Meant::Awaited(id) => vec![id],
                Meant::Known(found) => self.ids(&found),
                Meant::None if link.key == "roles" => vec![String::new()],
                Meant::None => Vec::new(),
                Meant::Unclear(_) => {
                    if !draft.texts(&kept_key(link)).contains(&shown(&link.to).as_str()) {
                        return false;
                    }
                    Vec::new()
                }
                Meant::Unknown => return false,
            };
            let more = &link.more;
            targets.extend(ids.into_iter().map(|id| Target { key: &link.key, id, more }));
        }
        self.take_sides(item, &mut targets);
        let mut after = draft.clone();
        join::links(&mut after, &targets, schema);
        after.fields().eq(draft.fields()) && !join::body(&mut after, item, &self.linked(&item.body))
    }

    fn meant(&self, item: &Item, party: &Party) -> Meant {
        let is_named = party.name.as_deref().is_some_and(|name| !key::name(name).is_empty());
        if !is_named && party.email.is_none() && party.uid.is_none() {
            return Meant::None;
        }
        match self.known.party(party) {
            Ok(Some(at)) => Meant::Known(vec![at]),
            found if !party.or.is_empty() => match self.all_known(&party.or) {
                Some(found) => Meant::Known(found),
                None => Meant::Unclear(found.err().unwrap_or_default()),
            },
            Ok(None) if party.any => match self.awaited(item, party) {
                Some(id) => Meant::Awaited(id),
                None => Meant::Unclear(Vec::new()),
            },
            Ok(None) => Meant::Unknown,
            Err(candidates) => Meant::Unclear(candidates),
        }
    }

    /// The id of a record that our own file names and has not: it may be in the next one.
    fn awaited(&self, item: &Item, party: &Party) -> Option<String> {
        let is_id = |id: &&String| id::is_valid(id) && self.known.by_stem(id).is_none();
        let alone = item.stem.is_some() && party.name.is_none() && party.email.is_none();
        party.uid.as_ref().filter(|_| alone).filter(is_id).cloned()
    }

    fn all_known(&self, parties: &[Party]) -> Option<Vec<usize>> {
        parties.iter().map(|party| self.known.party(party).ok().flatten()).collect()
    }

    fn ids(&self, found: &[usize]) -> Vec<String> {
        let entries = found.iter().filter_map(|at| self.known.get(*at));
        entries.map(|entry| entry.id.clone()).collect()
    }

    fn unclear(&self, item: &Item, party: &Party, candidates: &[usize]) -> Remark {
        let ids = candidates.iter().filter_map(|at| self.known.get(*at));
        let ids: Vec<String> =
            ids.map(|entry| entry.id.clone()).filter(|id| !id.is_empty()).collect();
        let message = match ids.is_empty() {
            true if !party.or.is_empty() => {
                Message::new("exchange-one-or-more").with("name", shown(party))
            }
            true => Message::new("exchange-nobody").with("name", shown(party)),
            false => Message::new("exchange-unclear").with("name", shown(party)).with("ids", ids),
        };
        Remark::note(item.place.clone(), message)
    }

    /// Somebody whom only others name.
    fn mention(&mut self, party: &Party) -> usize {
        let mut draft = Draft::new(&CONTACT);
        draft.set_text("name", party.shown().trim());
        if let Some(kind) = party.kind.filter(|kind| *kind != "person") {
            draft.set_text("kind", kind);
        }
        if let Some(email) = &party.email {
            draft.set_texts("emails", std::slice::from_ref(email));
        }
        // `anne@example.org` is no name; before the sign stands what is nearest to one.
        let shown = party.shown().split('@').next().unwrap_or_default();
        let wanted = id::from_name(shown).unwrap_or_else(|| CONTACT.name.to_string());
        let id = self.free(&wanted);
        if let Some(uid) = party.uid.as_ref().filter(|uid| **uid != uid::of_id(&id)) {
            draft.set_texts(uid::UID, std::slice::from_ref(uid));
        }
        let at = self.known.add(id, draft, None, party.uid.as_deref());
        self.known.learn_party(at, party);
        at
    }

    /// Links between notes name their files; here they name ids.
    pub(super) fn linked(&self, body: &str) -> String {
        if !body.contains("[[") {
            return body.to_string();
        }
        let mut out = String::with_capacity(body.len());
        let mut done = 0;
        for link in page(body).outline().links {
            let at = match self.known.by_stem(&link.target) {
                Some(at) => at,
                None if self.known.id(&link.target).is_some() => None,
                None => match self.known.name(&link.target) {
                    [one] if self.known.is_called(*one, &link.target) => Some(*one),
                    _ => None,
                },
            };
            let Some(entry) = at.and_then(|at| self.known.get(at)) else { continue };
            if entry.id == link.target {
                continue;
            }
            out.push_str(body.get(done..link.target_range.start).unwrap_or_default());
            out.push_str(&entry.id);
            // The reader goes on seeing the name.
            let label = link.label.is_none()
                && body.get(link.target_range.end..).is_some_and(|rest| rest.starts_with("]]"));
            if label {
                out.push('|');
                out.push_str(&link.target);
            }
            done = link.target_range.end;
        }
        out.push_str(body.get(done..).unwrap_or_default());
        out
    }
}

/// Whom a link means.
enum Meant {
    /// Records that are there, or will be: one, or all of a text that names several.
    Known(Vec<usize>),
    /// Somebody who becomes a contact.
    Unknown,
    /// A record of that id, which is not there yet.
    Awaited(String),
    /// One of several, or something that only a person could make.
    Unclear(Vec<usize>),
    /// `-` stands for nobody; a post may be without an organisation.
    None,
}

/// Under which key a name stays that leads nowhere.
fn kept_key(link: &Link) -> String {
    format!("x-{}", link.key.replace('.', "-"))
}

fn shown(party: &Party) -> String {
    match (&party.name, &party.email) {
        (Some(name), Some(email)) => format!("{name} <{email}>"),
        _ => party.shown().to_string(),
    }
}

/// Names that led nowhere, as texts: each once.
fn keep(draft: &mut Draft, unknown: Vec<(String, String)>) {
    for (key, text) in unknown {
        let mut texts: Vec<String> = draft.texts(&key).into_iter().map(String::from).collect();
        if !texts.contains(&text) {
            texts.push(text);
            draft.set_texts(&key, &texts);
        }
    }
}
