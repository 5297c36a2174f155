//! Instants and days.
//!
//! The API sends epoch seconds as a JSON number with three to seven decimal places. A day is a civil day in
//! Asia/Kolkata; where the API means a day it sends that day's last microsecond, as the settlement sample's `date`
//! 1704479399.999999 does (page 10694103).

mod day;
pub(crate) mod iso;

pub use day::Day;

use crate::{decimal, lenient};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Ticks of 100 ns in a second: the samples have at most seven decimal places.
const TICKS: i64 = 10_000_000;
const DAY_SECONDS: i64 = 86_400;
/// Asia/Kolkata is UTC+05:30 all year and has been since 1945.
const KOLKATA_SECONDS: i64 = 19_800;

/// A moment, with a resolution of 100 ns. Displayed in Asia/Kolkata: `23 Nov 2026, 18:35`.
///
/// The default is [`Instant::UNKNOWN`], for one that the server left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// A moment that the server did not send, displayed as `—`. It is before every other.
    pub const UNKNOWN: Self = Self(i64::MIN);

    /// From ticks of 100 ns since 1970 UTC. Stored as ticks, an instant loses no digit of the wire format.
    pub const fn from_ticks(ticks: i64) -> Self {
        Self(ticks)
    }

    /// Ticks of 100 ns since 1970 UTC.
    pub const fn ticks(self) -> i64 {
        self.0
    }

    /// From microseconds since 1970 UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros * 10)
    }

    /// From seconds since 1970 UTC.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds * TICKS)
    }

    /// Microseconds since 1970 UTC, rounded down.
    pub const fn micros(self) -> i64 {
        self.0.div_euclid(10)
    }

    /// Whole seconds since 1970 UTC, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(TICKS)
    }

    /// The moment `seconds` later (earlier if negative).
    pub const fn add_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds * TICKS))
    }

    /// The day in Asia/Kolkata that it is on.
    pub const fn day(self) -> Day {
        Day::from_number((self.seconds() + KOLKATA_SECONDS).div_euclid(DAY_SECONDS))
    }

    /// The time of day in Asia/Kolkata: `18:35`.
    pub fn clock(self) -> String {
        let minutes = (self.seconds() + KOLKATA_SECONDS).rem_euclid(DAY_SECONDS) / 60;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// Epoch seconds as query parameters have them: `1704479399.999999`.
    pub fn epoch_text(self) -> String {
        decimal::text(self.0, 7)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::UNKNOWN {
            return formatter.write_str("—");
        }
        write!(formatter, "{}, {}", self.day(), self.clock())
    }
}

impl Default for Instant {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if *self == Self::UNKNOWN {
            return Err(serde::ser::Error::custom("an unknown instant can't be written"));
        }
        let number = decimal::json_number(self.0, 7)
            .ok_or_else(|| serde::ser::Error::custom("an instant that is not a number"))?;
        serializer.serialize_f64(number)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        lenient::ticks(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_digits_survive() {
        for text in ["1739344487.5285885", "1726912760.102", "1738925014.0000598", "1738925014.0"] {
            let instant: Instant = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&instant).unwrap(), text);
        }
    }
}
