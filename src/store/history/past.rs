//! How often each record was changed, and which id it had first: what calendar programs need to
//! know of a record that they have already. One call of git for all records.

use std::collections::{HashMap, HashSet};

use super::{History, stem};
use crate::error::Result;
use crate::record::{Book, KindSpec, Record, id};

/// Before each commit; no status and no path of the log begins with it.
const START: &str = "\u{1}";

/// Older steps than the last of these are not looked at. git reads some four thousand a second
/// where a folder holds two thousand files, and more where it holds fewer.
const STEPS: &str = "100000";

const LOG: [&str; 16] = [
    "log",
    "-z",
    "--reverse",
    "--topo-order",
    // What a merge brings together was counted where it was made.
    "--no-merges",
    "--full-history",
    "--root",
    "--name-status",
    "--find-renames",
    "-l1000",
    "--no-relative",
    "--no-follow",
    "--no-show-signature",
    "--no-color",
    "-O/dev/null",
    "--format=%x01",
];

/// What the history knows of one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// Changes after the step that made it; a file that was moved was changed.
    pub revisions: u64,
    /// Its first id, where it has another one now and no other record has that one.
    pub first_id: Option<String>,
}

/// Of all records, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Pasts {
    by_id: HashMap<String, Past>,
}

impl Pasts {
    /// Of a record that no step has made yet: nothing. An id that somebody has given to another
    /// record, which no step may know yet, is that one's.
    pub fn of(&self, record: &Record, book: &Book) -> Past {
        let past = self.at(&record.id);
        Past { first_id: past.first_id.filter(|id| !book.is_taken(id)), ..past }
    }

    fn at(&self, id: &str) -> Past {
        self.by_id.get(&*id::as_key(id)).cloned().unwrap_or_default()
    }
}

/// One record on its way through the history. It is known by its id: the folder does not count.
#[derive(Clone, Debug)]
struct Trace {
    first: String,
    /// In which order they were made.
    made: usize,
    revisions: u64,
    there: bool,
}

/// One change of a commit.
enum Told<'a> {
    Written(&'a str),
    Removed(&'a str),
    Renamed(&'a str, &'a str),
}

impl History {
    /// The past of the records of these kinds.
    pub fn pasts(&self, kinds: &[&KindSpec]) -> Result<Pasts> {
        if !self.has_commits() {
            return Ok(Pasts::default());
        }
        let which = ["--max-count", STEPS, "HEAD", "--"];
        let folders: Vec<&str> = kinds.iter().map(|kind| kind.folder).collect();
        let answer = self.git.output(&[&LOG[..], &which, &folders].concat(), &[])?;
        Ok(follow(&String::from_utf8_lossy(&answer)))
    }
}

fn follow(text: &str) -> Pasts {
    let mut traces: HashMap<String, Trace> = HashMap::new();
    let mut made = 0;
    for commit in text.split(START) {
        let changes = changes(commit);
        // Two records may change their names with each other: first all leave, then all arrive.
        let mut on_the_way: HashMap<String, Trace> = HashMap::new();
        for change in &changes {
            if let Told::Renamed(from, _) = change
                && let Some(trace) = traces.remove(&key(from))
            {
                on_the_way.insert(key(from), trace);
            }
        }
        let mut written: HashSet<String> = HashSet::new();
        for change in &changes {
            let (path, from) = match change {
                Told::Written(path) => (path, None),
                Told::Renamed(from, path) => (path, on_the_way.remove(&key(from))),
                Told::Removed(_) => continue,
            };
            let own = key(path);
            // What was removed and comes again goes on counting: a number must not go back.
            match from.or_else(|| traces.remove(&own)) {
                Some(mut trace) => {
                    trace.revisions += 1;
                    trace.there = true;
                    traces.insert(own.clone(), trace);
                }
                None => {
                    let first = own.clone();
                    traces.insert(own.clone(), Trace { first, made, revisions: 0, there: true });
                    made += 1;
                }
            }
            written.insert(own);
        }
        for change in &changes {
            let Told::Removed(path) = change else { continue };
            let own = key(path);
            if !written.contains(&own)
                && let Some(trace) = traces.get_mut(&own)
            {
                trace.revisions += 1;
                trace.there = false;
            }
        }
    }
    settle(traces)
}

/// Two records never get one name: it is that of the record which has it as its id, else of the
/// one that was made first.
fn settle(traces: HashMap<String, Trace>) -> Pasts {
    let mut first: HashMap<&str, (bool, usize, &str)> = HashMap::new();
    for (own, trace) in traces.iter().filter(|(_, trace)| trace.there) {
        let claim = (*own != trace.first, trace.made, own.as_str());
        let best = first.entry(&trace.first).or_insert(claim);
        *best = (*best).min(claim);
    }
    let past = |own: &String, trace: &Trace| {
        let is_first = first.get(trace.first.as_str()).is_some_and(|(.., by)| by == own);
        let first_id = (is_first && *own != trace.first).then(|| trace.first.clone());
        // An id that one record has now is no other's, whatever that one was called first.
        let first_id = first_id.filter(|id| !traces.get(id).is_some_and(|other| other.there));
        Past { revisions: trace.revisions, first_id }
    };
    let by_id = traces.iter().map(|(own, trace)| (own.clone(), past(own, trace))).collect();
    Pasts { by_id }
}

fn changes(commit: &str) -> Vec<Told<'_>> {
    let mut changes = Vec::new();
    let mut tokens = commit.split('\0').map(|token| token.trim_start_matches('\n'));
    while let Some(status) = tokens.next() {
        match status.chars().next() {
            None => {}
            Some('R') => {
                let (from, to) = (tokens.next(), tokens.next());
                let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
                match (stem(from), stem(to)) {
                    (Some(_), Some(_)) => changes.push(Told::Renamed(from, to)),
                    (Some(_), None) => changes.push(Told::Removed(from)),
                    (None, Some(_)) => changes.push(Told::Written(to)),
                    (None, None) => {}
                }
            }
            Some(status) => {
                let path = tokens.next().unwrap_or_default();
                if stem(path).is_some() {
                    changes.push(match status {
                        'D' => Told::Removed(path),
                        _ => Told::Written(path),
                    });
                }
            }
        }
    }
    changes
}

