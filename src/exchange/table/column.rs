//! Which column is what: by the mapping, by our own keys and German names, by the names of other
//! programs. A column that nothing fits is kept under its own name.

use std::collections::HashMap;

use super::grid::Row;
use super::mapping::Mapping;
use super::names::{self, bare, norm};
use super::target::{Class, IDS, Part, Piece, Target};
use crate::exchange::{Desk, text};
use crate::record::{KindSpec, ValueType, kind};
use crate::words::{Lang, Words, slug};

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As the table calls it.
    pub head: String,
    pub target: Target,
    /// Its name was understood, or said by the mapping.
    pub known: bool,
}

/// Everything by which columns are named in this log.
pub struct Heads<'a> {
    desk: &'a Desk<'a>,
    mapping: Option<&'a Mapping>,
    /// What netlog itself writes above ids and kinds.
    id: [String; 3],
    kinds: [String; 3],
    /// For each kind the names of its fields in both languages.
    own: Vec<(&'static KindSpec, HashMap<String, Target>)>,
}

/// A row that was understood as the heads of its columns.
#[derive(Clone, Debug)]
pub struct Found {
    pub kind: &'static KindSpec,
    /// Its place among the rows.
    pub at: usize,
    /// How many of its names were understood.
    pub known: usize,
}

/// Titles above the heads take so many rows at most.
const HEAD_WITHIN: usize = 40;

