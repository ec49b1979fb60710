//! The network: people, organisations and programmes, with the posts of today and their relations.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::label::choice;
use super::person;
use crate::query::Query;
use crate::record::{Book, Record, Value, id, kind};
use crate::render::network::{Edge, Network, Node, Shape};
use crate::words::{Message, Words};

/// In JSON `{nodes: [{id, name, kind}], edges: [{from, to, kind, role}]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Graph {
    pub nodes: Vec<Contact>,
    pub edges: Vec<Tie>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    pub id: String,
    pub name: String,
    /// `person`, `organisation`, `programme`.
    pub kind: String,
}

/// What one contact has to do with another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Tie {
    /// The ids of both.
    pub from: String,
    pub to: String,
    /// `organisation` for a post, else the kind of the relation.
    pub kind: String,
    /// What somebody does there.
    pub role: Option<String>,
}

/// The contacts that the query finds, with those that they have to do with. Of a record that is no
/// contact its people are meant.
pub fn build(book: &Book, query: &Query, today: NaiveDate) -> Graph {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for record in query.select(book) {
        if record.is(&kind::CONTACT) {
            wanted.insert(id::key(&record.id));
        } else {
            let people = ["with", "participants", "chair", "by"].into_iter();
            wanted.extend(people.flat_map(|key| record.references(key)).map(|r| id::key(&r.id)));
        }
    }
    let mut ties: BTreeSet<Tie> = BTreeSet::new();
    let mut shown: BTreeMap<String, &Record> = BTreeMap::new();
    for contact in book.of_kind(&kind::CONTACT) {
        if wanted.contains(&id::key(&contact.id)) {
            shown.insert(id::key(&contact.id), contact);
        }
        for (tie, other) in ties_of(book, contact, today) {
            let (from, to) = (id::key(&contact.id), id::key(&other.id));
            if wanted.contains(&from) || wanted.contains(&to) {
                shown.insert(from, contact);
                shown.insert(to, other);
                ties.insert(tie);
            }
        }
    }
    let nodes = shown
        .into_values()
        .map(|contact| Contact {
            id: contact.id.clone(),
            name: person::full_name(contact),
            kind: contact.text("kind").unwrap_or("person").to_string(),
        })
        .collect();
    Graph { nodes, edges: ties.into_iter().collect() }
}

fn ties_of<'a>(book: &'a Book, contact: &'a Record, today: NaiveDate) -> Vec<(Tie, &'a Record)> {
    let tie = |to: &Record, kind: &str, role: Option<&str>| Tie {
        from: contact.id.clone(),
        to: to.id.clone(),
        kind: kind.to_string(),
        role: role.map(str::to_string),
    };
    let posts = person::posts(book, contact, today).filter_map(|post| {
        let organisation = post.organisation?;
        Some((tie(organisation, "organisation", post.role), organisation))
    });
    let relations = contact.values("relations").iter().filter_map(|value| match value {
        Value::Relation(relation) => {
            let other = book.resolve(&relation.target)?;
            Some((tie(other, &relation.kind, None), other))
        }
        _ => None,
    });
    let all = posts.chain(relations);
    all.filter(|(_, other)| other.is(&kind::CONTACT) && other.id != contact.id).collect()
}

impl Graph {
    /// How much of it there is, and the best connected by name.
    fn describe(&self, words: &Words) -> String {
        let mut ties: BTreeMap<&str, usize> = BTreeMap::new();
        for tie in &self.edges {
            *ties.entry(&tie.from).or_default() += 1;
            *ties.entry(&tie.to).or_default() += 1;
        }
        let mut nodes: Vec<(usize, &str)> = self
            .nodes
            .iter()
            .filter_map(|node| Some((*ties.get(node.id.as_str())?, node.name.as_str())))
            .collect();
        nodes.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let best: Vec<String> = nodes.iter().take(5).map(|(_, name)| (*name).to_string()).collect();
        let message = Message::new("report-graph-description")
            .with("nodes", self.nodes.len())
            .with("edges", self.edges.len());
        words.say(&message.with("best-count", best.len()).with("best", best))
    }

    /// As it is drawn: what somebody does stands on the line, or how two are related.
    pub fn network(&self, words: &Words) -> Network {
        let place: BTreeMap<&str, usize> =
            self.nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
        let node = |contact: &Contact| Node {
            name: contact.name.clone(),
            shape: match contact.kind.as_str() {
                "organisation" => Shape::Organisation,
                "programme" => Shape::Programme,
                _ => Shape::Person,
            },
        };
        let edge = |tie: &Tie| {
            Some(Edge {
                from: *place.get(tie.from.as_str())?,
                to: *place.get(tie.to.as_str())?,
                label: match (&tie.role, tie.kind.as_str()) {
                    (Some(role), _) => role.clone(),
                    (None, "organisation") => String::new(),
                    (None, kind) => choice(words, "relations", kind),
                },
            })
        };
        Network {
            title: words.text("report-graph-title"),
            description: self.describe(words),
            nodes: self.nodes.iter().map(node).collect(),
            edges: self.edges.iter().filter_map(edge).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{book, day};
    use super::*;
    use crate::query::Setting;
    use crate::record::Schema;

    const FILES: [(&str, &str); 6] = [
        ("contacts/anna", "name: Anna\norganisation: amt\nrole: Leiterin\n---\n"),
        (
            "contacts/ben",
            "name: Ben\nroles:\n  - {organisation: amt, until: 2020}\n  - {organisation: haus}\n---\n",
        ),
        (
            "contacts/amt",
            "name: Amt\nkind: organisation\nrelations: {part-of: [haus], partner: [weg]}\n---\n",
        ),
        ("contacts/haus", "name: Haus\nkind: organisation\n---\n"),
        ("contacts/cora", "name: Cora\n---\n"),
        ("meetings/m", "title: M\ndate: 2024-01-01\nstatus: held\nparticipants: [cora]\n---\n"),
    ];

    fn graph(query: &str) -> (Vec<String>, Vec<String>) {
        let schema = Schema::default();
        let today = day("2024-10-22");
        let setting = Setting::new(&schema, today);
        let query = Query::parse(&[], Some(query), &setting).expect("a query");
        let graph = build(&book(&FILES), &query, today);
        let tie = |tie: &Tie| format!("{} {} {}", tie.from, tie.kind, tie.to);
        let nodes = graph.nodes.iter().map(|node| node.id.clone()).collect();
        (nodes, graph.edges.iter().map(tie).collect())
    }

    #[test]
    fn posts_of_today_and_relations_are_ties() {
        let (nodes, edges) = graph("type:contact");
        assert_eq!(nodes, ["amt", "anna", "ben", "cora", "haus"]);
        assert_eq!(edges, ["amt part-of haus", "anna organisation amt", "ben organisation haus"]);
    }

    #[test]
    fn a_query_finds_contacts_with_their_neighbours() {
        let (nodes, edges) = graph("name:anna");
        assert_eq!(
            (nodes.join(" "), edges.join(" ")),
            ("amt anna".into(), "anna organisation amt".into())
        );
        assert_eq!(graph("type:meeting").0, ["cora"]);
        assert_eq!(graph("name:nobody").0, [""; 0]);
    }
}
