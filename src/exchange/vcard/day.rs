//! Days of birth and the like, which every program writes in another way, and places on the globe.

/// `1970-02-03`, `--02-03`, `1970-02`, `1970`; `None` for what is no such day. `omitted` is the year
/// that stands for none (Apple).
pub fn plain(text: &str, omitted: Option<&str>) -> Option<String> {
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    // Midnight somewhere is how calendars write a day; any other time is kept as it is.
    let clock: String = time.chars().filter(char::is_ascii_digit).collect();
    if !time.is_empty() && !clock.trim_matches('0').is_empty() {
        return None;
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month, date) = if let Some(rest) = day.strip_prefix("--") {
        let rest = rest.replace('-', "");
        match (rest.len(), rest.get(..2), rest.get(2..)) {
            (4, Some(month), Some(date)) => (None, Some(month.to_string()), Some(date.to_string())),
            _ => return None,
        }
    } else {
        let parts: Vec<&str> = day.split('-').collect();
        let own = |text: &str| Some(text.to_string());
        match parts.as_slice() {
            [all] if all.len() == 8 => {
                (own(all.get(..4)?), own(all.get(4..6)?), own(all.get(6..)?))
            }
            [year] if year.len() == 4 => (own(year), None, None),
            [year, month] if year.len() == 4 => (own(year), own(month), None),
            [year, month, date] if year.len() == 4 => (own(year), own(month), own(date)),
            _ => return None,
        }
    };
    let within = |part: &Option<String>, most: u32| match part {
        Some(part) => {
            digits(part)
                && matches!(part.len(), 1 | 2)
                && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
        }
        None => true,
    };
    if !within(&month, 12) || !within(&date, 31) || !year.as_deref().is_none_or(digits) {
        return None;
    }
    // Without a year these two say it all: 1604 is Apple's, 0000 that of some telephones.
    let unknown = |year: &String| Some(year.as_str()) == omitted || year == "0000";
    let year = year.filter(|year| !unknown(year) || date.is_none());
    let two = |part: &str| format!("{part:0>2}");
    Some(match (year, month, date) {
        (Some(year), Some(month), Some(date)) => format!("{year}-{}-{}", two(&month), two(&date)),
        (Some(year), Some(month), None) => format!("{year}-{}", two(&month)),
        (Some(year), None, _) => year,
        (None, Some(month), Some(date)) => format!("--{}-{}", two(&month), two(&date)),
        _ => return None,
    })
}

/// `geo:48.1,11.5` of both ways in which cards have it (RFC 6350, 6.5.2; RFC 2426, 3.4.2).
pub fn place(text: &str) -> Option<String> {
    let bare = text.get(..4).filter(|it| it.eq_ignore_ascii_case("geo:"));
    let bare = bare.and_then(|_| text.get(4..)).unwrap_or(text);
    let (north, east) = bare.split_once([';', ','])?;
    let number = |text: &str| text.trim().parse::<f64>().is_ok_and(f64::is_finite);
    (number(north) && number(east)).then(|| format!("geo:{},{}", north.trim(), east.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_form() {
        for (text, omitted, day) in [
            ("19700203", None, Some("1970-02-03")),
            ("1970-02-03", None, Some("1970-02-03")),
            ("1970-2-3", None, Some("1970-02-03")),
            ("1970-02-03T00:00:00Z", None, Some("1970-02-03")),
            ("19700203T000000", None, Some("1970-02-03")),
            ("1970-02-03 00:00", None, Some("1970-02-03")),
            ("1970-02-03T11:30:00Z", None, None),
            ("--0203", None, Some("--02-03")),
            ("--02-03", None, Some("--02-03")),
            ("1604-02-03", Some("1604"), Some("--02-03")),
            ("1604-02-03", None, Some("1604-02-03")),
            ("1970-02", None, Some("1970-02")),
            ("1970", None, Some("1970")),
            ("1970-13-03", None, None),
            ("circa 1800", None, None),
            ("ä€", None, None),
            ("", None, None),
        ] {
            assert_eq!(plain(text, omitted).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn places_in_both_forms() {
        assert_eq!(place("48.1;11.5").as_deref(), Some("geo:48.1,11.5"));
        assert_eq!(place("GEO:48.1,11.5").as_deref(), Some("geo:48.1,11.5"));
        assert_eq!(place("München"), None);
        assert_eq!(place("nan,inf"), None);
    }
}
