//! What `check --duplicates` says, and that it is told once only.

use serde_json::{Value, json};

use crate::sandbox::{Sandbox, finish};

/// Susi Meyer is there twice; her family and her colleagues are others.
const FILES: &[(&str, &str)] = &[
    (
        "contacts/susanne-meyer.md",
        "---\nname: Susanne Meyer\norganisation: amt\nemails: susanne.meyer@amt.example\n\
         phones: +49 89 12345-67\n---\n",
    ),
    ("contacts/susi-maier.md", "---\nname: Susi Maier\nphones: 089/1234567\n---\n"),
    ("contacts/karl-meyer.md", "---\nname: Karl Meyer\nphones: 089 1234567\n---\n"),
    (
        "contacts/kim-berger.md",
        "---\nname: Kim Berger\norganisation: amt\nemails: info@amt.example\nphones: 089 777770\n---\n",
    ),
    (
        "contacts/jo-winter.md",
        "---\nname: Jo Winter\norganisation: amt\nemails: info@amt.example\nphones: 089 777770\n---\n",
    ),
    ("contacts/amt.md", "---\nname: Amt für Jugend\nkind: organisation\nphones: 089 777770\n---\n"),
    ("contacts/amt-jugend.md", "---\nname: Amt für Jugend\n---\n"),
];

fn log() -> Sandbox {
    Sandbox::with(FILES)
}

fn pairs(sandbox: &Sandbox, args: &[&str]) -> Value {
    let output = sandbox.run(&[&["check", "--duplicates", "--format", "json"], args].concat());
    let pairs: Value = serde_json::from_str(&output.out).expect("JSON");
    assert_eq!(output.code, i32::from(pairs != json!([])), "{output:?}");
    pairs
}

#[test]
fn a_pair_has_a_score_reasons_and_a_command() {
    let sandbox = log();
    let found = pairs(&sandbox, &[]);
    let [pair] = found.as_array().expect("an array").as_slice() else { panic!("{found}") };
    assert_eq!((&pair["a"], &pair["b"]), (&json!("susanne-meyer"), &json!("susi-maier")));
    assert_eq!(pair["reasons"], json!(["same-phone", "sounds-alike", "short-form"]));
    assert!(pair["score"].as_u64().is_some_and(|score| (80..=100).contains(&score)), "{pair}");

    let german = sandbox.run(&["--lang", "de", "check", "--duplicates"]);
    assert_eq!(german.code, 1);
    let words = german.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["Punkte", "gleiche", "Kurzform", "netlog merge"] {
        assert!(words.contains(part), "{part}: {}", german.out);
    }
    let hint = "\n  netlog edit susanne-meyer --add different-from=susi-maier\n";
    assert!(german.err.contains("Ein Paar") && german.err.contains(hint), "{}", german.err);
    let english = sandbox.run(&["check", "--duplicates"]);
    assert!(english.err.contains("One pair") && english.err.contains(hint), "{}", english.err);
}

#[test]
fn who_is_somebody_else_is_asked_about_once() {
    let sandbox = log();
    sandbox.ok(&["edit", "susanne-meyer", "--add", "different-from=susi-maier"]);
    assert!(sandbox.read("contacts/susanne-meyer.md").contains("different-from: [susi-maier]\n"));
    assert_eq!(pairs(&sandbox, &[]), json!([]));
    let told = sandbox.ok(&["--lang", "de", "check", "--duplicates"]);
    assert_eq!(told.out, "");
    assert!(told.err.contains("Kein Kontakt"), "{}", told.err);
    sandbox.ok(&["check"]);
    // It is a reference like any other.
    sandbox.ok(&["rename", "susi-maier", "susanna-maier"]);
    assert!(
        sandbox.read("contacts/susanne-meyer.md").contains("different-from: [susanna-maier]\n")
    );
    assert_eq!(pairs(&sandbox, &[]), json!([]));
}

#[test]
fn one_contact_or_a_query_can_be_asked_about() {
    let sandbox = log();
    assert_eq!(pairs(&sandbox, &["susi-maier"]).as_array().map(Vec::len), Some(1));
    assert_eq!(pairs(&sandbox, &["kim-berger"]), json!([]));
    assert_eq!(pairs(&sandbox, &["organisation:amt"]).as_array().map(Vec::len), Some(1));
    assert_eq!(pairs(&sandbox, &["-q", "name:berger or name:winter"]), json!([]));
    for odd in [&["--fix"][..], &["--only", "task-date"], &["--since", "HEAD"], &["--all"]] {
        let refused = sandbox.run(&[&["check", "--duplicates"], odd].concat());
        assert_eq!(refused.code, 2, "{odd:?}: {}", refused.out);
    }
}

#[test]
fn commands_are_told_in_one_line_however_narrow_the_terminal_is() {
    let person = |name: &str| format!("---\nname: {name}\nemails: mjs@example.org\n---\n");
    let (a, b) = ("maria-von-hohenstein-sonnenberg", "hohenstein-sonnenberg-maria-josefa");
    let sandbox = Sandbox::with(&[]);
    sandbox.write(&format!("contacts/{a}.md"), &person("Maria von Hohenstein-Sonnenberg"));
    sandbox.write(&format!("contacts/{b}.md"), &person("Hohenstein-Sonnenberg, Maria Josefa"));
    for width in ["40", "80", "120"] {
        let mut command = sandbox.command(&["--lang", "de", "check", "--duplicates"]);
        let told = finish(command.env("COLUMNS", width));
        let merge = [format!("netlog merge {a} {b}"), format!("netlog merge {b} {a}")];
        let apart = [
            format!("  netlog edit {a} --add different-from={b}"),
            format!("  netlog edit {b} --add different-from={a}"),
        ];
        assert!(
            told.out.lines().any(|line| merge.iter().any(|m| line.ends_with(m))),
            "{}",
            told.out
        );
        assert!(told.err.lines().any(|line| apart.contains(&line.to_string())), "{}", told.err);
    }
}
