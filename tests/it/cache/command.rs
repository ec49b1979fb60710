//! `netlog cache`, from outside.

use crate::sandbox::Sandbox;

const CONTACT: &str = "---\nname: Anna\n---\n";

#[test]
fn status_clear_and_verify_tell_what_there_is() {
    let log = Sandbox::with(&[
        ("contacts/anna.md", CONTACT),
        ("conversations/2024/g.md", "---\ndate: 2024-05-05\nwith: [anna]\ntitle: x\n---\n"),
    ]);
    std::thread::sleep(std::time::Duration::from_millis(130));
    let status = log.ok(&["cache", "status"]);
    assert!(status.err.contains("The cache is empty"), "{}", status.err);
    log.ok(&["list"]);
    let status = log.ok(&["cache", "status"]);
    assert!(std::path::Path::new(status.out.trim()).is_dir(), "{}", status.out);
    assert!(status.err.contains("2 records are in it"), "{}", status.err);
    let verified = log.ok(&["cache", "verify"]);
    assert_eq!(verified.out, "");
    assert!(verified.err.contains("2 records compared"), "{}", verified.err);
    log.ok(&["cache", "clear"]);
    assert!(log.ok(&["cache", "status"]).err.contains("empty"));
    let german = log.ok(&["cache", "status", "--lang", "de"]);
    assert!(german.err.contains("Der Zwischenspeicher ist leer"), "{}", german.err);
}

#[test]
fn whoever_comes_across_a_misfiled_record_says_so() {
    let log = Sandbox::with(&[
        ("contacts/anna.md", CONTACT),
        ("conversations/2023/g.md", "---\ndate: 2024-05-05\nwith: [anna]\ntitle: x\n---\n"),
    ]);
    for _ in 0..2 {
        let list = log.ok(&["list", "--format", "ids"]);
        assert!(list.err.contains("conversations/2023/g.md:2:7"), "{}", list.err);
        // Also where the question is about other days.
        let other = log.ok(&["list", "date:2021", "--format", "ids"]);
        assert!(other.err.contains("conversations/2023/g.md:2:7"), "{}", other.err);
        // As it was seen there, a question about 2024 finds it.
        assert_eq!(log.ok(&["list", "date:2024", "--format", "ids"]).out, "g\n");
    }
    log.write(
        "netlog.toml",
        "language = \"en\"\n[git]\ncommit = false\n[layout]\nby-year = false\n",
    );
    let list = log.ok(&["list", "--format", "ids"]);
    assert_eq!(list.err, "");
}
