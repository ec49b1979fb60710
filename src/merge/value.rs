//! Values of a field: single ones three-way, lists by what came and went, mappings key by key.

use serde_yaml::{Mapping, Value};

/// A value of each side; `None` where the key is absent.
pub type Three<'a> = [Option<&'a Value>; 3];

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing of the key is left where it is `None`.
    One(Option<Value>),
    /// One took it away, the other changed it: it stays.
    Kept(Value),
    /// Both changed it; each is all that can be had with what that one says.
    Both { ours: Value, theirs: Value },
}

/// `many`: the field holds a list, even where one value stands alone.
pub fn merge(values: Three<'_>, many: bool) -> Outcome {
    let mut desk = Desk { theirs_first: false, kept: false };
    let ours = desk.merge(values, many);
    desk.theirs_first = true;
    let theirs = desk.merge(values, many);
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours != theirs => Outcome::Both { ours, theirs },
        (Some(value), _) if desk.kept => Outcome::Kept(value),
        (ours, _) => Outcome::One(ours),
    }
}

/// Who is right where both are.
struct Desk {
    theirs_first: bool,
    kept: bool,
}

impl Desk {
    fn merge(&mut self, values: Three<'_>, many: bool) -> Option<Value> {
        let [base, ours, theirs] = values;
        if ours == theirs || base == theirs {
            return ours.cloned();
        }
        if base == ours {
            return theirs.cloned();
        }
        let [base, ours, theirs] = values.map(|value| value.filter(|value| !value.is_null()));
        let all = [base, ours, theirs];
        let is = |test: fn(&Value) -> bool| all.into_iter().flatten().all(test);
        if is(Value::is_mapping) {
            return self.mappings(all);
        }
        if many || is(Value::is_sequence) {
            let items = self.lists(all);
            return (!items.is_empty()).then_some(Value::Sequence(items));
        }
        match (ours, theirs) {
            (Some(value), None) | (None, Some(value)) => {
                self.kept |= base.is_some();
                Some(value.clone())
            }
            (ours, theirs) if self.theirs_first => theirs.or(ours).cloned(),
            (ours, theirs) => ours.or(theirs).cloned(),
        }
    }

    /// What one took away goes, what one added comes, behind what stands before it there. The order
    /// is ours, unless only they changed it.
    fn lists(&mut self, values: Three<'_>) -> Vec<Value> {
        let [base, ours, theirs] = values.map(items);
        let (in_ours, in_theirs) = (pairs(&base, &ours), pairs(&base, &theirs));
        let is_ordered = |places: &[Option<usize>]| {
            places.iter().flatten().zip(places.iter().flatten().skip(1)).all(|(a, b)| a < b)
        };
        let by_theirs = is_ordered(&in_ours) && !is_ordered(&in_theirs);
        let between = pairs(&ours, &theirs);
        // Each of ours with what it was and what it is there, then what only they have.
        let mut merged: Vec<(Value, Option<usize>)> = Vec::new();
        for (at, item) in ours.iter().enumerate() {
            let old = in_ours.iter().position(|place| *place == Some(at));
            let there = match old {
                Some(old) => in_theirs.get(old).copied().flatten(),
                None => between.get(at).copied().flatten(),
            };
            let was = old.and_then(|old| base.get(old));
            let value = match there.and_then(|there| theirs.get(there)) {
                Some(other) => self.merge([was, Some(item), Some(other)], false),
                // They took it away: it stays only where we have changed it.
                None if was == Some(item) => None,
                None => {
                    self.kept |= was.is_some();
                    Some(item.clone())
                }
            };
            merged.extend(value.map(|value| (value, there)));
        }
        for (at, item) in theirs.iter().enumerate() {
            let old = in_theirs.iter().position(|place| *place == Some(at));
            let known = match old {
                // We took it away: it comes back only where they have changed it.
                Some(old) => {
                    let here = in_ours.get(old).copied().flatten().is_some();
                    let same = base.get(old) == Some(item);
                    self.kept |= !here && !same;
                    here || same
                }
                None => between.contains(&Some(at)),
            };
            if !known {
                let place = place(&merged, at, theirs.len());
                merged.insert(place, (item.clone(), Some(at)));
            }
        }
        if by_theirs {
            merged.sort_by_key(|(_, there)| there.unwrap_or(usize::MAX));
        }
        merged.into_iter().map(|(value, _)| value).collect()
    }

    fn mappings(&mut self, values: Three<'_>) -> Option<Value> {
        let empty = Mapping::new();
        let [base, ours, theirs] =
            values.map(|value| value.and_then(Value::as_mapping).unwrap_or(&empty));
        let mut merged = Mapping::new();
        for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
            if let Some(value) = self.merge([base.get(key), ours.get(key), theirs.get(key)], false)
            {
                merged.insert(key.clone(), value);
            }
        }
        (!merged.is_empty()).then_some(Value::Mapping(merged))
    }
}

/// Where an item of theirs belongs: behind what stands before it there and what we have added
/// behind that; in front only of what it stands in front of there.
fn place(merged: &[(Value, Option<usize>)], at: usize, count: usize) -> usize {
    let find = |wanted: usize| merged.iter().position(|(_, there)| *there == Some(wanted));
    if let Some(before) = (0..at).rev().find_map(find) {
        let added = merged.iter().skip(before + 1).take_while(|(_, there)| there.is_none());
        return before + 1 + added.count();
    }
    (at + 1..count).find_map(find).unwrap_or(merged.len())
}

pub fn items(value: Option<&Value>) -> Vec<Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Sequence(items)) => items.clone(),
        Some(one) => vec![one.clone()],
    }
}

/// Which item of one list is which of the other, one to one: equals first, then posts of the same
/// place and role.
fn pairs(one: &[Value], other: &[Value]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; one.len()];
    let mut free: Vec<usize> = (0..other.len()).collect();
    let tests: [fn(&Value, &Value) -> bool; 2] = [|a, b| a == b, is_post_of];
    for test in tests {
        for (item, place) in one.iter().zip(found.iter_mut()).filter(|(_, place)| place.is_none()) {
            let fits = |at: &usize| other.get(*at).is_some_and(|other| test(item, other));
            if let Some(at) = free.iter().position(fits) {
                *place = Some(free.remove(at));
            }
        }
    }
    found
}

fn is_post_of(one: &Value, other: &Value) -> bool {
    let of = |post: &Value, key: &str| post.get(key).filter(|value| !value.is_null()).cloned();
    let agree = |key: &str| of(one, key).is_some() && of(one, key) == of(other, key);
    let begins = (of(one, "from"), of(other, "from"));
    agree("organisation")
        && agree("role")
        && (begins.0 == begins.1 || begins.0.is_none() || begins.1.is_none())
}
