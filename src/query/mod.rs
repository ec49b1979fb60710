//! Stub with the agreed API.
use crate::error::Result;
use crate::record::{Book, KindSpec, Record, Schema, Task};
use crate::words::Lang;
use chrono::NaiveDate;
use std::collections::BTreeMap;
/// What a query is understood by.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub schema: &'a Schema,
    pub today: NaiveDate,
    pub saved: &'a BTreeMap<String, String>,
}
#[derive(Clone, Debug, Default)]
pub struct Query;
impl Query {
    pub fn all() -> Query {
        Query
    }
    pub fn of_kind(_: &'static KindSpec) -> Query {
        Query
    }
    /// `words` are the separate arguments, `expression` is `-q`; all are joined by AND.
    pub fn parse(_words: &[String], _expression: Option<&str>, _: &Setting<'_>) -> Result<Query> {
        Ok(Query)
    }
    pub fn and(self, _: Query) -> Query {
        self
    }
    pub fn matches(&self, _: &Book, _: &Record) -> bool {
        true
    }
    /// For one task of a record: `due:`, `owner:`, `done:` mean this task.
    pub fn matches_task(&self, _: &Book, _: &Record, _: &Task) -> bool {
        true
    }
    /// In the order of the book.
    pub fn select<'a>(&self, book: &'a Book) -> Vec<&'a Record> {
        book.records().iter().collect()
    }
}
pub struct Order;
impl Order {
    /// `["-date", "title"]`; empty: newest first, contacts by name (DIN 5007-2 in German)
    pub fn parse(_: &[String], _: Lang, _: &Schema) -> Result<Order> {
        Ok(Order)
    }
    pub fn sort(&self, _: &Book, _: &mut [&Record]) {}
}
