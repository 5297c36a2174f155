//! Day count conventions: the fraction of a year that a time counts.

use super::rate::to_decimal;
use lms::Day;
use lms::loan_data::{LoanTerms, Rate};
use rust_decimal::Decimal;

/// Day count convention. The loan terms object gives it by `days_in_month` and `days_in_year` (page 10694129; how the
/// two combine is assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayCount {
    /// 30/360: every month counts 30 days, every year 360, so a month bears a twelfth of the yearly interest.
    Thirty360,
    /// Whole months bear a twelfth of the yearly interest, odd days count over 365, as banks calculate an EMI loan
    /// that is disbursed between two due dates.
    Twelfths365,
    /// Actual/365.
    Actual365,
    /// Actual/360.
    Actual360,
}

impl DayCount {
    /// Reads the convention from the loan terms: 30 and 360, 30 and 365, no fixed month and 365, no fixed month and
    /// 360. Defaults to 30 and 365.
    pub fn from_terms(terms: &LoanTerms) -> Self {
        let is = |term: &Option<Rate>, days| term.as_ref().and_then(to_decimal) == Some(Decimal::from(days));
        let fixed = terms.days_in_month.is_none() || is(&terms.days_in_month, 30);
        match (fixed, is(&terms.days_in_year, 360)) {
            (true, true) => Self::Thirty360,
            (true, false) => Self::Twelfths365,
            (false, true) => Self::Actual360,
            (false, false) => Self::Actual365,
        }
    }

    /// Returns the number of days that a year counts.
    pub fn days_in_year(self) -> i64 {
        match self {
            Self::Thirty360 | Self::Actual360 => 360,
            Self::Twelfths365 | Self::Actual365 => 365,
        }
    }

    /// Returns the time from `from` to `to`, which must not be earlier. In 30/360 the 31st counts as the 30th (bond
    /// basis): 20 February to 5 March is 15 days, actual 13. With equal months over 365, whole months are counted
    /// first, then odd days.
    pub fn span(self, from: Day, to: Day) -> Span {
        match self {
            Self::Thirty360 => Self::days_30_360(from, to),
            Self::Twelfths365 => Self::months_and_days(from, to),
            Self::Actual365 | Self::Actual360 => Span::days(to.days_since(from)),
        }
    }

    fn months_and_days(from: Day, to: Day) -> Span {
        let ((from_year, from_month, _), (to_year, to_month, _)) = (from.civil(), to.civil());
        let months = (to_year - from_year) * 12 + i64::from(to_month) - i64::from(from_month);
        let months = if from.add_months(months) > to { months - 1 } else { months };
        Span(365 * months).plus(Span::days(to.days_since(from.add_months(months))))
    }

    fn days_30_360(from: Day, to: Day) -> Span {
        let (from_year, from_month, from_day) = from.civil();
        let (to_year, to_month, to_day) = to.civil();
        let months = (to_year - from_year) * 12 + i64::from(to_month) - i64::from(from_month);
        let from_day = from_day.min(30);
        let to_day = if from_day == 30 { to_day.min(30) } else { to_day };
        Span::days(months * 30 + i64::from(to_day) - i64::from(from_day))
    }

    /// Returns the time that `months` whole months from `from` to `to` count: independent of the calendar where
    /// months are equal, else the actual days.
    pub fn whole_months(self, months: i64, from: Day, to: Day) -> Span {
        match self {
            Self::Thirty360 => Span::days(30 * months),
            Self::Twelfths365 => Span(365 * months),
            Self::Actual365 | Self::Actual360 => self.span(from, to),
        }
    }

    /// Returns unrounded interest on `amount` (any unit) for `span` at `yearly` percent.
    pub fn interest(self, amount: Decimal, yearly: Decimal, span: Span) -> Decimal {
        amount * yearly * Decimal::from(span.0) / Decimal::from(1200 * self.days_in_year())
    }
}

/// A counted time in twelfths of a day. Twelfths keep a month of a 365-day year a whole number, so interest is
/// divided only once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub i64);

impl Span {
    /// Returns a span of whole days.
    pub const fn days(days: i64) -> Self {
        Self(12 * days)
    }

    /// Returns the sum of both.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(count: DayCount, from: &str, to: &str) -> Span {
        count.span(Day::parse_iso(from).unwrap(), Day::parse_iso(to).unwrap())
    }

    #[test]
    fn counts_days_by_convention() {
        for (from, to, thirty, actual) in [
            ("2026-02-20", "2026-03-05", 15, 13),
            ("2026-01-31", "2026-02-28", 28, 28),
            ("2026-01-30", "2026-03-31", 60, 60),
            ("2026-01-15", "2026-03-31", 76, 75),
            ("2024-01-01", "2025-01-01", 360, 366),
        ] {
            assert_eq!(span(DayCount::Thirty360, from, to), Span::days(thirty), "{from} {to}");
            assert_eq!(span(DayCount::Actual365, from, to), Span::days(actual), "{from} {to}");
        }
    }

    /// ₹1,00,000 at 12%: a month is ₹1,000.00 of equal months; January's 31 days are 1,00,000 × 12% × 31 / 365 = ₹1,019.18.
    #[test]
    fn charges_a_month_by_twelfth_or_by_days() {
        let (from, to) = (Day::parse_iso("2026-01-05").unwrap(), Day::parse_iso("2026-02-05").unwrap());
        for (count, paise) in [
            (DayCount::Thirty360, 100_000),
            (DayCount::Twelfths365, 100_000),
            (DayCount::Actual365, 101_918),
            (DayCount::Actual360, 103_333),
        ] {
            let month = count.whole_months(1, from, to);
            let interest = count.interest(Decimal::from(10_000_000), Decimal::from(12), month);
            assert_eq!(interest.round(), Decimal::from(paise), "{count:?}");
        }
    }

    #[test]
    fn reads_the_convention_from_terms() {
        let of = |json: &str| DayCount::from_terms(&serde_json::from_str(json).unwrap());
        assert_eq!(of(r#"{"days_in_month":30,"days_in_year":360}"#), DayCount::Thirty360);
        assert_eq!(of(r#"{"days_in_month":30.0,"days_in_year":365}"#), DayCount::Twelfths365);
        assert_eq!(of(r#"{"days_in_month":0,"days_in_year":365}"#), DayCount::Actual365);
        assert_eq!(of(r#"{"days_in_month":0,"days_in_year":360}"#), DayCount::Actual360);
        assert_eq!(of("{}"), DayCount::Twelfths365);
    }

    proptest! {
        #[test]
        fn spans_are_additive(start in 0i64..30_000, first in 0i64..400, second in 0i64..400) {
            let from = Day::from_number(start);
            let (middle, to) = (from.add_days(first), from.add_days(first + second));
            for count in [DayCount::Actual365, DayCount::Actual360] {
                prop_assert_eq!(count.span(from, middle).plus(count.span(middle, to)), count.span(from, to));
            }
            // In 30/360, month ends may add up to two days; with equal months, any number of days may shift.
            for count in [DayCount::Thirty360, DayCount::Twelfths365] {
                let split = count.span(from, middle).plus(count.span(middle, to));
                prop_assert!((split.0 - count.span(from, to).0).abs() <= Span::days(3).0);
            }
        }
    }
}
