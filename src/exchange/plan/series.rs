//! A series that comes again: each of its occurrences is known by the moment at which the rule puts it,
//! so one that moved has another UID. Which ones moved and which are gone is told by what is left
//! over on both sides.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::{Maker, newest};
use crate::diagnostic::Place;
use crate::exchange::{Remark, uid};
use crate::record::Draft;
use crate::words::{Message, PartialDate};

/// By so many days an occurrence of a week or a month moves; what is farther away is another one.
const FARTHEST: i64 = 6;

/// The UID of a series and the occurrence that is meant: `UID/20250312T090000Z`.
fn occurrence(uid: &str) -> Option<(&str, NaiveDate)> {
    let (series, moment) = uid.rsplit_once('/')?;
    let day = NaiveDate::parse_from_str(moment.get(..8)?, "%Y%m%d").ok()?;
    Some((series, day))
}

/// True for one UID, and for two occurrences of one series.
pub(super) fn is_of_one(one: &str, other: &str) -> bool {
    let series = |uid| occurrence(uid).map(|(series, _)| series);
    one == other || series(one).is_some() && series(one) == series(other)
}

/// What the log, or the files, have of a series and the other side has not: by UID, with its place.
type Left<'a> = BTreeMap<(NaiveDate, &'a str), usize>;

impl<'a> Maker<'a> {
    /// Before anything is settled: who moved is known by the new UID as well, and who is gone in days
    /// to come is cancelled.
    pub(super) fn series(&mut self) {
        let mut told: HashMap<&'a str, Vec<usize>> = HashMap::new();
        for (at, item) in self.items.iter().enumerate() {
            if let Some(series) = item.series.as_deref() {
                told.entry(series).or_default().push(at);
            }
        }
        if told.is_empty() {
            return;
        }
        let mut logged: BTreeMap<String, BTreeMap<(NaiveDate, String), usize>> = BTreeMap::new();
        for (at, entry) in self.known.entries.iter().enumerate() {
            for uid in entry.record.map(uid::all).unwrap_or_default() {
                if let Some((series, day)) = occurrence(&uid).filter(|it| told.contains_key(it.0)) {
                    let all = logged.entry(series.to_string()).or_default();
                    all.insert((day, uid.clone()), at);
                }
            }
        }
        for (series, all) in &logged {
            let items = told.get(series.as_str()).map(Vec::as_slice).unwrap_or_default();
            self.compare(items, all);
        }
    }

    fn compare(&mut self, items: &[usize], logged: &BTreeMap<(NaiveDate, String), usize>) {
        let named = |at: &usize| Some((self.items.get(*at)?.uid.as_deref()?, *at));
        let items: HashMap<&str, usize> = items.iter().filter_map(named).collect();
        let known: HashSet<&str> = logged.keys().map(|(_, uid)| uid.as_str()).collect();
        let told = items.iter().filter(|(uid, _)| !known.contains(*uid));
        let mut fresh: Left<'_> =
            told.filter_map(|(uid, at)| Some(((occurrence(uid)?.1, *uid), *at))).collect();
        let lost = logged.iter().filter(|((_, uid), _)| !items.contains_key(uid.as_str()));
        let mut lost: Left<'_> = lost.map(|((day, uid), at)| ((*day, uid.as_str()), *at)).collect();
        for far in [0, FARTHEST] {
            for (uid, entry) in pairs(&mut fresh, &mut lost, far) {
                self.known.moved(entry, &uid);
            }
        }
        let first = items.keys().filter_map(|uid| occurrence(uid)).map(|(_, day)| day).min();
        let item = items.values().min().copied();
        lost.retain(|(day, _), _| first.is_some_and(|first| *day >= first));
        if let Some(item) = item {
            self.gone(item, lost.into_values().collect());
        }
    }

    /// What the series has no longer.
    fn gone(&mut self, item: usize, entries: Vec<usize>) {
        let Some(item) = self.items.get(item) else { return };
        let today = self.setting.desk.today;
        let mut past = Vec::new();
        let mut place: Option<Place> = None;
        for at in entries {
            let Some(entry) = self.known.entries.get_mut(at) else { continue };
            let is_news = item.revision.is_none_or(|revision| {
                let uid = item.uid.as_deref().unwrap_or_default();
                newest::is_new(entry, uid, &revision)
            });
            let Some(was) = entry.was().filter(|_| is_news) else { continue };
            let day = was.text("date").and_then(|day| PartialDate::parse(day).ok());
            if day.is_none_or(|day| day.last() < today) {
                past.push(entry.id.clone());
                place = place.or_else(|| Some(item.place.clone()));
            } else if was.text("status") != Some("held") {
                let mut draft = was.clone();
                draft.set_text("status", "cancelled");
                entry.draft = Some(draft);
            }
        }
        if let Some(place) = place {
            let message = Message::new("exchange-series-gone").with("count", past.len());
            self.plan.remarks.push(Remark::note(place, message.with("ids", past)));
        }
    }
}

/// Those that are at most so many days apart, in order; they are taken out on both sides.
fn pairs(fresh: &mut Left<'_>, lost: &mut Left<'_>, far: i64) -> Vec<(String, usize)> {
    let mut pairs = Vec::new();
    let (mut new, mut old) =
        (fresh.clone().into_iter().peekable(), lost.clone().into_iter().peekable());
    while let (Some((one, _)), Some((other, entry))) = (new.peek(), old.peek()) {
        let days = (one.0 - other.0).num_days();
        if days.abs() <= far {
            pairs.push((one.1.to_string(), *entry));
            fresh.remove(one);
            lost.remove(other);
        }
        if days <= far {
            new.next();
        }
        if days >= -far {
            old.next();
        }
    }
    pairs
}

/// The UID of an occurrence that moved takes the place of the one that it had.
pub(super) fn rename(draft: &mut Draft, uid: &str) {
    let all = draft.texts(uid::UID);
    if all.iter().any(|known| uid::bare(known) == uid) {
        return;
    }
    let all: Vec<String> = all
        .into_iter()
        .map(|known| if is_of_one(uid::bare(known), uid) { uid } else { known }.to_string())
        .collect();
    draft.set_texts(uid::UID, &all);
}
