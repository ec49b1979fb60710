//! What is read without the parser is what the parser reads.

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use serde_yaml::{Mapping, Value};

use super::flat::{self, AT_MOST, KEYS_AT_MOST, OPEN_AT_MOST};
use super::{Page, Step, conflict, limits};

fn read(front: &str) -> Option<Mapping> {
    flat::read(front).map(Mapping::from_iter)
}

/// What is read here is what the parser reads, in its order, and nothing that is refused.
fn agrees(front: &str) -> bool {
    let Some(read) = read(front) else { return false };
    let parsed = serde_yaml::from_str::<Value>(front);
    let parsed = parsed.unwrap_or_else(|error| panic!("{front:?} is refused: {error}"));
    // Written out, because equal mappings may differ in order and NaN is not NaN.
    assert_eq!(format!("{:?}", Value::Mapping(read)), format!("{parsed:?}"), "{front:?}");
    assert!(limits::refuse(front).is_none(), "{front:?} is refused by a limit");
    assert_eq!(conflict::first(front, Some(0..front.len())), None, "{front:?}");
    true
}

#[test]
fn what_offices_write_is_read() {
    for front in [
        "name: Anna\n",
        "name: Anna\r\nrole: x\r\n",
        "date: 2024-10-14\ntime: 10:00-12:30\nwith: [a, b]\nsummary: Es war gut, R&D: ja.\n"
            .replace("R&D: ja", "R&D")
            .as_str(),
        "with:\n- a\n- \"b: c\"\n\nempty:\nby:\n  - 'it''s'\n  - [[x]]\n",
        "roles:\n  - organisation: netz\n    role: X\n    from: 2019\n  - {organisation: b, from: 2024-07}\n",
        "roles:\n- a: x\n  b:\n  - y\n  c:\n    d: z\n- e:\nf: g\n",
        "relations:\n  funded-by: [bmas, eu]\n  part-of: x\n  in: {a: b}\n",
        "web: [https://x.de/a#b, \"y\"]\nlink: https://x.de\nq: \"a \\\"b\\\" \\\\ c\"\nb: 'C:\\x'\n",
        "a: []\nb: {}\nc: [ ]\nd: \"\"\ne: ''\nf: [a,b , c]\ng:   x  \n",
        "title: Sitzung (intern) [neu] {x}\nphone: +49 30 1\nx: -5\ny: .5\nz: a- b\n",
        "a: NO\nb: 017\nc: 1_000\nd: 0x1F\ne: 1e3\nf: .inf\ng: ~\nh: 12:30\ni: 2024-10-14\n",
        "a: 1.10\nb: +49\nc: 0o17\nd: 0b1\ne: .nan\nf: -.INF\ng: 0\nh: 00\ni: -0\nj: ...\n",
        "a: 18446744073709551615\nc: -9223372036854775808\nd: 1e400\n",
        "a: nUlL\nb: Null\nc: yes\nd: True\ne: tRUE\nf: FALSE\ng: inf\nh: nan\ni: 1-\nj: +\n",
        "# c\na: b # c: d\n # e\nc:\n  # f\n  - g  # h\ni: # j\nk: \"l\" # m\nn: [o] # p\nq: r#s\n",
        "a: |\n  b # c: d\n   e  \nf:\n  g: |\n    h\n# i\n  j: k\n",
        "a: <<\nb: =\nc: [true, ~, 017, 1.0, -1]\nd: 2024\n",
    ] {
        assert!(agrees(front), "{front:?}");
    }
}

#[test]
fn what_is_in_doubt_is_left_to_the_parser() {
    for front in [
        "",
        "\n",
        " a: b\n",
        "a: b\na: c\n",
        "a: b\n  c\n",
        "a:\n  b\n",
        "a: \"b\"# c\n",
        "a: [b]# c\n",
        "a: |\n  b\n\n  c\n",
        "a: |-\n  b\n",
        "a: |\n  b",
        "a: |\nb: c\n",
        "a: b: c\n",
        "a: b:\n",
        "a: &b c\n",
        "a: !b c\n",
        "a: \"b\n  c\"\n",
        "a: \"\\n\"\n",
        "a: \"b\" c\n",
        "a: [b,\n  c]\n",
        "a: [b, ]\n",
        "a: [b: c]\n",
        "a:\tb\n",
        "a: b\rc: d\n",
        "a: \u{85}\n",
        "a: \u{2028}\n",
        "a: \u{feff}\n",
        "a: {b: 1, b: 2}\n",
        "true: x\n",
        "1: x\n",
        "\"a\": x\n",
        "a: -\n",
        "a:\n-\n",
        "a:\n- - b\n",
        "a:\n  - b\n c: d\n",
        "- a\n",
        "a: b\n---\n",
        "a: b\n \nc: d\n",
        "a: b\n<<<<<<< HEAD\n",
    ] {
        assert_eq!(read(front), None, "{front:?}");
    }
    assert_eq!(read(&format!("a: {}\n", "x".repeat(AT_MOST))), None);
    assert!(agrees(&format!("a: [{}x]\nb: x\n", "x, ".repeat(AT_MOST / 3 - 9))));
    let keys = |many: usize| (0..many).map(|key| format!("a{key}: x\n")).collect::<String>();
    assert_eq!(read(&keys(KEYS_AT_MOST + 1)), None);
    assert!(agrees(&keys(KEYS_AT_MOST)));
    assert_eq!(read(&format!("a: x{}\n", "[".repeat(OPEN_AT_MOST + 1))), None);
    assert!(agrees(&format!("a: x{}\n", "[".repeat(OPEN_AT_MOST))));
    assert!(agrees(&format!("a: \"{}\"\nb: x\n", "x ".repeat(2000))));
}

