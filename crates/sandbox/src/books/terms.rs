//! What a schedule is reckoned by.

use super::day_count::{DayCount, Span};
use super::frequency::Frequency;
use super::rate::Rate;
use lms::Day;
use lms::loan_data::LoanTerms;

/// On what interest is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// On what is left of the principal.
    Reducing,
    /// On what was lent, until the end.
    Flat,
}

/// How a first period is reckoned that is longer or shorter than the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstPeriod {
    /// As a whole one.
    Whole,
    /// By its days.
    ByDays,
}

/// Periods at the beginning in which no principal is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moratorium {
    /// None.
    No,
    /// So many, interest being paid.
    InterestPaid(u32),
    /// So many, nothing being paid: interest becomes principal on each due day.
    Capitalised(u32),
}

/// What a schedule is reckoned by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Percent a year.
    pub rate: Rate,
    /// On what.
    pub method: Method,
    /// How days make a year.
    pub count: DayCount,
    /// How often an instalment falls due.
    pub frequency: Frequency,
    /// How an odd first period counts.
    pub first: FirstPeriod,
    /// Whether it begins with a moratorium.
    pub moratorium: Moratorium,
}

impl Terms {
    /// Reducing, by months of a twelfth each, an odd first period by its days over 365.
    pub fn monthly(rate: Rate) -> Self {
        Self {
            rate,
            method: Method::Reducing,
            count: DayCount::Twelfths365,
            frequency: Frequency::Monthly,
            first: FirstPeriod::ByDays,
            moratorium: Moratorium::No,
        }
    }

    /// Those of the loan terms object: reducing, for it names no method (page 10694129). A frequency of null means one
    /// instalment at the end, as in the sample, which has a tenure in days and no EMI. `None` where the rate or the
    /// frequency can't be read, or the rate is not a year's.
    pub fn of(terms: &LoanTerms) -> Option<Self> {
        let yearly = terms.roi_period.as_deref().is_none_or(|period| period == "years");
        let frequency = terms.emi_frequency.as_deref().map_or(Some(Frequency::Bullet), Frequency::of)?;
        let rate = Rate::of(terms.roi_value.as_ref()?)?;
        yearly.then(|| Self { count: DayCount::of(terms), frequency, ..Self::monthly(rate) })
    }
}

/// The time between two due days, or between a beginning and the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// From when interest runs.
    pub from: Day,
    /// The due day it ends on.
    pub due: Day,
    /// The loan's age at `from`: which slab its days fall into.
    pub age: Span,
    /// How much it counts.
    pub span: Span,
}

impl Terms {
    /// The periods of a loan of which `age` has passed on `start`, up to `dues`, which rise and come after it.
    pub fn periods(&self, start: Day, age: Span, dues: &[Day]) -> Vec<Period> {
        let (mut from, mut age) = (start, age);
        let mut periods = Vec::with_capacity(dues.len());
        for due in dues {
            let whole = self.frequency != Frequency::Bullet
                && (!periods.is_empty() || self.first == FirstPeriod::Whole || self.is_whole(from, *due));
            let span = if whole { self.whole(from, *due) } else { self.count.span(from, *due) };
            periods.push(Period { from, due: *due, age, span });
            from = *due;
            age = age.plus(span);
        }
        periods
    }

    fn is_whole(&self, from: Day, due: Day) -> bool {
        self.frequency.after(from, 1) == due || self.frequency.after(due, -1) == from
    }

    fn whole(&self, from: Day, due: Day) -> Span {
        match self.frequency {
            Frequency::Daily => Span::days(1),
            Frequency::Weekly => Span::days(7),
            Frequency::Fortnightly => Span::days(14),
            Frequency::Quarterly => self.count.whole_months(3, from, due),
            Frequency::Monthly | Frequency::Bullet => self.count.whole_months(1, from, due),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn terms(frequency: Frequency, count: DayCount) -> Terms {
        Terms { frequency, count, ..Terms::monthly(Rate::flat(Decimal::from(12))) }
    }

    fn spans(terms: &Terms, start: &str, dues: &[&str]) -> Vec<i64> {
        let dues: Vec<_> = dues.iter().map(|text| day(text)).collect();
        terms.periods(day(start), Span::default(), &dues).iter().map(|period| period.span.0).collect()
    }

    #[test]
    fn the_sample_is_a_bullet_of_slabs_by_30_over_360() {
        let json = include_str!("../../../../contract/samples/loan_terms.response.json");
        let terms = Terms::of(&serde_json::from_str(json).unwrap()).unwrap();
        assert_eq!((terms.frequency, terms.count), (Frequency::Bullet, DayCount::Thirty360));
        assert_eq!(terms.rate.on(40), Decimal::from(36));
        assert_eq!(Terms::of(&LoanTerms::default()), None);
    }

    #[test]
    fn whole_periods_count_the_same_and_an_odd_first_one_its_days() {
        let dues = ["2026-02-28", "2026-03-31"];
        assert_eq!(spans(&terms(Frequency::Monthly, DayCount::Thirty360), "2026-01-31", &dues), [360, 360]);
        assert_eq!(spans(&terms(Frequency::Monthly, DayCount::Actual365), "2026-01-31", &dues), [28 * 12, 31 * 12]);
        assert_eq!(spans(&terms(Frequency::Monthly, DayCount::Twelfths365), "2026-02-10", &dues), [18 * 12, 365]);
        // A month and 14 days.
        assert_eq!(spans(&terms(Frequency::Monthly, DayCount::Twelfths365), "2026-01-14", &dues), [365 + 14 * 12, 365]);
        let whole = Terms { first: FirstPeriod::Whole, ..terms(Frequency::Monthly, DayCount::Twelfths365) };
        assert_eq!(spans(&whole, "2026-02-10", &dues), [365, 365]);
        let weekly = terms(Frequency::Weekly, DayCount::Thirty360);
        assert_eq!(spans(&weekly, "2026-01-28", &["2026-02-04", "2026-02-11"]), [84, 84]);
        let bullet = terms(Frequency::Bullet, DayCount::Twelfths365);
        assert_eq!(spans(&bullet, "2026-01-05", &["2026-07-05"]), [6 * 365]);
        assert_eq!(spans(&terms(Frequency::Quarterly, DayCount::Thirty360), "2026-01-05", &["2026-04-05"]), [1080]);
    }
}
