//! The page before a meeting as tables: whom one meets, and what is still open.

use super::brief::Brief;
use super::label::sheet;
use crate::render::{Datum, Sheet};
use crate::words::Words;

impl Brief {
    pub fn sheets(&self, words: &Words) -> Vec<Sheet> {
        let columns = [
            "field-name",
            "field-role",
            "field-organisation",
            "report-column-phone",
            "field-emails",
            "report-column-last",
        ];
        let mut people = sheet(words, "report-people", &columns);
        for person in &self.people {
            people.rows.push(vec![
                person.name.clone().into(),
                person.role.clone().into(),
                person.organisation.as_ref().map(|named| named.name.clone()).into(),
                person.phone.clone().into(),
                person.email.clone().into(),
                person.last.as_ref().map(|last| last.date).into(),
            ]);
        }
        let columns = [
            "report-column-task",
            "report-column-due",
            "report-column-owner",
            "report-column-concerns",
        ];
        let mut open = sheet(words, "report-open-tasks", &columns);
        let theirs = self.people.iter().flat_map(|person| {
            person.open.iter().map(|task| (task, Datum::from(person.name.clone())))
        });
        for (task, whom) in theirs.chain(self.open.iter().map(|task| (task, Datum::Empty))) {
            let owner = task.owner_name.clone().into();
            open.rows.push(vec![task.text.clone().into(), task.due.into(), owner, whom]);
        }
        [people, open].into_iter().filter(|sheet| !sheet.rows.is_empty()).collect()
    }
}
