//! Settings that two have changed.

use proptest::prelude::*;

use super::settings::{Joined, merge};

const BASE: &str = "# Einstellungen dieser Ablage.
language = \"de\"

[office]
# Die eigenen Leute.
staff = [
  \"anna\", # Leitung
  \"bo\",
]

[series]
# Reihen
steering = \"Runde\" # alle
";

fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BASE.to_string(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replacen(from, to, 1)
    })
}

#[track_caller]
fn joins(ours: &[(&str, &str)], theirs: &[(&str, &str)], both: &[(&str, &str)]) {
    let joined = merge(Some(BASE), &with(ours), &with(theirs)).expect("readable");
    assert_eq!(joined, Joined { text: with(both), open: vec![] });
}

#[test]
fn what_both_added_at_one_spot_is_there() {
    let end = "  \"bo\",\n";
    joins(
        &[(end, "  \"bo\",\n  \"cy\", # neu\n")],
        &[(end, "  \"bo\",\n  # Praktikum\n  \"di\",\n")],
        &[(end, "  \"bo\",\n  \"cy\", # neu\n  # Praktikum\n  \"di\",\n")],
    );
    let last = "# alle\n";
    joins(
        &[(last, "# alle\n# Klausur\nretreat = \"K\"\n")],
        &[(last, "# alle\ntable = \"T\" # zweimal\n")],
        &[(last, "# alle\ntable = \"T\" # zweimal\n# Klausur\nretreat = \"K\"\n")],
    );
    joins(
        &[(last, "# alle\n\n[queries]\na = \"x\"\n")],
        &[(last, "# alle\n\n[queries]\nb = \"y\"\n")],
        &[(last, "# alle\n\n[queries]\nb = \"y\"\na = \"x\"\n")],
    );
}

#[test]
fn who_goes_goes_and_who_comes_comes() {
    joins(
        &[("  \"anna\", # Leitung\n", "")],
        &[(
            "  \"anna\", # Leitung\n  \"bo\",\n",
            "  \"anna\", # Leitung\n  \"bo\", # seit 2019\n  \"cy\",\n",
        )],
        &[("  \"anna\", # Leitung\n  \"bo\",\n", "  \"bo\", # seit 2019\n  \"cy\",\n")],
    );
    joins(
        &[("# Reihen\nsteering = \"Runde\" # alle\n", "")],
        &[("steering = \"Runde\" # alle\n", "steering = \"Große Runde\" # alle\n")],
        &[("steering = \"Runde\" # alle\n", "steering = \"Große Runde\" # alle\n")],
    );
}

#[test]
fn of_one_key_with_two_values_theirs_stands_and_the_rest_is_joined() {
    let ours = with(&[("\"Runde\"", "\"Unsere\""), ("\"bo\",", "\"bo\",\n  \"cy\",")]);
    let theirs = with(&[("\"Runde\"", "\"Ihre\""), ("\"bo\",", "\"bo\",\n  \"di\",")]);
    let joined = merge(Some(BASE), &ours, &theirs).expect("readable");
    assert_eq!(joined.open, ["series.steering"]);
    let text = with(&[("\"Runde\"", "\"Ihre\""), ("\"bo\",", "\"bo\",\n  \"cy\",\n  \"di\",")]);
    assert_eq!(joined.text, text);
}

#[test]
fn tables_in_one_line_and_files_that_both_made_are_joined() {
    let rules = |rules: &str| format!("[check]\nrules = {{ {rules} }}\n");
    let joined = merge(
        Some(&rules("a = \"off\"")),
        &rules("a = \"off\", b = \"note\""),
        &rules("a = \"off\", c = \"note\""),
    );
    let joined = joined.expect("readable");
    assert_eq!(joined.text, rules("a = \"off\", c = \"note\", b = \"note\""));
    let joined = merge(None, "language = \"de\"\n[git]\ncommit = false\n", "language = \"de\"\r\n");
    let text = "language = \"de\"\r\n[git]\r\ncommit = false\r\n";
    assert_eq!(joined.expect("readable").text, text);
    assert_eq!(merge(None, "a = 1\na = 2\n", "a = 1\n"), None);
}

const LINES: &[&str] =
    &["language = \"de\"", "language = \"en\" # so", "# Oben\noffice.name = \"Amt\""];
