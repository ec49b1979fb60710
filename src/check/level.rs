//! How much a rule counts in an office: as the rule says itself, unless the settings raise it, lower
//! it or switch it off; and which rules somebody asks about.

use std::collections::BTreeMap;

use super::Rule;
use crate::diagnostic::Severity;

/// What the settings say of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Off,
    At(Severity),
}

impl Level {
    /// As `netlog.toml` has it.
    pub fn named(name: &str) -> Option<Level> {
        Some(match name {
            "off" => Level::Off,
            "note" => Level::At(Severity::Note),
            "warning" => Level::At(Severity::Warning),
            "error" => Level::At(Severity::Error),
            _ => return None,
        })
    }
}

/// What holds for each rule.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    set: BTreeMap<&'static str, Level>,
    /// The codes that were asked about; all where none are named.
    only: Vec<&'static str>,
}

impl Levels {
    pub fn set(&mut self, rule: &Rule, level: Level) {
        self.set.insert(rule.code, level);
    }

    /// For a rule of which the settings say nothing.
    pub fn presume(&mut self, rule: &Rule, severity: Severity) {
        self.set.entry(rule.code).or_insert(Level::At(severity));
    }

    /// Asks about one rule, and about no others but those asked about as well.
    pub fn ask(&mut self, rule: &Rule) {
        self.only.push(rule.code);
    }

    /// True where somebody has named the rules: they want to hear of each of them.
    pub fn is_asked(&self) -> bool {
        !self.only.is_empty()
    }

    /// `None` where nobody wants to hear of the rule. Who asks about one that is switched off does.
    pub fn of(&self, rule: &Rule) -> Option<Severity> {
        let asked = self.only.contains(&rule.code);
        match self.set.get(rule.code) {
            _ if self.is_asked() && !asked => None,
            Some(Level::Off) if !asked => None,
            Some(Level::At(severity)) => Some(*severity),
            _ => Some(rule.severity),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule;

    #[test]
    fn who_asks_about_a_rule_hears_of_it() {
        let rules = ["unknown-key", "task-date", "empty-value"];
        let [key, date, empty] = rules.map(|code| rule(code).expect("a rule"));
        let mut levels = Levels::default();
        assert_eq!(levels.of(key), Some(Severity::Warning));
        levels.set(key, Level::Off);
        levels.set(date, Level::At(Severity::Note));
        assert_eq!((levels.of(key), levels.of(date)), (None, Some(Severity::Note)));
        levels.ask(key);
        levels.ask(date);
        let asked = [levels.of(key), levels.of(date), levels.of(empty)];
        assert_eq!(asked, [Some(Severity::Warning), Some(Severity::Note), None]);
    }
}
