//! Whatever is done to a log in whatever order, it is what a model of it says: by commands, by
//! hand, two at once, killed half-way, with leftovers of every kind lying about.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::sandbox::Sandbox;

/// What is done to the log; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Deed {
    AddContact,
    AddConversation { with: usize, task: bool },
    AddTopic { to: usize },
    SetSummary { of: usize },
    Done { of: usize },
    EditByHand { of: usize },
    MoveByHand { of: usize },
    Undo,
    Two { of: usize },
    Kill { of: usize, after: u64 },
    Litter { kind: usize },
}

fn deed() -> impl Strategy<Value = Deed> {
    let at = 0..1000_usize;
    prop_oneof![
        2 => Just(Deed::AddContact),
        3 => (at.clone(), any::<bool>()).prop_map(|(with, task)| Deed::AddConversation { with, task }),
        3 => at.clone().prop_map(|to| Deed::AddTopic { to }),
        2 => at.clone().prop_map(|of| Deed::SetSummary { of }),
        2 => at.clone().prop_map(|of| Deed::Done { of }),
        1 => at.clone().prop_map(|of| Deed::EditByHand { of }),
        1 => at.clone().prop_map(|of| Deed::MoveByHand { of }),
        2 => Just(Deed::Undo),
        1 => at.clone().prop_map(|of| Deed::Two { of }),
        3 => (at.clone(), 0..60_u64).prop_map(|(of, after)| Deed::Kill { of, after }),
        1 => (0..5_usize).prop_map(|kind| Deed::Litter { kind }),
    ]
}

/// What a record is, as far as the deeds change it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    contact: bool,
    topics: BTreeSet<String>,
    summary: String,
    /// The text of its task, and whether it is done.
    task: Option<(String, bool)>,
    /// A line of the text that was added by hand.
    by_hand: usize,
}

type Records = BTreeMap<String, Entry>;

struct Model {
    log: Sandbox,
    now: Records,
    /// Before each commit since the beginning; `None` where it cannot be taken back by `undo`.
    before: Vec<Option<Records>>,
    count: usize,
}

impl Model {
    fn new() -> Model {
        let log = Sandbox::empty();
        log.ok(&["--lang", "en", "init"]);
        Model { log, now: Records::new(), before: vec![None], count: 0 }
    }

    fn word(&mut self) -> String {
        self.count += 1;
        format!("w{}", self.count)
    }

    fn pick(&self, at: usize, wanted: impl Fn(&Entry) -> bool) -> Option<String> {
        let ids: Vec<&String> =
            self.now.iter().filter(|(_, entry)| wanted(entry)).map(|(id, _)| id).collect();
        ids.get(at % ids.len().max(1)).map(ToString::to_string)
    }

    /// A command that changes the log, and what it becomes.
    fn run(&mut self, args: &[&str], then: Records) {
        self.log.ok(args);
        if then != self.now {
            let before = std::mem::replace(&mut self.now, then);
            self.before.push(Some(before));
        }
    }

    fn path(&self, id: &str) -> String {
        let found = self.log.ok(&["show", id, "--format", "json"]);
        let value: serde_json::Value = serde_json::from_str(&found.out).expect("JSON");
        value["path"].as_str().expect("a path").to_string()
    }

    fn commit_by_hand(&mut self) {
        self.log.git(&["add", "."]);
        self.log.git(&["commit", "--quiet", "-m", "by hand"]);
        self.before.push(None);
    }

