//! A slip on the command line is answered in our own sentences, in both languages.

use crate::sandbox::{Output, Sandbox};

/// Runs in German and in English; `told` is what standard error must be, line for line.
#[track_caller]
fn slip(args: &[&str], german: &[&str], english: &[&str]) {
    let sandbox = Sandbox::with(&[]);
    for (lang, head, told) in [("de", "Fehler: ", german), ("en", "error: ", english)] {
        let output = sandbox.run(&[&["--lang", lang], args].concat());
        assert_eq!(lines(&output), (2, expected(head, told)), "{lang} {args:?}");
        assert_eq!(output.out, "");
    }
}

fn expected(head: &str, told: &[&str]) -> Vec<String> {
    let hints = told.iter().skip(1).map(|hint| format!("  {hint}"));
    told.first().map(|first| format!("{head}{first}")).into_iter().chain(hints).collect()
}

fn lines(output: &Output) -> (i32, Vec<String>) {
    (output.code, output.err.lines().map(str::to_string).collect())
}

#[test]
fn an_unknown_command() {
    slip(
        &["lst"],
        &[
            "Den Befehl „lst“ gibt es nicht.",
            "Meinten Sie „list“?",
            "Alle Befehle zeigt: netlog help",
        ],
        &["There is no command “lst”.", "Did you mean “list”?", "For all commands: netlog help"],
    );
    slip(
        &["quux"],
        &["Den Befehl „quux“ gibt es nicht.", "Alle Befehle zeigt: netlog help"],
        &["There is no command “quux”.", "For all commands: netlog help"],
    );
}

#[test]
fn a_german_name_suggests_the_command_once() {
    slip(
        &["listen"],
        &[
            "Den Befehl „listen“ gibt es nicht.",
            "Meinten Sie „list“?",
            "Alle Befehle zeigt: netlog help",
        ],
        &["There is no command “listen”.", "Did you mean “list”?", "For all commands: netlog help"],
    );
    slip(
        &["add", "kontackt"],
        &[
            "Den Befehl „kontackt“ gibt es nicht.",
            "Meinten Sie „contact“?",
            "Alles über diesen Befehl zeigt: netlog help add",
        ],
        &[
            "There is no command “kontackt”.",
            "Did you mean “contact”?",
            "For all about this command: netlog help add",
        ],
    );
}

#[test]
fn help_and_manual_know_commands_too() {
    for command in ["help", "man"] {
        slip(
            &[command, "add", "meting"],
            &[
                "Den Befehl „meting“ gibt es nicht.",
                "Meinten Sie „meeting“?",
                "Alles über diesen Befehl zeigt: netlog help add",
            ],
            &[
                "There is no command “meting”.",
                "Did you mean “meeting”?",
                "For all about this command: netlog help add",
            ],
        );
    }
}

#[test]
fn an_unknown_option() {
    slip(
        &["list", "--colums", "date"],
        &[
            "Die Option „--colums“ gibt es hier nicht.",
            "Meinten Sie „--columns“?",
            "Alles über diesen Befehl zeigt: netlog help list",
        ],
        &[
            "There is no option “--colums” here.",
            "Did you mean “--columns”?",
            "For all about this command: netlog help list",
        ],
    );
    slip(
        &["-x", "list"],
        &[
            "Die Option „-x“ gibt es hier nicht.",
            "Alles über diesen Befehl zeigt: netlog help list",
        ],
        &["There is no option “-x” here.", "For all about this command: netlog help list"],
    );
}

#[test]
fn a_word_too_many() {
    slip(
        &["done", "somebody", "1", "2"],
        &["„2“ ist hier zu viel.", "Alles über diesen Befehl zeigt: netlog help done"],
        &["“2” is too much here.", "For all about this command: netlog help done"],
    );
}

#[test]
fn a_missing_argument() {
    slip(
        &["done"],
        &["Es fehlt: KENNUNG.", "Alles über diesen Befehl zeigt: netlog help done"],
        &["Missing: ID.", "For all about this command: netlog help done"],
    );
}

#[test]
fn a_missing_value() {
    slip(
        &["list", "--limit"],
        &["Nach „--limit“ fehlt der Wert.", "Alles über diesen Befehl zeigt: netlog help list"],
        &["The value after “--limit” is missing.", "For all about this command: netlog help list"],
    );
    let (de, en) = ("table, json, jsonl, csv, ids, paths", "table, json, jsonl, csv, ids, paths");
    slip(
        &["list", "--format"],
        &[
            "Nach „--format“ fehlt der Wert.",
            &format!("Möglich sind: {de}."),
            "Alles über diesen Befehl zeigt: netlog help list",
        ],
        &[
            "The value after “--format” is missing.",
            &format!("Possible are: {en}."),
            "For all about this command: netlog help list",
        ],
    );
}

