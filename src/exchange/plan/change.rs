//! From what a record shall say to its file: only what changes is touched, all else stays as it is,
//! byte for byte.

use super::{Changed, FieldChange, Plan, Setting, page};
use crate::change::ChangeSet;
use crate::exchange::revision;
use crate::page::Refused;
use crate::record::{Draft, Record};
use crate::words::Message;

/// `None` where nothing changes; the reason where the file cannot be changed by a program.
pub(super) fn of(
    record: &Record,
    before: &Draft,
    after: &Draft,
    setting: Setting<'_>,
) -> Result<Option<Changed>, Message> {
    let refused = |refused| {
        let id = match refused {
            Refused::Unreadable => "exchange-unreadable",
            Refused::Unsafe => "exchange-unsafe",
        };
        Message::dynamic(id.to_string()).with("path", record.path.as_str())
    };
    let old = record.page().text();
    let mut edited = page(old);
    let mut fields = Vec::new();
    for (key, value) in after.fields() {
        let known = before.get(key);
        if known == Some(value) {
            continue;
        }
        edited = edited.set(key, value).map_err(refused)?;
        let (key, before) = (key.to_string(), known.cloned());
        fields.push(FieldChange { key, before, after: value.clone() });
    }
    let text = before.body != after.body;
    let mut written = edited.text().to_string();
    if text {
        let end = edited.line_end();
        let front = written.get(..edited.body_start()).unwrap_or_default();
        let gap = if after.body.starts_with(['\n', '\r']) { "" } else { "\n" };
        let body = format!("{gap}{}", after.body).replace("\r\n", "\n").replace('\n', end);
        written = format!("{front}{body}");
    }
    // When a file was written is no news of what it tells.
    let is_news = |field: &FieldChange| field.key != revision::DTSTAMP;
    if written == old || !text && !fields.iter().any(is_news) {
        return Ok(None);
    }
    let schema = setting.desk.schema;
    let read = Record::read(schema, record.kind, &record.path, written.clone());
    let to = read.refiled().filter(|_| setting.by_year && record.misfiled().is_none());
    Ok(Some(Changed {
        id: record.id.clone(),
        title: record.title().to_string(),
        fields,
        text,
        path: record.path.clone(),
        before: old.to_string(),
        after: written,
        to,
    }))
}

impl Plan {
    /// The files, in the order in which the plan shows them.
    pub fn set(&self) -> ChangeSet {
        let mut set = ChangeSet::new();
        for new in &self.new {
            set.create(&new.path, new.text.as_str());
        }
        for changed in &self.changed {
            match &changed.to {
                Some(to) => {
                    set.create(to, &changed.after);
                    set.remove(&changed.path, &changed.before);
                }
                None => set.edit(&changed.path, &changed.before, &changed.after),
            }
        }
        set
    }
}
