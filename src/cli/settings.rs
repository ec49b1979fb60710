//! `netlog.toml`: what an office has settled for its log. A setting that is not known is an error
//! with its place, since a slip here would change every answer in silence. It never names a
//! program, a path outside or an address: the file comes with a shared repository.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::check::{self, Level, Levels};
use crate::diagnostic::{Place, TextEdit};
use crate::error::{Error, Result};
use crate::exchange::Zone;
use crate::record::{FieldSpec, Schema, ValueType, id, kind};
use crate::words::{Lang, Message, fold, when};

/// The file's name as places show it.
const FILE: &str = crate::store::SETTINGS;

/// Everything that can be set, with what holds where nothing is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// `de` or `en`.
    pub language: Option<Spanned<String>>,
    pub office: Office,
    pub git: Git,
    pub upcoming: Upcoming,
    pub layout: Layout,
    pub check: Check,
    /// The key of a series and how people call it.
    pub series: BTreeMap<String, String>,
    /// Kind, then field.
    pub fields: BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Field>>,
    /// The name of a saved query and its text.
    pub queries: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Office {
    /// As the annual report has it.
    pub name: Option<String>,
    /// The ids of our own people.
    pub staff: Vec<String>,
    /// Where times are of: `Europe/Berlin`.
    pub time_zone: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Git {
    /// One commit a change.
    pub commit: bool,
}

impl Default for Git {
    fn default() -> Self {
        Self { commit: true }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Upcoming {
    /// How far `upcoming` looks: `90d`.
    pub within: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Layout {
    /// New records go into a folder of their year.
    pub by_year: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self { by_year: true }
    }
}

/// What `check` finds worth telling.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Check {
    /// The code of a rule and its level.
    pub rules: BTreeMap<Spanned<String>, Spanned<String>>,
    /// A calendar file with the days on which nobody works, below the root of the log.
    pub holidays: Option<Spanned<String>>,
}

/// A field of the office's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// `text`, `number`, `date`, `partial-date`, `time`, `boolean`, `reference`, `choice`.
    #[serde(rename = "type")]
    kind: Spanned<String>,
    #[serde(default)]
    list: bool,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    choices: Vec<String>,
    label: Option<String>,
}

impl Settings {
    /// Reads the text of the file.
    pub fn parse(text: &str) -> Result<Settings> {
        let settings: Settings = toml::from_str(text).map_err(|error| unreadable(text, &error))?;
        if let Some(language) = &settings.language
            && Lang::from_tag(language.as_ref()).is_none()
        {
            return Err(odd(text, language, "settings-language"));
        }
        if let Some(within) = &settings.upcoming.within
            && when::span(within.as_ref()).is_none()
        {
            return Err(odd(text, within, "settings-within"));
        }
        if let Some(zone) = &settings.office.time_zone
            && Zone::named(zone.as_ref()).is_none()
        {
            return Err(odd(text, zone, "settings-time-zone"));
        }
        settings.schema_of(text)?;
        settings.levels_of(text)?;
        Ok(settings)
    }

    pub fn lang(&self) -> Option<Lang> {
        Lang::from_tag(self.language.as_ref()?.as_ref())
    }

    pub fn zone(&self) -> Zone {
        let named = self.office.time_zone.as_ref().and_then(|zone| Zone::named(zone.as_ref()));
        named.unwrap_or_default()
    }

    pub fn within(&self) -> Option<when::Span> {
        when::span(self.upcoming.within.as_ref()?.as_ref())
    }

    /// The kinds with the fields declared here; `parse` has seen to it that all are good.
    pub fn schema(&self) -> Schema {
        self.schema_of("").unwrap_or_default()
    }

    /// The rules of `check` with the levels set here; `parse` has seen to it that all are good.
    pub fn levels(&self) -> Levels {
        self.levels_of("").unwrap_or_default()
    }

    fn levels_of(&self, text: &str) -> Result<Levels> {
        let mut levels = Levels::default();
        for (code, name) in &self.check.rules {
            let rule = check::rule(code.as_ref()).ok_or_else(|| {
                let error = odd(text, code, "settings-rule");
                match check::rule_like(code.as_ref()) {
                    Some(rule) => {
                        error.hint(Message::new("usage-suggestion").with("value", rule.code))
                    }
                    None => error,
                }
            })?;
            let level =
                Level::named(name.as_ref()).ok_or_else(|| odd(text, name, "settings-level"))?;
            levels.set(rule, level);
        }
        Ok(levels)
    }

    fn schema_of(&self, text: &str) -> Result<Schema> {
        let mut schema = Schema::default();
        for (kind_name, fields) in &self.fields {
            let kind = kind::named(&fold::key(kind_name.as_ref()))
                .ok_or_else(|| odd(text, kind_name, "settings-kind"))?;
            for (key, field) in fields {
                let value = field.value(text)?;
                let mut spec = FieldSpec::new("", value);
                spec.key = Cow::Owned(key.as_ref().clone());
                spec.many = field.list;
                spec.required = field.required;
                spec.label.clone_from(&field.label);
                if !schema.declare(kind, spec) {
                    return Err(odd(text, key, "settings-field-known"));
                }
            }
        }
        Ok(schema)
    }
}

impl Field {
    fn value(&self, text: &str) -> Result<ValueType> {
        Ok(match self.kind.as_ref().as_str() {
            "text" => ValueType::Text,
            "number" => ValueType::Number,
            "boolean" => ValueType::Boolean,
            "date" => ValueType::Day,
            "partial-date" => ValueType::PartialDate,
            "time" => ValueType::Clock,
            "span" => ValueType::Span,
            "reference" => ValueType::Reference(&[]),
            "choice" if !self.choices.is_empty() => {
                ValueType::Choice(self.choices.iter().cloned().map(Cow::Owned).collect())
            }
            "choice" => return Err(odd(text, &self.kind, "settings-choices")),
            _ => return Err(odd(text, &self.kind, "settings-type")),
        })
    }
}

/// The text of the file with another id for one of our own people, and in saved queries; `None` where
/// nothing names it.
pub fn following(text: &str, from: &str, to: &str) -> Option<String> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Places {
        office: People,
        queries: BTreeMap<String, Spanned<String>>,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct People {
        staff: Vec<Spanned<String>>,
    }
    let places: Places = toml::from_str(text).ok()?;
    let meant = places.office.staff.iter().filter(|id| id::key(id.as_ref()) == id::key(from));
    let mut edits: Vec<TextEdit> =
        meant.map(|id| TextEdit::new(id.span(), format!("\"{to}\""))).collect();
    for query in places.queries.values() {
        let written = text.get(query.span()).unwrap_or_default();
        // A value is an id where it stands alone: `with:anna`, `with:=anna`.
        let ids = written.match_indices(from).filter(|(at, found)| {
            let before = written.get(..*at).is_some_and(|text| text.ends_with([':', '=']));
            let behind = written.get(at + found.len()..).and_then(|text| text.chars().next());
            before && behind.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.'))
        });
        edits.extend(ids.map(|(at, found)| {
            let start = query.span().start + at;
            TextEdit::new(start..start + found.len(), to)
        }));
    }
    edits.sort_by_key(|edit| edit.range.start);
    (!edits.is_empty()).then(|| TextEdit::apply(text, &edits)).flatten()
}

/// The parser speaks English: an unknown setting gets our own sentence, anything else our own with
/// the parser's words behind it.
fn unreadable(text: &str, error: &toml::de::Error) -> Error {
    let place = Place::new(FILE, text, error.span().unwrap_or(0..0));
    let unknown = error.message().strip_prefix("unknown field `");
    let told = match unknown.and_then(|rest| rest.split_once('`')) {
        Some((name, known)) => {
            let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
            let near = |known: &&str| strsim::osa_distance(name, known);
            let nearest = known.iter().copied().min_by_key(near);
            let told = Error::data(Message::new("settings-unknown").with("value", name));
            match nearest.filter(|known| near(known) <= 3) {
                Some(known) => told.hint(Message::new("usage-suggestion").with("value", known)),
                None => {
                    told.hint(Message::new("settings-unknown-hint").with("names", known.join(", ")))
                }
            }
        }
        None => Error::data(Message::new("settings-unreadable"))
            .hint(Message::new("settings-parser").with("reason", error.message())),
    };
    told.at(place).hint(Message::new("settings-unreadable-hint"))
}

/// The error about one value, at its place.
fn odd(text: &str, value: &Spanned<String>, id: &str) -> Error {
    let message = Message::dynamic(id.to_string()).with("value", value.as_ref().as_str());
    Error::data(message)
        .at(Place::new(FILE, text, value.span()))
        .hint(Message::dynamic(format!("{id}-hint")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (String, usize, usize) {
        match Settings::parse(text) {
            Ok(_) => panic!("accepted: {text}"),
            Err(error) => {
                let place = error.place.expect("a place");
                (error.message.id().to_string(), place.line, place.column)
            }
        }
    }

    #[test]
    fn nothing_set_is_good() {
        let settings = Settings::parse("").expect("good");
        assert!(settings.git.commit && settings.layout.by_year);
    }

    #[test]
    fn fields_of_the_office_join_the_schema() {
        let settings = Settings::parse(
            "[fields.contact.region]\ntype = \"choice\"\nchoices = [\"Nord\"]\nlabel = \"Region\"\n",
        )
        .expect("good");
        let schema = settings.schema();
        let field = schema.field(&kind::CONTACT, "region").expect("declared");
        assert_eq!(field.label.as_deref(), Some("Region"));
        assert!(schema.field(&kind::MEETING, "region").is_none());
    }

    #[test]
    fn every_slip_has_its_place() {
        assert_eq!(fault("langage = \"de\"\n"), ("settings-unknown".into(), 1, 1));
        assert_eq!(fault("a = [\n"), ("settings-unreadable".into(), 1, 6));
        assert_eq!(fault("\nlanguage = \"fr\"\n"), ("settings-language".into(), 2, 12));
        assert_eq!(fault("[office]\ntime-zone = \"Berlin\"\n").0, "settings-time-zone");
        assert_eq!(fault("[upcoming]\nwithin = \"soon\"\n"), ("settings-within".into(), 2, 10));
        assert_eq!(fault("[fields.person2.x]\ntype = \"text\"\n").0, "settings-kind");
        assert_eq!(fault("[fields.contact.name]\ntype = \"text\"\n").0, "settings-field-known");
        assert_eq!(fault("[fields.contact.x]\ntype = \"colour\"\n").0, "settings-type");
        assert_eq!(fault("[fields.contact.x]\ntype = \"choice\"\n").0, "settings-choices");
        let slip = fault("[check]\nrules = { task-dote = \"off\" }\n");
        assert_eq!(slip, ("settings-rule".into(), 2, 11));
        let level = fault("[check.rules]\ntask-date = \"loud\"\n");
        assert_eq!(level, ("settings-level".into(), 2, 13));
    }
}
