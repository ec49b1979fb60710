//! What several files hold together: each is read as soon as it is there, notes at the end, since
//! they name each other. All of it has bounds, so that memory does.

use super::{Desk, Form, Read, Remark, Source, table, vault};
use crate::diagnostic::Place;
use crate::words::Message;

/// How much one import takes in.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub records: usize,
    pub bytes: u64,
}

/// Of one go. Each file has bounds of its own.
pub const AT_ONCE: Bounds = Bounds { records: 100_000, bytes: 256 * 1024 * 1024 };

/// Files on their way in.
pub struct Intake<'a> {
    desk: &'a Desk<'a>,
    /// Where the content does not say it.
    form: Option<Form>,
    mapping: Option<&'a table::Mapping>,
    bounds: Bounds,
    read: Read,
    notes: Vec<(String, Vec<u8>)>,
    bytes: u64,
    /// From where on everything is missing, and how many files that are.
    left: Option<(Place, usize)>,
}

impl<'a> Intake<'a> {
    pub fn new(
        desk: &'a Desk<'a>,
        form: Option<Form>,
        mapping: Option<&'a table::Mapping>,
        bounds: Bounds,
    ) -> Intake<'a> {
        let (read, notes) = (Read::default(), Vec::new());
        Intake { desk, form, mapping, bounds, read, notes, bytes: 0, left: None }
    }

    /// True where no file needs to be opened any more.
    pub fn is_full(&self) -> bool {
        self.left.is_some()
    }

    /// A file that does not come in, since there is no room.
    pub fn leave(&mut self, place: Place) {
        self.left.get_or_insert((place, 0)).1 += 1;
    }

    /// What cannot be read costs nothing else.
    pub fn lose(&mut self, name: &str, why: Message) {
        self.read.remarks.push(Remark::lost(Place::file(name), why));
    }

    pub fn take(&mut self, name: String, bytes: Vec<u8>) {
        let source = Source { name: &name, bytes: &bytes };
        let Some(form) = self.form.or_else(|| Form::of(&source)) else {
            return self.lose(&name, Message::new("exchange-unknown"));
        };
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let room = self.bounds.records.saturating_sub(self.read.items.len() + self.notes.len());
        if room == 0 || self.bytes.saturating_add(size) > self.bounds.bytes {
            return self.leave(Place::file(&name));
        }
        self.bytes += size;
        if form == Form::Markdown {
            return self.notes.push((name, bytes));
        }
        let mut read = super::read(form, &source, self.desk, self.mapping);
        if let Some(first) = read.items.get(room) {
            self.leave(first.place.clone());
            read.items.truncate(room);
        }
        self.add(read);
    }

    pub fn finish(mut self) -> Read {
        let notes = std::mem::take(&mut self.notes);
        if !notes.is_empty() {
            let sources = notes.iter().map(|(name, bytes)| Source { name, bytes });
            let sources: Vec<Source<'_>> = sources.collect();
            self.add(vault::read(&sources, self.desk));
        }
        if let Some((place, count)) = self.left {
            let size = usize::try_from(self.bounds.bytes / 1024 / 1024).unwrap_or(usize::MAX);
            let message = Message::new("exchange-all-full")
                .with("count", count)
                .with("records", self.bounds.records)
                .with("size", size);
            self.read.remarks.push(Remark::lost(place, message));
        }
        self.read
    }

    fn add(&mut self, read: Read) {
        self.read.items.extend(read.items);
        self.read.remarks.extend(read.remarks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Zone;
    use crate::record::Schema;
    use crate::words::{Lang, Words};

    fn taken(bounds: Bounds, files: &[(&str, &str)]) -> (Vec<String>, Vec<(String, usize)>) {
        let (schema, words) = (Schema::default(), Words::new(Lang::De));
        let today = chrono::NaiveDate::from_ymd_opt(2024, 10, 22).unwrap();
        let desk = Desk { schema: &schema, words: &words, today, zone: Zone::default() };
        let mut intake = Intake::new(&desk, None, None, bounds);
        for (name, text) in files {
            match intake.is_full() {
                true => intake.leave(Place::file(name)),
                false => intake.take((*name).to_string(), text.as_bytes().to_vec()),
            }
        }
        let read = intake.finish();
        let names = read.items.iter().filter_map(|item| item.text("name")).map(str::to_string);
        let remarks = read.remarks.iter().filter(|one| one.message.id() == "exchange-all-full");
        let places = remarks.map(|one| (one.place.path.clone(), one.place.line));
        (names.collect(), places.collect())
    }

    const TABLE: &str = "Vorname;Nachname\nAnna;A\nBen;B\n";

    #[test]
    fn the_sum_of_all_files_has_bounds() {
        let note = "---\ntype: person\n---\n";
        let files = [("a.csv", TABLE), ("P/N.md", note), ("b.csv", TABLE), ("c.csv", TABLE)];
        let bounds = |records, bytes| Bounds { records, bytes };
        let (names, places) = taken(bounds(100, 1000), &files);
        assert_eq!((names.len(), places), (7, vec![]));
        let (names, places) = taken(bounds(4, 1000), &files);
        assert_eq!(names, ["Anna A", "Ben B", "Anna A", "N"]);
        assert_eq!(places, [("b.csv".to_string(), 3)]);
        let (names, places) = taken(bounds(3, 1000), &files);
        assert_eq!(names, ["Anna A", "Ben B", "N"]);
        assert_eq!(places, [("b.csv".to_string(), 1)]);
        let (names, places) = taken(bounds(100, 60), &files);
        assert_eq!((names.len(), places), (3, vec![("b.csv".to_string(), 1)]));
    }
}