fn key(path: &str) -> String {
    id::as_key(stem(path).unwrap_or(path)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Commits as git tells them, oldest first.
    fn pasts(commits: &[&[&str]]) -> Pasts {
        let commits = commits.iter().map(|tokens| format!("{START}\0\n{}\0", tokens.join("\0")));
        follow(&commits.collect::<String>())
    }

    fn past(revisions: u64, first: Option<&str>) -> Past {
        Past { revisions, first_id: first.map(str::to_string) }
    }

    #[test]
    fn changes_are_counted_through_folders_and_names() {
        let pasts = pasts(&[
            &["A", "meetings/a.md", "A", "meetings/b.md"],
            &["M", "meetings/a.md"],
            &["R100", "meetings/a.md", "meetings/2024/a.md"],
            &["R090", "meetings/2024/a.md", "meetings/2024/c.md"],
            &["D", "meetings/b.md", "A", "meetings/2024/b.md"],
        ]);
        assert_eq!(pasts.at("c"), past(3, Some("a")));
        assert_eq!(pasts.at("B"), past(1, None));
        assert_eq!(pasts.at("none"), Past::default());
    }

    #[test]
    fn a_step_of_many_takes_no_longer_for_each() {
        let lines = |status: &'static str, at: usize| [status.into(), format!("m/{at}.md")];
        let step = |count: usize| {
            let gone = (0..count).flat_map(|at| lines("D", at));
            gone.chain((0..count).flat_map(|at| lines("A", at + count))).collect::<Vec<String>>()
        };
        // By their square it would be forty thousand million steps, and nobody would see the end.
        let step = step(200_000);
        let step: Vec<&str> = step.iter().map(String::as_str).collect();
        assert_eq!(pasts(&[&step]).by_id.len(), 200_000);
    }

    #[test]
    fn no_two_records_have_one_first_id() {
        let one = pasts(&[&["A", "m/a.md"], &["R100", "m/a.md", "m/b.md"], &["A", "m/a.md"]]);
        assert_eq!((one.at("a"), one.at("b")), (past(0, None), past(1, None)));
        let two = pasts(&[
            &["A", "m/a.md"],
            &["R100", "m/a.md", "m/b.md"],
            &["A", "m/a.md"],
            &["R100", "m/a.md", "m/c.md"],
        ]);
        assert_eq!((two.at("b"), two.at("c")), (past(1, Some("a")), past(1, None)));
    }

    #[test]
    fn names_may_be_changed_with_each_other_and_counts_never_go_back() {
        let pasts = pasts(&[
            &["A", "m/a.md", "A", "m/b.md"],
            &["R100", "m/a.md", "m/b.md", "R100", "m/b.md", "m/c.md"],
            &["D", "m/c.md"],
            &["A", "m/c.md"],
        ]);
        assert_eq!(pasts.at("b"), past(1, Some("a")));
        // Its first id belongs to another record now.
        assert_eq!(pasts.at("c"), past(3, None));
    }
}
