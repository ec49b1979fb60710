//! Where the office is. Times in the log are of there, without saying so.

use chrono_tz::Tz;

/// A time zone by its name in the IANA database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(pub(super) Tz);

impl Default for Zone {
    fn default() -> Self {
        Zone(Tz::Europe__Berlin)
    }
}

impl Zone {
    /// `Europe/Berlin`
    pub fn named(name: &str) -> Option<Zone> {
        name.parse().ok().map(Zone)
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }
}
