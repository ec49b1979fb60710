//! The order of names and words: DIN 5007-2 for German (ä as ae, as in a telephone book), the
//! root order of Unicode for English. Made once a list; comparing is then cheap.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationType;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::Lang;

/// Compares texts for a person's eyes.
pub struct Collator(Option<CollatorBorrowed<'static>>);

impl Collator {
    pub fn new(lang: Lang) -> Self {
        let mut preferences = match lang {
            Lang::De => CollatorPreferences::from(locale!("de")),
            Lang::En => CollatorPreferences::from(locale!("en")),
        };
        if lang == Lang::De {
            preferences.collation_type = Some(CollationType::Phonebk);
        }
        // The data is compiled in; without it the order would be that of code points.
        Self(CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok())
    }

    /// Equal texts in different spelling are ordered by their bytes, so that the order is total.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let order = match &self.0 {
            Some(collator) => collator.compare(a, b),
            None => Ordering::Equal,
        };
        order.then_with(|| a.cmp(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_names_sort_as_in_a_telephone_book() {
        let collator = Collator::new(Lang::De);
        let mut names =
            vec!["Müller", "Muster", "Mueller", "Afrika", "Ärger", "Arzt", "Zaun", "Çelik"];
        names.sort_by(|a, b| collator.compare(a, b));
        assert_eq!(
            names,
            ["Ärger", "Afrika", "Arzt", "Çelik", "Mueller", "Müller", "Muster", "Zaun"]
        );
    }
}
