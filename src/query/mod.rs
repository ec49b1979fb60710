//! Asking: the words of `list`, `tasks`, `report` and the others, understood and answered.
//!
//! `token` cuts what was typed, `path`, `field`, `choice` and `value` say what names and values mean,
//! `condition` and `parse` make terms of it, `explain` and `write` tell them. `matching` holds terms
//! against records, whose values `atom` gives; `sift` says beforehand which records of a shelf that
//! can be, and `reach` in which folders. `order`, `group` and `rank` arrange what is found;
//! `suggest` completes what is still being typed.
//!
//! Knows no files and no settings: whoever asks hands them in.

mod atom;
mod choice;
mod condition;
mod explain;
mod field;
mod group;
mod matching;
mod order;
mod parse;
mod path;
pub mod rank;
mod reach;
mod sift;
pub mod suggest;
mod term;
mod text;
mod token;
mod value;
mod write;

pub use choice::{chosen, kind_term, nearest, terms};
pub use field::near;
pub use group::{Group, Grouping, Key, Unit};
pub use order::Order;
pub use reach::Reach;
pub use text::Own;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use crate::error::Result;
use crate::record::shelf::{Mark, Places, Shelf};
use crate::record::{Book, Place, Record, Schema, Task};
use matching::Reader;
use sift::Sift;
use term::Term;

/// What a query is understood by.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub schema: &'a Schema,
    pub today: NaiveDate,
    /// Queries by name, for `@name`.
    pub saved: &'a BTreeMap<String, String>,
    /// What people call the keys of series: in a query they stand for them.
    pub series: &'a BTreeMap<String, String>,
}

static NO_NAMES: BTreeMap<String, String> = BTreeMap::new();

impl<'a> Setting<'a> {
    /// Without saved queries and names of series.
    pub fn new(schema: &'a Schema, today: NaiveDate) -> Setting<'a> {
        Setting { schema, today, saved: &NO_NAMES, series: &NO_NAMES }
    }
}

/// A question, understood.
#[derive(Clone, Debug)]
pub struct Query {
    term: Term,
}

impl Default for Query {
    fn default() -> Self {
        Query::all()
    }
}

impl Query {
    /// Finds every record.
    pub fn all() -> Query {
        Query { term: Term::All }
    }

    /// The records of a type by any of its names: `meetings`, `sitzung`, `person`.
    pub fn of_type(word: &str) -> Option<Query> {
        let (kind, contact) = choice::kind_named(word)?;
        Some(Query { term: Term::Type { kind, contact } })
    }

    /// `words` are the separate arguments, `expression` is `-q`; all are joined by AND.
    ///
    /// Fails with a usage error that says what could be meant: unknown names, values that do not
    /// fit their field, unclosed quotes and parentheses, saved queries that need themselves.
    pub fn parse(
        words: &[String],
        expression: Option<&str>,
        setting: &Setting<'_>,
    ) -> Result<Query> {
        parse::parse(words, expression, setting).map(|term| Query { term })
    }

    /// What both find.
    #[must_use]
    pub fn and(self, other: Query) -> Query {
        Query { term: Term::both(vec![self.term, other.term]) }
    }

    /// The conditions that all have to hold, each as a question of its own.
    pub fn parts(&self) -> Vec<Query> {
        let (of_record, of_task) = self.term.split();
        let of_task = of_task.into_iter().map(|term| Term::Task(Box::new(term.clone())));
        of_record.into_iter().cloned().chain(of_task).map(|term| Query { term }).collect()
    }

    /// The question without one of its `parts`.
    #[must_use]
    pub fn without(&self, part: usize) -> Query {
        let (mut of_record, mut of_task) = self.term.split();
        match part.checked_sub(of_record.len()) {
            None => drop(of_record.remove(part)),
            Some(part) if part < of_task.len() => drop(of_task.remove(part)),
            Some(_) => {}
        }
        let mut terms: Vec<Term> = of_record.into_iter().cloned().collect();
        if !of_task.is_empty() {
            let together = Term::both(of_task.into_iter().cloned().collect());
            terms.push(Term::Task(Box::new(together)));
        }
        Query { term: Term::both(terms) }
    }

    /// Where its answers can lie, so that the rest need not be looked at; `None` for everywhere.
    pub fn reach(&self, schema: &Schema) -> Option<Reach> {
        Reach::of(&self.term, schema)
    }

    /// Answers for one record or task after the other, and keeps what it learns of the book.
    pub fn reader<'a>(&'a self, book: &'a Book) -> Reading<'a> {
        Reading { term: &self.term, reader: Reader::new(book) }
    }

    /// For one record alone; for more of them take a [`Query::reader`].
    pub fn matches(&self, book: &Book, record: &Record) -> bool {
        self.reader(book).record(record)
    }

    /// For one task alone; for more of them take a [`Query::reader`].
    pub fn matches_task(&self, book: &Book, record: &Record, task: &Task) -> bool {
        self.reader(book).task(record, task)
    }

