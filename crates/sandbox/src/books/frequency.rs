//! Instalment frequency and due dates.

use lms::Day;

/// Instalment frequency (`emi_frequency` in the API; its values are assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Every day.
    Daily,
    /// Every 7 days.
    Weekly,
    /// Every 14 days.
    Fortnightly,
    /// The same day of each month, or the last day of a shorter month.
    Monthly,
    /// Every third month.
    Quarterly,
    /// One instalment at the end; the number of EMIs then means the number of months.
    Bullet,
}

impl Frequency {
    /// Parses an API value; `None` if unknown.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "daily" => Self::Daily,
            "weekly" => Self::Weekly,
            "fortnightly" => Self::Fortnightly,
            "monthly" => Self::Monthly,
            "quarterly" => Self::Quarterly,
            "bullet" => Self::Bullet,
            _ => return None,
        })
    }

    /// Returns the day `periods` periods after `day`, or before it if negative.
    pub fn after(self, day: Day, periods: i64) -> Day {
        match self {
            Self::Daily => day.add_days(periods),
            Self::Weekly => day.add_days(7 * periods),
            Self::Fortnightly => day.add_days(14 * periods),
            Self::Monthly | Self::Bullet => day.add_months(periods),
            Self::Quarterly => day.add_months(3 * periods),
        }
    }

    /// Returns the due dates of `count` instalments of a loan disbursed on `start`, the first on `first` or else one
    /// period later.
    ///
    /// Each is counted from the first, so 31 January is followed by 28 February and 31 March. A bullet of 6 disbursed
    /// on 5 January falls due once, on 5 July.
    pub fn due_dates(self, start: Day, first: Option<Day>, count: u32) -> Vec<Day> {
        if self == Self::Bullet {
            return vec![first.unwrap_or_else(|| start.add_months(i64::from(count)))];
        }
        // Without a first date all are counted from the start: 31 January gives 28 February, then 31 March.
        let (anchor, from) = first.map_or((start, 1), |first| (first, 0));
        (from..from + i64::from(count)).map(|period| self.after(anchor, period)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [&str; 6] = ["daily", "weekly", "fortnightly", "monthly", "quarterly", "bullet"];

    fn due_dates(word: &str, first: Option<&str>, count: u32) -> Vec<String> {
        let day = |text| Day::parse_iso(text).unwrap();
        let due_dates = Frequency::parse(word).unwrap().due_dates(day("2026-01-31"), first.map(day), count);
        due_dates.into_iter().map(Day::iso).collect()
    }

    #[test]
    fn returns_due_dates_for_each_frequency() {
        assert_eq!(due_dates("daily", None, 2), ["2026-02-01", "2026-02-02"]);
        assert_eq!(due_dates("weekly", None, 2), ["2026-02-07", "2026-02-14"]);
        assert_eq!(due_dates("fortnightly", None, 2), ["2026-02-14", "2026-02-28"]);
        assert_eq!(due_dates("monthly", None, 3), ["2026-02-28", "2026-03-31", "2026-04-30"]);
        assert_eq!(due_dates("quarterly", None, 2), ["2026-04-30", "2026-07-31"]);
        assert_eq!(due_dates("bullet", None, 6), ["2026-07-31"]);
        assert_eq!(due_dates("monthly", Some("2026-03-05"), 2), ["2026-03-05", "2026-04-05"]);
        assert_eq!(due_dates("bullet", Some("2026-03-12"), 6), ["2026-03-12"]);
        assert_eq!(Frequency::parse("yearly"), None);
    }

    proptest! {
        #[test]
        fn due_dates_rise_and_have_the_requested_count(index in 0usize..6, start in 0i64..30_000, count in 1u32..400) {
            let frequency = Frequency::parse(ALL[index]).unwrap();
            let start = Day::from_number(start);
            let due_dates = frequency.due_dates(start, None, count);
            prop_assert_eq!(due_dates.len(), if frequency == Frequency::Bullet { 1 } else { count as usize });
            prop_assert!(due_dates[0] > start && due_dates.is_sorted_by(|one, next| one < next));
        }
    }
}
