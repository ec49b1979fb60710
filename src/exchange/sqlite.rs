//! The log as tables: one list of SQL statements, which SQLite and PostgreSQL both take, and the
//! file that SQLite makes of them. What the tables mean stands in the table `about` too.
//!
//! No text is part of an index, since PostgreSQL takes none of any length there.

use std::collections::{BTreeMap, HashMap};

use super::uid;
use crate::record::{Book, Done, FieldSpec, KindSpec, Record, Schema, Value, ValueType, id, kind};

/// Raised where a table or a column is changed or goes away; a column more raises nothing.
pub const VERSION: u32 = 1;

/// What stands in `about`, in this order.
const ABOUT: [(&str, &str); 11] = [
    ("version", "1"),
    (
        "records",
        "One row for each file: id, type, and every field that has one value; dates are ISO 8601 and may be a month or a year only; body is Markdown",
    ),
    (
        "fields",
        "Every value of every field, as it was written; position counts the values of a key from 1",
    ),
    (
        "links",
        "Every reference to another record; key is the field, relations.KIND, or text for a link in the text; found is the record where it is in this file; since and until are those of a post",
    ),
    ("topics", "The topics of records"),
    ("tasks", "Checkboxes in the text; done_on is the day where one is known"),
    ("decisions", "Paragraphs and list items that begin with Decision: or Beschluss:"),
    ("contacts", "View: people, organisations and programmes with their first address and number"),
    ("conversations", "View: the conversations"),
    ("meetings", "View: the meetings"),
    (
        "participations",
        "View: who took part in which event, and as what: with, by, participants, excused, chair",
    ),
];

/// The columns of `records` that every record has, in this order.
const COMMON: [&str; 7] = ["id", "type", "path", "title", "date", "uid", "body"];

/// Words that SQL keeps for itself in one of the two systems: as a column they get a `_` behind.
const RESERVED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "both",
    "by",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "commit",
    "constraint",
    "create",
    "cross",
    "current",
    "default",
    "deferrable",
    "delete",
    "desc",
    "distinct",
    "do",
    "drop",
    "else",
    "end",
    "escape",
    "except",
    "exists",
    "false",
    "fetch",
    "for",
    "foreign",
    "from",
    "full",
    "glob",
    "grant",
    "group",
    "having",
    "if",
    "in",
    "index",
    "initially",
    "inner",
    "insert",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "match",
    "natural",
    "no",
    "not",
    "nothing",
    "notnull",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "over",
    "placing",
    "primary",
    "references",
    "returning",
    "right",
    "select",
    "set",
    "similar",
    "some",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "transaction",
    "true",
    "union",
    "unique",
    "update",
    "user",
    "using",
    "values",
    "variadic",
    "verbose",
    "view",
    "when",
    "where",
    "window",
    "with",
];

/// A field with one value, as a column of `records`.
struct Column {
    name: String,
    /// The kinds that have it, and under which key.
    of: Vec<(&'static str, String)>,
    sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Text,
    Number,
    Boolean,
}

/// All statements, without a semicolon at their ends.
pub fn statements(book: &Book, records: &[&Record], schema: &Schema) -> Vec<String> {
    let columns = columns(schema);
    let mut out = tables(&columns);
    for (name, meaning) in ABOUT {
        out.push(insert("about", &[text(name), text(meaning)]));
    }
    let names = names(records);
    let known: HashMap<String, &str> =
        records.iter().zip(&names).rev().map(|(r, name)| (id::key(&r.id), name.as_str())).collect();
    for (record, name) in records.iter().zip(&names) {
        out.push(insert("records", &row(record, name, &columns)));
    }
    for (record, name) in records.iter().zip(&names) {
        parts(&mut out, book, record, name, &known);
    }
    out
}

/// The statements as a file that `sqlite3` and `psql` read.
pub fn script(statements: &[String]) -> String {
    let mut out = String::from("BEGIN;\n");
    for statement in statements {
        out.push_str(statement);
        out.push_str(";\n");
    }
    out.push_str("COMMIT;\n");
    out
}

/// The file that SQLite makes of the statements.
#[cfg(feature = "sqlite")]
pub fn file(statements: &[String]) -> Result<Vec<u8>, rusqlite::Error> {
    let mut connection = rusqlite::Connection::open_in_memory()?;
    connection.execute_batch("PRAGMA foreign_keys = ON; BEGIN")?;
    for statement in statements {
        connection.execute_batch(statement)?;
    }
    connection.pragma_update(None, "user_version", VERSION)?;
    connection.execute_batch("COMMIT")?;
    Ok(connection.serialize("main")?.to_vec())
}

/// Ids are unique in a log that is in order. Where they are not, no record is lost: the second one
/// has its path behind its id.
fn names<'a>(records: &[&'a Record]) -> Vec<String> {
    let mut seen: HashMap<&'a str, usize> = HashMap::new();
    let name = |record: &&'a Record| {
        let before = seen.entry(record.id.as_str()).or_default();
        *before += 1;
        if *before == 1 { record.id.clone() } else { format!("{} ({})", record.id, record.path) }
    };
    records.iter().map(name).collect()
}

