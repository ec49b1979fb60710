//! Numbers as a text has them: `1.234` in German, `1,234` in English.

use super::{Lang, Words};

impl Words {
    /// With a separator between thousands, from five digits on as DIN 5008 and most style
    /// guides have it.
    pub fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let separator = match self.lang() {
            Lang::De => '.',
            Lang::En => ',',
        };
        let mut out = String::new();
        if number < 0 {
            out.push('−');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && digits.len() > 4 && (digits.len() - at).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    /// In a sentence: in letters from 2 to 12, as both languages' style guides have it. One is
    /// `ein` or `eine`, which only the sentence knows.
    pub fn number_word(&self, number: i64) -> String {
        let names: [&str; 11] = match self.lang() {
            Lang::De => [
                "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
                "zwölf",
            ],
            Lang::En => [
                "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                "twelve",
            ],
        };
        let at = number.checked_sub(2).and_then(|at| usize::try_from(at).ok());
        match at.and_then(|at| names.get(at)) {
            Some(name) => (*name).to_string(),
            None => self.number(number),
        }
    }

    /// A difference with its sign: `+3`, `−2`, `±0`.
    pub fn difference(&self, number: i64) -> String {
        match number {
            0 => "±0".to_string(),
            1.. => format!("+{}", self.number(number)),
            _ => self.number(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_words() {
        let (de, en) = (Words::new(Lang::De), Words::new(Lang::En));
        assert_eq!((de.number_word(12), en.number_word(2)), ("zwölf".into(), "two".into()));
        assert_eq!((de.number_word(1), de.number_word(13)), ("1".into(), "13".into()));
    }

    #[test]
    fn thousands_and_signs() {
        let (de, en) = (Words::new(Lang::De), Words::new(Lang::En));
        assert_eq!((de.number(1234), de.number(12_345)), ("1234".into(), "12.345".into()));
        assert_eq!(en.number(-1_234_567), "−1,234,567");
        assert_eq!((de.difference(0), de.difference(3)), ("±0".into(), "+3".into()));
    }
}