    /// In the order of the book.
    pub fn select<'a>(&self, book: &'a Book) -> Vec<&'a Record> {
        let found = self.places(book);
        book.bring(&found);
        found.into_iter().filter_map(|place| book.at(place)).collect()
    }

    /// The same without bringing those that need not be looked at.
    pub fn places(&self, book: &Book) -> Vec<Place> {
        self.reader(book).places(None)
    }

    /// Those among some of the shelf, and among all that are at hand.
    pub fn select_among<'a>(
        &self,
        book: &'a Book,
        some: impl FnOnce(&dyn Shelf) -> Places,
    ) -> Vec<&'a Record> {
        let found = self.reader(book).places(book.shelf().map(some));
        book.bring(&found);
        found.into_iter().filter_map(|place| book.at(place)).collect()
    }

    /// The tasks that fulfil it, in the order of the book. Without `done` only open ones.
    pub fn tasks<'a>(&self, book: &'a Book, done: bool) -> Vec<(&'a Record, &'a Task)> {
        let reading = self.reader(book);
        let mark = if done { Mark::Task } else { Mark::OpenTask };
        let places = book.shelf().map(|shelf| {
            let sift = Sift::new(book, shelf, &reading.reader).of_tasks();
            let mut places = sift.term(&self.term).possible;
            places.intersect_with(&shelf.marked(mark));
            places
        });
        let all = book
            .among(places)
            .flat_map(|record| record.tasks.iter().map(move |task| (record, task)));
        let wanted = all.filter(|(_, task)| done || task.is_open());
        wanted.filter(|(record, task)| reading.task(record, task)).collect()
    }

    /// True where done tasks are asked for by name, as in `done:2024` or `task:done`.
    pub fn asks_for_done(&self) -> bool {
        self.term.names_done_tasks()
    }

    /// What was asked as full text, to show where it was found.
    pub fn phrases(&self) -> Vec<&str> {
        self.term.phrases().into_iter().map(|phrase| phrase.text.as_str()).collect()
    }
}

/// One question put to one book.
pub struct Reading<'a> {
    term: &'a Term,
    reader: Reader<'a>,
}

impl Reading<'_> {
    pub fn record(&self, record: &Record) -> bool {
        self.reader.holds(self.term, record, None)
    }

    /// The records that fulfil it, in the order of the book; of those on the shelf only some, if
    /// they are given.
    fn places(&self, some: Option<Places>) -> Vec<Place> {
        let book = self.reader.book();
        let sifted = book.shelf().map(|shelf| {
            let mut sifted = Sift::new(book, shelf, &self.reader).term(self.term);
            if let Some(some) = some {
                sifted.possible.intersect_with(&some);
            }
            sifted
        });
        let (possible, certain) = sifted.map(|found| (found.possible, found.certain)).unzip();
        let mut places = book.places(possible);
        let is_certain = |place: &Place| match (place, &certain) {
            (Place::Shelf(at), Some(certain)) => certain.contains(*at),
            _ => false,
        };
        let unsure: Vec<Place> = places.iter().copied().filter(|at| !is_certain(at)).collect();
        book.bring(&unsure);
        places.retain(|place| {
            is_certain(place) || book.at(*place).is_some_and(|record| self.record(record))
        });
        places
    }

    /// For one task of a record: `task:`, `due:`, `done:` and `owner:` mean this task, and of the
    /// text only the task's own is searched.
    pub fn task(&self, record: &Record, task: &Task) -> bool {
        self.reader.holds(self.term, record, Some(task))
    }
}

/// In the query language.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.term.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::record::kind::{CONTACT, of_folder};
    use crate::record::{FieldSpec, ValueType};
    use crate::words::{Lang, PartialDate, Words};

    /// Path and text of each record; a line `= path` begins one.
    const RECORDS: &str = "
= contacts/anna.md
name: Anne Güller-Frey
salutation: ms
organisation: netz
role: Koordinatorin
topics: [anerkennung, arbeitsmarkt]
region: Oberbayern
size: 3
= contacts/ben.md
name: Ben Strößner
kind: person
title: Dr.
aliases: [Benny]
roles:
  - {organisation: kammer, role: Leiter, from: 2020-01-01}
  - {organisation: netz, role: Beirat, from: 2018, until: 2021-06}
topics: [fachkräfte]
keep-in-touch: 6 months
region: Oberpfalz
size: 12.5
confidential: true
colour: red
---
Ruft lieber an. Siehe [[iq|das Programm]].
= contacts/cora.md
name: Cora Ortega
sort: Aaa, Cora
organisation: verein
= contacts/netz.md
name: IQ Netzwerk Bayern MigraNet
kind: organisation
aliases: [MigraNet]
relations: {part-of: [iq], friend-of: [kammer]}
web: https://migranet.org
= contacts/kammer.md
name: Handwerkskammer
kind: organisation
aliases: [HWK]
= contacts/verein.md
name: Verein Öl & Äther (e. V.)
kind: organisation
= contacts/iq.md
name: Integration durch Qualifizierung (IQ)
kind: programme
relations: {funded-by: [bmas]}
= contacts/bmas.md
name: Bundesministerium für Arbeit
kind: organisation
= contacts/susi.md
name: Susanne Winter
= conversations/2024/c-anna.md
date: 2024-10-14
time: 14:00
with: [anna]
by: [susi]
channel: in-person
topics: [metropolis, arbeitsmarkt]
about: [iq]
summary: Termin ist noch offen
---
# Treffen in München

