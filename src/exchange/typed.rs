//! A text as the value that a field asks for, where netlog itself wrote it or would have: what
//! others write is read more generously, and elsewhere.

use serde_yaml::Value as Yaml;

use crate::record::ValueType;
use crate::words::{Clock, Message, PartialDate, when};

/// Characters of a value that a remark shows.
const SHOWN_AT_MOST: usize = 60;

/// `None` where the text is no such value. References, posts and relations are texts here.
pub fn typed(value: &ValueType, text: &str) -> Option<Yaml> {
    let fits = match value {
        ValueType::Boolean => return text.to_ascii_lowercase().parse().ok().map(Yaml::Bool),
        ValueType::Number => return number(text),
        ValueType::Day => matches!(PartialDate::parse(text), Ok(PartialDate::Day(_))),
        ValueType::PartialDate => PartialDate::parse(text).is_ok(),
        ValueType::Clock => Clock::parse(text).is_some(),
        ValueType::Span => when::span(text).is_some(),
        ValueType::Choice(choices) => choices.iter().any(|choice| *choice == text),
        _ => true,
    };
    fits.then(|| Yaml::String(text.to_string()))
}

fn number(text: &str) -> Option<Yaml> {
    if let Ok(whole) = text.parse::<i64>() {
        return Some(Yaml::Number(whole.into()));
    }
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite())?;
    Some(Yaml::Number(number.into()))
}

/// The key under which a value stays that does not fit its own, and what is said of it.
pub fn odd(key: &str, text: &str) -> (String, Message) {
    let kept = format!("x-{key}");
    let end = text.char_indices().nth(SHOWN_AT_MOST).map_or(text.len(), |(at, _)| at);
    let more = if end < text.len() { "…" } else { "" };
    let shown = format!("{}{more}", text.get(..end).unwrap_or_default());
    let message = Message::new("exchange-odd-value")
        .with("key", key)
        .with("value", shown)
        .with("kept", kept.as_str());
    (kept, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_what_its_field_asks_for() {
        for (value, good, bad) in [
            (ValueType::Boolean, "TRUE", "ja"),
            (ValueType::Number, "1.5", "1,5"),
            (ValueType::Number, "7", "inf"),
            (ValueType::Day, "2024-10-14", "2024-10"),
            (ValueType::PartialDate, "2024-10", "2024-13"),
            (ValueType::Clock, "10:00-12:30", "25:00"),
            (ValueType::Span, "6 months", "bald"),
            (ValueType::Choice(vec!["held".into()].into()), "held", "war"),
        ] {
            assert!(typed(&value, good).is_some(), "{good}");
            assert_eq!(typed(&value, bad), None, "{bad}");
        }
    }
}