/// Of this repository: the example log, and what the description of the format shows.
#[allow(clippy::disallowed_methods)]
fn written() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = walkdir::WalkDir::new(root.join("records")).into_iter().flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|end| end == "md"));
    let mut found = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file.path()).unwrap();
        let front = Page::new(text).front().expect("a front matter").to_string();
        found.push((file.path().display().to_string(), front));
    }
    assert!(found.len() > 50, "{}", found.len());
    let format = std::fs::read_to_string(root.join("docs/format.md")).unwrap();
    let blocks = format.split("```yaml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    found.extend(blocks.map(|(block, _)| ("format.md".to_string(), block.to_string())));
    let (_, table) = format.split_once("| type | written | example |").expect("the types");
    let (table, _) = table.split_once("\n\n").expect("its end");
    for row in table.lines().filter(|row| row.trim_end().ends_with("` |")) {
        let example = row.trim_end_matches("` |").rsplit('`').next().expect("an example");
        found.push((row.to_string(), format!("key: {example}\n")));
    }
    found
}

#[test]
fn everything_that_we_show_is_read_without_the_parser() {
    let written = written();
    assert!(written.iter().filter(|(from, _)| from.starts_with('|')).count() >= 10);
    for (from, front) in written {
        assert!(agrees(&front), "{from}: {front}");
    }
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => "[a-zA-ZäöüßÄé][a-zA-Zäöüß0-9 ,.()/&!?-]{0,16}",
        3 => "20[0-3][0-9](-[01][0-9](-[0-3][0-9])?)?",
        1 => "[0-2][0-9]:[0-5][0-9](-[0-2][0-9]:[0-5][0-9])?",
        2 => "[-+.]?[0-9]{1,3}([.eE_:][-+]?[0-9]{1,3})?",
        1 => "[-+]?0[xob][-+]?[0-9a-fA-F]{0,4}",
        2 => "~|null|Null|nULL|true|True|TRUE|tRue|false|no|NO|y|\\.inf|-\\.Inf|\\.NaN|nan|inf|<<|=",
        1 => "[0-9]{15,42}",
        1 => "https?://[a-z]{1,5}\\.de/?[a-z#:]{0,5}",
        1 => "[-+.~0-9a-fxobeEINnA_:]{1,7}",
        1 => "[-?:,\\[\\]{}#&*!|>'\"%@`=<~ \\\\a1]{0,8}",
    ]
}

fn inline_value() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        4 => word(),
        1 => word().prop_map(|word| format!("\"{word}\"")),
        1 => word().prop_map(|word| format!("'{word}'")),
        1 => "\"[a\\\\\"'n ]{0,6}\"",
    ];
    let nested = scalar.prop_recursive(3, 8, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(", "))),
            proptest::collection::vec(("[a-z]{1,2}", inner), 0..3).prop_map(|pairs| {
                let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{k}: {v}")).collect();
                format!("{{{}}}", pairs.join(", "))
            }),
        ]
    });
    prop_oneof![3 => nested, 1 => Just(String::new())]
}

fn key_name() -> impl Strategy<Value = String> {
    prop_oneof![
        30 => "[a-h]{1,2}",
        5 => "[a-zA-Z][-_a-zA-Z0-9]{0,12}",
        1 => word(),
    ]
}

fn line() -> impl Strategy<Value = String> {
    let indent = prop_oneof![6 => Just(0), 2 => Just(2), 1 => 0_usize..7];
    let words = prop_oneof![
        8 => (key_name(), inline_value()).prop_map(|(key, value)| format!("{key}: {value}")),
        3 => key_name().prop_map(|key| format!("{key}:")),
        4 => inline_value().prop_map(|value| format!("- {value}")),
        2 => (key_name(), inline_value()).prop_map(|(key, value)| format!("- {key}: {value}")),
        1 => inline_value(),
        1 => Just(String::new()),
        1 => word().prop_map(|word| format!("# {word}")),
    ];
    (indent, words).prop_map(|(indent, words)| format!("{}{words}", " ".repeat(indent)))
}

