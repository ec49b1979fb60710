//! What a kind of record is made of, described as data: rooms work on the description and do not
//! ask which kind it is. A description holds no code; what needs thought ("end before start") is a
//! check.

use std::borrow::Cow;

/// A kind of record: its name, its folder, its fields.
#[derive(Debug)]
pub struct KindSpec {
    /// `contact`; in JSON, in `type:` and in `[fields.contact]`.
    pub name: &'static str,
    /// Other names that `type:` and `add` accept.
    pub names: &'static [&'static str],
    /// The top folder that holds its records.
    pub folder: &'static str,
    /// The field that titles it; where it is absent, the first heading does.
    pub title: &'static str,
    /// The field with the day that files and sorts it, where there is one.
    pub date: Option<&'static str>,
    /// In the order in which a new record has them.
    pub fields: &'static [FieldSpec],
}

/// One key of the front matter.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldSpec {
    pub key: Cow<'static, str>,
    /// One value of a list: the flag of `add`, and a name in queries: `topic` of `topics`.
    pub one: Option<&'static str>,
    /// Other names that the query language accepts, German ones among them, folded.
    pub names: &'static [&'static str],
    pub value: ValueType,
    /// A list; one value alone may stand without brackets.
    pub many: bool,
    pub required: bool,
    /// What tables and forms call a field that `netlog.toml` declares.
    pub label: Option<String>,
}

/// What a value is. A value type more is a heavier thing than a field more: think twice.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueType {
    Text,
    Number,
    Boolean,
    /// A whole day.
    Day,
    /// A day, a month or a year.
    PartialDate,
    /// `10:00` or `10:00-12:30`.
    Clock,
    /// `6 months`
    Span,
    /// One of a set of words.
    Choice(Cow<'static, [Cow<'static, str>]>),
    /// The id of a record of one of these kinds; of any kind where none is named.
    Reference(&'static [&'static str]),
    /// `[{organisation, role, from, until}]`
    Posts,
    /// `{funded-by: [id, …]}`
    Relations,
}

impl ValueType {
    /// Its name in `netlog.toml` and in the documentation.
    pub fn name(&self) -> &'static str {
        match self {
            ValueType::Text => "text",
            ValueType::Number => "number",
            ValueType::Boolean => "boolean",
            ValueType::Day => "date",
            ValueType::PartialDate => "partial-date",
            ValueType::Clock => "time",
            ValueType::Span => "span",
            ValueType::Choice(_) => "choice",
            ValueType::Reference(_) => "reference",
            ValueType::Posts => "roles",
            ValueType::Relations => "relations",
        }
    }
}

impl FieldSpec {
    pub const fn new(key: &'static str, value: ValueType) -> Self {
        Self {
            key: Cow::Borrowed(key),
            one: None,
            names: &[],
            value,
            many: false,
            required: false,
            label: None,
        }
    }

    pub const fn many(mut self) -> Self {
        self.many = true;
        self
    }

    /// A list whose values have a name of their own.
    pub const fn many_of(mut self, one: &'static str) -> Self {
        self.one = Some(one);
        self.many()
    }

    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub const fn named(mut self, names: &'static [&'static str]) -> Self {
        self.names = names;
        self
    }

    /// True where the query language may call it so; `name` is folded.
    pub fn answers_to(&self, name: &str) -> bool {
        self.key == name || self.one == Some(name) || self.names.contains(&name)
    }

    /// What `add` calls one value of it.
    pub fn flag(&self) -> &str {
        self.one.unwrap_or(&self.key)
    }
}

/// The kinds with the fields that this repository adds to them.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    custom: Vec<(&'static str, FieldSpec)>,
}

impl Schema {
    /// Adds a field that `netlog.toml` declares; a built-in field cannot be declared again.
    pub fn declare(&mut self, kind: &'static KindSpec, field: FieldSpec) -> bool {
        let known = self.field(kind, &field.key).is_some();
        if !known {
            self.custom.push((kind.name, field));
        }
        !known
    }

    pub fn field<'a>(&'a self, kind: &'static KindSpec, key: &str) -> Option<&'a FieldSpec> {
        self.fields(kind).find(|field| field.key == key)
    }

    /// Built-in fields first.
    pub fn fields<'a>(&'a self, kind: &'static KindSpec) -> impl Iterator<Item = &'a FieldSpec> {
        let custom = self.custom.iter().filter(|(name, _)| *name == kind.name);
        kind.fields.iter().chain(custom.map(|(_, field)| field))
    }
}
