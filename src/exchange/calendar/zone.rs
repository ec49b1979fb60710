//! Which zone a TZID means. Names of the IANA database, of Windows and of Outlook are known, with
//! whatever prefix a program gives them; any other name means what the file's VTIMEZONE says
//! (RFC 5545, 3.6.5).

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{Datelike, Days, Duration, MappedLocalTime, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

use super::moment::{self, Stamp};
use super::part::Part;
use super::recurrence::{self, Budget};
use super::rule::Rule;
use super::windows;

/// Definitions that were true before are not looked at.
const EARLIEST: i32 = 1980;

/// What the clocks of a place show.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clocks {
    Named(Tz),
    /// As a VTIMEZONE has it, in order.
    Own(Rc<Vec<Onset>>),
}

/// The clocks change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Onset {
    /// What the clock shows just before it is changed.
    at: NaiveDateTime,
    /// Seconds ahead of UTC.
    before: i64,
    after: i64,
}

impl Clocks {
    /// A time that is shown twice is the first of them; one that is left out is what a clock shows
    /// that has not been changed (RFC 5545, 3.3.5).
    pub fn utc(&self, local: NaiveDateTime) -> NaiveDateTime {
        let offset = match self {
            Clocks::Named(zone) => match zone.offset_from_local_datetime(&local) {
                MappedLocalTime::Single(offset) | MappedLocalTime::Ambiguous(offset, _) => {
                    offset.fix().local_minus_utc().into()
                }
                MappedLocalTime::None => {
                    let before = local.checked_sub_days(Days::new(1)).unwrap_or(local);
                    let offset = zone.offset_from_local_datetime(&before).earliest();
                    offset.map_or(0, |offset| offset.fix().local_minus_utc().into())
                }
            },
            Clocks::Own(onsets) => own(onsets, local),
        };
        local.checked_sub_signed(Duration::seconds(offset)).unwrap_or(local)
    }
}

fn own(onsets: &[Onset], local: NaiveDateTime) -> i64 {
    let next = onsets.partition_point(|onset| onset.at <= local);
    let Some(onset) = next.checked_sub(1).and_then(|last| onsets.get(last)) else {
        return onsets.first().map_or(0, |first| first.before);
    };
    let left_out = Duration::seconds(onset.after - onset.before);
    match local - onset.at < left_out {
        true => onset.before,
        false => onset.after,
    }
}

/// What the clock of a zone shows.
pub(super) fn shown(zone: Tz, utc: NaiveDateTime) -> NaiveDateTime {
    let offset = zone.offset_from_utc_datetime(&utc).fix().local_minus_utc();
    utc.checked_add_signed(Duration::seconds(offset.into())).unwrap_or(utc)
}

/// The zones of one calendar.
pub(super) struct Zones<'a> {
    calendar: &'a Part,
    office: Tz,
    /// Changes of clocks beyond this are not looked for.
    horizon: NaiveDateTime,
    known: HashMap<String, Option<Clocks>>,
}

