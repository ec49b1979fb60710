//! The contract of the query language: each example of `docs/query.md` is asked on the example log.
//! `UPDATE_DOCS=1` writes the answers anew; what then differs in git is what has changed for people.

use std::fs;
use std::path::Path;

use crate::sandbox::Sandbox;

/// Records that an example names; of more it gives the number.
const NAMED: usize = 6;

/// The words of a command line as a shell parts them.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("a word").push(c),
        }
    }
    words
}

fn ask(log: &Sandbox, line: &str) -> crate::sandbox::Output {
    let words = words(line);
    let args: Vec<&str> = words.iter().map(String::as_str).collect();
    log.run(
        &[&["list", "--format", "ids", "--lang", "en", "--sort", "id"], args.as_slice()].concat(),
    )
}

fn example(log: &Sandbox, line: &str) -> String {
    let output = ask(log, line);
    assert_eq!(output.code, 0, "{line}: {}", output.err);
    let ids: Vec<&str> = output.out.lines().collect();
    let named = match ids.len() {
        0 => String::new(),
        1..=NAMED => format!("`{}`", ids.join("`, `")),
        _ => "…".to_string(),
    };
    format!("| `{}` | {} | {named} |", line.replace('|', "\\|"), ids.len())
}

fn fault(log: &Sandbox, line: &str) -> String {
    let output = ask(log, line);
    assert_eq!((output.code, output.out.as_str()), (2, ""), "{line}: {}", output.err);
    let said = output.err.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = said.strip_prefix("error: ").unwrap_or(&said);
    format!("| `{line}` | {} |", said.replace('|', "\\|"))
}

/// The queries in the table behind a mark, and the table written anew.
fn renewed(text: &str, mark: &str, head: &str, row: impl Fn(&str) -> String) -> (usize, String) {
    let start = format!("<!-- {mark} -->\n");
    let from = text.find(&start).expect("a mark") + start.len();
    let until = from + text[from..].find("<!-- end -->").expect("an end");
    let queries: Vec<String> = text[from..until]
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
        .map(|(query, _)| query.replace("\\|", "|"))
        .collect();
    let rows: Vec<String> = queries.iter().map(|query| row(query)).collect();
    let table = format!("\n{head}\n{}\n\n", rows.join("\n"));
    (queries.len(), [&text[..from], &table, &text[until..]].concat())
}

#[test]
fn every_example_of_the_documentation_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/query.md");
    let text = fs::read_to_string(&path).expect("docs/query.md");
    let log = Sandbox::example();
    let head = "| you ask | found | |\n|---|---|---|";
    let (examples, fresh) = renewed(&text, "examples", head, |query| example(&log, query));
    let head = "| you ask | netlog says |\n|---|---|";
    let (_, fresh) = renewed(&fresh, "faults", head, |query| fault(&log, query));
    assert!(examples >= 100, "{examples}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, fresh).expect("written");
        return;
    }
    for (now, then) in fresh.lines().zip(text.lines()) {
        assert_eq!(now, then, "docs/query.md (UPDATE_DOCS=1 renews it)");
    }
    assert_eq!(fresh.lines().count(), text.lines().count());
}
