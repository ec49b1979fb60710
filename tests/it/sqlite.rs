//! The log as a database: SQLite's own program and a PostgreSQL server answer the questions of the
//! documentation, and both alike.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::sandbox::{Sandbox, finish};

/// The questions of docs/exchange.md.
fn questions() -> Vec<String> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let read = |name: &str| std::fs::read_to_string(docs.join(name)).unwrap_or_default();
    let text = read("exchange.md");
    let blocks = text.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next());
    let blocks: Vec<String> = blocks.map(str::to_string).collect();
    assert!(blocks.len() >= 5, "{blocks:?}");
    blocks
}

fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

fn sqlite(sandbox: &Sandbox, file: &str, sql: &str) -> String {
    let mut command = Command::new("sqlite3");
    sandbox.scrub(&mut command);
    // A question may begin with a comment, which the program takes for an option.
    let sql = format!("\n{sql}");
    let output = finish(command.args(["-batch", file, &sql]).stdin(Stdio::null()));
    assert_eq!((output.code, output.err.as_str()), (0, ""), "{sql}");
    output.out
}

/// Text that ends a statement where it is not written with care.
fn hostile() -> Sandbox {
    let sandbox = Sandbox::example();
    sandbox.write(
        "contacts/anna-zitat.md",
        "---\nname: \"O'Brien\\\\'; DROP TABLE records; --\"\nnotes: \"a\\0b\"\norder: [1, two]\n\
         roles:\n  - {organisation: nirgends, role: \"L'x\", from: 2019}\n---\n\nit's \\ $$ %s ? :x\n",
    );
    sandbox.write("contacts/other/anna-zitat.md", "---\nname: The same id\n---\n");
    let long = "ä".repeat(6000);
    let text =
        format!("---\ntitle: {long}\ndate: 2024-10\ntopics: [{long}]\nabout: [{long}]\n---\n");
    sandbox.write("meetings/lang.md", &text);
    sandbox
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn sqlite_reads_the_file_and_finds_it_in_order() {
    let sandbox = hostile();
    sandbox.ok(&["export", "sqlite", "--confidential", "-o", "a.db"]);
    sandbox.ok(&["export", "sqlite", "--confidential", "-o", "b.db"]);
    let read = |name: &str| std::fs::read(sandbox.log().join(name)).expect("a file");
    assert!(read("a.db") == read("b.db"), "same records, same bytes");
    assert!(read("a.db").starts_with(b"SQLite format 3\0"));
    if !is_there("sqlite3") {
        eprintln!("skipped: sqlite3 is not installed (tests/install.sh)");
        return;
    }
    let ask = |sql: &str| sqlite(&sandbox, "a.db", sql);
    assert_eq!(ask("PRAGMA integrity_check"), "ok\n");
    assert_eq!(
        (ask("PRAGMA foreign_key_check"), ask("PRAGMA user_version")),
        (String::new(), "1\n".into())
    );
    let listed = sandbox.json(&["list"]);
    let count = listed.as_array().expect("records").len();
    assert_eq!(ask("SELECT count(*) FROM records"), format!("{count}\n"));
    let name = "SELECT name || body FROM contacts WHERE id = 'anna-zitat'";
    assert_eq!(ask(name), "O'Brien\\'; DROP TABLE records; --it's \\ $$ %s ? :x\n");
    let second = "SELECT id FROM records WHERE title = 'The same id'";
    assert_eq!(ask(second), "anna-zitat (contacts/other/anna-zitat.md)\n");
    let value = "SELECT value FROM fields WHERE key = 'order' ORDER BY position";
    assert_eq!(ask(value), "1\ntwo\n");
    let post = "SELECT target, found IS NULL, role, since FROM links WHERE role = 'L''x'";
    assert_eq!(ask(post), "nirgends|1|L'x|2019\n");
    for question in questions() {
        assert_ne!(ask(&question), "", "{question}");
    }
    let tables = "SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'view') \
                  AND name NOT IN (SELECT name FROM about) AND name <> 'about'";
    assert_eq!(ask(tables), "0\n");
}

#[test]
fn the_statements_are_text() {
    let sandbox = Sandbox::with(&[("contacts/a.md", "---\nname: A\n---\n")]);
    let text = sandbox.ok(&["export", "sqlite", "--sql"]).out;
    assert!(text.starts_with("BEGIN;\n") && text.ends_with("COMMIT;\n"), "{text}");
}

/// A server of its own, in a folder of its own, as somebody who is not root; stopped when dropped.
struct Server {
    bin: PathBuf,
    folder: tempfile::TempDir,
}

impl Server {
    /// `None` where there is none, or nobody to run it as.
    fn start() -> Option<Server> {
        let mut versions: Vec<PathBuf> =
            std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|e| e.path()).collect();
        versions.sort();
        let bin = versions.pop()?.join("bin");
        if !is_there("psql") || !bin.join("initdb").exists() {
            return None;
        }
        let folder = tempfile::tempdir().ok()?;
        let server = Server { bin, folder };
        if is_root() {
            let path = server.folder.path();
            let owned = Command::new("chown").arg("postgres:").arg(path).output().ok()?;
            let open = Command::new("chmod").arg("0755").arg(path).output().ok()?;
            if !owned.status.success() || !open.status.success() {
                return None;
            }
        }
        let data = server.data();
        let ready = server.call(
            "initdb",
            &["-D", &data, "-A", "trust", "-U", "log", "-E", "UTF8", "--no-sync", "--locale=C"],
        );
        let socket = server.folder.path().display().to_string();
        let options =
            format!("-c listen_addresses= -c unix_socket_directories={socket} -c fsync=off");
        let log = format!("{socket}/server.log");
        let started = ready
            && server.call("pg_ctl", &["-D", &data, "-w", "-l", &log, "-o", &options, "start"]);
        started.then_some(server)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn call(&self, program: &str, args: &[&str]) -> bool {
        let program = self.bin.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        // The server keeps what it inherits open: nobody may wait for its end.
        command.args(args).current_dir("/").stdin(Stdio::null());
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    }

    fn psql(&self, sandbox: &Sandbox, args: &[&str]) -> String {
        let mut command = Command::new("psql");
        sandbox.scrub(&mut command);
        command.args([
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-U",
            "log",
            "-d",
            "postgres",
        ]);
        command.arg("-h").arg(self.folder.path()).args(args).env("PGCLIENTENCODING", "UTF8");
        let output = finish(command.stdin(Stdio::null()));
        assert_eq!(output.code, 0, "{}", output.err);
        output.out
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.data();
        self.call("pg_ctl", &["-D", &data, "-m", "immediate", "-w", "stop"]);
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn postgresql_takes_the_text_and_answers_alike() {
    let Some(server) = Server::start() else {
        eprintln!("skipped: PostgreSQL is not installed (tests/install.sh)");
        return;
    };
    let sandbox = hostile();
    sandbox.ok(&["export", "sqlite", "--confidential", "-o", "a.db"]);
    sandbox.ok(&["export", "sqlite", "--confidential", "--sql", "-o", "a.sql"]);
    server.psql(&sandbox, &["-f", "a.sql"]);
    let count = server.psql(&sandbox, &["-c", "SELECT count(*) FROM fields"]);
    assert!(count.trim().parse::<usize>().expect("a number") > 300, "{count}");
    if !is_there("sqlite3") {
        return;
    }
    let whole =
        "SELECT id, type, path, title, date, uid, body FROM records ORDER BY id".to_string();
    let sorted = "SELECT record, number, key, position, value FROM fields ORDER BY record, number";
    let people = "SELECT * FROM participations ORDER BY event, part, contact";
    let more = [whole, sorted.to_string(), people.to_string()];
    for question in questions().into_iter().chain(more) {
        let told = server.psql(&sandbox, &["-c", &question]);
        assert!(!told.is_empty(), "{question}");
        assert_eq!(told, sqlite(&sandbox, "a.db", &question), "{question}");
    }
}
