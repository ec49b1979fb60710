//! What an item tells of others: whom it means, who is made because of it, which record a link in
//! its text leads to.

use super::join::{self, Target};
use super::{Maker, key, page};
use crate::exchange::{Item, Link, Party, Remark, uid};
use crate::record::kind::{CONTACT, CONVERSATION};
use crate::record::{Draft, id};
use crate::words::Message;

impl<'a> Maker<'a> {
    /// What the item tells goes into its record, but for what [`Maker::refer`] adds.
    pub(super) fn join(&mut self, item_at: usize, at: usize) {
        let Some(item) = self.items.get(item_at) else { return };
        let (mut targets, unknown) = self.targets(item, false);
        // A mail names us and them alike.
        let ours = |target: &Target<'_>| self.setting.staff.contains(&target.id);
        for target in targets.iter_mut().filter(|target| target.key == "with" && ours(target)) {
            target.key = "by";
        }
        if item.kind.name == CONVERSATION.name && !targets.iter().any(|t| t.key == "with") {
            targets.iter_mut().for_each(|target| target.key = "with");
        }
        let schema = self.setting.desk.schema;
        if let Some(draft) = self.draft(at) {
            join::fields(draft, item, schema);
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
            let id = match self.whom(item, link) {
                Ok(Some(target)) => self.known.get(target).map(|entry| entry.id.clone()),
                // A post without an organisation.
                Ok(None) => (link.key == "roles").then(String::new),
                Err(text) => {
                    unknown.push((format!("x-{}", link.key.replace('.', "-")), text));
                    None
                }
            };
            if let Some(id) = id {
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

    /// Whom a link means: a contact that is there, one that will be, or a text where it is not
    /// clear. `Ok(None)` for a post without an organisation.
    fn whom(&mut self, item: &Item, link: &Link) -> Result<Option<usize>, String> {
        let party = &link.to;
        let is_named = party.name.as_deref().is_some_and(|name| !key::name(name).is_empty());
        // `-` stands for nobody.
        if !is_named && party.email.is_none() && party.uid.is_none() {
            return Ok(None);
        }
        match self.known.party(party) {
            Ok(Some(at)) => Ok(Some(at)),
            Ok(None) if party.any => Err(self.unclear(item, party, &[])),
            Ok(None) => Ok(Some(self.mention(party))),
            Err(candidates) => Err(self.unclear(item, party, &candidates)),
        }
    }

    fn unclear(&mut self, item: &Item, party: &Party, candidates: &[usize]) -> String {
        let shown = match (&party.name, &party.email) {
            (Some(name), Some(email)) => format!("{name} <{email}>"),
            _ => party.shown().to_string(),
        };
        let ids = candidates.iter().filter_map(|at| self.known.get(*at));
        let ids: Vec<String> =
            ids.map(|entry| entry.id.clone()).filter(|id| !id.is_empty()).collect();
        let message = match ids.is_empty() {
            true => Message::new("exchange-nobody").with("name", shown.as_str()),
            false => Message::new("exchange-unclear").with("name", shown.as_str()).with("ids", ids),
        };
        self.plan.remarks.push(Remark::note(item.place.clone(), message));
        shown
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
