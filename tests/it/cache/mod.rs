//! With the cache, without it, with it damaged in any way, and while others write: the same
//! answers. Inside the process, so that hundreds of questions can be asked of each log.

mod command;
mod damage;
mod law;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use chrono::NaiveDate;
use netlog::cache::Cache;
use netlog::query::{Grouping, Order, Query, Setting, rank};
use netlog::record::{Book, Schema};
use netlog::report::activity::{self, Office};
use netlog::report::period::Period;
use netlog::report::{tasks, upcoming};
use netlog::store::Root;
use netlog::words::when;
use netlog::words::when::Span;
use netlog::words::{Lang, Words};

/// The questions of the handbook on queries, and some about what random logs have.
static QUESTIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/query.md");
    let text = std::fs::read_to_string(path).expect("docs/query.md");
    let table = text.split("<!-- examples -->").nth(1).expect("a mark");
    let table = table.split("<!-- end -->").next().expect("an end");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    // One argument alone in quotes is an expression, as `-q` has it.
    let documented =
        rows.map(|(query, _)| query.replace("\\|", "|").replace("-q ", "").replace('\'', ""));
    let own = [
        "date:2023",
        "date:2024",
        "date:2024-12-30..2025-01-02",
        "date:2025",
        "date:..2023",
        "type:meeting date:2025",
        "with:anna date:2024",
        "with.organisation:netz date:2024",
        "about:treffen date:2024",
        "treffen date:2024",
        "no:date type:meeting",
        "not:date:2024",
        "date:2023 date:2025",
        "has:about date:2024",
        "participants:=anna date:2024",
        "güller",
        "gueller",
        "erung",
        "gruppentreffen",
        "straße",
        "has:due",
        "owner:anna",
        "task:open",
        "reached:2024",
        "new:2024",
        "last:..2023",
        "with.reached:2024 date:2024",
        "confidential:no",
        "type:person",
        "id:t1",
        "path:2024",
        "decision:beschluss",
        "due:2024",
        "done:2024",
        "with:nobody",
        "about.date:2023",
        "date:2024 topic:=straße",
        "with:gruppe date:2024",
        "with:t1 date:2024",
        "with.type:meeting date:2024",
        "not:with.type:meeting date:2024",
        "owner:gruppe date:2024",
    ];
    documented.chain(own.into_iter().map(str::to_string)).collect()
});

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day")
}

/// A log with a cache of its own.
pub struct Log {
    folder: tempfile::TempDir,
    schema: Schema,
}

impl Log {
    fn new() -> Log {
        let folder = tempfile::tempdir().expect("a folder");
        for below in ["log/contacts", "log/conversations", "log/meetings", "cache"] {
            std::fs::create_dir_all(folder.path().join(below)).expect("a folder");
        }
        Log { folder, schema: Schema::default() }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("log").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a record");
    }

    /// What is written now is too new to be kept for some ticks of the clock.
    fn settle() {
        std::thread::sleep(Duration::from_millis(130));
    }

    fn root(&self) -> Root {
        Root::at(self.folder.path().join("log"))
    }

