//! What others put into arguments, variables, file names and settings never reaches a terminal as
//! it is: standard error, which always speaks to people, holds no control and no bidi override.

use std::process::Stdio;

use crate::sandbox::{Sandbox, finish};

const EVIL: &str = "a\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{202e}b";

fn is_clean(text: &str) -> bool {
    let bidi = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}');
    !text.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || bidi(c))
}

#[test]
fn arguments() {
    let sandbox = Sandbox::example();
    let evil = EVIL;
    let flag = format!("--{evil}");
    let term = format!("{evil}:x");
    let saved = format!("@{evil}");
    let date = format!("date:{evil}");
    let set = format!("{evil}={evil}");
    for args in [
        &[evil] as &[&str],
        &[&flag],
        &["list", &flag],
        &["list", &term],
        &["list", &saved],
        &["list", &date],
        &["list", "--sort", evil],
        &["list", "--columns", evil],
        &["list", "--format", evil],
        &["list", "--color", evil],
        &["list", "--limit", evil],
        &["--lang", evil, "list"],
        &["--today", evil, "list"],
        &["--repo", evil, "list"],
        &["show", evil],
        &["brief", evil],
        &["done", evil, "1"],
        &["done", "anne-gueller-frey", evil],
        &["edit", evil, "--set", "a=b"],
        &["edit", "anne-gueller-frey", "--set", &set],
        &["edit", "anne-gueller-frey", "--set", evil],
        &["add", "contact", "--name", evil, "--kind", evil],
        &["add", "contact", "--name", evil, "--dry-run"],
        &["add", "conversation", "--with", evil, "--date", evil],
        &["add", evil],
        &["help", evil],
        &["explain", evil],
        &["completions", evil],
        &["report", evil],
        &["report", "year", evil],
        &["report", "contact", evil],
        &["check", evil],
        &["upcoming", "--within", evil],
        &["search", evil],
        &["init", &format!("{evil}/{evil}/\u{1b}[1m")],
    ] {
        for lang in ["de", "en"] {
            let output = finish(sandbox.command(args).env("LANG", lang).stdin(Stdio::null()));
            assert!(is_clean(&output.err), "{args:?}: {:?}", output.err);
        }
    }
}

#[test]
fn what_was_typed_is_shown_escaped() {
    let output = Sandbox::example().run(&["show", EVIL]);
    assert!(
        output.err.contains("a\\u{1b}]0;x\\u{7}\\u{1b}[2J\\u{9b}31m\\u{202e}b"),
        "{}",
        output.err
    );
}

#[test]
fn variables() {
    for name in [
        "NETLOG_REPO",
        "NETLOG_LANG",
        "NETLOG_TODAY",
        "LANG",
        "LC_ALL",
        "EDITOR",
        "VISUAL",
        "NETLOG_EDITOR",
        "HOME",
        "XDG_STATE_HOME",
    ] {
        let sandbox = Sandbox::example();
        for args in [&["list"] as &[&str], &["edit", "anne-gueller-frey"], &["check"]] {
            let output = finish(sandbox.command(args).env(name, EVIL).stdin(Stdio::null()));
            assert!(is_clean(&output.err), "{name} {args:?}: {:?}", output.err);
        }
    }
}

#[test]
fn settings() {
    let text = "language = \"de\\u001b[2J\\u202e\"\n";
    let key = "\"a\\u001b[2J\\u202e\" = 1\n";
    for text in [
        text,
        key,
        "[fields.\"x\\u001b]0;\\u0007\".y]\ntype = \"text\"\n",
        "a = \"\u{1b}[2J\u{9b}\"\n",
    ] {
        let sandbox = Sandbox::with(&[("netlog.toml", text)]);
        let output = sandbox.run(&["list"]);
        assert_ne!(output.code, 0, "{text:?}");
        assert!(is_clean(&output.err), "{text:?}: {:?}", output.err);
    }
}

#[cfg(unix)]
#[test]
fn file_names_and_bytes_that_are_no_utf_8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let name = format!("contacts/{EVIL}.md");
    let sandbox = Sandbox::with(&[
        (&name, "---\nname: [x\n---\n"),
        ("contacts/b\u{1b}[2J\u{202e}/x.md", "---\nname: x\n"),
    ]);
    for args in [&["check"] as &[&str], &["list"], &["show", "x"]] {
        let output = sandbox.run(args);
        assert!(is_clean(&output.err), "{args:?}: {:?}", output.err);
    }
    let odd = OsStr::from_bytes(b"a\xff\x1b[2J\xc2\x9b");
    for before in [
        &[] as &[&str],
        &["list"],
        &["list", "--sort"],
        &["--repo"],
        &["show"],
        &["add", "contact", "--name"],
    ] {
        let output = finish(sandbox.command(before).arg(odd).stdin(Stdio::null()));
        assert_ne!(output.code, 101, "{before:?}: {output:?}");
        assert!(is_clean(&output.err), "{before:?}: {:?}", output.err);
        let output =
            finish(sandbox.command(&["list"]).env("NETLOG_REPO", odd).stdin(Stdio::null()));
        assert!(output.code == 2 || output.code == 4 || output.code == 0, "{output:?}");
        assert!(is_clean(&output.err), "{:?}", output.err);
    }
}
