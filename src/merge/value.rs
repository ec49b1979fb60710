//! Values of a field: single ones three-way, lists as sets, mappings key by key.

use serde_yaml::{Mapping, Value};

/// A value of each side; `None` where the key is absent.
pub type Three<'a> = [Option<&'a Value>; 3];

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing of the key is left where it is `None`.
    One(Option<Value>),
    /// One took it away, the other changed it: it stays.
    Kept(Value),
    /// Both changed it.
    Both { ours: Option<Value>, theirs: Option<Value> },
}

/// `many`: the field holds a list, even where one value stands alone.
pub fn merge(values: Three<'_>, many: bool) -> Outcome {
    let [base, ours, theirs] = values.map(|value| value.filter(|value| !value.is_null()));
    let one = |value: Option<&Value>| Outcome::One(value.cloned());
    if ours == theirs || base == theirs {
        return one(ours);
    }
    if base == ours {
        return one(theirs);
    }
    let is = |test: fn(&Value) -> bool| [base, ours, theirs].into_iter().flatten().all(test);
    if is(Value::is_mapping) {
        return mappings([base, ours, theirs]);
    }
    if many || is(Value::is_sequence) {
        return Outcome::One(listed(&lists([base, ours, theirs])));
    }
    match (ours, theirs) {
        (Some(value), None) | (None, Some(value)) if base.is_some() => Outcome::Kept(value.clone()),
        _ => Outcome::Both { ours: ours.cloned(), theirs: theirs.cloned() },
    }
}

fn listed(items: &[Value]) -> Option<Value> {
    (!items.is_empty()).then(|| Value::Sequence(items.to_vec()))
}

pub fn items(value: Option<&Value>) -> Vec<Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Sequence(items)) => items.clone(),
        Some(one) => vec![one.clone()],
    }
}

/// Ours without what they took away, and with what they added. Of posts and the like, which are
/// mappings, those of the same people and places are one.
fn lists(values: Three<'_>) -> Vec<Value> {
    let [base, ours, theirs] = values.map(items);
    let find = |list: &[Value], item: &Value| list.iter().find(|one| is_same(one, item)).cloned();
    let mut merged = Vec::new();
    for item in &ours {
        let (was, other) = (find(&base, item), find(&theirs, item));
        match (was, other) {
            (Some(was), None) if was == *item => {}
            (was, Some(other)) => match merge([was.as_ref(), Some(item), Some(&other)], false) {
                Outcome::One(Some(value)) | Outcome::Kept(value) => merged.push(value),
                Outcome::One(None) => {}
                // Both versions of a post stand in the list; whoever reads it sees both.
                Outcome::Both { ours, theirs } => merged.extend(ours.into_iter().chain(theirs)),
            },
            _ => merged.push(item.clone()),
        }
    }
    for item in &theirs {
        let (was, here) = (find(&base, item), find(&ours, item));
        if here.is_none() && was.as_ref() != Some(item) {
            merged.push(item.clone());
        }
    }
    let mut once: Vec<Value> = Vec::new();
    for item in merged {
        if !once.contains(&item) {
            once.push(item);
        }
    }
    once
}

fn is_same(one: &Value, other: &Value) -> bool {
    if one == other {
        return true;
    }
    let agree = |key: &str| {
        let of = |post: &Value| post.get(key).filter(|value| !value.is_null()).cloned();
        of(one) == of(other)
    };
    let has_place = one.get("organisation").is_some();
    has_place && agree("organisation") && (agree("role") || agree("from"))
}

fn mappings(values: Three<'_>) -> Outcome {
    let empty = Mapping::new();
    let [base, ours, theirs] =
        values.map(|value| value.and_then(Value::as_mapping).unwrap_or(&empty));
    let mut merged = Mapping::new();
    for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
        match merge([base.get(key), ours.get(key), theirs.get(key)], false) {
            Outcome::One(Some(value)) | Outcome::Kept(value) => {
                merged.insert(key.clone(), value);
            }
            Outcome::One(None) => {}
            Outcome::Both { .. } => {
                let [_, ours, theirs] = values.map(|value| value.cloned());
                return Outcome::Both { ours, theirs };
            }
        }
    }
    Outcome::One((!merged.is_empty()).then_some(Value::Mapping(merged)))
}