    fn carry_out(&mut self, deed: &Deed) {
        let mut then = self.now.clone();
        match deed {
            Deed::AddContact => {
                let name = self.word();
                then.insert(name.clone(), Entry { contact: true, ..Entry::default() });
                self.run(&["add", "contact", "--name", &name], then);
            }
            Deed::AddConversation { with, task } => {
                let Some(with) = self.pick(*with, |entry| entry.contact) else { return };
                let title = self.word();
                let mut id = format!("2024-10-01-{with}");
                for number in 2.. {
                    if !then.contains_key(&id) {
                        break;
                    }
                    id = format!("2024-10-01-{with}-{number}");
                }
                let task = task.then(|| self.word());
                let mut args = vec!["add", "conversation", "--with", &with, "--date", "2024-10-01"];
                args.extend(["--title", &title]);
                if let Some(task) = &task {
                    args.extend(["--task", task]);
                }
                let entry =
                    Entry { task: task.clone().map(|text| (text, false)), ..Entry::default() };
                then.insert(id, entry);
                self.run(&args, then);
            }
            Deed::AddTopic { to } => {
                let Some(id) = self.pick(*to, |_| true) else { return };
                let topic = self.word();
                then.entry(id.clone()).or_default().topics.insert(topic.clone());
                self.run(&["edit", &id, "--add", &format!("topics={topic}")], then);
            }
            Deed::SetSummary { of } => {
                let Some(id) = self.pick(*of, |entry| !entry.contact) else { return };
                let summary = self.word();
                then.entry(id.clone()).or_default().summary = summary.clone();
                self.run(&["edit", &id, "--set", &format!("summary={summary}")], then);
            }
            Deed::Done { of } => {
                let open = |entry: &Entry| matches!(entry.task, Some((_, false)));
                let Some(id) = self.pick(*of, open) else { return };
                if let Some(task) = &mut then.entry(id.clone()).or_default().task {
                    task.1 = true;
                }
                self.run(&["done", &id], then);
            }
            Deed::EditByHand { of } => {
                let Some(id) = self.pick(*of, |_| true) else { return };
                let path = self.path(&id);
                let text = self.log.read(&path);
                self.log.write(&path, &format!("{text}\nby hand\n"));
                self.now.entry(id).or_default().by_hand += 1;
                self.commit_by_hand();
            }
            Deed::MoveByHand { of } => {
                let Some(id) = self.pick(*of, |_| true) else { return };
                let path = self.path(&id);
                let top = path.split('/').next().expect("a folder");
                let folder = self.word();
                fs::create_dir_all(self.log.log().join(top).join(&folder)).expect("a folder");
                self.log.git(&["mv", &path, &format!("{top}/{folder}/{id}.md")]);
                self.commit_by_hand();
            }
            Deed::Undo => match self.before.last().cloned().flatten() {
                Some(before) => self.run(&["undo"], before),
                None => assert_eq!(self.log.run(&["undo"]).code, 3, "not netlog's own"),
            },
            Deed::Two { of } => {
                let Some(id) = self.pick(*of, |_| true) else { return };
                let topics = [self.word(), self.word()];
                let runs: Vec<_> = topics
                    .iter()
                    .map(|topic| {
                        let mut command =
                            self.log.command(&["edit", &id, "--add", &format!("topics={topic}")]);
                        command.stdout(Stdio::null()).stderr(Stdio::null());
                        command.spawn().expect("it starts")
                    })
                    .collect();
                for mut run in runs {
                    assert!(run.wait().expect("it ends").success());
                }
                // Which came first is not known, so neither can be foreseen to be taken back.
                self.now.entry(id).or_default().topics.extend(topics);
                self.before.extend([None, None]);
                self.commit_something_by_hand();
            }
            Deed::Kill { of, after } => {
                let Some(id) = self.pick(*of, |_| true) else { return };
                let topic = self.word();
                then.entry(id.clone()).or_default().topics.insert(topic.clone());
                self.kill(&["edit", &id, "--add", &format!("topics={topic}")], *after);
                // All of it or nothing of it.
                if self.read() == then {
                    let before = std::mem::replace(&mut self.now, then);
                    self.before.push(Some(before));
                }
            }
            Deed::Litter { kind } => {
                // Somebody must write afterwards.
                let Some(id) = self.pick(0, |entry| entry.contact) else { return };
                let own = self.log.log().join(".git/netlog");
                fs::create_dir_all(&own).expect("a folder");
                let (name, text) = match kind {
                    0 => (".git/netlog/journal.json", "{ torn"),
                    1 => (".git/netlog/journal.tmp", "half"),
                    2 => (".git/index.lock", "netlog\n"),
                    3 => (".git/netlog/hook-index", "half"),
                    _ => (".git/netlog/index", "half"),
                };
                fs::create_dir_all(self.log.log().join("contacts")).expect("a folder");
                self.log.write(name, text);
                // What is temporary is no record, and the next writer clears it away.
                let topic = self.word();
                then.entry(id.clone()).or_default().topics.insert(topic.clone());
                self.run(&["edit", &id, "--add", &format!("topics={topic}")], then);
            }
        }
        assert_eq!(self.read(), self.now, "after {deed:?}");
    }

    /// So that `undo` has something that is not netlog's before it.
    fn commit_something_by_hand(&mut self) {
        let word = self.word();
        self.log.write("notes.txt", &word);
        self.commit_by_hand();
    }

    fn kill(&self, args: &[&str], after: u64) {
        let mut command: Command = self.log.command(args);
        let mut run = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a start");
        thread::sleep(Duration::from_millis(after));
        let _ = run.kill();
        run.wait().expect("it ends");
    }

    /// The log as netlog lists it.
    fn read(&self) -> Records {
        let listed = self.log.ok(&["list", "--format", "json"]);
        assert_eq!(listed.err, "", "no fault is told");
        let tasks = self.log.json(&["tasks", "--all"]);
        let texts: serde_json::Value = serde_json::from_str(&listed.out).expect("JSON");
        let mut records = Records::new();
        for record in texts.as_array().expect("a list") {
            let id = record["id"].as_str().expect("an id").to_string();
            let topics = record["topics"].as_array().into_iter().flatten();
            let text = self.log.read(record["path"].as_str().expect("a path"));
            let mut of_record = tasks.as_array().expect("a list").iter();
            let task = of_record.find(|task| task["record"] == id.as_str()).map(|task| {
                let done = task["done"] != serde_json::Value::Bool(false);
                (task["text"].as_str().expect("a text").to_string(), done)
            });
            let entry = Entry {
                contact: record["type"] == "contact",
                topics: topics.map(|topic| topic.as_str().expect("a text").to_string()).collect(),
                summary: record["summary"].as_str().unwrap_or_default().to_string(),
                task,
                by_hand: text.matches("by hand").count(),
            };
            records.insert(id, entry);
        }
        records
    }

    /// What holds whatever happened.
    fn finish(&self) {
        self.log.git(&["fsck", "--strict", "--no-progress"]);
        assert_eq!(self.log.git(&["status", "--porcelain"]), "");
    }
}

fn hold(cases: u32, deeds: usize) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let many = proptest::collection::vec(deed(), deeds);
    let held = TestRunner::new(config).run(&many, |deeds| {
        let mut model = Model::new();
        for deed in &deeds {
            model.carry_out(deed);
        }
        model.finish();
        Ok(())
    });
    if let Err(error) = held {
        panic!("{error}");
    }
}

#[test]
fn a_log_is_what_was_done_to_it() {
    hold(4, 20);
}

/// `NETLOG_TEST_CASES` logs, 200 where nothing is said, of 40 deeds each.
#[test]
#[ignore = "takes minutes"]
fn a_log_is_what_was_done_to_it_many_times() {
    let cases = std::env::var("NETLOG_TEST_CASES").ok().and_then(|cases| cases.parse().ok());
    hold(cases.unwrap_or(200), 40);
}
