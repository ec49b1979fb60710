//! Whom the office met in a period, by organisation, and how they belong together.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::Serialize;

use super::activity::{self, Office};
use super::chapter::{Known, Named, named};
use super::figure::Counter;
use super::period::Period;
use super::person;
use crate::error::Result;
use crate::record::{Book, Record, Value, id, kind};

#[derive(Clone, Debug, Serialize)]
pub struct Partners {
    pub reached: Vec<Partner>,
    /// The same by organisation, as a page tells them.
    pub groups: Vec<Group>,
    pub relations: Vec<RelationPart>,
    /// The same by whom they start from.
    pub connections: Vec<Connection>,
}

/// An organisation or programme with its people; without one at the end.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub organisation: Option<Named>,
    /// The organisation itself was met for the first time.
    pub new: bool,
    pub people: Vec<Contact>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Contact {
    pub id: String,
    pub name: String,
    pub role: Option<String>,
    pub new: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Connection {
    pub from: Named,
    pub ties: Vec<Ties>,
}

/// All to whom somebody has the same relation.
#[derive(Clone, Debug, Serialize)]
pub struct Ties {
    pub kind: String,
    pub to: Vec<Named>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Partner {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub organisation: Option<Named>,
    pub role: Option<String>,
    /// Met for the first time in this period.
    pub new: bool,
}

/// `from` is funded by, is part of, … `to`.
#[derive(Clone, Debug, Serialize)]
pub struct RelationPart {
    pub from: Named,
    pub kind: String,
    pub to: Named,
    /// What the two are: `person`, `organisation` or `programme`.
    #[serde(skip)]
    pub kinds: [String; 2],
}

impl RelationPart {
    /// One of the two is a person.
    pub(super) fn is_personal(&self) -> bool {
        self.kinds.iter().any(|kind| kind == "person")
    }
}

/// Whom the office met in the period, and how they belong together.
pub(super) fn find(
    counter: &Counter<'_>,
    period: Period,
    known: &Known<'_>,
    office: &Office<'_>,
) -> Result<Partners> {
    let book = counter.book;
    let own = activity::own(book, office);
    let not_own = activity::outside(book, office);
    let find =
        |which: &str| counter.find(&format!("type:contact {which}:{}{not_own}", period.range()));
    let new: BTreeSet<&str> = find("new")?.iter().map(|r| r.id.as_str()).collect();
    let open = |record: &&Record| !record.is_confidential();
    let there = known.people.iter().chain(known.organisations);
    let there: HashSet<&str> = there.map(|record| record.id.as_str()).collect();
    let reached = find("reached")?.into_iter().filter(open);
    let reached: Vec<&Record> =
        reached.filter(|record| there.contains(record.id.as_str())).collect();
    // What the talks were about belongs to the picture too, such as the programme behind a partner.
    let about = known.told.iter().flat_map(|event| event.references("about"));
    let about = about.filter_map(|reference| book.resolve(reference));
    let mut seen = BTreeSet::new();
    let sources: Vec<&Record> = reached
        .iter()
        .copied()
        .chain(about.filter(|record| record.is(&kind::CONTACT)))
        .filter(open)
        .filter(|record| !own.contains_key(&id::key(&record.id)) && seen.insert(&record.id))
        .collect();
    let relations: Vec<RelationPart> =
        sources.into_iter().flat_map(|record| relations(book, record, false)).collect();
    let partner = |record: &Record| {
        let mut posts = person::posts(book, record, period.until).chain(person::posts(
            book,
            record,
            period.from,
        ));
        let post = posts.next();
        let organisation = post.as_ref().and_then(|post| post.organisation);
        Partner {
            id: record.id.clone(),
            name: person::full_name(record),
            kind: record.text("kind").unwrap_or("person").to_string(),
            organisation: organisation.filter(open).map(named),
            role: post.and_then(|post| post.role.map(str::to_string)),
            new: new.contains(record.id.as_str()),
        }
    };
    let reached: Vec<Partner> = reached.into_iter().map(partner).collect();
    Ok(Partners {
        groups: groups(&reached),
        connections: connections(&relations),
        reached,
        relations,
    })
}

/// An organisation that was not met itself stands there for its people.
fn groups(reached: &[Partner]) -> Vec<Group> {
    let itself = |partner: &Partner| Named { id: partner.id.clone(), name: partner.name.clone() };
    let (people, others): (Vec<_>, Vec<_>) =
        reached.iter().partition(|partner| partner.kind == "person");
    let mut groups: Vec<Group> = others
        .into_iter()
        .map(|partner| Group {
            organisation: Some(itself(partner)),
            new: partner.new,
            people: Vec::new(),
        })
        .collect();
    let mut places: HashMap<Option<String>, usize> = HashMap::new();
    let id = |organisation: &Option<Named>| organisation.as_ref().map(|named| named.id.clone());
    places.extend(groups.iter().enumerate().map(|(at, group)| (id(&group.organisation), at)));
    for partner in people {
        let at = *places.entry(id(&partner.organisation)).or_insert_with(|| {
            groups.push(Group {
                organisation: partner.organisation.clone(),
                new: false,
                people: Vec::new(),
            });
            groups.len() - 1
        });
        let Partner { id, name, role, new, .. } = partner.clone();
        if let Some(group) = groups.get_mut(at) {
            group.people.push(Contact { id, name, role, new });
        }
    }
    groups
}

pub(super) fn connections(relations: &[RelationPart]) -> Vec<Connection> {
    let mut connections: BTreeMap<&Named, Connection> = BTreeMap::new();
    for RelationPart { from, kind, to, .. } in relations {
        let connection = connections
            .entry(from)
            .or_insert_with(|| Connection { from: from.clone(), ties: Vec::new() });
        match connection.ties.iter_mut().find(|ties| ties.kind == *kind) {
            Some(ties) => ties.to.push(to.clone()),
            None => connection.ties.push(Ties { kind: kind.clone(), to: vec![to.clone()] }),
        }
    }
    connections.into_values().collect()
}

/// What a contact says about how it belongs to others; to confidential ones only where `all` of
/// them may be told.
pub(super) fn relations(book: &Book, record: &Record, all: bool) -> Vec<RelationPart> {
    let values = record.values("relations").iter().filter_map(|value| match value {
        Value::Relation(relation) => Some(relation),
        _ => None,
    });
    values
        .filter_map(|relation| {
            let target =
                book.resolve(&relation.target).filter(|to| all || !to.is_confidential())?;
            Some(RelationPart {
                from: named(record),
                kind: relation.kind.clone(),
                to: named(target),
                kinds: [record, target].map(|end| end.text("kind").unwrap_or("person").to_string()),
            })
        })
        .collect()
}
