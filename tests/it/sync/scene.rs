//! One record that two people change, joined by `netlog sync` and by plain `git pull`: both give the
//! same file, byte for byte, and after both everybody has it.

use super::office::{Office, Person};
use crate::sandbox::{Output, finish};

/// Texts that stand once in the record, and what stands there instead.
pub type Edits<'a> = &'a [(&'a str, &'a str)];

/// What both had is [`RECORD`] with the edits of `before`, of which all others go on.
#[derive(Default)]
pub struct Scene<'a> {
    pub before: Edits<'a>,
    /// Who shares first.
    pub kim: Edits<'a>,
    /// Who joins both.
    pub lea: Edits<'a>,
    pub both: Edits<'a>,
    /// What she is told; nothing of it where both fit.
    pub says: &'a [&'a str],
    /// Whether somebody has to decide.
    pub open: bool,
}

pub const PATH: &str = "contacts/anna.md";

pub const RECORD: &str = "---
# Zuerst im Rathaus getroffen
name: Anna Muster
role: Leiterin # seit 2019
organisation: amt
emails: [anna@example.org]
topics: [wohnen, sprache, arbeit]
address: |
  Gasse 1
  12345 Ort
---

# Notizen

Erster Absatz.

Zweiter Absatz.

- [ ] Termine schicken @kim due:2024-11-04
- [ ] Protokoll schreiben @lea
";

/// The text with these places changed.
pub fn edited(text: &str, edits: Edits<'_>) -> String {
    edits.iter().fold(text.to_string(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {text}");
        text.replacen(from, to, 1)
    })
}

impl Scene<'_> {
    pub fn plays(&self) {
        let base = edited(RECORD, self.before);
        let [kims, leas, both] = [self.kim, self.lea, self.both].map(|edits| edited(&base, edits));
        self.plays_with([&base, &kims, &leas, &both]);
    }

    /// The same with whole texts: what both had, Kim's, Lea's, and what comes of it.
    pub fn plays_with(&self, [base, kims, leas, both]: [&str; 4]) {
        let office = Office::with(&["kim", "lea"], &[(PATH, base)]);
        let (kim, lea) = (office.person("kim"), office.person("lea"));
        let begin = kim.git(&["rev-parse", "HEAD"]);
        kim.write(PATH, kims);
        kim.ok(&["sync"]);
        lea.write(PATH, leas);
        self.heard(&lea.run(&["sync"]), both, &lea);
        kim.sync();
        assert_eq!(kim.read(PATH), both);
        for person in [&kim, &lea] {
            assert_eq!(person.git(&["rev-parse", "HEAD^{tree}"]), office.tree());
            assert_eq!(person.git(&["status", "--porcelain"]), "");
            // Once more, with plain git: only the driver that `sync` has set up knows of netlog.
            person.git(&["reset", "--quiet", "--hard", begin.trim()]);
        }
        kim.git(&["push", "--quiet", "--force"]);
        kim.write(PATH, kims);
        kim.git(&["commit", "--quiet", "-am", "kim"]);
        kim.git(&["push", "--quiet"]);
        lea.write(PATH, leas);
        lea.git(&["commit", "--quiet", "-am", "lea"]);
        let pulled = finish(&mut lea.git_command(&["pull", "--no-edit"]));
        assert_eq!((pulled.code, lea.read(PATH).as_str()), (0, both), "{pulled:?}");
        let says_open = pulled.err.contains("now holds two versions");
        assert_eq!(says_open, self.open, "{pulled:?}");
        lea.git(&["push", "--quiet"]);
        kim.git(&["pull", "--quiet"]);
        assert_eq!(kim.read(PATH), both);
        assert_eq!(kim.git(&["rev-parse", "HEAD^{tree}"]), office.tree());
    }

    fn heard(&self, output: &Output, both: &str, lea: &Person<'_>) {
        assert_eq!(lea.read(PATH), both, "{output:?}");
        assert_eq!(output.code, if self.open { 3 } else { 0 }, "{output:?}");
        for said in self.says {
            assert!(output.err.contains(said), "{said} in {output:?}");
        }
        let told = ["Muster”", "was removed", "lies beside"];
        let quiet = told.iter().all(|word| !output.err.contains(word));
        assert!(!self.says.is_empty() || quiet, "{output:?}");
    }
}