/// Signs with a meaning somewhere in YAML, and letters that are odd in other ways.
fn nasty() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n- ",
        "\r",
        "\r\n",
        "\t",
        ":",
        ": ",
        " #",
        "#",
        "-",
        "- ",
        "---",
        "\n---\n",
        "...",
        "\"",
        "'",
        "\\",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&",
        "*",
        "!",
        "|",
        ">",
        "?",
        "%",
        "@",
        "`",
        "~",
        "<<",
        "\u{0}",
        "\u{7f}",
        "\u{85}",
        "\u{a0}",
        "\u{2028}",
        "\u{feff}",
        "\u{fffe}",
        "ä",
        "😀",
        "0",
        "1",
        "a",
        "x",
        "n",
        "\n<<<<<<< ",
        "\n=======\n",
    ])
}

/// A block that a person would indent so, with its entries in order.
fn block() -> impl Strategy<Value = String> {
    let item = (key_name(), inline_value(), key_name(), inline_value(), 0_usize..4, 0_usize..6);
    item.prop_map(|(one, a, two, b, indent, form)| {
        let indent = " ".repeat(indent);
        match form {
            0 => format!("{one}:\n{indent}- {a}\n{indent}- {b}"),
            1 => format!("{one}:\n {indent}{two}: {a}\n {indent}x: {b}"),
            2 => format!("{one}:\n{indent}- {two}: {a}\n{indent}  x: {b}\n{indent}- y: {b}"),
            3 => format!("{one}:\n {indent}{two}:\n {indent}- {a}\n {indent}x:\n {indent}  - {b}"),
            4 => format!("{one}: |\n {indent}{a}\n {indent}{b}"),
            _ => format!("{one}:\n{indent}- {a}\n{indent}- {two}:\n{indent}  - {b}"),
        }
    })
}

fn fronts() -> impl Strategy<Value = String> {
    let entry = (key_name(), inline_value()).prop_map(|(key, value)| format!("{key}: {value}"));
    let lines = prop_oneof![4 => block(), 8 => entry, 1 => line()];
    let lines = proptest::collection::vec(lines, 0..6);
    let ends = prop_oneof![5 => Just("\n"), 1 => Just("\r\n")];
    let places = prop_oneof![3 => Just(0), 2 => 1_usize..4];
    let slips = places.prop_flat_map(|many| {
        proptest::collection::vec((any::<prop::sample::Index>(), nasty(), 0_usize..3), many)
    });
    (lines, ends, slips).prop_map(|(lines, end, slips)| {
        let mut front: String = lines.iter().map(|line| format!("{line}\n")).collect();
        for (at, sign, gone) in slips {
            let places: Vec<_> = front.char_indices().map(|(at, _)| at).collect();
            if places.is_empty() {
                break;
            }
            let at = at.index(places.len());
            let end = places.get(at + gone).copied().unwrap_or(front.len());
            front.replace_range(places[at]..end, sign);
        }
        front.replace('\n', end)
    })
}

/// All ways to the scalars in a value.
fn leaves<'a>(value: &'a Value, steps: &mut Vec<Step<'a>>, found: &mut Vec<Vec<Step<'a>>>) {
    let inner: Vec<(Step<'a>, &'a Value)> = match value {
        Value::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| (Step::Key(key.as_str().expect("a text")), value))
            .collect(),
        Value::Sequence(items) => {
            items.iter().enumerate().map(|(at, item)| (Step::Index(at), item)).collect()
        }
        _ => return found.push(steps.clone()),
    };
    for (step, value) in inner {
        steps.push(step);
        leaves(value, steps, found);
        steps.pop();
    }
}

proptest! {
    #[test]
    fn what_is_written_is_found_in_the_tree_too(front in fronts()) {
        let Some(values) = read(&front).map(Value::Mapping) else { return Ok(()) };
        let page = Page::new(format!("---\n{front}---\n"));
        let mut found = Vec::new();
        leaves(&values, &mut Vec::new(), &mut found);
        for path in &found {
            let in_tree = page.source_in_tree(path);
            prop_assert!(in_tree.is_none() || page.source(path) == in_tree, "{:?}", path);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8_000))]

    #[test]
    fn the_parser_reads_the_same(front in fronts()) {
        agrees(&front);
    }

    #[test]
    fn a_scalar_means_the_same(word in word(), sign in nasty()) {
        for text in [format!("a: {word}\n"), format!("a: [{word}, {word}{sign}]\n"), format!("a: {word}{sign}{word}\n")] {
            agrees(&text);
        }
    }
}

/// A law that holds because nothing is ever read would hold for nothing.
#[test]
fn many_of_the_made_up_texts_are_read() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let read = (0..500).filter(|_| {
        let tree = fronts().new_tree(&mut runner).expect("a front matter");
        agrees(&tree.current())
    });
    let read = read.count();
    assert!(read > 50, "{read} of 500");
}
