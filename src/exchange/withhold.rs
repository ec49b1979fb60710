//! The log as it may leave the office: without what is confidential, and without what leads there
//! from everything else. Names in running text stay; whoever gives a file away has to read it.

use std::collections::HashSet;
use std::ops::Range;

use serde_yaml::Value as Yaml;

use crate::diagnostic::TextEdit;
use crate::page::Page;
use crate::record::{Book, Draft, Record, Reference, Schema, ValueType, id, links};

/// Stands where a link was.
const GONE: &str = "…";

pub fn withhold(book: Book) -> Book {
    let secret = book.records().filter(|record| book.is_confidential(record));
    let secret: HashSet<String> = secret.map(|record| id::key(&record.id)).collect();
    if secret.is_empty() {
        return book;
    }
    let leads = |record: &&Record| {
        !secret.contains(&id::key(&record.id))
            && (record.all_references().any(|(target, _)| secret.contains(&id::key(target)))
                || unlinked(record.page().text(), &secret).is_some())
    };
    let schema = book.schema().clone();
    let told: Vec<Record> =
        book.records().filter(leads).map(|record| without(record, &secret, &schema)).collect();
    book.public().with(told)
}

/// The record without references to those.
fn without(record: &Record, secret: &HashSet<String>, schema: &Schema) -> Record {
    let mut draft = Draft::new(record.kind);
    for (key, value) in record.page().entries(&record.path).0 {
        let Some(key) = key.as_str() else { continue };
        let points = schema.field(record.kind, key).is_none_or(|spec| {
            matches!(spec.value, ValueType::Reference(_) | ValueType::Posts | ValueType::Relations)
        });
        match points {
            true => draft.set(key, stripped(value, secret).unwrap_or_default()),
            false => draft.set(key, told(value, secret)),
        }
    }
    draft.body = body(record, secret);
    Record::read(schema, record.kind, &record.path, draft.write(schema))
}

fn stripped(value: Yaml, secret: &HashSet<String>) -> Option<Yaml> {
    match value {
        Yaml::String(text) => {
            let is_secret = secret.contains(&id::key(&Reference::parse(&text).id));
            (!is_secret).then(|| told(Yaml::String(text), secret))
        }
        Yaml::Sequence(items) => {
            let left: Vec<Yaml> =
                items.into_iter().filter_map(|item| stripped(item, secret)).collect();
            (!left.is_empty()).then_some(Yaml::Sequence(left))
        }
        Yaml::Mapping(mapping) => {
            let left = mapping.into_iter();
            let left: serde_yaml::Mapping =
                left.filter_map(|(key, value)| Some((key, stripped(value, secret)?))).collect();
            (!left.is_empty()).then_some(Yaml::Mapping(left))
        }
        other => Some(other),
    }
}

/// What no reference is: any text may have links in it.
fn told(value: Yaml, secret: &HashSet<String>) -> Yaml {
    match value {
        Yaml::String(text) => Yaml::String(unlinked(&text, secret).unwrap_or(text)),
        Yaml::Sequence(items) => {
            Yaml::Sequence(items.into_iter().map(|item| told(item, secret)).collect())
        }
        Yaml::Mapping(mapping) => {
            let entries = mapping.into_iter();
            Yaml::Mapping(
                entries.map(|(key, value)| (told(key, secret), told(value, secret))).collect(),
            )
        }
        other => other,
    }
}

/// The text without `[[…]]` that lead there; `None` where none does. In fields nothing is code.
fn unlinked(text: &str, secret: &HashSet<String>) -> Option<String> {
    let leads = |target: &Range<usize>| {
        text.get(target.clone()).is_some_and(|id| secret.contains(&id::key(id)))
    };
    let links = links(text).into_iter().filter(|(_, target)| leads(target));
    let edits: Vec<TextEdit> = links.map(|(whole, _)| TextEdit::new(whole, GONE)).collect();
    (!edits.is_empty()).then(|| TextEdit::apply(text, &edits)).flatten()
}

fn body(record: &Record, secret: &HashSet<String>) -> String {
    let page = Page::new(record.page().body().to_string());
    let text = page.text();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for link in page.outline().links {
        if link.range.start >= done && secret.contains(&id::key(&link.target)) {
            out.push_str(text.get(done..link.range.start).unwrap_or_default());
            out.push_str(GONE);
            done = link.range.end;
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    let owners = record.tasks.iter().filter_map(|task| task.owner.as_deref());
    for owner in owners.filter(|owner| secret.contains(&id::key(owner))) {
        out = out.replace(&format!(" @{owner}"), "");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::kind::of_folder;

    #[test]
    fn links_in_the_midst_of_any_field_are_cut() {
        let schema = Schema::default();
        let secret = "---\nname: Krähe\nconfidential: true\n---\n";
        let field = "Runde [[quelle-kraehe|Krähe]] und [[kim]], [[ [[Quelle-Kraehe#a]]";
        let open = format!(
            "---\ntitle: \"{field}\"\nsummary: \"{field}\"\nlocation: \"{field}\"\n\
             topics: [\"{field}\"]\nx-foo: {{a: [\"{field}\"]}}\nparticipants: [kim]\n---\n\nText.\n"
        );
        let of = |path: &str, text: &str| {
            let kind = of_folder(path.split('/').next().expect("a folder")).expect("a kind");
            Record::read(&schema, kind, path, text.to_string())
        };
        let all = vec![of("contacts/quelle-kraehe.md", secret), of("meetings/m.md", &open)];
        let out = withhold(Book::new(schema.clone(), all, Vec::new()));
        let all: String = out.records().map(|record| record.page().text().to_string()).collect();
        assert!(!all.to_lowercase().contains("kr"), "{all}");
        assert_eq!(all.matches("Runde … und [[kim]], [[ …").count(), 5, "{all}");
    }

    #[test]
    fn nothing_leads_to_what_is_confidential() {
        let schema = Schema::default();
        let files = [
            ("contacts/geheim.md", "---\nname: Geheime Quelle\nconfidential: true\n---\n"),
            (
                "contacts/anna.md",
                "---\nname: Anna # bleibt\nrelations: {partner: [geheim], chef: [kim]}\n\
                 roles:\n  - {organisation: geheim, role: Rat}\n---\n\n[[geheim|sie]] und [[kim]]\n\
                 \n- [ ] fragen @geheim\n",
            ),
            ("contacts/kim.md", "---\nname: Kim\n---\n"),
            (
                "meetings/m.md",
                "---\ntitle: M\nparticipants: [kim]\nexcused: [geheim, kim]\nabout: geheim\n---\n",
            ),
        ];
        let records = files.iter().map(|(path, text)| {
            let kind = of_folder(path.split('/').next().expect("a folder")).expect("a kind");
            Record::read(&schema, kind, path, (*text).to_string())
        });
        let told = withhold(Book::new(schema.clone(), records.collect(), Vec::new()));
        let all: String = told.records().map(|record| record.page().text().to_string()).collect();
        assert!(!all.to_lowercase().contains("geheim"), "{all}");
        assert!(all.contains("chef: [kim]") && all.contains("role: Rat"), "{all}");
        assert!(all.contains("excused: [kim]") && all.contains("… und [[kim]]"), "{all}");
        assert_eq!(told.records().count(), 3);
    }
}
