//! Files that came to harm on their way, and two files in one: the law of `fuzz/import.rs` holds for
//! each. The seeds are whole files of every form; here lines go, come twice, change places, and
//! words come from elsewhere.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::chance::Chance;
use crate::fuzz_seeds::laws;

const ODD: &[&str] = &[
    ";",
    ",",
    ":",
    "\"",
    "\\n",
    "\r\n",
    "\n\n",
    " ",
    "=",
    "\t",
    "|",
    "[[",
    "]]",
    "---\n",
    "~",
    "-",
    "0",
    "Kim Berger",
    "kim-berger",
    "anne@example.org",
    "Berger, Kim",
    "MigraNet",
    "Steuerung",
    "ä",
    "\u{301}",
    "\u{feff}",
    "\0",
    "🙂",
    "2024-07-04",
    "20240704",
    "- [ ] Raum suchen",
    "- [x] Raum suchen done:2024-07-05",
    "#",
    "'",
    "{",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "UID:a-1\n",
    "2024-07-04-steuerung",
];

fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/import");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn harmed(seeds: &[&str], chance: &mut Chance) -> String {
    let mut lines: Vec<String> = chance.of(seeds).split_inclusive('\n').map(String::from).collect();
    if chance.one_in(8) {
        lines.extend(chance.of(seeds).split_inclusive('\n').map(String::from));
    }
    for _ in 0..=chance.below(4) {
        let at = chance.below(lines.len());
        match chance.below(6) {
            0 if lines.len() > 1 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[at].clone()),
            2 => {
                let other = chance.below(lines.len());
                lines.swap(at, other);
            }
            3 => {
                let line = chance.of(seeds).split_inclusive('\n').collect::<Vec<_>>();
                lines.insert(at, (*chance.of(&line)).to_string());
            }
            _ => {
                let line = &mut lines[at];
                let ends: Vec<usize> =
                    line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
                let begin = chance.below(ends.len());
                let end = (begin + chance.below(6)).min(ends.len() - 1);
                line.replace_range(ends[begin]..ends[end], chance.of(ODD));
            }
        }
    }
    lines.concat()
}

fn hold(count: u64) {
    let seeds = seeds();
    let seeds: Vec<&str> = seeds.iter().map(String::as_str).collect();
    (0..count).into_par_iter().for_each(|case| {
        let text = harmed(&seeds, &mut Chance(case));
        let law = laws::LAWS.iter().find(|(name, _)| *name == "import").expect("the law").1;
        if std::panic::catch_unwind(|| law(&text)).is_err() {
            panic!("case {case}:\n{text}");
        }
    });
}

#[test]
fn harmed_files_change_nothing_the_second_time() {
    hold(400);
}

#[test]
#[ignore = "takes minutes"]
fn very_many_harmed_files_change_nothing_the_second_time() {
    hold(100_000);
}
