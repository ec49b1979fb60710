//! What stands in front of a note: YAML between `---`, TOML between `+++` (Hugo), or a JSON object.
//! All become the values that YAML would give.

use serde_yaml::Value as Yaml;

use crate::diagnostic::Diagnostic;
use crate::page::{Page, Step};
use crate::words::Message;

/// Bytes, as in the log's own files.
const FRONT_AT_MOST: usize = 64 * 1024;

/// A note, taken apart.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// In the order of the file; without what is empty.
    pub entries: Vec<(String, Yaml)>,
    pub body: String,
}

/// Why a note cannot be read, as a sentence.
pub(super) type Fault = Message;

pub(super) fn read(text: &str, path: &str) -> Result<Front, Fault> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let start = text.trim_start_matches('\n');
    if start.starts_with("+++") {
        return toml_front(start);
    }
    if start.starts_with('{') && !start.starts_with("{{") && !start.starts_with("{%") {
        return Ok(json_front(start).unwrap_or_else(|| plain(&text)));
    }
    if !start.starts_with("---") {
        return Ok(plain(&text));
    }
    let page = Page::new(start.to_string());
    if page.front().is_none() {
        // A rule at the start, or a front matter that never ends.
        return Ok(plain(&text));
    }
    match values(&page, path) {
        Ok(front) => Ok(front),
        Err(fault) => mended(&page).and_then(|page| values(&page, path).ok()).ok_or(fault),
    }
}

fn plain(text: &str) -> Front {
    Front { entries: Vec::new(), body: text.to_string() }
}

fn values(page: &Page, path: &str) -> Result<Front, Fault> {
    let (entries, faults) = page.entries(path);
    let grave =
        |fault: &&Diagnostic| fault.code != "duplicate-key" && fault.code != "conflict-markers";
    if let Some(fault) = faults.iter().find(grave) {
        return Err(fault.message.clone());
    }
    let entries = entries.into_iter().filter_map(|(key, value)| {
        let key = match key {
            Yaml::String(key) => key,
            Yaml::Number(number) => number.to_string(),
            _ => return None,
        };
        let value = written(page, &[Step::Key(&key)], value, 0);
        (!is_empty(&value)).then_some((key, value))
    });
    Ok(Front { entries: entries.collect(), body: page.body().to_string() })
}