#[test]
fn a_value_that_is_no_choice() {
    slip(
        &["list", "--color", "x"],
        &[
            "„x“ passt nicht zu „--color“.",
            "Möglich sind: auto, always, never.",
            "Alles über diesen Befehl zeigt: netlog help list",
        ],
        &[
            "“x” does not fit “--color”.",
            "Possible are: auto, always, never.",
            "For all about this command: netlog help list",
        ],
    );
    slip(
        &["list", "--format", "jsn"],
        &[
            "„jsn“ passt nicht zu „--format“.",
            "Meinten Sie „json“?",
            "Möglich sind: table, json, jsonl, csv, ids, paths.",
            "Alles über diesen Befehl zeigt: netlog help list",
        ],
        &[
            "“jsn” does not fit “--format”.",
            "Did you mean “json”?",
            "Possible are: table, json, jsonl, csv, ids, paths.",
            "For all about this command: netlog help list",
        ],
    );
    slip(
        &["completions", "tcsh"],
        &[
            "„tcsh“ passt nicht zu „SHELL“.",
            "Meinten Sie „zsh“?",
            "Möglich sind: bash, elvish, fish, powershell, zsh.",
            "Alles über diesen Befehl zeigt: netlog help completions",
        ],
        &[
            "“tcsh” does not fit “SHELL”.",
            "Did you mean “zsh”?",
            "Possible are: bash, elvish, fish, powershell, zsh.",
            "For all about this command: netlog help completions",
        ],
    );
}

#[test]
fn a_language_that_netlog_does_not_speak() {
    let sandbox = Sandbox::with(&[]);
    let output = sandbox.run(&["list", "--lang", "fr"]);
    let told = [
        "“fr” does not fit “--lang”.",
        "Possible are: de, en.",
        "For all about this command: netlog help list",
    ];
    assert_eq!(lines(&output), (2, expected("error: ", &told)));
}

#[test]
fn a_value_that_is_no_number() {
    slip(
        &["done", "somebody", "two"],
        &[
            "„two“ ist keine Zahl, wie sie für „N“ nötig ist.",
            "Alles über diesen Befehl zeigt: netlog help done",
        ],
        &[
            "“two” is not a number, which “N” needs.",
            "For all about this command: netlog help done",
        ],
    );
}

#[test]
fn a_value_for_an_option_that_takes_none() {
    slip(
        &["check", "--fix=all"],
        &[
            "„all“ ist für „--fix“ ein Wert zu viel.",
            "Alles über diesen Befehl zeigt: netlog help check",
        ],
        &[
            "“all” is one value too many for “--fix”.",
            "For all about this command: netlog help check",
        ],
    );
}

#[test]
fn a_conflict_names_both_sides() {
    // No command has one yet: told from clap's own error.
    use clap::{Arg, ArgAction, Command};

    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let tree = Command::new("netlog").arg(flag("all").conflicts_with("done")).arg(flag("done"));
    let error = tree.clone().try_get_matches_from(["netlog", "--all", "--done"]).expect_err("two");
    let words = netlog::words::Words::new(netlog::words::Lang::De);
    let told = netlog::cli::explain(&tree, &words, &[], &error);
    assert_eq!(words.say(&told.message), "„--all“ und „--done“ schließen einander aus.");
}

#[test]
fn bare_add_outside_a_terminal_says_what_can_be_added() {
    let sandbox = Sandbox::with(&[]);
    let output = sandbox.run(&["--lang", "de", "add"]);
    assert_eq!(output.code, 2);
    assert!(output.err.starts_with("Fehler: Was soll dazukommen?"), "{}", output.err);
}

#[test]
fn bare_netlog_shows_the_way() {
    let sandbox = Sandbox::with(&[]);
    for (lang, about, begin) in [
        ("de", "Hält fest, mit wem gesprochen und was vereinbart wurde", "So fangen Sie an:"),
        ("en", "A log of whom you met and what was agreed", "Where to begin:"),
    ] {
        let output = sandbox.run(&["--lang", lang]);
        assert_eq!((output.code, output.out.as_str()), (2, ""));
        assert_eq!(output.err.lines().next(), Some(about));
        assert!(output.err.lines().any(|line| line == begin), "{}", output.err);
    }
    // Without a single word, the environment decides the language.
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_netlog"));
    sandbox.scrub(&mut command);
    assert_eq!(command.output().expect("it starts").status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text() {
    use std::os::unix::ffi::OsStrExt;

    let sandbox = Sandbox::with(&[]);
    let broken = std::ffi::OsStr::from_bytes(b"a\xffb");
    for args in [&["list"][..], &["done"][..], &["list", "--limit"][..]] {
        let mut command = sandbox.command(&[&["--lang", "de"], args].concat());
        let output = command.arg(broken).output().expect("it starts");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.starts_with("Fehler: In der Befehlszeile steht ein Zeichen"), "{told}");
    }
}

/// Whatever is asked for, no word of clap's is left in German.
#[test]
fn no_english_word_is_left_in_german_help() {
    let sandbox = Sandbox::with(&[]);
    let words = netlog::words::Words::new(netlog::words::Lang::De);
    for path in netlog::cli::paths(&netlog::cli::tree(&words)) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let page = sandbox.ok(&[&["--lang", "de"], path.as_slice(), &["--help"]].concat()).out;
        let english = [
            "Usage",
            "OPTIONS",
            "Commands",
            "Options:",
            "Arguments",
            "[default",
            "[possible",
            "[aliases",
            "Print",
            "COMMAND",
            "help-",
            "<",
            ">…",
        ];
        for word in english {
            let found = page.lines().find(|line| line.contains(word));
            assert!(found.is_none(), "{path:?} has {word:?} in {found:?}");
        }
        assert_eq!(page, sandbox.ok(&[&["--lang", "de", "help"], path.as_slice()].concat()).out);
        let short = sandbox.ok(&[path.as_slice(), &["-h", "--lang", "de"]].concat()).out;
        assert_eq!(page, short);
    }
}

