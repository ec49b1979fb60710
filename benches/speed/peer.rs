//! What a user would run instead, on the same files. What is not installed is left out, with a
//! word.

use std::path::Path;
use std::process::Command;

/// A program of others.
pub struct Peer {
    /// Which of netlog's commands it stands beside.
    pub beside: &'static str,
    pub name: &'static str,
    program: &'static str,
    args: fn(&Path) -> Vec<String>,
}

/// With python-frontmatter: all conversations with one person.
const WITH: &str = "
import sys, pathlib, frontmatter
for path in pathlib.Path(sys.argv[1], 'conversations').rglob('*.md'):
    if sys.argv[2] in frontmatter.load(path).get('with', []):
        print(path)
";

/// Months and topics of one year.
const TOPICS: &str = "
import sys, pathlib, collections, frontmatter
count = collections.Counter()
for path in pathlib.Path(sys.argv[1], 'conversations').rglob('*.md'):
    record = frontmatter.load(path)
    if record['date'].year == 2024:
        for topic in record.get('topics', []):
            count[record['date'].month, topic] += 1
print(sorted(count.items()))
";

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_string()).collect()
}

fn in_folder(args: &[&str], root: &Path) -> Vec<String> {
    words(&[args, &[&root.to_string_lossy()]].concat())
}

pub const PEERS: &[Peer] = &[
    Peer {
        beside: "list with:X",
        name: "rg -l '^with:.*X'",
        program: "rg",
        args: |root| in_folder(&["-l", &format!("^with:.*{}", super::SOMEBODY)], root),
    },
    Peer {
        beside: "list with:X",
        name: "python-frontmatter, with X",
        program: "python3",
        args: |root| words(&["-c", WITH, &root.to_string_lossy(), super::SOMEBODY]),
    },
    Peer {
        beside: "list with:X",
        name: "recsel, with X",
        program: "recsel",
        args: |root| {
            let condition = format!("With ~ '{}'", super::SOMEBODY);
            let file = super::rec_file(root);
            words(&["-t", "conversation", "-e", &condition, "-p", "Id", &file.to_string_lossy()])
        },
    },
    Peer {
        beside: "report year 2024",
        name: "python-frontmatter, month × topic",
        program: "python3",
        args: |root| words(&["-c", TOPICS, &root.to_string_lossy()]),
    },
    Peer {
        beside: "search, a rare word",
        name: "rg -il, a rare word",
        program: "rg",
        args: |root| in_folder(&["-il", super::RARE], root),
    },
    Peer {
        beside: "search, part of compounds",
        name: "rg -il, part of compounds",
        program: "rg",
        args: |root| in_folder(&["-il", super::COMMON], root),
    },
    Peer {
        beside: "search, what nearly all have",
        name: "rg -il, what nearly all have",
        program: "rg",
        args: |root| in_folder(&["-il", super::EVERYWHERE], root),
    },
    Peer {
        beside: "list",
        name: "git status",
        program: "git",
        args: |root| words(&["-C", &root.to_string_lossy(), "status", "--short"]),
    },
    Peer {
        beside: "--version",
        name: "rg --version",
        program: "rg",
        args: |_| words(&["--version"]),
    },
];

impl Peer {
    pub fn is_installed(&self) -> bool {
        if self.name.starts_with("python-frontmatter") {
            let mut command = Command::new("python3");
            let command = command.args(["-c", "import frontmatter"]);
            return command.output().is_ok_and(|output| output.status.success());
        }
        super::measure::is_installed(self.program)
    }

    pub fn command(&self, root: &Path) -> Command {
        let mut command = Command::new(self.program);
        command.args((self.args)(root));
        command
    }
}