    /// Where the cache lies.
    fn cache_folder(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    fn cache(&self) -> Cache {
        Cache::of(&self.root(), &self.schema, Some(&self.cache_folder())).expect("a cache")
    }

    /// From the files alone.
    fn scan(&self) -> Book {
        self.root().load(&self.schema)
    }

    fn load(&self) -> Book {
        self.cache().load(&self.root(), &self.schema, &|_, _| ())
    }

    /// As `list` does it: what no answer can lie in is left out.
    fn load_for(&self, query: &Query) -> Book {
        match query.reach(&self.schema) {
            Some(reach) => self.cache().load_part(&self.root(), &self.schema, &reach, &|_, _| ()),
            None => self.load(),
        }
    }

    fn query(&self, text: &str) -> Option<Query> {
        let setting = Setting::new(&self.schema, today());
        Query::parse(&[], Some(text), &setting).ok()
    }

    /// Holds the cache to the files. `parts` asks each question of a book of its own as well.
    fn expect_same(&self, parts: bool) {
        let scan = self.scan();
        // First what is only a part: it has to do with what was seen before the last changes.
        for text in QUESTIONS.iter().filter(|_| parts) {
            let Some(query) = self.query(text) else { continue };
            let part = self.load_for(&query);
            assert_eq!(records(&part, &query), records(&scan, &query), "{text}, a part");
            let whole = !part.is_part();
            assert_eq!(
                ordered(&part, &query, whole),
                ordered(&scan, &query, whole),
                "{text}, a part"
            );
        }
        let cached = self.load();
        assert_eq!(faults(&cached), faults(&scan));
        for text in QUESTIONS.iter() {
            let Some(query) = self.query(text) else { continue };
            let expected = self.answers(&scan, &query);
            assert_eq!(self.answers(&cached, &query), expected, "{text}");
        }
        assert_eq!(self.reports(&cached), self.reports(&scan));
        for (a, b) in scan.records().zip(cached.records()) {
            assert_eq!(linked(&scan, &a.id), linked(&cached, &b.id), "{}", a.id);
        }
    }

    fn answers(&self, book: &Book, query: &Query) -> Vec<String> {
        let mut answers = records(book, query);
        let words: Vec<String> = query.phrases().into_iter().map(str::to_string).collect();
        let hits = rank::rank(book, query.places(book), &words, 5);
        answers.extend(hits.iter().map(|hit| format!("{} {:?}", hit.record.id, hit.line)));
        let tasks = tasks::build(book, today(), query, tasks::Which::All);
        answers.extend(tasks.iter().map(|task| serde_json::to_string(task).expect("JSON")));
        answers
    }

    fn reports(&self, book: &Book) -> Vec<String> {
        let setting = Setting::new(&self.schema, today());
        let office = Office { name: None, staff: &["susi".to_string()], series: &[] };
        let years = [2023, 2024, 2025].map(|year| {
            let report = activity::build(book, Period::year(year), "", &setting, &office, false);
            serde_json::to_string(&report.expect("a report")).expect("JSON")
        });
        let span: Span = when::span("400d").expect("a span");
        let ahead = upcoming::build(book, today(), span, &Query::all(), &[]);
        let ahead =
            ahead.entries.iter().map(|entry| format!("{:?} {}", entry.due, entry.record.id));
        years.into_iter().chain(ahead).collect()
    }
}

/// What is found, whole, with the names of those that are referred to.
fn records(book: &Book, query: &Query) -> Vec<String> {
    let found = query.select(book);
    let told = found.iter().map(|record| {
        let names: Vec<&str> = record
            .fields
            .iter()
            .flat_map(|field| field.values.iter().filter_map(|value| value.as_reference()))
            .map(|reference| book.label(reference))
            .collect();
        let json = serde_json::to_string(&record.json()).expect("JSON");
        format!("{json} {names:?} {:?} {:?}", record.tasks, record.summary())
    });
    told.collect()
}

/// In several orders and groups; of a part of the records without those that have to see all.
fn ordered(book: &Book, query: &Query, whole: bool) -> Vec<String> {
    let found = query.select(book);
    let mut told = Vec::new();
    for key in ["with", "-date", "organisation", "owner", "last", "-first"] {
        let order = Order::parse(&[key.to_string()], Lang::De, book.schema()).expect("an order");
        if whole || !order.looks_back() {
            let mut sorted = found.clone();
            order.sort(book, &mut sorted);
            told.extend(sorted.iter().map(|record| record.id.clone()));
        }
    }
    let words = Words::new(Lang::De);
    for name in ["with", "with.organisation", "month", "about.type", "reached"] {
        let by = Grouping::parse(name, book.schema()).expect("a grouping");
        if whole || !by.looks_back() {
            let groups = by.groups(book, &found, &words);
            told.extend(groups.iter().map(|group| {
                let ids = group.records.iter().map(|record| record.id.as_str());
                format!("{}: {}", group.name(book, &words), ids.collect::<Vec<_>>().join(" "))
            }));
        }
    }
    told
}

fn linked(book: &Book, id: &str) -> Vec<String> {
    let Some(record) = book.get(id) else { return Vec::new() };
    book.backlinks(record).map(|(from, key)| format!("{} {key:?}", from.path)).collect()
}

fn faults(book: &Book) -> Vec<String> {
    let mut faults: Vec<String> = book.faults().map(|fault| format!("{fault:?}")).collect();
    faults.sort();
    faults
}