#[test]
fn a_word_that_a_field_does_not_allow() {
    slip(
        &["add", "conversation", "--channel", "fon"],
        &[
            "„fon“ passt nicht zu „Weg“, erwartet wird eines der vorgesehenen Wörter.",
            "Meinten Sie „Telefon“?",
            "Möglich sind: persönlich, Telefon, Video, E-Mail und Brief.",
        ],
        &[
            "“fon” does not fit “channel”: expected is one of a set of words.",
            "Did you mean “phone”?",
            "Possible are: in-person, phone, video, email and letter.",
        ],
    );
}

#[test]
fn an_option_that_is_called_otherwise_here() {
    slip(
        &["list", "--by", "jahr"],
        &[
            "Die Option „--by“ gibt es hier nicht.",
            "Meinten Sie „--group“?",
            "Alles über diesen Befehl zeigt: netlog help list",
        ],
        &[
            "There is no option “--by” here.",
            "Did you mean “--group”?",
            "For all about this command: netlog help list",
        ],
    );
}

#[test]
fn a_field_that_nothing_is_like() {
    slip(
        &["list", "--sort", "foo"],
        &[
            "Nach „foo“ lässt sich nicht sortieren, denn ein solches Feld gibt es nicht.",
            "Sortieren Sie zum Beispiel nach -date, title, due oder einem anderen Feld mit kurzem Wert.",
        ],
        &[
            "Records cannot be sorted by “foo”, since there is no such field.",
            "Sort for example by -date, title, due or any field with a short value.",
        ],
    );
}

#[test]
fn kinds_and_fields_have_the_names_of_the_language() {
    let sandbox = Sandbox::example();
    let said = |lang: &str, set: &str| {
        sandbox.run(&["edit", "anne-gueller-frey", "--set", set, "--lang", lang]).err
    };
    assert_eq!(
        said("de", "regoin=Süd"),
        "Fehler: Ein Eintrag der Art Kontakt hat kein Feld „regoin“.\n  Meinten Sie „region“?\n"
    );
    let date = said("de", "datum=2024");
    assert!(date.contains("\n  Möglich sind: name, kind, ") && !date.contains("Meinten"), "{date}");
    assert!(said("en", "datum=2024").contains("kind contact has no field “datum”."));
    let call = ["edit", "2024-10-14-anne-gueller-frey", "--set", "datum=2024", "--lang", "de"];
    assert!(sandbox.run(&call).err.contains("„2024“ passt nicht zu „Datum“, "));
}

#[test]
fn a_document_for_a_folder_that_is_not_there() {
    let sandbox = Sandbox::example();
    for (lang, told) in [
        (
            "de",
            ["Fehler: Den Ordner „", "nirgends“ gibt es nicht; ", "\n  Legen Sie den Ordner an, "],
        ),
        ("en", ["error: There is no folder “", "nirgends”; ", "\n  Make the folder, "]),
    ] {
        let args = ["report", "year", "2024", "-o", "nirgends/x.md", "--lang", lang];
        let output = sandbox.run(&args);
        assert_eq!(output.code, 4);
        for part in told {
            assert!(output.err.contains(part), "{}", output.err);
        }
        assert!(!output.err.contains(".netlog-document") && !output.err.contains("No such file"));
    }
}

#[test]
fn a_list_says_spans_as_show_does() {
    let sandbox = Sandbox::example();
    for (lang, span) in [("de", "6 Monate"), ("en", "6 months")] {
        let columns = ["--columns", "keep-in-touch", "--lang", lang];
        let list = [&["list", "id:hans-peter-boehmer"][..], &columns].concat();
        assert!(sandbox.ok(&list).out.contains(span), "{lang}");
        assert!(sandbox.ok(&["show", "hans-peter-boehmer", "--lang", lang]).out.contains(span));
    }
}