/// `017` and `1.10` as they were written, since most of what looks like a number is a name of
/// something; what is a number in full stays one.
fn written(page: &Page, steps: &[Step<'_>], value: Yaml, depth: usize) -> Yaml {
    match value {
        Yaml::Number(number) => match page.source(steps) {
            Some(text) if text != number.to_string() => Yaml::String(text),
            _ => Yaml::Number(number),
        },
        Yaml::Sequence(items) if depth < 4 => {
            let each = items.into_iter().enumerate().map(|(at, item)| {
                let steps: Vec<Step<'_>> = steps.iter().cloned().chain([Step::Index(at)]).collect();
                written(page, &steps, item, depth + 1)
            });
            Yaml::Sequence(each.collect())
        }
        other => other,
    }
}

fn is_empty(value: &Yaml) -> bool {
    match value {
        Yaml::Null => true,
        Yaml::String(text) => text.trim().is_empty(),
        Yaml::Sequence(items) => items.iter().all(is_empty),
        Yaml::Mapping(mapping) => mapping.is_empty(),
        _ => false,
    }
}

/// Values that people write without the quotes that YAML wants: `title: Sitzung: Haushalt`,
/// `related: @anne`, `name: {{title}}`.
fn mended(page: &Page) -> Option<Page> {
    let front = page.front()?;
    let mut out = String::with_capacity(front.len() + 64);
    for line in front.lines() {
        let blank = line.len() - line.trim_start().len();
        let (indent, rest) = line.split_at_checked(blank)?;
        let (sign, rest) = match rest.strip_prefix("- ") {
            Some(rest) => ("- ", rest),
            None => ("", rest),
        };
        let key = rest
            .split_once(": ")
            .filter(|(key, _)| !key.is_empty() && !key.contains(['"', '\'', '[', '{', '#', ':']));
        let (key, value) = match key {
            Some((key, value)) => (format!("{key}: "), value.trim()),
            None if !sign.is_empty() => (String::new(), rest.trim()),
            None => (rest.to_string(), ""),
        };
        let odd = value.starts_with(['@', '`', '*', '&', '!', '%', '|', '>'])
            || value.starts_with("{{")
            || value.starts_with("<%")
            || value.contains(": ") && !value.starts_with(['"', '\'', '[', '{'])
            || value.ends_with(':');
        let value = if odd && value != "|" && value != ">" && value != "|-" && value != ">-" {
            format!("'{}'", value.replace('\'', "''"))
        } else {
            value.to_string()
        };
        // YAML knows no tabs.
        out.push_str(&format!("{}{sign}{key}{value}\n", indent.replace('\t', "  ")));
    }
    Some(Page::new(format!("---\n{out}---\n{}", page.body())))
}

fn toml_front(text: &str) -> Result<Front, Fault> {
    let inner = text.strip_prefix("+++").unwrap_or(text);
    let Some((front, body)) = inner.split_once("\n+++") else { return Ok(plain(text)) };
    if front.len() > FRONT_AT_MOST {
        return Err(Message::new("exchange-vault-front-large"));
    }
    let table: toml::Table = toml::from_str(front).map_err(|fault| {
        let why = fault.message().lines().next().unwrap_or_default().to_string();
        Message::new("exchange-vault-front").with("why", why)
    })?;
    let entries = table.into_iter().map(|(key, value)| (key, of_toml(value)));
    let entries = entries.filter(|(_, value)| !is_empty(value)).collect();
    let body = body.split_once('\n').map_or("", |(_, body)| body);
    Ok(Front { entries, body: body.to_string() })
}

fn of_toml(value: toml::Value) -> Yaml {
    match value {
        toml::Value::String(text) => Yaml::String(text),
        toml::Value::Integer(number) => Yaml::Number(number.into()),
        toml::Value::Float(number) => Yaml::Number(number.into()),
        toml::Value::Boolean(yes) => Yaml::Bool(yes),
        toml::Value::Datetime(at) => Yaml::String(at.to_string()),
        toml::Value::Array(items) => Yaml::Sequence(items.into_iter().map(of_toml).collect()),
        toml::Value::Table(table) => Yaml::Mapping(
            table.into_iter().map(|(key, value)| (Yaml::String(key), of_toml(value))).collect(),
        ),
    }
}

fn json_front(text: &str) -> Option<Front> {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let object = match stream.next()?.ok()? {
        serde_json::Value::Object(object) => object,
        _ => return None,
    };
    let end = stream.byte_offset();
    if end > FRONT_AT_MOST {
        return None;
    }
    let body = text.get(end..)?;
    let entries = object.into_iter().map(|(key, value)| {
        let value = serde_yaml::to_value(value).unwrap_or_default();
        (key, value)
    });
    let entries = entries.filter(|(_, value)| !is_empty(value)).collect();
    Some(Front { entries, body: body.trim_start_matches([' ', '\n']).to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<(String, String)> {
        let front = read(text, "a.md").expect("readable");
        let shown = |value: &Yaml| serde_json::to_string(value).unwrap_or_default();
        front.entries.iter().map(|(key, value)| (key.clone(), shown(value))).collect()
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_string(), value.to_string())
    }

    #[test]
    fn yaml_toml_and_json_say_the_same() {
        for text in [
            "---\ntitle: A\ntags: [x, y]\nempty:\n---\nText\n",
            "+++\ntitle = \"A\"\ntags = [\"x\", \"y\"]\nempty = \"\"\n+++\nText\n",
            "{\n\"title\": \"A\", \"tags\": [\"x\", \"y\"], \"empty\": null\n}\n\nText\n",
            "---\r\ntitle: A\r\ntags:\r\n- x\r\n- y\r\n---\r\nText\r\n",
        ] {
            let mut found = entries(text);
            // TOML has no order.
            found.sort();
            let want = [pair("tags", "[\"x\",\"y\"]"), pair("title", "\"A\"")];
            assert_eq!(found, want, "{text}");
            assert_eq!(read(text, "a").expect("readable").body, "Text\n");
        }
        assert_eq!(
            entries("+++\ndate = 2024-10-14T10:00:00+02:00\n+++\n"),
            [pair("date", "\"2024-10-14T10:00:00+02:00\"")]
        );
    }

    #[test]
    fn what_yaml_does_not_forgive_is_mended() {
        let text = "---\ntitle: Sitzung: Haushalt\nname: {{title}}\nwho: @anne\nphone: 0049301\nlist:\n- a: b: c\n---\n";
        let want = [
            pair("title", "\"Sitzung: Haushalt\""),
            pair("name", "\"{{title}}\""),
            pair("who", "\"@anne\""),
            pair("phone", "\"0049301\""),
            pair("list", "[{\"a\":\"b: c\"}]"),
        ];
        assert_eq!(entries(text), want);
        assert!(read("---\na: [1\n---\n", "a").is_err());
        assert!(read("+++\na = \n+++\n", "a").is_err());
        assert!(read(&format!("---\na: {}\n---\n", "[".repeat(5000)), "a").is_err());
    }

    #[test]
    fn notes_without_a_front_are_all_body() {
        for text in [
            "# Titel\n",
            "",
            "---\n\nnur eine Linie\n",
            "{{template}}\n",
            "{ kein JSON",
            "+++\nohne Ende",
        ] {
            assert_eq!(entries(text), [], "{text}");
            assert!(read(text, "a").expect("readable").body.trim().len() >= text.trim().len());
        }
    }
}