fn columns(schema: &Schema) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for kind in kind::KINDS {
        for field in schema.fields(kind).filter(|field| is_one(field)) {
            let honorific = field.key == "title" && kind.title != "title";
            let key = field.key.to_string();
            let wanted = if honorific { "honorific".to_string() } else { column_name(&key) };
            if !honorific && COMMON.contains(&wanted.as_str()) {
                continue;
            }
            let sort = match field.value {
                ValueType::Number => Sort::Number,
                ValueType::Boolean => Sort::Boolean,
                _ => Sort::Text,
            };
            let own = (kind.name, key);
            match columns.iter_mut().find(|column| column.name == wanted) {
                Some(column) => {
                    if column.sort != sort {
                        column.sort = Sort::Text;
                    }
                    column.of.push(own);
                }
                None => columns.push(Column { name: wanted, of: vec![own], sort }),
            }
        }
    }
    columns
}

fn is_one(field: &FieldSpec) -> bool {
    !field.many && !matches!(field.value, ValueType::Posts | ValueType::Relations)
}

/// `keep_in_touch`; letters that SQL would want quotes for are written in others.
fn column_name(key: &str) -> String {
    let name = id::from_name(key).unwrap_or_default().replace('-', "_");
    let name =
        if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { format!("x_{name}") };
    if RESERVED.contains(&name.as_str()) { format!("{name}_") } else { name }
}

