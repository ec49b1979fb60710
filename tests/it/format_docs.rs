//! `docs/format.md`: its tables of fields come from the descriptions of the kinds. With
//! `UPDATE_DOCS=1` the file is written anew; else a stale one fails.

use std::fs;
use std::path::Path;

use netlog::record::kind::KINDS;
use netlog::record::{KindSpec, ValueType};
use netlog::words::{Lang, Words};

#[test]
fn the_tables_of_fields_are_those_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    let text = fs::read_to_string(&path).expect("docs/format.md");
    let mut fresh = text.clone();
    for kind in KINDS {
        let start = format!("<!-- fields: {} -->\n", kind.name);
        let from = fresh.find(&start).expect("the kind has a table") + start.len();
        let until = from + fresh[from..].find("<!-- end -->").expect("an end");
        fresh.replace_range(from..until, &table(kind));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, fresh).expect("written");
    } else {
        assert!(text == fresh, "docs/format.md is stale: UPDATE_DOCS=1 cargo test format_docs");
    }
}

fn table(kind: &KindSpec) -> String {
    let english = Words::new(Lang::En);
    let german = Words::new(Lang::De);
    let mut table = String::from(
        "\n| key | type | meaning | German; other names in queries |\n|---|---|---|---|\n",
    );
    for field in kind.fields {
        let mut value = field.value.name().to_string();
        if let ValueType::Choice(choices) = &field.value {
            let words: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
            value = words.join(", ");
        }
        if field.many && !matches!(field.value, ValueType::Relations | ValueType::Posts) {
            value = format!("list of {value}");
        }
        if field.required {
            value.push_str(", **required**");
        }
        let names = field.one.iter().chain(field.names).map(|name| format!("`{name}`"));
        let names = names.collect::<Vec<_>>().join(", ");
        let known = |words: &Words, id: String| {
            assert!(words.knows(&id), "{id}");
            words.text(&id)
        };
        let meaning = known(&english, format!("help-field-{}", field.key));
        let mut label = known(&german, format!("field-{}", field.key));
        if !names.is_empty() {
            label = format!("{label}; {names}");
        }
        table.push_str(&format!("| `{}` | {value} | {meaning} | {label} |\n", field.key));
    }
    table.push('\n');
    table
}
