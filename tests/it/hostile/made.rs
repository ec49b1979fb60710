//! What cannot lie in a repository, or is too large for it.

use std::fs;
use std::path::Path;

use crate::sandbox::Sandbox;

pub struct Made {
    pub name: &'static str,
    pub path: &'static str,
    pub expected: &'static str,
    pub make: fn(&Sandbox),
}

const X: &str = "contacts/x.md";

fn contact(sandbox: &Sandbox, front: &str, body: &str) {
    sandbox.write(X, &format!("---\nname: Anna\n{front}---\n{body}"));
}

fn made(
    name: &'static str,
    path: &'static str,
    expected: &'static str,
    make: fn(&Sandbox),
) -> Made {
    Made { name, path, expected, make }
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// Large, deep, and many.
fn sized() -> Vec<Made> {
    vec![
        made("file-5-mb", X, "file-unreadable 1:1", |s| contact(s, "", &"a".repeat(5 << 20))),
        made("file-4-mb-of-words", X, "nothing", |s| contact(s, "", &"Wort ".repeat(800_000))),
        made("front-100-kb", X, "front-matter-too-large 2:1", |s| {
            contact(s, &format!("role: {}\n", "x".repeat(100_000)), "")
        }),
        made("front-of-20000-brackets", X, "front-matter-too-large 3:1", |s| {
            contact(s, &format!("role: {}\n", "[".repeat(20_000)), "")
        }),
        made("front-of-300-levels", X, "front-matter-too-large 131:1", |s| {
            contact(s, &lines(300, |at| format!("{}a:\n", " ".repeat(at))), "")
        }),
        made("front-of-5500-keys", X, "front-matter-too-large 2:1", |s| {
            contact(s, &lines(5500, |at| format!("k{at}: 1\n")), "")
        }),
        made("front-of-15000-items", X, "front-matter-too-large 2:1", |s| {
            contact(s, &format!("topics:\n{}", "- x\n".repeat(15_000)), "")
        }),
        made(
            "front-of-3500-odd-keys",
            X,
            "unknown-key 3:1, unknown-key 4:1, unknown-key 5:1, and 3497 more",
            |s| contact(s, &lines(3500, |at| format!("\"k\\e{at}\": 1\n")), ""),
        ),
        made("body-of-quotes", X, "nothing", |s| contact(s, "", &">".repeat(100_000))),
        made("body-of-brackets", X, "nothing", |s| contact(s, "", &"[".repeat(100_000))),
        made("body-of-stars", X, "nothing", |s| contact(s, "", &"*a ".repeat(100_000))),
        made("body-of-pictures", X, "nothing", |s| contact(s, "", &"![ ".repeat(100_000))),
        made("body-of-lists", X, "nothing", |s| contact(s, "", &"- ".repeat(50_000))),
        made("body-of-ticks", X, "nothing", |s| {
            contact(s, "", &lines(6000, |at| format!("{} ", "`".repeat(at % 600))))
        }),
        made("body-of-tags", X, "nothing", |s| contact(s, "", &"<a ".repeat(100_000))),
        made("body-of-1200-levels", X, "nothing", |s| {
            contact(s, "", &lines(1200, |at| format!("{}- a\n", " ".repeat(2 * at))))
        }),
        made(
            "body-of-100000-links",
            X,
            "unknown-reference 4:3, unknown-reference 4:11, unknown-reference 4:19, and 99997 more",
            |s| contact(s, "", &"[[nix]] ".repeat(100_000)),
        ),
        made(
            "body-of-50000-tasks",
            X,
            "task-unknown-owner 4:9, task-unknown-owner 5:9, task-unknown-owner 6:9, and 49997 more",
            |s| contact(s, "", &"- [ ] a @nix due:2024-01-01\n".repeat(50_000)),
        ),
        made("body-of-one-line", X, "nothing", |s| contact(s, "", &"gut".repeat(1_000_000))),
        made("body-of-marks", X, "not-nfc 4:1", |s| {
            contact(s, "", &format!("a{}", "\u{301}".repeat(500_000)))
        }),
        made(
            "8000-persons",
            "conversations/2024-10-14-x.md",
            "unknown-reference 4:8, unknown-reference 4:12, unknown-reference 4:16, and 7997 more",
            |s| {
                let all = lines(8000, |at| format!("u{at}, "));
                s.write(
                    "conversations/2024-10-14-x.md",
                    &format!("---\ndate: 2024-10-14\ntitle: T\nwith: [{all}]\n---\n"),
                );
            },
        ),
        made("2000-circles", "contacts/c1.md", "nothing", |s| {
            for at in 0..2000 {
                let next = (at + 1) % 2000;
                let text = format!(
                    "---\nname: C {at}\norganisation: c{next}\nrelations: {{knows: [c{next}]}}\n---\n"
                );
                s.write(&format!("contacts/c{at}.md"), &text);
            }
        }),
        made("settings-5-mb", "netlog.toml", "exit 3", |s| {
            s.write("netlog.toml", &"#".repeat(5 << 20))
        }),
        made("settings-of-100000-brackets", "netlog.toml", "exit 3", |s| {
            s.write("netlog.toml", &format!("a = {}", "[".repeat(100_000)));
        }),
        made("settings-of-20000-queries", "netlog.toml", "nothing", |s| {
            let all = lines(20_000, |at| format!("q{at} = \"@q{}\"\n", at + 1));
            s.write("netlog.toml", &format!("language = \"en\"\n[queries]\n{all}"));
        }),
    ]
}

/// Names, and things that are no files.
#[cfg(unix)]
fn odd() -> Vec<Made> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    const ANNA: &str = "---\nname: Anna\n---\n";

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
    }

    fn named(sandbox: &Sandbox, name: &str) {
        sandbox.write(&format!("contacts/{name}"), ANNA);
    }

    fn put_settings(sandbox: &Sandbox, make: impl Fn(&Path)) {
        let path = sandbox.log().join("netlog.toml");
        fs::remove_file(&path).expect("settings");
        make(&path);
    }

    vec![
        made("link-to-a-secret", X, "not-a-file 1:1", |s| {
            symlink("../../outside/geheim.md", s.log().join(X)).expect("a link");
        }),
        made("link-to-nothing", X, "not-a-file 1:1", |s| {
            symlink("nothing", s.log().join(X)).expect("a link")
        }),
        made("link-to-a-record", X, "not-a-file 1:1", |s| {
            symlink("gut.md", s.log().join(X)).expect("a link")
        }),
        made("link-to-itself", X, "not-a-file 1:1", |s| {
            symlink("x.md", s.log().join(X)).expect("a link")
        }),
        made("link-to-zeros", X, "not-a-file 1:1", |s| {
            symlink("/dev/zero", s.log().join(X)).expect("a link")
        }),
        made("link-as-a-folder", "contacts/sub/geheim.md", "not-a-file 1:1", |s| {
            symlink("../../outside", s.log().join("contacts/sub")).expect("a link");
        }),
        made("link-as-the-meetings", "meetings/geheim.md", "not-a-file 1:1", |s| {
            symlink("../outside", s.log().join("meetings")).expect("a link");
        }),
        made("link-in-a-circle", "contacts/sub/gut.md", "not-a-file 1:1", |s| {
            symlink("..", s.log().join("contacts/sub")).expect("a link");
        }),
        made("pipe", X, "not-a-file 1:1", |s| pipe(&s.log().join(X))),
        made("socket", X, "not-a-file 1:1", |s| {
            // A long temporary folder would be too long for the name of a socket.
            let _ = UnixListener::bind(s.log().join(X)).map(drop);
        }),
        made("folder", X, "not-a-file 1:1", |s| fs::create_dir(s.log().join(X)).expect("a folder")),
        made("unreadable-bytes-in-name", X, "file-unreadable 1:1", |s| {
            let name = OsStr::from_bytes(b"contacts/x\xff\x1b[31m.md");
            fs::write(s.log().join(name), ANNA).expect("a file");
        }),
        made("unreadable-bytes-in-folder", X, "file-unreadable 1:1", |s| {
            let name = OsStr::from_bytes(b"contacts/\xc3\x28");
            fs::create_dir(s.log().join(name)).expect("a folder");
            fs::write(s.log().join(name).join("x.md"), ANNA).expect("a file");
        }),
        made("escape-in-name", "contacts/x\u{1b}[31m\u{202e}.md", "invalid-id 1:1", |s| {
            named(s, "x\u{1b}[31m\u{202e}.md");
        }),
        made("line-break-in-name", "contacts/x\nerror: y.md", "invalid-id 1:1", |s| {
            named(s, "x\nerror: y.md")
        }),
        made("dash-in-name", "contacts/-rf.md", "invalid-id 1:1", |s| named(s, "-rf.md")),
        made("option-in-name", "contacts/--repo=x.md", "invalid-id 1:1", |s| {
            named(s, "--repo=x.md")
        }),
        made("device-in-name", "contacts/con.md", "invalid-id 1:1", |s| named(s, "con.md")),
        made("blank-in-name", "contacts/a .md", "invalid-id 1:1", |s| named(s, "a .md")),
        made("wild-cards-in-name", "contacts/*?[a]:(top).md", "invalid-id 1:1", |s| {
            named(s, "*?[a]:(top).md")
        }),
        made("program-in-name", "contacts/$(id).md", "invalid-id 1:1", |s| named(s, "$(id).md")),
        made("long-name", X, "invalid-id 1:1", |s| named(s, &format!("{}.md", "x".repeat(250)))),
        made(
            "three-forms-of-a-name",
            "contacts/é.md",
            "invalid-id 1:1, duplicate-id 1:1, invalid-id 1:1, duplicate-id 1:1, invalid-id 1:1",
            |s| {
                ["é.md", "e\u{301}.md", "É.md"].iter().for_each(|name| named(s, name));
            },
        ),
        made("100-folders-deep", X, "nothing", |s| {
            named(s, &format!("{}x.md", "a/".repeat(100)));
        }),
        made("hidden-folder", "contacts/.sub/x.md", "nothing", |s| named(s, ".sub/x.md")),
        made("settings-as-a-link", "netlog.toml", "exit 3", |s| {
            put_settings(s, |path| symlink("/etc/passwd", path).expect("a link"));
        }),
        made("settings-as-zeros", "netlog.toml", "exit 3", |s| {
            put_settings(s, |path| symlink("/dev/zero", path).expect("a link"));
        }),
        made("settings-as-a-pipe", "netlog.toml", "exit 3", |s| put_settings(s, pipe)),
        made("settings-as-a-folder", "netlog.toml", "exit 3", |s| {
            put_settings(s, |path| fs::create_dir(path).expect("a folder"));
        }),
        made("no-git-and-a-link-as-lock", X, "nothing", |s| {
            without_git(s);
            fs::create_dir(s.log().join(".netlog")).expect("a folder");
            symlink("../../outside/geheim.md", s.log().join(".netlog/lock")).expect("a link");
        }),
        made("no-git-and-a-link-as-own-folder", X, "nothing", |s| {
            without_git(s);
            symlink("../outside", s.log().join(".netlog")).expect("a link");
        }),
        made("no-git-and-a-journal-for-the-inside", X, "nothing", |s| {
            without_git(s);
            let good = s.read("contacts/gut.md").replace('\n', "\\n");
            s.write(
                ".netlog/journal.json",
                &format!(
                    r#"{{"version":1,"history":null,"folders":["contacts"],"home":"1-2-3","token":"00",
                    "changes":[{{"path":"contacts/gut.md","before":null,"after":"{good}"}}]}}"#
                ),
            );
        }),
        made("no-git-and-a-journal", X, "nothing", |s| {
            without_git(s);
            let secret = s.read("../outside/geheim.md").replace('\n', "\\n");
            let journal = format!(
                r#"{{"version":1,"history":null,"folders":["../outside"],"changes":[
                {{"path":"../outside/geheim.md","before":"mine","after":"{secret}"}},
                {{"path":"../outside/new.md","before":"mine","after":null}}]}}"#
            );
            s.write(".netlog/journal.json", &journal);
        }),
    ]
}

/// The good record stays; what is made of a repository goes.
#[cfg(unix)]
fn without_git(sandbox: &Sandbox) {
    fs::remove_dir_all(sandbox.log().join(".git")).expect("a repository");
    sandbox.write(X, "---\nname: Anna\n---\n");
}

#[cfg(not(unix))]
fn odd() -> Vec<Made> {
    Vec::new()
}

pub fn all() -> Vec<Made> {
    sized().into_iter().chain(odd()).collect()
}