impl<'a> Zones<'a> {
    pub fn new(calendar: &'a Part, office: Tz, horizon: NaiveDateTime) -> Zones<'a> {
        Zones { calendar, office, horizon, known: HashMap::new() }
    }

    pub fn office(&self) -> Clocks {
        Clocks::Named(self.office)
    }

    /// `None` where nobody knows, and whether it was asked for the first time.
    pub fn find(&mut self, name: &str, budget: &mut Budget) -> (Option<Clocks>, bool) {
        if let Some(known) = self.known.get(name) {
            return (known.clone(), false);
        }
        let found = self.look_up(name.trim(), budget);
        self.known.insert(name.to_string(), found.clone());
        (found, true)
    }

    fn look_up(&self, name: &str, budget: &mut Budget) -> Option<Clocks> {
        if let Some(zone) = named(name) {
            return Some(Clocks::Named(zone));
        }
        let definitions = || self.calendar.parts.iter().filter(|part| part.name == "VTIMEZONE");
        let is_it = |part: &&Part| part.get("TZID").is_some_and(|id| id.text().trim() == name);
        if let Some(definition) = definitions().find(is_it) {
            let hint = definition.get("X-LIC-LOCATION").and_then(|hint| named(hint.value.trim()));
            if let Some(zone) = hint {
                return Some(Clocks::Named(zone));
            }
            let onsets = self.onsets(definition, budget);
            if !onsets.is_empty() {
                return Some(Clocks::Own(Rc::new(onsets)));
            }
        }
        self.by_offset(name)
    }

    fn onsets(&self, definition: &Part, budget: &mut Budget) -> Vec<Onset> {
        let mut onsets = Vec::new();
        for part in &definition.parts {
            let offset = |name: &str| moment::offset(&part.get(name)?.value);
            let start = part.get("DTSTART").and_then(|start| Stamp::parse(&start.value));
            let (Some(start), Some(after)) = (start, offset("TZOFFSETTO")) else { continue };
            let before = offset("TZOFFSETFROM").unwrap_or(after);
            let mut times = vec![start.naive()];
            if let Some(rule) = part.get("RRULE").and_then(|rule| Rule::parse(&rule.value)) {
                let until = |time: NaiveDateTime| time - Duration::seconds(before);
                let from = Some(start.naive()).filter(|time| time.year() >= EARLIEST);
                // Outlook's rules begin in 1601, on a day that they do not give.
                let from = from.or_else(|| start.naive().with_year(EARLIEST - 1));
                let Some(from) = from else { continue };
                times = recurrence::expand(&rule, from, self.horizon, until, budget).times;
                times.retain(|time| time.year() >= EARLIEST);
            }
            for more in part.all("RDATE").flat_map(|dates| dates.value.split(',')) {
                times.extend(Stamp::parse(more).map(Stamp::naive));
            }
            onsets.extend(times.into_iter().map(|at| Onset { at, before, after }));
        }
        onsets.sort_by_key(|onset| onset.at);
        onsets
    }

    /// `(UTC+01:00) Somewhere`, `GMT+0100`: where the office's clocks are as far ahead, it is there.
    fn by_offset(&self, name: &str) -> Option<Clocks> {
        let name = name.trim_start_matches('(').to_ascii_uppercase();
        let rest = name.strip_prefix("UTC").or_else(|| name.strip_prefix("GMT"))?.trim_start();
        let end = |c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | ':'));
        let text = rest.split(end).next()?;
        let seconds = moment::offset(text).or_else(|| {
            let (sign, hours) = text.split_at_checked(1)?;
            moment::offset(&format!("{sign}0{hours}"))
        })?;
        let winter = self.horizon.date().with_ordinal(1)?.and_hms_opt(12, 0, 0)?;
        let office = Clocks::Named(self.office);
        if (winter - office.utc(winter)).num_seconds() == seconds {
            return Some(office);
        }
        let onset = Onset { at: NaiveDateTime::MIN, before: seconds, after: seconds };
        Some(Clocks::Own(Rc::new(vec![onset])))
    }
}

/// A name that needs no definition: `Europe/Berlin`, `/example.org/1/Europe/Berlin`,
/// `W. Europe Standard Time`, `(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien`.
fn named(name: &str) -> Option<Tz> {
    let name = name.trim().trim_matches('"').trim();
    // Longest first: a city may have the name of a country.
    let ends = name.match_indices('/').filter_map(|(at, _)| name.get(at + 1..));
    for end in std::iter::once(name).chain(ends.take(16)) {
        if let Ok(zone) = end.parse() {
            return Some(zone);
        }
        if ["UTC", "Z", "Etc/UTC"].iter().any(|utc| end.eq_ignore_ascii_case(utc)) {
            return Some(Tz::UTC);
        }
    }
    // The number in brackets is not asked: it knows no summer time.
    let plain = match name.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, plain)) => plain.trim(),
        None => name,
    };
    let cities = plain.len() < name.len() || plain.contains(',');
    windows::zone(plain).or_else(|| cities.then(|| by_city(plain))?)
}

