//! The tab key in real shells: they load the script and complete, in a terminal where there is one.
//! PowerShell is not to be had everywhere; of its script only the call is held here.

use std::fs;
use std::process::{Command, Stdio};

use crate::help::installed;
use crate::sandbox::{Output, Sandbox, finish};

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// People of whom some share a part of a name, a topic with a blank, one that a shell would act on.
fn log() -> Sandbox {
    let sandbox = Sandbox::with(&[
        (
            "contacts/anne-gueller-frey.md",
            "---\nname: Anne Güller-Frey\ntopics: [Arbeit am Ort]\n---\n",
        ),
        (
            "contacts/bea-assmann.md",
            "---\nname: Bea Aßmann\naliases: [Kopie]\ntopics: [zz$(touch hacked)`touch hacked`]\n---\n",
        ),
        (
            "contacts/anton-frey-kopie.md",
            "---\nname: Anton Frey\naliases: [Kopie]\ntopics: [\"Bleiben, Ankommen\"]\n---\n",
        ),
    ]);
    let bin = sandbox.home().join("bin");
    fs::create_dir(&bin).expect("a folder");
    #[cfg(unix)]
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_netlog"), bin.join("netlog")).expect("a link");
    sandbox
}

/// A shell in whose path netlog is.
#[cfg(unix)]
fn shell(sandbox: &Sandbox, program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    sandbox.scrub(&mut command);
    let path = std::env::var("PATH").expect("a path");
    command.args(args).env("PATH", format!("{}:{path}", sandbox.home().join("bin").display()));
    command.env("LC_ALL", "C.UTF-8").env("TERM", "xterm");
    command
}

fn asked(sandbox: &Sandbox, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_netlog"));
    sandbox.scrub(&mut command);
    finish(command.arg("complete").args(args).stdin(Stdio::null()))
}

#[test]
fn steps_are_called_by_branches_and_numbers() {
    let log = log();
    let since = |typed: &str| {
        let repo = log.log();
        let repo = repo.to_str().expect("a path");
        let args = ["fish", "--current", typed, "--", "--repo", repo, "check", "--since"];
        let told = asked(&log, &args).out;
        told.strip_prefix("words\n").map(str::to_string).expect("words")
    };
    assert_eq!(since(""), "");
    log.git(&["init", "-q", "-b", "main"]);
    assert_eq!(since(""), "HEAD\t\n");
    log.git(&["add", "."]);
    log.git(&["commit", "-q", "-m", "Anfang"]);
    log.git(&["branch", "entwurf/2024"]);
    log.git(&["tag", "bericht-2023"]);
    log.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    log.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"]);
    let id = log.git(&["rev-parse", "--short=10", "HEAD"]).trim().to_string();
    let all = since("");
    let found: Vec<&str> = all.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(found, ["HEAD", "entwurf/2024", "main", "origin/main", "bericht-2023", &id]);
    assert!(all.contains("Anfang"), "{all}");
    assert_eq!(since("ber"), "bericht-2023\t\n");
}

#[test]
fn scripts_are_there_for_every_shell() {
    let sandbox = Sandbox::empty();
    for shell in SHELLS {
        let script = sandbox.ok(&["completions", shell]).out;
        assert!(script.contains(&format!("netlog complete {shell} ")), "{shell}: {script}");
        assert!(script.is_ascii(), "every shell knows the encoding: {shell}");
        let file = sandbox.home().join(shell);
        fs::write(&file, &script).expect("a file");
        // Reads the script and runs nothing of it.
        if ["bash", "zsh", "fish"].contains(&shell) && installed(shell) {
            let output = Command::new(shell).arg("-n").arg(&file).output().expect("it starts");
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success() && told.is_empty(), "{shell}: {told}");
        }
    }
}

#[test]
fn whatever_is_wrong_nothing_is_said() {
    let nothing = |sandbox: &Sandbox, args: &[&str]| {
        let output = asked(sandbox, args);
        let said = (output.code, output.out.as_str(), output.err.as_str());
        assert_eq!(said, (0, "words\n", ""), "{args:?}");
    };
    let empty = Sandbox::empty();
    nothing(&empty, &["zsh", "--current=a", "--", "show"]);
    nothing(&empty, &["zsh", "--current=a", "--", "--repo", "nowhere", "show"]);
    nothing(&empty, &["fish", "--current=x", "--", "nonsense", "--nonsense", "--"]);
    nothing(&empty, &["bash", "--line=netlog list 'with:", "--piece=with:"]);
    let broken = Sandbox::with(&[("netlog.toml", "a = [\n")]);
    nothing(&broken, &["zsh", "--current=a", "--", "show"]);
    let faulty = Sandbox::with(&[("contacts/x.md", "---\nname: [\n")]);
    nothing(&faulty, &["zsh", "--current=a", "--", "show"]);
    assert_eq!(asked(&empty, &["zsh", "--current=sho", "--"]).out.lines().count(), 2);
}