fn tables(columns: &[Column]) -> Vec<String> {
    let own: String = columns
        .iter()
        .map(|column| format!(",\n  {} {}", column.name, column.sort.name()))
        .collect();
    let record = "record TEXT NOT NULL REFERENCES records (id)";
    let mut out = vec![
        "CREATE TABLE about (\n  -- What each table and view holds, and the version of all.\n  \
         name TEXT PRIMARY KEY,\n  meaning TEXT NOT NULL\n)"
            .to_string(),
        format!(
            "CREATE TABLE records (\n  -- One row for each file of the log.\n  id TEXT PRIMARY KEY,\n  \
             -- contact, conversation or meeting\n  type TEXT NOT NULL,\n  path TEXT NOT NULL,\n  \
             title TEXT NOT NULL,\n  -- ISO 8601: a day, a month or a year\n  date TEXT,\n  \
             uid TEXT NOT NULL,\n  -- Markdown\n  body TEXT NOT NULL{own}\n)"
        ),
        format!(
            "CREATE TABLE fields (\n  -- Every value of every field, as it was written.\n  {record},\n  \
             number INTEGER NOT NULL,\n  key TEXT NOT NULL,\n  -- Among the values of the key, from 1\n  \
             position INTEGER NOT NULL,\n  value TEXT NOT NULL,\n  PRIMARY KEY (record, number)\n)"
        ),
        format!(
            "CREATE TABLE links (\n  -- Every reference to another record.\n  {record},\n  \
             number INTEGER NOT NULL,\n  -- The field, relations.KIND, or text\n  key TEXT NOT NULL,\n  \
             target TEXT NOT NULL,\n  -- The target, where it is in this file\n  \
             found TEXT REFERENCES records (id),\n  label TEXT,\n  role TEXT,\n  since TEXT,\n  \
             until TEXT,\n  PRIMARY KEY (record, number)\n)"
        ),
        format!(
            "CREATE TABLE topics (\n  {record},\n  position INTEGER NOT NULL,\n  topic TEXT NOT NULL,\n  \
             PRIMARY KEY (record, position)\n)"
        ),
        format!(
            "CREATE TABLE tasks (\n  -- Checkboxes in the text.\n  {record},\n  position INTEGER NOT NULL,\n  \
             text TEXT NOT NULL,\n  -- The id behind the @\n  owner TEXT,\n  due TEXT,\n  \
             done BOOLEAN NOT NULL,\n  done_on TEXT,\n  -- In the file, from 1\n  line INTEGER NOT NULL,\n  \
             PRIMARY KEY (record, position)\n)"
        ),
        format!(
            "CREATE TABLE decisions (\n  {record},\n  position INTEGER NOT NULL,\n  text TEXT NOT NULL,\n  \
             PRIMARY KEY (record, position)\n)"
        ),
        "CREATE INDEX records_type ON records (type)".to_string(),
        "CREATE INDEX links_found ON links (found)".to_string(),
        "CREATE INDEX tasks_due ON tasks (due)".to_string(),
    ];
    let first = |key: &str| {
        format!(
            "(SELECT value FROM fields WHERE fields.record = records.id AND key = '{key}' AND position = 1)"
        )
    };
    for kind in kind::KINDS {
        let more = match kind.name {
            "contact" => format!(", {} AS email, {} AS phone", first("emails"), first("phones")),
            _ => ", date".to_string(),
        };
        out.push(view(kind, columns, &more));
    }
    out.push(
        "CREATE VIEW participations AS SELECT links.record AS event, events.type AS type, \
         events.date AS date, events.title AS title, events.status AS status, links.key AS part, \
         links.target AS contact, people.title AS name \
         FROM links JOIN records AS events ON events.id = links.record \
         LEFT JOIN records AS people ON people.id = links.found \
         WHERE links.key IN ('with', 'by', 'participants', 'excused', 'chair')"
            .to_string(),
    );
    out
}

fn view(kind: &KindSpec, columns: &[Column], more: &str) -> String {
    let own = columns.iter().filter(|column| column.of.iter().any(|(name, _)| *name == kind.name));
    let own: String = own.map(|column| format!(", {}", column.name)).collect();
    format!(
        "CREATE VIEW {} AS SELECT id, title{more}{own}, path, uid, body FROM records WHERE type = '{}'",
        kind.folder, kind.name
    )
}

fn row(record: &Record, name: &str, columns: &[Column]) -> Vec<String> {
    let date = record.date().map(|date| date.to_string());
    let body = record.page().body();
    let uid = uid::of(record);
    let mut row = vec![
        text(name),
        text(record.kind.name),
        text(&record.path),
        text(record.title()),
        optional(date.as_deref()),
        text(&uid),
        text(body.trim()),
    ];
    for column in columns {
        let key = column.of.iter().find(|(kind, _)| *kind == record.kind.name);
        let value = key.and_then(|(_, key)| record.values(key).first());
        row.push(value.map_or_else(|| "NULL".to_string(), |value| column.sort.literal(value)));
    }
    row
}