const TABLES: &[(&str, &[&str])] = &[
    ("[series]", &["a = \"A\"", "a = \"Ä\" # neu", "b = \"B\"", "# Absatz\nc = \"C\"", "d = 'D'"]),
    (
        "[check]",
        &[
            "rules = { x = \"off\" }",
            "rules = { y = \"off\", x = \"note\" }",
            "holidays = \"f.ics\"",
        ],
    ),
    (
        "# Leute\n[staff]",
        &[
            "list = [\"anna\", \"bo\"]",
            "list = [\n  \"anna\", # Leitung\n  # Neu\n  \"cy\"\n]",
            "list = [ # alle\n  \"bo\",\n\n  \"di\", # D\n  # Ende\n]",
            "list = []",
        ],
    ),
];

fn texts() -> impl Strategy<Value = String> {
    let pick =
        |lines: &'static [&'static str]| prop::collection::vec(prop::sample::select(lines), 0..4);
    let tables = TABLES.iter().map(|(_, lines)| (any::<bool>(), pick(lines))).collect::<Vec<_>>();
    (pick(LINES), tables).prop_map(|(top, tables)| {
        let mut text = String::new();
        let mut keys: Vec<String> = Vec::new();
        let mut put = |text: &mut String, table: &str, line: &str| {
            let last = line.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
            let key = format!("{table}{}", last.split(" =").next().unwrap_or_default());
            if !keys.contains(&key) {
                keys.push(key);
                text.push_str(&format!("{line}\n"));
            }
        };
        for line in top {
            put(&mut text, "", line);
        }
        for ((is_there, lines), (head, _)) in tables.into_iter().zip(TABLES) {
            if is_there {
                text.push_str(&format!("\n{head}\n"));
                lines.into_iter().for_each(|line| put(&mut text, head, line));
            }
        }
        text
    })
}

fn values(text: &str) -> Vec<(String, toml::Value)> {
    fn leaves(path: &str, value: toml::Value, found: &mut Vec<(String, toml::Value)>) {
        match value {
            toml::Value::Table(table) => {
                table
                    .into_iter()
                    .for_each(|(key, value)| leaves(&format!("{path}.{key}"), value, found));
            }
            toml::Value::Array(items) => {
                items.into_iter().for_each(|item| found.push((path.to_string(), item)));
            }
            value => found.push((path.to_string(), value)),
        }
    }
    let mut found = Vec::new();
    leaves("", toml::Value::Table(toml::from_str(text).expect("readable")), &mut found);
    found
}

proptest! {
    #[test]
    fn laws_of_settings(base in texts(), ours in texts(), theirs in texts()) {
        let Some(joined) = merge(Some(&base), &ours, &theirs) else { return Ok(()) };
        let [was, our, their, now] = [&base, &ours, &theirs, &joined.text].map(|text| values(text));
        let is_open = |path: &str| joined.open.iter().any(|key| path == format!(".{key}"));
        for leaf in our.iter().filter(|leaf| !was.contains(leaf) && !is_open(&leaf.0)) {
            prop_assert!(now.contains(leaf), "{leaf:?}\n{}", joined.text);
        }
        for leaf in their.iter().filter(|leaf| !was.contains(leaf)) {
            prop_assert!(now.contains(leaf), "{leaf:?}\n{}", joined.text);
        }
        for leaf in was.iter().filter(|leaf| our.contains(leaf) && their.contains(leaf)) {
            prop_assert!(now.contains(leaf), "{leaf:?}\n{}", joined.text);
        }
        for leaf in &now {
            prop_assert!(our.contains(leaf) || their.contains(leaf), "{leaf:?}\n{}", joined.text);
        }
        // What only one did is done.
        let same = merge(Some(&base), &base, &theirs).expect("readable");
        prop_assert_eq!(values(&same.text), values(&theirs));
        prop_assert!(same.open.is_empty());
        let same = merge(Some(&base), &ours, &base).map(|joined| values(&joined.text));
        let sorted = |mut list: Vec<(String, toml::Value)>| {
            list.sort_by_key(|leaf| format!("{leaf:?}"));
            list
        };
        prop_assert!(same.is_none_or(|same| sorted(same) == sorted(values(&ours))));
    }
}