#[test]
fn the_log_and_the_language_of_the_line_hold() {
    let sandbox = log();
    fs::create_dir(sandbox.home().join("elsewhere")).expect("a folder");
    let repo = sandbox.log().display().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_netlog"));
    sandbox.scrub(&mut command);
    command.current_dir(sandbox.home().join("elsewhere"));
    command.args([
        "complete",
        "fish",
        "--current=g",
        "--",
        "--lang",
        "de",
        "--repo",
        &repo,
        "show",
    ]);
    assert_eq!(
        finish(&mut command).out,
        "loose\tanne-gueller-frey\nanne-gueller-frey\tAnne Güller-Frey\n"
    );
    let told = asked(&sandbox, &["fish", "--current=und", "--", "--lang", "de"]).out;
    assert_eq!(told, "words\nundo\tDen letzten Schritt zurücknehmen\n");
}

/// As `netlog.ps1` calls it.
#[test]
fn powershell_gets_text_shown_and_note() {
    let sandbox = log();
    let told = asked(&sandbox, &["powershell", "--current=topic:arb", "--", "list"]).out;
    assert_eq!(told, "loose\n'topic:Arbeit am Ort'\ttopic:Arbeit am Ort\ttopic:Arbeit am Ort\n");
    let script = sandbox.ok(&["completions", "powershell"]).out;
    assert!(
        script.contains(r#"netlog complete powershell "--current=$current" '--' $words 2>$null"#)
    );
}

#[cfg(unix)]
#[test]
fn fish_completes() {
    if !installed("fish") {
        return;
    }
    let sandbox = log();
    let complete = |line: &str| {
        let ask = format!("netlog completions fish | source; complete -C '{line}'");
        let output = finish(&mut shell(&sandbox, "fish", &["--no-config", "-c", &ask]));
        assert_eq!(output.err, "", "{line}");
        output.out
    };
    assert_eq!(complete("netlog show guell"), "anne-gueller-frey\tAnne Güller-Frey\n");
    assert_eq!(complete("netlog list with:guel"), "with:anne-gueller-frey\tAnne Güller-Frey\n");
    assert!(complete("netlog upc").starts_with("upcoming\t"));
    assert_eq!(complete("netlog list topic:Arb"), "topic:Arbeit am Ort\n");
    assert!(complete("netlog list --repo con").starts_with("contacts/"));
}

#[cfg(unix)]
mod terminal {
    use std::time::Duration;

    use expectrl::session::OsSession;
    use expectrl::{Expect, Session};

    use super::*;

    fn start(command: Command, script: &str) -> OsSession {
        let mut session = Session::spawn(command).expect("a terminal");
        session.set_expect_timeout(Some(Duration::from_secs(60)));
        session.send(script).expect("somebody reads");
        // The echo of the line has the quotes, the answer has not.
        session.send("echo re''ady\r").expect("somebody reads");
        session.expect("ready\r").expect("the script was read");
        session
    }

    /// What the shell runs after these keys, between slashes: each argument as it got it.
    fn runs(session: &mut OsSession, keys: &str, wanted: &str) {
        session.send(keys).expect("somebody reads");
        // The word at the end has been put in before the line is sent.
        std::thread::sleep(Duration::from_millis(1500));
        session.send("\r").expect("somebody reads");
        let found = session.expect(wanted);
        assert!(found.is_ok(), "{keys:?}: {wanted} is not seen: {:?}", found.err());
    }

    /// The program that is completed for prints its arguments instead of doing something.
    const SHOW: &str = "netlog() { if [ \"$1\" = completions ] || [ \"$1\" = complete ]; then command netlog \"$@\"; \
                        else printf '/%s' \"$@\"; echo /; fi; }";

    fn names_complete(session: &mut OsSession) {
        runs(session, "netlog show gül\t", "/show/anne-gueller-frey/");
        runs(session, "netlog show Aßm\t", "/show/bea-assmann/");
        runs(session, "netlog list with:gül\t", "/list/with:anne-gueller-frey/");
        runs(session, "netlog list \"with:gül\t", "/list/with:anne-gueller-frey/");
        runs(session, "netlog list not:with:guell\t", "/list/not:with:anne-gueller-frey/");
        runs(session, "netlog list --format=jsonl\t", "/list/--format=jsonl/");
        runs(session, "netlog list topic:Arb\t", "/list/topic:Arbeit am Ort/");
        runs(session, "netlog list topic:zz\t", "/list/topic:\"zz$(touch hacked)`touch hacked`\"/");
    }

    /// Of several that share a part of a name nobody has chosen one.
    fn what_was_typed_stays(session: &mut OsSession) {
        runs(session, "netlog show frey\tx", "/show/freyx/");
        runs(session, "netlog show \"an f\t\"", "/show/an f/");
        runs(
            session,
            "netlog add conversation --with bea-assmann,gül\t",
            "/bea-assmann,anne-gueller-frey/",
        );
    }

    #[test]
    fn bash_completes() {
        if !installed("bash") {
            return;
        }
        let sandbox = log();
        let bash = shell(&sandbox, "bash", &["--norc", "--noprofile", "-i"]);
        let load = format!("{SHOW}; source <(netlog completions bash)\r");
        let mut session = start(bash, &load);
        names_complete(&mut session);
        what_was_typed_stays(&mut session);
        // The second press finds the quotes closed.
        runs(&mut session, "netlog list \"topic:arb\t\t", "/list/topic:Arbeit am Ort/");
        runs(&mut session, "netlog list with:\"Anne G\t\t", "/list/with:anne-gueller-frey/");
        runs(&mut session, "netlog list \"with:Anne\t\t", "/list/with:anne-gueller-frey/");
        // A comma in an argument needs no quotes of the query; a blank in an expression does.
        runs(&mut session, "netlog list topic:\"Bleiben, A\t", "/list/topic:Bleiben, Ankommen/");
        runs(
            &mut session,
            "netlog list -q \"topic:x or topic:arb\t",
            "/list/-q/topic:x or topic:\"Arbeit am Ort\"/",
        );
        runs(&mut session, "netlog list -q \"topic:\\\"arb\t", "/list/-q/topic:\"Arbeit am Ort\"/");
        runs(&mut session, "netlog list -q \"(status:plan\t)\"", "/list/-q/(status:planned)/");
        runs(&mut session, "netlog list with:'Frey'\tx", "/list/with:Freyx/");
        assert!(!sandbox.log().join("hacked").exists());
    }

    #[test]
    fn zsh_completes() {
        if !installed("zsh") {
            return;
        }
        let sandbox = log();
        let zsh = shell(&sandbox, "zsh", &["-f", "-i"]);
        let load = format!(
            "{SHOW}; autoload -Uz compinit; compinit -u -d $HOME/dump; source <(netlog completions zsh)\r"
        );
        let mut session = start(zsh, &load);
        names_complete(&mut session);
        what_was_typed_stays(&mut session);
        runs(&mut session, "netlog show frey\t\t", "/show/anne-gueller-frey/");
        // The blank behind the word is not put within the quotes.
        runs(&mut session, "netlog list \"topic:Arbeit am Ort\"\t", "/list/topic:Arbeit am Ort/");
        assert!(!sandbox.log().join("hacked").exists());
    }

    #[test]
    fn fish_completes_by_names_that_ids_do_not_have() {
        if !installed("fish") {
            return;
        }
        let sandbox = log();
        let fish = shell(&sandbox, "fish", &["--no-config", "-i"]);
        let load = "function netlog; if contains -- \"$argv[1]\" completions complete; command netlog $argv; \
                    else; printf '/%s' $argv; echo /; end; end; netlog completions fish | source\r";
        let mut session = start(fish, load);
        runs(&mut session, "netlog list with:gül\t", "/list/with:anne-gueller-frey/");
        runs(&mut session, "netlog show Aßm\t", "/show/bea-assmann/");
        // One of two looks like the word.
        runs(&mut session, "netlog show kopi\tx", "/show/kopix/");
        runs(
            &mut session,
            "netlog add conversation --with bea-assmann,gül\t",
            "/bea-assmann,anne-gueller-frey/",
        );
    }
}