fn parts(
    out: &mut Vec<String>,
    book: &Book,
    record: &Record,
    name: &str,
    known: &HashMap<String, &str>,
) {
    let own = text(name);
    let (mut number, mut positions) = (0_usize, BTreeMap::<&str, usize>::new());
    let mut links = Vec::new();
    for field in &record.fields {
        for value in &field.values {
            let position = positions.entry(&field.key).or_default();
            *position += 1;
            number += 1;
            let (number, place) = (number.to_string(), position.to_string());
            let row = [own.clone(), number, text(&field.key), place, text(&value.display())];
            out.push(insert("fields", &row));
            links.extend(link(&field.key, value));
        }
    }
    for found in &record.links {
        let target = found.target.clone();
        links.push(Link { key: "text".into(), target, ..Link::default() });
    }
    for (at, link) in links.iter().enumerate() {
        // As the record itself spells its id.
        let target = book.get(&link.target).map_or(link.target.as_str(), |record| &record.id);
        let found = known.get(&id::key(&link.target)).copied();
        let texts = [&link.label, &link.role, &link.since, &link.until];
        let mut row =
            vec![own.clone(), (at + 1).to_string(), text(&link.key), text(target), optional(found)];
        row.extend(texts.map(|text| optional(text.as_deref())));
        out.push(insert("links", &row));
    }
    for (at, topic) in record.texts("topics").enumerate() {
        out.push(insert("topics", &[own.clone(), (at + 1).to_string(), text(topic)]));
    }
    for (at, task) in record.tasks.iter().enumerate() {
        let day = |day: chrono::NaiveDate| day.to_string();
        let done_on = match task.done {
            Done::On(on) => Some(day(on)),
            Done::No | Done::Yes => None,
        };
        let row = [
            own.clone(),
            (at + 1).to_string(),
            text(&task.text),
            optional(task.owner.as_deref()),
            optional(task.due.map(day).as_deref()),
            boolean(!task.is_open()),
            optional(done_on.as_deref()),
            task.line.to_string(),
        ];
        out.push(insert("tasks", &row));
    }
    for (at, decision) in record.decisions.iter().enumerate() {
        out.push(insert("decisions", &[own.clone(), (at + 1).to_string(), text(&decision.text)]));
    }
}

#[derive(Default)]
struct Link {
    key: String,
    target: String,
    label: Option<String>,
    role: Option<String>,
    since: Option<String>,
    until: Option<String>,
}

fn link(key: &str, value: &Value) -> Option<Link> {
    let reference = value.as_reference()?;
    let mut link = Link {
        key: key.to_string(),
        target: reference.id.clone(),
        label: reference.label.clone(),
        ..Link::default()
    };
    match value {
        Value::Relation(relation) => link.key = format!("{key}.{}", relation.kind),
        Value::Post(post) => {
            link.role.clone_from(&post.role);
            link.since = post.from.map(|date| date.to_string());
            link.until = post.until.map(|date| date.to_string());
        }
        _ => {}
    }
    Some(link)
}

impl Sort {
    fn name(self) -> &'static str {
        match self {
            Sort::Text => "TEXT",
            Sort::Number => "DOUBLE PRECISION",
            Sort::Boolean => "BOOLEAN",
        }
    }

    /// What is not of the type is in `fields` only.
    fn literal(self, value: &Value) -> String {
        match (self, value) {
            (Sort::Text, value) => text(&value.display()),
            (Sort::Number, Value::Number(number, _)) if number.is_finite() => format!("{number:e}"),
            (Sort::Boolean, Value::Boolean(yes)) => boolean(*yes),
            _ => "NULL".to_string(),
        }
    }
}

fn insert(table: &str, values: &[String]) -> String {
    format!("INSERT INTO {table} VALUES ({})", values.join(", "))
}

fn boolean(yes: bool) -> String {
    if yes { "TRUE" } else { "FALSE" }.to_string()
}

fn optional(value: Option<&str>) -> String {
    value.map_or_else(|| "NULL".to_string(), text)
}

/// In the quotes of the standard, in which only they themselves have a meaning; a NUL ends a text
/// in both systems.
fn text(value: &str) -> String {
    format!("'{}'", value.replace('\0', "\u{fffd}").replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_need_no_quotes() {
        for (key, name) in [
            ("keep-in-touch", "keep_in_touch"),
            ("größe", "groesse"),
            ("order", "order_"),
            ("2nd", "x_2nd"),
            ("日付", "rifu"),
            ("a b\"; DROP", "a_b_drop"),
        ] {
            assert_eq!(column_name(key), name);
        }
    }

    #[test]
    fn a_text_ends_where_it_ends() {
        assert_eq!(text("it's \\ '; DROP\0"), "'it''s \\ ''; DROP\u{fffd}'");
    }
}