Es geht um den Steuerungsgruppentreffen-Plan und die erste
Auflage des Wegweisers um 10:30 Uhr, https://example.org/plan.

- [ ] Drei Termine senden @susi due:2024-11-04
- [x] Notiz schreiben @susi due:2024-10-20 done:2024-10-18
= conversations/2023/c-ben.md
date: 2023-05-02
time: 09:15-09:40
with: [ben]
channel: phone
topics: [anerkennung]
title: Anruf wegen Anerkennung
= conversations/2024/c-kammer.md
date: 2024-02-29
with: [kammer, fremd]
channel: letter
title: Brief der Kammer
---
- [ ] Antwort entwerfen @ben due:2024-03-15
- [ ] Ohne Frist
= meetings/2024/m-held.md
title: Steuerungsgruppe Juli
date: 2024-07-04
until: 2024-07-05
series: steering
status: held
chair: susi
participants: [susi, ben, \"[[cora]]\"]
excused: [anna]
location: Büro, großer Saal
topics: [anerkennung]
---
## Begrüßung

- Beschluss: Die zweite Auflage erscheint im Frühjahr.
= meetings/2024/m-off.md
title: Runder Tisch
date: 2024-10-10
series: round-table
status: cancelled
participants: [anna, cora]
= meetings/2025/m-march.md
title: Steuerungsgruppe Planung
date: 2025-03
series: steering
status: planned
participants: [ben]
candidates: [2025-03-06, 2025-03-13]
= meetings/m-open.md
title: Treffen ohne Datum
status: planned
participants: [anna]
---
- [ ] Termin finden @cora
= meetings/2025/m-conf.md
title: Konferenz
date: 2025-10-02
until: 2025-10-04
status: confirmed
location: Toronto
";

    fn schema() -> Schema {
        let choices = ["Oberbayern", "Oberpfalz", "Schwaben"].map(Into::into).to_vec();
        let mut region = FieldSpec::new("region", ValueType::Choice(choices.into()));
        region.label = Some("Gegend".into());
        let mut schema = Schema::default();
        assert!(schema.declare(&CONTACT, region));
        assert!(schema.declare(&CONTACT, FieldSpec::new("size", ValueType::Number)));
        schema
    }

    fn book() -> &'static Book {
        static BOOK: LazyLock<Book> = LazyLock::new(read_book);
        &BOOK
    }

    fn read_book() -> Book {
        let schema = schema();
        let records = RECORDS.split("\n= ").skip(1).map(|record| {
            let (path, text) = record.split_once('\n').expect("a path");
            let kind = path.split('/').next().and_then(of_folder).expect("a folder");
            let (front, body) = text.split_once("\n---\n").unwrap_or((text, ""));
            Record::read(&schema, kind, path, format!("---\n{}\n---\n{body}", front.trim_end()))
        });
        let records = records.collect();
        Book::new(schema, records, Vec::new())
    }

    fn saved() -> BTreeMap<String, String> {
        let queries = [
            ("steuerung", "type:meeting series:steering"),
            ("fest", "status:confirmed"),
            ("beides", "@steuerung or @fest"),
            ("kreis", "a @kreis2"),
            ("kreis2", "@Kreis"),
            ("kaputt", "datun:2024"),
        ];
        queries.map(|(name, text)| (name.to_string(), text.to_string())).into()
    }

    fn today() -> NaiveDate {
        PartialDate::parse("2024-10-22").ok().and_then(PartialDate::day).expect("a day")
    }

    fn parse(words: &[&str], expression: Option<&str>) -> Result<Query> {
        let (schema, saved) = (schema(), saved());
        let setting = Setting { saved: &saved, ..Setting::new(&schema, today()) };
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        Query::parse(&words, expression, &setting)
    }

    /// Arguments in single quotes as in a shell, else parted by blanks; `-q` before an expression.
    fn ask(line: &str) -> Result<Query> {
        if let Some(expression) = line.strip_prefix("-q ") {
            return parse(&[], Some(expression));
        }
        let mut words = Vec::new();
        let mut rest = line.trim();
        while !rest.is_empty() {
            let (word, behind) = match rest.strip_prefix('\'') {
                Some(quoted) => quoted.split_once('\'').expect("a closing quote"),
                None => rest.split_once(' ').unwrap_or((rest, "")),
            };
            words.push(word);
            rest = behind.trim_start();
        }
        parse(&words, None)
    }

    fn ids(found: &[&Record]) -> String {
        let mut ids: Vec<&str> = found.iter().map(|record| record.id.as_str()).collect();
        ids.sort_unstable();
        ids.join(" ")
    }

    /// The query, and the ids that it finds.
    const ANSWERS: &[(&str, &str)] = &[
        // Full text: title, names, text; folded, inside compounds, over line breaks.
        ("Güller", "anna c-anna m-held m-off m-open"),
        ("gueller", "anna c-anna m-held m-off m-open"),
        ("GULLER", "anna c-anna m-held m-off m-open"),
        ("gruppentreffen", "c-anna"),
        ("'erste Auflage'", "c-anna"),
        ("'\"erste Auflage\"'", "c-anna"),
        ("„Auflage", "!query-quote"),
        ("'„zweite Auflage“'", "m-held"),
        ("Auflage erste", "c-anna"),
        ("Benny", "ben c-ben m-held m-march"),
        ("HWK", "ben c-kammer kammer netz"),
        ("Toronto", "m-conf"),
        ("10:30", "c-anna"),
        ("https://example.org", "c-anna"),
        ("fremd", "c-kammer"),
        ("organisation", ""),
        ("not:Steuerungsgruppe type:meeting", "m-conf m-off m-open"),
        // Kinds.
        ("type:contact", "anna ben bmas cora iq kammer netz susi verein"),
        ("typ:Gespräche", "c-anna c-ben c-kammer"),
        ("type:sitzung", "m-conf m-held m-march m-off m-open"),
        ("type:person", "anna ben cora susi"),
        ("typ:programm", "iq"),
        ("type:organisation", "bmas kammer netz verein"),
        ("type:programme type:conversation", "c-anna c-ben c-kammer iq"),
        ("kind:person", "anna ben cora susi"),
        ("art:programm", "iq"),
        // Text, by any name, whole or in part.
        ("title:steuerung", "m-held m-march"),
        ("titel:treffen", "c-anna m-open"),
        ("title:dr", "ben"),
        ("'title:=Runder Tisch'", "m-off"),
        ("title:=runder", ""),
        ("'title:\"Runder Tisch\"'", "m-off"),
        ("name:oel", "verein"),
        ("'name:Öl & Äther (e. V.)'", "verein"),
        ("ort:grosser", "m-held"),
        ("role:leiter", "ben"),
        ("funktion:beirat", "ben"),
        ("roles.role:koord", ""),
        ("topic:anerkennung", "anna c-ben m-held"),
        ("thema:anerkennung topic:arbeitsmarkt", "anna"),
        ("topic:fachkraefte", "ben"),
        ("topic:=arbeit", ""),
        ("topic:=arbeitsmarkt", "anna c-anna"),
        ("id:c-", "c-anna c-ben c-kammer"),
        ("id:=C-ANNA", "c-anna"),
        ("path:2025", "m-conf m-march"),
        ("text:wegweiser", "c-anna"),
        ("agenda:begrüßung", "m-held"),
        ("beschluss:auflage", "m-held"),
        ("web:migranet", "netz"),
        ("key.colour:red", "ben"),
        ("'summary:noch offen'", "c-anna"),
        // Sets of words.
        ("status:planned", "m-march m-open"),
        ("stand:geplant", "m-march m-open"),
        ("status:abgesagt", "m-off"),
        ("status:stattgefunden", "m-held"),
        ("status:bestä", "m-conf"),
        ("status:planned status:confirmed", "m-conf m-march m-open"),
        ("status:planned stand:bestätigt", "m-conf m-march m-open"),
        ("not:status:cancelled type:meeting", "m-conf m-held m-march m-open"),
        ("kanal:telefonisch", "c-ben"),
        ("channel:=phone", "c-ben"),
        ("region:ober", "anna ben"),
        ("gegend:oberpfalz", "ben"),
        // Numbers, booleans, times, spans.
        ("size:3", "anna"),
        ("size:>3", "ben"),
        ("size:1..12,5", "anna ben"),
        ("size:..3", "anna"),
        ("size:<3", ""),
        ("confidential:ja", "ben"),
        ("vertraulich:nein type:person", "anna cora susi"),
        ("time:14:00", "c-anna"),
        ("time:9", "c-ben"),
        ("zeit:9:15-9:40", "c-ben"),
        ("time:8:00..12:00", "c-ben"),
        ("keep-in-touch:6-months", "ben"),
        ("'keep-in-touch:6 Monate'", "ben"),
        // References: by id, name, alias; one name for all kinds.
        ("with:anna", "c-anna m-off m-open"),
        ("mit:güller", "c-anna m-off m-open"),
        ("with:benny", "c-ben m-held m-march"),
        ("with:=ben", "c-ben m-held m-march"),
        ("with:=Ben-Strößner", ""),
        ("with:ben with:cora", "m-held"),
        ("with:fremd", "c-kammer"),
        ("participant:cora", "m-held m-off"),
        ("excused:anna", "m-held"),
        ("von:winter", "c-anna"),
        ("about:qualifizierung", "c-anna"),
        ("organisation:migranet", "anna ben"),
        ("einrichtung:hwk", "ben"),
        ("roles:kammer", "ben"),
        ("roles.organisation:netz", "ben"),
        ("roles.until:2021", "ben"),
        ("organisation:=netz organisation:=verein", "anna ben cora"),
        ("funded-by:bmas", "iq"),
        ("gefördert-von:bundes", "iq"),
        ("relations:iq", "netz"),
        ("relations.friend-of:hwk", "netz"),
        ("relations.part-of:iq", "netz"),
        // One hop, or more.
        ("with.organisation:migranet", "c-anna m-off m-open"),
        ("participants.organisation:=verein", "m-held m-off"),
        ("organisation.kind:organisation", "anna ben cora"),
        ("with.roles.role:leiter", "c-ben m-held m-march"),
        ("by.name:winter", "c-anna"),
        ("about.funded-by:bmas", "c-anna"),
        ("with.type:organisation", "c-kammer"),
        ("with.organisation.part-of:iq", "c-anna m-off m-open"),
        ("relations.name:arbeit", "iq"),
        ("owner.organisation:kammer", "c-kammer"),
        // Days: partial dates and lengths overlap.
        ("date:2024", "c-anna c-kammer m-held m-off"),
        ("jahr:2024", "c-anna c-kammer m-held m-off"),
        ("date:2024-10", "c-anna m-off"),
        ("date:2024-q4", "c-anna m-off"),
        ("date:2024-10..2025-03", "c-anna m-march m-off"),
        ("datum:..heute", "c-anna c-ben c-kammer m-held m-off"),
        ("date:2025-03-31", "m-march"),
        ("date:2025-04..", "m-conf"),
        ("date:last-year", "c-ben"),
        ("date:14.10.2024", "c-anna"),
        ("date:2024-07-05", "m-held"),
        ("date:2025-10-03", "m-conf"),
        ("date:2023 date:2025", "c-ben m-conf m-march"),
        ("date:>2024-10-14", "m-conf m-march"),
        ("date:>=2024-10-14", "c-anna m-conf m-march"),
        ("date:<2024", "c-ben"),
        ("candidate:2025-03-13", "m-march"),
        ("roles.from:2018", "ben"),
        // Present or not.
        ("has:date type:meeting", "m-conf m-held m-march m-off"),
        ("no:date", "m-open"),
        ("not:has:date type:meeting", "m-open"),
        ("no:organisation type:person", "susi"),
        ("has:roles", "ben"),
        ("has:task", "c-anna c-kammer m-open"),
        ("no:task type:conversation", "c-ben"),
        ("has:decision", "m-held"),
        ("no:topics type:conversation", "c-kammer"),
        ("has:funded-by", "iq"),
        ("has:with.aliases", "c-ben c-kammer m-held m-march"),
        ("no:due", "c-kammer m-open"),
        // Tasks: conditions side by side are for the same task.
        ("task:open", "c-anna c-kammer m-open"),
        ("aufgabe:erledigt", "c-anna"),
        ("task:overdue", "c-kammer"),
        ("task:überfällig", "c-kammer"),
        ("due:2024-10-22..2024-11-30", "c-anna"),
        ("due:today..+14d", "c-anna"),
        ("task:open due:2024-10", ""),
        ("task:done due:2024-10", "c-anna"),
        ("done:2024-10", "c-anna"),
        ("erledigt:ja", "c-anna"),
        ("owner:winter", "c-anna"),
        ("owner:=ben task:open", "c-kammer"),
        ("zuständig:cora", "m-open"),
        ("-q task:open (due:2024-10 or owner:ben)", "c-kammer"),
        // When a contact was met: conversations and held meetings, those of its people too.
        ("new:2023", "ben kammer"),
        ("neu:2024", "anna cora netz susi verein"),
        ("reached:2024-07", "ben cora kammer susi verein"),
        ("erreicht:2024-10", "anna netz"),
        ("last:..2024-04", ""),
        ("zuletzt:2024-07", "ben cora kammer susi verein"),
        ("no:reached", "bmas iq"),
        // Expressions.
        ("-q channel:phone or channel:letter", "c-ben c-kammer"),
        ("channel:phone oder status:cancelled", "c-ben m-off"),
        ("'(channel:phone or channel:letter) not:with:ben'", "c-kammer"),
        ("-q (channel:phone or type:meeting) not:with:ben", "m-conf m-off m-open"),
        ("-q not:(type:contact or type:meeting)", "c-anna c-ben c-kammer"),
        ("-q not:not:(type:programme)", "iq"),
        ("not:not:type:programme", "iq"),
        ("-q type:meeting and status:planned", "m-march m-open"),
        ("-q type:programme or type:meeting date:2024", "iq m-held m-off"),
        ("-q (status:planned) (status:confirmed)", ""),
        ("-q title:„Runder Tisch“ or title:\"Brief der\"", "c-kammer m-off"),
        ("-q \"erste Auflage\" or Toronto", "c-anna m-conf"),
        ("-q   ", "*"),
        ("''", "*"),
        ("has:type", "*"),
        // Saved.
        ("@steuerung", "m-held m-march"),
        ("@Steuerung date:2025", "m-march"),
        ("not:@steuerung type:meeting", "m-conf m-off m-open"),
        // With a blank, or nothing, behind it.
        ("not @steuerung type:meeting", "m-conf m-off m-open"),
        ("not status:cancelled type:meeting", "m-conf m-held m-march m-open"),
        ("nicht not type:programme", "iq"),
        ("-q type:meeting not Steuerungsgruppe", "m-conf m-off m-open"),
        ("-q type:meeting NOT(status:cancelled)", "m-conf m-held m-march m-open"),
        ("-q type:meeting nicht (status:cancelled)", "m-conf m-held m-march m-open"),
        ("'güller type:meeting'", "!query-several-conditions"),
        ("@beides", "m-conf m-held m-march"),
        ("@fest status:planned", ""),
        // Faults.
        ("datun:2024", "!query-unknown-field"),
        ("with.nmae:x", "!query-unknown-field"),
        ("topics.name:x", "!query-leads-nowhere"),
        ("with.with.with.with.with:x", "!query-path-too-long"),
        ("date:bald", "!query-not-a-date"),
        ("date:30.2.2024", "!query-no-such-date"),
        ("date:>..2024", "!query-sign-and-range"),
        ("'date:>2023 bis 2024'", "!query-sign-and-range"),
        ("date:>2024..2025", "!query-sign-and-range"),
        ("'size:>=1..3'", "!query-sign-and-range"),
        ("'time:<9..10'", "!query-sign-and-range"),
        ("size:3..1", "!query-ends-early"),
        ("zeit:14..13", "!query-ends-early"),
        ("ohne:aufgabe:offen", "!query-no-value-here"),
        ("hat:status:held", "!query-no-value-here"),
        ("status:vielleicht", "!query-not-a-choice"),
        ("task:opne", "!query-not-a-choice"),
        ("type:meting", "!query-unknown-type"),
        ("size:viel", "!query-not-a-number"),
        ("size:nan", "!query-not-a-number"),
        ("confidential:vielleicht", "!query-not-a-boolean"),
        ("time:25:00", "!query-not-a-time"),
        ("keep-in-touch:oft", "!query-not-a-span"),
        ("topic:", "!query-empty-value"),
        ("not:", "!query-empty-value"),
        ("has:", "!query-empty-value"),
        ("has:farbe", "!query-unknown-field"),
        ("-q (a", "!query-parenthesis-open"),
        ("-q a)", "!query-parenthesis-close"),
        ("'(a or b'", "!query-parenthesis-open"),
        ("-q topic:(a", "!query-parenthesis-open"),
        ("-q ()", "!query-empty-group"),
        ("-q a or", "!query-operator"),
        ("or", "!query-operator"),
        ("-q a or and b", "!query-operator"),
        ("-q \"a", "!query-quote"),
        ("@niemand", "!query-unknown-saved"),
        ("@kreis", "!query-saved-cycle"),
        ("@kaputt", "!query-unknown-field"),
    ];

    #[test]
    fn questions_have_their_answers() {
        let book = book();
        let all = ids(&book.records().collect::<Vec<_>>());
        let mut wrong = Vec::new();
        for (line, expected) in ANSWERS {
            let expected = if *expected == "*" { all.as_str() } else { expected };
            let found = match ask(line) {
                Ok(query) => ids(&query.select(book)),
                Err(error) => format!("!{}", error.message.id()),
            };
            if found != expected {
                wrong.push(format!("{line}\n  found    {found}\n  expected {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn one_record_alone_is_judged_as_among_all() {
        let book = book();
        for (line, _) in ANSWERS {
            let Ok(query) = ask(line) else { continue };
            let alone = book.records().filter(|record| query.matches(book, record));
            assert_eq!(ids(&alone.collect::<Vec<_>>()), ids(&query.select(book)), "{line}");
        }
    }

    #[test]
    fn one_reader_answers_like_a_new_one_for_each() {
        let book = book();
        for (line, _) in ANSWERS {
            let Ok(query) = ask(line) else { continue };
            let reader = query.reader(book);
            for record in book.records() {
                for task in &record.tasks {
                    let alone = query.matches_task(book, record, task);
                    assert_eq!(reader.task(record, task), alone, "{line}: {}", task.text);
                }
                let alone = query.matches(book, record);
                assert_eq!(reader.record(record), alone, "{line}: {}", record.id);
            }
        }
    }

    #[test]
    fn what_is_negated_is_all_the_rest() {
        let book = book();
        for (line, _) in ANSWERS.iter().filter(|(line, _)| !line.starts_with(['-', '@', '\''])) {
            let Ok(query) = ask(&format!("not:{line}")) else { continue };
            if line.contains(' ') {
                continue;
            }
            let Ok(plain) = ask(line) else { continue };
            for record in book.records() {
                assert_ne!(
                    plain.matches(book, record),
                    query.matches(book, record),
                    "{line}: {}",
                    record.id
                );
                for task in &record.tasks {
                    let of_task = plain.matches_task(book, record, task);
                    assert_ne!(of_task, query.matches_task(book, record, task), "{line}");
                }
            }
        }
    }

    #[test]
    fn a_question_written_out_asks_the_same() {
        let book = book();
        for (line, _) in ANSWERS {
            let Ok(query) = ask(line) else { continue };
            let text = query.to_string();
            let again = parse(&[], Some(&text)).unwrap_or_else(|error| {
                panic!("{line}: {text}: {}", Words::new(Lang::En).say(&error.message))
            });
            assert_eq!(again.to_string(), text, "{line}");
            assert_eq!(ids(&again.select(book)), ids(&query.select(book)), "{line}: {text}");
        }
    }

    #[test]
    fn of_a_task_only_this_one_counts() {
        let book = book();
        let found = |line: &str| {
            let query = ask(line).expect("a query");
            let tasks = book.records().flat_map(|record| {
                let of_record = record.tasks.iter();
                of_record.filter(|task| query.matches_task(book, record, task))
            });
            let mut texts: Vec<&str> = tasks.map(|task| task.text.as_str()).collect();
            texts.sort_unstable();
            texts.join(", ")
        };
        assert_eq!(found("task:done"), "Notiz schreiben");
        assert_eq!(found("due:2024-11"), "Drei Termine senden");
        assert_eq!(found("owner:susi not:task:open"), "Notiz schreiben");
        assert_eq!(found("no:due"), "Ohne Frist, Termin finden");
        assert_eq!(found("no:owner"), "Ohne Frist");
        assert_eq!(
            found("no:done"),
            "Antwort entwerfen, Drei Termine senden, Ohne Frist, Termin finden"
        );
        assert_eq!(found("no:task"), "");
        // The record's own fields still count; what stands beside the task does not.
        assert_eq!(found("with:kammer"), "Antwort entwerfen, Ohne Frist");
        assert_eq!(found("Notiz"), "Notiz schreiben");
        assert_eq!(found("Strößner"), "Antwort entwerfen");
        assert_eq!(found("Wegweiser"), "");
    }

    #[test]
    fn two_queries_join_without_touching_each_other() {
        let book = book();
        let join = |a: &str, b: &str| {
            let (a, b) = (ask(a).expect("a query"), ask(b).expect("a query"));
            ids(&a.and(b).select(book))
        };
        assert_eq!(join("status:planned", "status:confirmed"), "");
        assert_eq!(join("type:meeting", "-q with:ben or with:cora"), "m-held m-march m-off");
        let meetings = Query::of_type("meetings").expect("a type");
        assert_eq!(ids(&Query::all().and(meetings).select(book)).split(' ').count(), 5);
    }

    #[test]
    fn a_fault_says_what_could_be_meant() {
        let near = |line: &str| {
            let error = ask(line).expect_err("a fault");
            let words = Words::new(Lang::En);
            let hints = error.hints.iter().map(|hint| words.say(hint));
            let hints: Vec<String> = hints.collect();
            assert_eq!(error.kind, crate::error::Kind::Usage, "{line}");
            format!("{} {}", words.say(&error.message), hints.join(" "))
        };
        for (line, part) in [
            ("datun:2024", "Did you mean “datum”?"),
            ("topcis:x", "Did you mean “topics”?"),
            ("particip:x", "Did you mean “participants”?"),
            ("thmea:x", "Did you mean “thema”?"),
            ("meeting:x", "Did you mean “type:meeting”?"),
            ("regoin:x", "Did you mean “region”?"),
            ("has:summery", "Did you mean “summary”?"),
            ("type:meting", "Did you mean “meeting”?"),
            ("status:done", "planned, confirmed, held and cancelled"),
            ("kanal:telefn", "Did you mean “phone”?"),
            ("task:opn", "Did you mean “open”?"),
            ("type:gesprech", "Did you mean “conversation”?"),
            ("status:geplant,bestätigt", "'status:geplant or status:bestätigt'"),
            ("due:bald", "due:2024-q4"),
            ("ohne:aufgabe:offen", "not:aufgabe:offen"),
            ("has:status:held", "Write for the value alone: status:held"),
            ("termin:2024", "Did you mean “datum”?"),
            ("termin:x", "Did you mean “type:meeting”?"),
            ("letzte:2024", "Did you mean “zuletzt”?"),
            ("@steuerug", "@beides, @fest"),
            ("@kreis", "@kreis → @kreis2 → @kreis"),
            ("@kaputt", "saved query “@kaputt”"),
        ] {
            let said = near(line);
            assert!(said.contains(part), "{line}: {said}");
        }
    }

    #[test]
    fn what_there_is_to_choose_from_can_be_typed() {
        let words = Words::new(Lang::De);
        for kind in crate::record::kind::KINDS {
            for field in kind.fields {
                let crate::record::ValueType::Choice(choices) = &field.value else { continue };
                for term in choice::terms(&field.key, choices) {
                    assert_ne!(words.term(&term), term.id);
                    let meant = choice::chosen(choices, &words.term(&term));
                    assert_eq!(meant.as_ref(), Some(&term.key), "{}", words.term(&term));
                }
            }
        }
        for key in choice::kinds() {
            let called = words.term(&choice::kind_term(&key));
            let (kind, contact) = choice::kind_named(&called).expect(&called);
            assert_eq!(contact.unwrap_or(kind.name), key, "{called}");
        }
        for (line, hints) in [
            (
                "kanal:telefn",
                "Meinten Sie „Telefon“? \
                 Zur Auswahl stehen: persönlich, Telefon, Video, E-Mail und Brief.",
            ),
            (
                "aufgabe:ofen",
                "Meinten Sie „offen“? Zur Auswahl stehen: offen, erledigt, überfällig und alle.",
            ),
        ] {
            let error = ask(line).expect_err("a fault");
            let said: Vec<String> = error.hints.iter().map(|hint| words.say(hint)).collect();
            assert_eq!(said.join(" "), hints);
        }
        for state in ["offen", "erledigt", "überfällig", "alle"] {
            ask(&format!("task:{state}")).expect(state);
        }
    }

    #[test]
    fn every_fault_is_said_in_both_languages() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let faults = ANSWERS.iter().filter_map(|(line, _)| ask(line).err());
            for fault in faults {
                for message in std::iter::once(&fault.message).chain(&fault.hints) {
                    assert!(words.knows(message.id()), "{}", message.id());
                    assert!(!words.say(message).contains('{'), "{}", words.say(message));
                }
            }
        }
    }

    #[test]
    fn depth_and_length_have_an_end() {
        let deep = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
        let id = |result: Result<Query>| result.err().map(|error| error.message.id().to_string());
        assert_eq!(id(parse(&[], Some(&deep))).as_deref(), Some("query-too-deep"));
        let fine = format!("{}anna{}", "(".repeat(30), ")".repeat(30));
        assert_eq!(id(parse(&[], Some(&fine))), None);
        assert_eq!(id(parse(&[&format!("{}anna", "not:".repeat(5001))], None)), None);
        let mut saved = BTreeMap::from([("q0".to_string(), "a".to_string())]);
        for at in 1..30 {
            saved.insert(format!("q{at}"), format!("@q{0} @q{0}", at - 1));
        }
        let schema = schema();
        let setting = Setting { saved: &saved, ..Setting::new(&schema, today()) };
        let bomb = Query::parse(&["@q29".to_string()], None, &setting);
        assert_eq!(id(bomb).as_deref(), Some("query-too-long"));
    }

    fn sorted(line: &str, keys: &[&str]) -> String {
        let (book, schema) = (book(), schema());
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let order = match Order::parse(&keys, Lang::De, &schema) {
            Ok(order) => order,
            Err(error) => return format!("!{}", error.message.id()),
        };
        let mut found = ask(line).expect("a query").select(book);
        order.sort(book, &mut found);
        let ids: Vec<&str> = found.iter().map(|record| record.id.as_str()).collect();
        ids.join(" ")
    }

    #[test]
    fn records_sort_by_any_short_field() {
        let people = "type:person";
        let cases: &[(&str, &[&str], &str)] = &[
            ("type:meeting", &[], "m-open m-conf m-march m-off m-held"),
            ("type:meeting", &["date"], "m-held m-off m-march m-conf m-open"),
            ("type:meeting", &["-datum"], "m-open m-conf m-march m-off m-held"),
            // In the order of the set, not of the alphabet.
            ("type:meeting", &["status", "title"], "m-march m-open m-conf m-held m-off"),
            ("type:meeting", &["-status,title"], "m-off m-held m-conf m-march m-open"),
            // Events before contacts; people by their last word, `sort` where it is given.
            ("-q id:c-anna or type:person", &[], "c-anna cora anna ben susi"),
            (people, &["-name"], "susi ben anna cora"),
            // What has no value comes last, whatever the direction.
            (people, &["size"], "anna ben cora susi"),
            (people, &["-size"], "ben anna cora susi"),
            (people, &["-zuletzt", "name"], "anna cora ben susi"),
            (people, &["organisation"], "ben anna cora susi"),
            ("has:due", &["due"], "c-kammer c-anna"),
            ("type:person", &["id"], "anna ben cora susi"),
            (people, &["groesse"], "!query-sort-unknown"),
            (people, &["text"], "!query-sort-impossible"),
            ("type:meeting", &["-"], "!query-sort-unknown"),
        ];
        for (line, keys, expected) in cases {
            assert_eq!(sorted(line, keys), *expected, "{line} by {keys:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[a-zä:=.\"„“()@><\\- ]{0,40}", other in any::<String>()) {
            let book = book();
            for text in [&text, &other] {
                if let Ok(query) = parse(&[text], None) {
                    query.select(book);
                }
                if let Ok(query) = parse(&[], Some(text)) {
                    let written = query.to_string();
                    let again = parse(&[], Some(&written));
                    prop_assert!(again.is_ok(), "{text:?} as {written:?}");
                    let again = again.unwrap_or_default();
                    prop_assert_eq!(ids(&again.select(book)), ids(&query.select(book)));
                }
            }
        }

        #[test]
        fn any_arguments_are_understood_or_refused(
            words in proptest::collection::vec(prop_oneof![
                prop::sample::select(ANSWERS.iter().map(|(line, _)| *line).collect::<Vec<_>>())
                    .prop_map(str::to_string),
                "[a-z]{1,6}:[^ ]{0,6}",
                any::<String>(),
            ], 0..6)
        ) {
            let book = book();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            if let Ok(query) = parse(&words, None) {
                query.select(book);
                let negated = Query { term: Term::Not(Box::new(query.term.clone())) };
                for record in book.records() {
                    prop_assert_ne!(query.matches(book, record), negated.matches(book, record));
                }
            }
        }
    }
}
