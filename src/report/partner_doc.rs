//! The chapter on the network: who was reached, by organisation, and how they are connected.

use super::activity_doc::{Writer, capital, choice, signed};
use super::chapter::Named;
use super::mask::Names;
use crate::render::{Column, Doc, Table, Text};
use crate::words::Message;

impl Writer<'_> {
    pub(super) fn partners(&self, doc: &mut Doc) {
        let (words, partners) = (self.words, &self.report.chapters.partners);
        doc.heading(1, words.text("report-partners"));
        let figures = &self.report.figures.contacts;
        let sentence = self
            .counted(Message::new("report-sentence-partners"), figures.reached)
            .with("new", signed(figures.new))
            .with("new-number", words.number_word(signed(figures.new)));
        doc.paragraph(capital(&words.say(&sentence)));
        if self.names == Names::None || partners.reached.is_empty() {
            return;
        }
        let mut rows: Vec<(Option<&Named>, Vec<String>)> = Vec::new();
        for partner in &partners.reached {
            let is_person = partner.kind == "person";
            let itself = Named { id: partner.id.clone(), name: partner.name.clone() };
            let known = rows.iter_mut().find(|(organisation, _)| match is_person {
                true => *organisation == partner.organisation.as_ref(),
                false => organisation.is_some_and(|organisation| *organisation == itself),
            });
            let mark = match partner.new {
                true => format!(" ({})", words.text("report-new")),
                false => String::new(),
            };
            let person = is_person.then(|| match &partner.role {
                Some(role) => format!("{}, {role}{mark}", partner.name),
                None => format!("{}{mark}", partner.name),
            });
            match known {
                Some((_, people)) => people.extend(person),
                None if is_person => {
                    rows.push((partner.organisation.as_ref(), person.into_iter().collect()));
                }
                None => {}
            }
        }
        self.partner_table(rows, doc);
        self.relations(doc);
    }

    fn partner_table(&self, rows: Vec<(Option<&Named>, Vec<String>)>, doc: &mut Doc) {
        let words = self.words;
        let partners = &self.report.chapters.partners.reached;
        let mut named: Vec<(String, Vec<String>)> = Vec::new();
        for partner in partners.iter().filter(|partner| partner.kind != "person") {
            let people = rows.iter().find(|(o, _)| o.is_some_and(|o| o.id == partner.id));
            let people = people.map(|(_, people)| people.clone()).unwrap_or_default();
            let mark = match partner.new {
                true => format!(" ({})", words.text("report-new")),
                false => String::new(),
            };
            named.push((format!("{}{mark}", partner.name), people));
        }
        let listed = |id: &str| partners.iter().any(|partner| partner.id == id);
        let alone = words.text("report-no-organisation");
        for (organisation, people) in rows {
            match organisation {
                Some(organisation) if listed(&organisation.id) => {}
                Some(organisation) => named.push((organisation.name.clone(), people)),
                None if self.names == Names::All => named.push((alone.clone(), people)),
                None => {}
            }
        }
        named.sort_by(|(a, _), (b, _)| {
            (*a == alone).cmp(&(*b == alone)).then_with(|| self.order.compare(a, b))
        });
        if self.names != Names::All {
            doc.list(named.into_iter().map(|(name, _)| name));
            return;
        }
        let mut table = Table::new([
            Column::text(words.text("field-organisation")),
            Column::text(words.text("report-column-people")),
        ]);
        for (name, people) in named {
            table.row([name, people.join("; ")]);
        }
        doc.table(table);
    }

    fn relations(&self, doc: &mut Doc) {
        let relations = self.report.chapters.partners.relations.iter();
        let relations: Vec<_> =
            relations.filter(|one| self.names == Names::All || !one.personal).collect();
        if relations.is_empty() {
            return;
        }
        let words = self.words;
        // By whom, then by the kind of relation.
        type Kinds = Vec<(String, Vec<String>)>;
        let mut lines: Vec<(String, Kinds)> = Vec::new();
        for relation in relations {
            let kind = choice(words, "relations", &relation.kind);
            let at = match lines.iter().position(|(name, _)| *name == relation.from.name) {
                Some(at) => at,
                None => {
                    lines.push((relation.from.name.clone(), Vec::new()));
                    lines.len() - 1
                }
            };
            let Some((_, kinds)) = lines.get_mut(at) else { continue };
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, targets)) => targets.push(relation.to.name.clone()),
                None => kinds.push((kind, vec![relation.to.name.clone()])),
            }
        }
        lines.sort_by(|(a, _), (b, _)| self.order.compare(a, b));
        doc.heading(2, words.text("report-relations"));
        doc.list(lines.into_iter().map(|(name, kinds)| {
            let kinds: Vec<String> = kinds
                .into_iter()
                .map(|(kind, targets)| format!("{kind}: {}", words.list_and(&targets)))
                .collect();
            Text::new().strong(name).plain(format!(" – {}", kinds.join("; ")))
        }));
    }
}