/// `Dublin, Edinburgh, Lissabon, London`: Windows names the largest cities of a zone, in the
/// language of the reader.
fn by_city(cities: &str) -> Option<Tz> {
    let continents = ["Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic"];
    let cities = cities.split([',', ';']).take(8).map(|city| city.trim().replace(' ', "_"));
    cities
        .filter(|city| !city.is_empty())
        .find_map(|city| continents.iter().find_map(|land| format!("{land}/{city}").parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn found(calendar: &str, name: &str) -> Option<Clocks> {
        let file = Part::read(calendar.as_bytes(), &mut |_, _| {});
        let empty = Part::default();
        let calendar = file.parts.first().unwrap_or(&empty);
        let mut zones = Zones::new(calendar, Tz::Europe__Berlin, at("2026-11-20 00:00"));
        zones.find(name, &mut Budget::new(1_000_000)).0
    }

    #[test]
    fn names_of_many_programs() {
        for (name, zone) in [
            ("Europe/Berlin", Tz::Europe__Berlin),
            ("W. Europe Standard Time", Tz::Europe__Berlin),
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", Tz::Europe__Amsterdam),
            ("(GMT+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", Tz::Europe__Amsterdam),
            ("Brüssel, Kopenhagen, Madrid, Paris", Tz::Europe__Madrid),
            ("(UTC+01:00) irgendwo", Tz::Europe__Berlin),
            ("(UTC+00:00) Dublin, Edinburgh, Lissabon, London", Tz::Europe__Dublin),
            ("(UTC-03:00) Buenos Aires, Montevideo", Tz::America__Buenos_Aires),
            ("GMT+0100", Tz::Europe__Berlin),
            ("/citadel.org/20210101_1/Europe/Berlin", Tz::Europe__Berlin),
            ("/freeassociation.sourceforge.net/America/New_York", Tz::America__New_York),
            ("/x/America/Argentina/Buenos_Aires", Tz::America__Argentina__Buenos_Aires),
            ("tzone://Microsoft/Utc", Tz::UTC),
            ("GMT Standard Time", Tz::Europe__London),
            ("\"Europe/Vienna\"", Tz::Europe__Vienna),
        ] {
            assert_eq!(found("", name), Some(Clocks::Named(zone)), "{name}");
        }
        for name in ["", "Customized Time Zone", "()", "(", "Nowhere/Atlantis", "UTC+", "GMT+ü"] {
            assert_eq!(found("", name), None, "{name}");
        }
        let five = found("", "(UTC+05:00) irgendwo").unwrap();
        assert_eq!(five.utc(at("2025-07-01 10:00")), at("2025-07-01 05:00"));
    }

    const OWN: &str = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Customized Time Zone\n\
        BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\nEND:VCALENDAR\n";

    #[test]
    fn a_definition_of_its_own_is_kept_to_the_minute() {
        let clocks = found(OWN, "Customized Time Zone").unwrap();
        assert!(matches!(clocks, Clocks::Own(_)));
        let berlin = Clocks::Named(Tz::Europe__Berlin);
        // Every half hour around both changes: the hour left out, and the hour shown twice.
        for day in ["2025-03-29", "2025-10-25", "2024-07-01", "2024-12-31"] {
            for half in 0..96 {
                let local = at(&format!("{day} 00:00")) + Duration::minutes(30 * half);
                assert_eq!(clocks.utc(local), berlin.utc(local), "{local}");
            }
        }
        assert_eq!(berlin.utc(at("2025-03-30 02:30")), at("2025-03-30 01:30"));
        assert_eq!(berlin.utc(at("2025-10-26 02:30")), at("2025-10-26 00:30"));
    }

    #[test]
    fn a_hint_to_a_known_zone_is_followed() {
        let hinted =
            OWN.replace("Customized Time Zone\n", "Eigene\nX-LIC-LOCATION:Europe/London\n");
        assert_eq!(found(&hinted, "Eigene"), Some(Clocks::Named(Tz::Europe__London)));
    }
}
