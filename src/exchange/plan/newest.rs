//! Of all that is told of one record under one UID, what is news: not what another item of the same
//! files, or what was taken in before, has overtaken.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::known::Entry;
use super::{Maker, series};
use crate::exchange::revision::Revision;
use crate::exchange::uid;
use crate::record::Draft;

impl Maker<'_> {
    /// Items with their entries, without those that are overtaken.
    pub(super) fn newest(&self, settled: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let told = |item: usize| {
            let item = self.items.get(item)?;
            Some((item.uid.as_deref()?, item.revision?))
        };
        let mut newest: HashMap<(usize, &str), Revision> = HashMap::new();
        for (item, entry) in settled {
            let Some((uid, revision)) = told(*item) else { continue };
            let known = newest.entry((*entry, uid)).or_insert(revision);
            if revision.order(known) == Some(Ordering::Greater) {
                *known = revision;
            }
        }
        let is_news = |(item, entry): &(usize, usize)| {
            let Some((uid, revision)) = told(*item) else { return true };
            let last = newest.get(&(*entry, uid));
            let is_last = last.is_none_or(|last| revision.order(last) != Some(Ordering::Less));
            let is_new = self.known.get(*entry).is_none_or(|entry| is_new(entry, uid, &revision));
            is_last && is_new
        };
        settled.iter().copied().filter(is_news).collect()
    }
}

/// False where the log has taken this, or something newer, in before.
pub(super) fn is_new(entry: &Entry<'_>, uid: &str, revision: &Revision) -> bool {
    let Some(was) = entry.was() else { return true };
    match others(&entry.id, was).as_slice() {
        [one] if series::is_of_one(one, uid) => {
            let order = revision.order(&Revision::of(was));
            order.is_none_or(|order| order == Ordering::Greater)
        }
        [] if uid == uid::of_id(&entry.id) => {
            revision.order(&Revision::of(was)) != Some(Ordering::Less)
        }
        _ => true,
    }
}

/// The UIDs by which other programs know a record. What two of them say of its revision cannot be
/// compared.
pub(super) fn others<'d>(id: &str, draft: &'d Draft) -> Vec<&'d str> {
    let own = uid::of_id(id);
    draft.texts(uid::UID).into_iter().map(uid::bare).filter(|uid| *uid != own).collect()
}