impl<'a> Heads<'a> {
    pub fn new(desk: &'a Desk<'a>, mapping: Option<&'a Mapping>) -> Heads<'a> {
        let both = [Words::new(Lang::De), Words::new(Lang::En)];
        let own = kind::KINDS.iter().map(|kind| (*kind, own(desk, kind, &both))).collect();
        let [de, en] = both.each_ref().map(|words| words.text("field-id"));
        let id = ["id".to_string(), de, en];
        let [de, en] = both.map(|words| format!("{} (type)", words.text("field-type")));
        Heads { desk, mapping, id, kinds: ["type".to_string(), de, en], own }
    }

    /// Where the ids are in a table that netlog wrote: it says the kind beside them, under its own
    /// word or its key; then all it knows is under its key.
    pub fn own_ids(&self, columns: &[Column]) -> Option<usize> {
        let place = |target: &Target, heads: &[String]| {
            let own = |column: &Column| column.target == *target && heads.contains(&column.head);
            columns.iter().position(own)
        };
        let ids = place(&Target::Id, &self.id)?;
        let kinds = columns.get(place(&Target::Type, &self.kinds)?)?;
        let is_key = |column: &Column| {
            self.own.iter().any(|(_, own)| own.contains_key(&format!("({}", column.head)))
                || matches!(column.target, Target::Ids(_))
        };
        let by_key = kinds.head == "type";
        (!by_key || columns.iter().filter(|column| column.known).all(is_key)).then_some(ids)
    }

    /// What a column of this name is in a table of this kind; `None` where no name fits.
    pub fn target(&self, kind: &'static KindSpec, head: &str) -> Option<Target> {
        if let Some(word) = self.mapping.and_then(|mapping| mapping.column(head)) {
            return Target::named(word, self.desk.schema, kind);
        }
        let own = self.own.iter().find(|(known, _)| known.name == kind.name);
        let own = own.map(|(_, own)| own)?;
        let key = head.trim().to_lowercase();
        let in_brackets = key.strip_suffix(')').and_then(|key| key.rsplit_once('('));
        let exact = own.get(&key).or_else(|| {
            let (_, key) = in_brackets?;
            own.get(&format!("({}", key.trim()))
        });
        if let Some(target) = exact {
            return Some(target.clone());
        }
        let name = norm(head);
        let others = if kind.date.is_some() { names::event() } else { names::contact() };
        if let Some(target) = own.get(&name).or_else(|| others.get(&name)) {
            return Some(target.clone());
        }
        let (left, number, class) = bare(&name);
        let target = match class {
            Some(_) => others.get(&left),
            None => own.get(&left).or_else(|| others.get(&left)),
        };
        target.cloned().map(|target| placed(target, number, class)).filter(|target| {
            // Of an event nothing has a number, and `privat` is no place.
            kind.date.is_none() || class.is_none() || *target == Target::Private
        })
    }

    /// All columns of a table of this kind.
    pub fn columns(&self, kind: &'static KindSpec, heads: &Row, width: usize) -> Vec<Column> {
        let columns = (0..width.max(heads.cells.len())).map(|at| {
            let head = text::one_line(&heads.get(at).text());
            let found = self.target(kind, &head).filter(|_| !head.is_empty());
            let known = found.is_some();
            let target = found.unwrap_or_else(|| Target::Keep(kept(&head, at)));
            Column { head, target, known }
        });
        let mut columns: Vec<Column> = columns.collect();
        self.settle(kind, &mut columns);
        columns
    }

    /// What a name means among these others.
    fn settle(&self, kind: &'static KindSpec, columns: &mut [Column]) {
        let mapped = |column: &Column| {
            self.mapping.is_some_and(|mapping| mapping.column(&column.head).is_some())
        };
        let has = |columns: &[Column], target: &Target| {
            columns.iter().any(|column| column.target == *target)
        };
        let name = Target::Field("name".into());
        if kind.date.is_none() {
            streets(columns);
            birth(columns);
            // "Name, Vorname": of the family. Google has both and the whole name.
            if has(columns, &Target::Given) && !has(columns, &Target::Family) {
                let mine = |column: &&mut Column| column.target == name && !mapped(column);
                columns.iter_mut().filter(mine).for_each(|column| column.target = Target::Family);
            } else if has(columns, &Target::Family) {
                let mine = |column: &&mut Column| column.target == name && !mapped(column);
                columns.iter_mut().filter(mine).for_each(|column| column.target = Target::Shown);
            }
            return;
        }
        let title = Target::Field("title".into());
        if !has(columns, &title) {
            let names = [norm("Thema"), norm("Topic"), norm("Zusammenfassung"), norm("Summary")];
            let mut mine = columns.iter_mut().filter(|column| !mapped(column));
            if let Some(column) = mine.find(|column| names.contains(&norm(&column.head))) {
                column.target = title;
            }
        }
    }

    /// How many cells of a row could be heads, whatever the kind.
    pub fn known(&self, row: &Row) -> usize {
        self.best(row).map_or(0, |(_, known)| known)
    }

    /// The row that holds the heads, and what the table is about.
    pub fn find(&self, rows: &[Row]) -> Option<Found> {
        let named = self.mapping.and_then(|mapping| mapping.header);
        let mut best: Option<Found> = None;
        for (at, row) in rows.iter().enumerate().take_while(|(at, row)| match named {
            Some(line) => row.line <= line,
            None => *at < HEAD_WITHIN,
        }) {
            if named.is_some_and(|line| line != row.line) {
                continue;
            }
            let Some((kind, known)) = self.best(row) else { continue };
            if best.as_ref().is_none_or(|best| known > best.known) {
                best = Some(Found { kind, at, known });
            }
        }
        best
    }

    /// What a row of heads is about, with how many it has that are known.
    fn best(&self, row: &Row) -> Option<(&'static KindSpec, usize)> {
        let fixed = self.mapping.and_then(|mapping| mapping.kind);
        let kinds = kind::KINDS.iter().copied();
        let fits = kinds.filter(|kind| fixed.is_none_or(|fixed| fixed.name == kind.name));
        let filled = row.filled().count();
        let fits = fits.filter_map(|kind| {
            let columns = self.columns(kind, row, 0);
            let known = columns.iter().filter(|column| column.known).count();
            let enough = known >= 3 || known * 2 >= filled;
            let is_one = (enough || fixed.is_some()) && is_about(kind, &columns);
            is_one.then_some((kind, known))
        });
        let fits: Vec<(&'static KindSpec, usize)> = fits.collect();
        let of = |kind: &KindSpec| fits.iter().find(|(fit, _)| fit.name == kind.name).copied();
        // A list of people may well have a column with a day.
        let contact = of(&kind::CONTACT);
        let event = of(&kind::CONVERSATION).or(of(&kind::MEETING));
        match (contact, event) {
            (Some(contact), Some(event)) if self.is_people(row) && contact.1 + 1 >= event.1 => {
                Some(contact)
            }
            (_, Some(event)) => Some(event),
            (contact, None) => contact,
        }
    }

    /// True for heads that only a list of people has.
    fn is_people(&self, row: &Row) -> bool {
        self.columns(&kind::CONTACT, row, 0).iter().any(|column| {
            let target = &column.target;
            column.known
                && matches!(
                    target,
                    Target::Given | Target::Family | Target::Email(_) | Target::Phone(..)
                )
        })
    }

    pub fn desk(&self) -> &'a Desk<'a> {
        self.desk
    }
}

/// "Straße geschäftlich 2" goes on with the first one; Google's second address has a town of its
/// own.
fn streets(columns: &mut [Column]) {
    let towns: Vec<(Class, u8)> = columns
        .iter()
        .filter_map(|column| match column.target {
            Target::Address(Part::Town | Part::Postcode, class, number) => Some((class, number)),
            _ => None,
        })
        .collect();
    for column in columns {
        let Target::Address(part, class, number) = &mut column.target else { continue };
        let first = towns.iter().filter(|(of, _)| of == class).map(|(_, number)| *number).min();
        let Some(first) = first.filter(|_| !towns.contains(&(*class, *number))) else { continue };
        if *number > 1 && matches!(part, Part::Whole | Part::Street) {
            *part = Part::More;
        }
        *number = first;
    }
}

/// Beside a month "Geburtstag" is the day of it.
fn birth(columns: &mut [Column]) {
    let day = Target::Dated("x-bday".into());
    if columns.iter().any(|column| column.target == Target::Birth(Piece::Month)) {
        let mine = columns.iter_mut().filter(|column| column.target == day);
        mine.for_each(|column| column.target = Target::Birth(Piece::Day));
    }
}

/// Whether columns are enough to make a record of this kind.
fn is_about(kind: &KindSpec, columns: &[Column]) -> bool {
    let has = |wanted: &dyn Fn(&Target) -> bool| {
        columns.iter().any(|column| column.known && wanted(&column.target))
    };
    let field = |key: &'static str| {
        has(&move |target| matches!(target, Target::Field(found) if found == key))
    };
    if kind.date.is_none() {
        return has(&Target::is_somebody);
    }
    let dated = has(&|target| *target == Target::Start);
    let talk =
        field("with") || field("channel") || has(&|target| *target == Target::Ids("with".into()));
    match kind.name == kind::CONVERSATION.name {
        true => dated && talk,
        false => field("title") && dated,
    }
}

/// The names of a kind's fields: keys as they are, other names as they are compared.
fn own(desk: &Desk<'_>, kind: &'static KindSpec, both: &[Words]) -> HashMap<String, Target> {
    let mut own = HashMap::new();
    let fields: Vec<_> = desk.schema.fields(kind).collect();
    let mut add = |name: String, target: Target| {
        own.entry(name).or_insert(target);
    };
    let beside = [
        ("id", Target::Id),
        ("type", Target::Type),
        ("text", Target::Body),
        ("honorific", Target::field("title", kind)),
    ];
    for (key, target) in &beside {
        add((*key).to_string(), target.clone());
        add(format!("({key}"), target.clone());
    }
    for field in &fields {
        let target = Target::field(&field.key, kind);
        add(field.key.to_lowercase(), target.clone());
        add(format!("({}", field.key.to_lowercase()), target.clone());
        if matches!(field.value, ValueType::Reference(_)) {
            let ids = Target::Ids(field.key.to_string());
            add(format!("{}{IDS}", field.key), ids.clone());
            for words in both {
                let label = label(words, &field.key, field.label.as_deref());
                add(norm(&format!("{label} {}", words.text("field-id"))), ids.clone());
            }
        }
    }
    for field in &fields {
        let target = || Target::field(&field.key, kind);
        for words in both {
            add(norm(&label(words, &field.key, field.label.as_deref())), target());
        }
        let names = field.names.iter().copied().chain(field.one);
        names.for_each(|name| add(norm(name), target()));
        add(norm(&field.key), target());
    }
    for words in both {
        add(norm(&words.text("field-id")), Target::Id);
    }
    own
}

/// How people call a field.
pub fn label(words: &Words, key: &str, own: Option<&str>) -> String {
    let id = format!("field-{key}");
    match own {
        Some(label) => label.to_string(),
        None if words.knows(&id) => words.text(&id),
        None => key.to_string(),
    }
}

/// The key under which a column that nobody knows is kept.
pub fn kept(head: &str, at: usize) -> String {
    match slug::of(head) {
        slug if slug.is_empty() => format!("x-{}", at + 1),
        slug if slug.starts_with("x-") => slug,
        slug => format!("x-{slug}"),
    }
}

/// The same with what the name says beside.
fn placed(target: Target, number: u8, class: Option<Class>) -> Target {
    let class = class.unwrap_or_default();
    match target {
        Target::Phone(line, ..) => Target::Phone(line, class, number),
        Target::Email(_) => Target::Email(number),
        // "Straße 2" goes on with the first one.
        Target::Address(part, ..) => Target::Address(part, class, number),
        Target::Label(of, _) => Target::Label(of, number),
        other => other,
    }
}
