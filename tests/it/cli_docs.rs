//! `docs/cli.md` and `docs/cli.de.md` are the help of all commands. `UPDATE_DOCS=1` writes them
//! anew; without it the test fails when they are stale.

use std::fs;
use std::path::Path;

use netlog::cli;
use netlog::words::{Lang, Words};

fn document(lang: Lang) -> String {
    let words = Words::new(lang);
    let tree = cli::tree(&words);
    let mut out = match lang {
        Lang::De => String::from(
            "# Die Befehle\n\nWas `netlog help` und `netlog help BEFEHL` zeigen. \
             Diese Datei entsteht aus dem Programm: `UPDATE_DOCS=1 cargo test cli_docs`. \
             [English](cli.md)\n",
        ),
        Lang::En => String::from(
            "# The commands\n\nWhat `netlog help` and `netlog help COMMAND` show. \
             This file is made from the program: `UPDATE_DOCS=1 cargo test cli_docs`. \
             [Deutsch](cli.de.md)\n",
        ),
    };
    for path in cli::paths(&tree) {
        let name = [vec!["netlog".to_string()], path.clone()].concat().join(" ");
        let level = "#".repeat(path.len().clamp(1, 2) + 1);
        let page = cli::page(&tree, &words, &path, None).expect("a page").plain();
        out.push_str(&format!("\n{level} {name}\n\n```text\n{page}```\n"));
    }
    out
}

#[test]
fn the_documents_show_the_help_of_all_commands() {
    for (lang, file) in [(Lang::En, "docs/cli.md"), (Lang::De, "docs/cli.de.md")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let wanted = document(lang);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("docs");
            fs::write(&path, &wanted).expect("a document");
        }
        let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(found == wanted, "{file} is stale: UPDATE_DOCS=1 cargo test cli_docs");
    }
}
