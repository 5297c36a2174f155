//! Civil days.

use super::{DAY_SECONDS, Instant, KOLKATA_SECONDS};
use crate::lenient;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A civil day in Asia/Kolkata, displayed as `23 Nov 2026`. On the wire it is the epoch seconds of its last microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// The day of a year, a month (1 to 12) and a day of the month; `None` if there is no such day.
    pub fn new(year: i64, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Howard Hinnant's days_from_civil: the year begins in March, so that the leap day is its last day.
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let month_from_march = i64::from((month + 9) % 12);
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month (1 to 12), day of the month.
    pub fn civil(self) -> (i64, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1))
    }

    /// Whether its year is from 2000 to 2099: no loan has days outside them, and a mistyped year (26, 20266) is.
    pub fn is_plausible(self) -> bool {
        (2000..2100).contains(&self.civil().0)
    }

    /// Whether it is a Sunday.
    pub const fn is_sunday(self) -> bool {
        // 1 January 1970 was a Thursday.
        (self.0 + 4).rem_euclid(7) == 0
    }

    /// From days since 1 January 1970.
    pub const fn from_number(days: i64) -> Self {
        Self(days)
    }

    /// Days since 1 January 1970.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The day `days` later (earlier if negative).
    pub const fn add_days(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The same day of the month `months` later (earlier if negative), or that month's last day if it is shorter.
    pub fn add_months(self, months: i64) -> Self {
        let (year, month, day) = self.civil();
        let count = year * 12 + i64::from(month) - 1 + months;
        let year = count.div_euclid(12);
        let month = u32::try_from(count.rem_euclid(12) + 1).unwrap_or(1);
        Self::new(year, month, day.min(days_in_month(year, month))).unwrap_or(self)
    }

    /// Number of days from `earlier` to this day; negative if `earlier` is later.
    pub const fn days_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Its first moment.
    pub const fn start(self) -> Instant {
        Instant::from_seconds(self.0 * DAY_SECONDS - KOLKATA_SECONDS)
    }

    /// Its last microsecond, which is how the API writes a day.
    pub const fn end(self) -> Instant {
        Instant::from_micros((self.0 + 1) * DAY_SECONDS * 1_000_000 - KOLKATA_SECONDS * 1_000_000 - 1)
    }

    /// ISO 8601: `2026-11-23`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Month and year: `Nov 2026`.
    pub fn month(self) -> String {
        let (year, month, _) = self.civil();
        let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
        format!("{name} {year}")
    }

    /// Reads ISO 8601 (`2026-11-23`); `None` if it is not a day.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}

/// Number of days of a month (1 to 12).
fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, _, day) = self.civil();
        write!(formatter, "{day} {}", self.month())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.end().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        lenient::ticks(deserializer).map(|ticks| Instant::from_ticks(ticks).day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_documented_date_is_the_end_of_5_january_2024() {
        let instant: Instant = serde_json::from_str("1704479399.999999").unwrap();
        let day = Day::new(2024, 1, 5).unwrap();
        assert_eq!(instant.day(), day);
        assert_eq!(day.end(), instant);
        assert_eq!(serde_json::to_string(&day).unwrap(), "1704479399.999999");
    }

    #[test]
    fn a_day_begins_at_midnight_in_kolkata() {
        let day = Day::new(2026, 11, 23).unwrap();
        assert_eq!(day.start().to_string(), "23 Nov 2026, 00:00");
        assert_eq!(day.end().to_string(), "23 Nov 2026, 23:59");
        assert_eq!(day.end().add_seconds(1).day(), day.add_days(1));
    }

    #[test]
    fn adding_months_stays_within_the_month() {
        let end_of_january = Day::new(2026, 1, 31).unwrap();
        assert_eq!(end_of_january.add_months(1).iso(), "2026-02-28");
        assert_eq!(Day::new(2024, 1, 31).unwrap().add_months(1).iso(), "2024-02-29");
        assert_eq!(end_of_january.add_months(-2).iso(), "2025-11-30");
        assert_eq!(Day::new(2026, 2, 30), None);
        assert_eq!(Day::parse_iso("2026-13-01"), None);
        assert_eq!(Day::parse_iso("26-1-1"), None);
    }

    proptest! {
        #[test]
        fn every_day_reads_back(number in -200_000i64..200_000) {
            let day = Day(number);
            let (year, month, of_month) = day.civil();
            prop_assert_eq!(Day::new(year, month, of_month), Some(day));
            prop_assert_eq!(day.start().day(), day);
            prop_assert_eq!(day.end().day(), day);
            if (1000..9999).contains(&year) {
                prop_assert_eq!(Day::parse_iso(&day.iso()), Some(day));
            }
        }
    }
}
