//! Terms from which a repayment schedule is calculated.

use super::day_count::{DayCount, Span};
use super::frequency::Frequency;
use super::rate::Rate;
use lms::Day;
use lms::loan_data::LoanTerms;

/// Interest method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterestMethod {
    /// On the outstanding principal.
    Reducing,
    /// Flat: on the amount lent, until the end.
    Flat,
}

/// How a first period that is longer or shorter than the others counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstPeriod {
    /// As a whole period.
    Whole,
    /// By its number of days.
    ByDays,
}

/// Initial periods in which no principal is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moratorium {
    /// No moratorium.
    No,
    /// Number of periods in which interest is paid.
    InterestPaid(u32),
    /// Number of periods in which nothing is paid: interest is added to the principal on each due date.
    Capitalised(u32),
}

/// Terms from which a repayment schedule is calculated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleTerms {
    /// Interest rate, percent a year.
    pub rate: Rate,
    /// Reducing balance or flat.
    pub method: InterestMethod,
    /// Day count convention.
    pub count: DayCount,
    /// Instalment frequency.
    pub frequency: Frequency,
    /// Treatment of an odd first period.
    pub first: FirstPeriod,
    /// Initial moratorium.
    pub moratorium: Moratorium,
}

impl ScheduleTerms {
    /// Returns monthly terms on the reducing balance: each month a twelfth of a year, an odd first period by its days
    /// over 365.
    pub fn monthly(rate: Rate) -> Self {
        Self {
            rate,
            method: InterestMethod::Reducing,
            count: DayCount::Twelfths365,
            frequency: Frequency::Monthly,
            first: FirstPeriod::ByDays,
            moratorium: Moratorium::No,
        }
    }

    /// Reads the loan terms object; the method is reducing, as it names none (page 10694129). A null frequency means
    /// one instalment at the end, as in the sample, which has a tenure in days and no EMI. `None` if the rate or the
    /// frequency cannot be read, or the rate is not yearly.
    pub fn from_loan_terms(terms: &LoanTerms) -> Option<Self> {
        let yearly = terms.roi_period.as_deref().is_none_or(|period| period == "years");
        let frequency = terms.emi_frequency.as_deref().map_or(Some(Frequency::Bullet), Frequency::parse)?;
        let rate = Rate::from_term(terms.roi_value.as_ref()?)?;
        yearly.then(|| Self { count: DayCount::from_terms(terms), frequency, ..Self::monthly(rate) })
    }
}

/// The time between two due dates, or between disbursement and the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day for which interest is charged.
    pub from: Day,
    /// Due date at its end.
    pub due: Day,
    /// Age of the loan at `from`, which selects the rate slab.
    pub age: Span,
    /// Length by the day count convention.
    pub span: Span,
}

impl ScheduleTerms {
    /// Returns the periods from `start`, at the loan's `age`, up to `due_dates`, which must rise and be later than
    /// `start`.
    pub fn periods(&self, start: Day, age: Span, due_dates: &[Day]) -> Vec<Period> {
        let (mut from, mut age) = (start, age);
        let mut periods = Vec::with_capacity(due_dates.len());
        for due in due_dates {
            let whole = self.frequency != Frequency::Bullet
                && (!periods.is_empty() || self.first == FirstPeriod::Whole || self.is_whole_period(from, *due));
            let span = if whole { self.whole_period_span(from, *due) } else { self.count.span(from, *due) };
            periods.push(Period { from, due: *due, age, span });
            from = *due;
            age = age.plus(span);
        }
        periods
    }

    fn is_whole_period(&self, from: Day, due: Day) -> bool {
        self.frequency.after(from, 1) == due || self.frequency.after(due, -1) == from
    }

    fn whole_period_span(&self, from: Day, due: Day) -> Span {
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

    fn terms(frequency: Frequency, count: DayCount) -> ScheduleTerms {
        ScheduleTerms { frequency, count, ..ScheduleTerms::monthly(Rate::flat(Decimal::from(12))) }
    }

    fn spans(terms: &ScheduleTerms, start: &str, due_dates: &[&str]) -> Vec<i64> {
        let due_dates: Vec<_> = due_dates.iter().map(|text| day(text)).collect();
        terms.periods(day(start), Span::default(), &due_dates).iter().map(|period| period.span.0).collect()
    }

    #[test]
    fn reads_the_sample_as_a_30_360_bullet_with_slabs() {
        let json = include_str!("../../../../contract/samples/loan_terms.response.json");
        let terms = ScheduleTerms::from_loan_terms(&serde_json::from_str(json).unwrap()).unwrap();
        assert_eq!((terms.frequency, terms.count), (Frequency::Bullet, DayCount::Thirty360));
        assert_eq!(terms.rate.on_day(40), Decimal::from(36));
        assert_eq!(ScheduleTerms::from_loan_terms(&LoanTerms::default()), None);
    }

    #[test]
    fn counts_whole_periods_equally_and_an_odd_first_one_by_days() {
        let due_dates = ["2026-02-28", "2026-03-31"];
        assert_eq!(spans(&terms(Frequency::Monthly, DayCount::Thirty360), "2026-01-31", &due_dates), [360, 360]);
        assert_eq!(
            spans(&terms(Frequency::Monthly, DayCount::Actual365), "2026-01-31", &due_dates),
            [28 * 12, 31 * 12]
        );
        assert_eq!(spans(&terms(Frequency::Monthly, DayCount::Twelfths365), "2026-02-10", &due_dates), [18 * 12, 365]);
        // A month and 14 days.
        assert_eq!(
            spans(&terms(Frequency::Monthly, DayCount::Twelfths365), "2026-01-14", &due_dates),
            [365 + 14 * 12, 365]
        );
        let whole = ScheduleTerms { first: FirstPeriod::Whole, ..terms(Frequency::Monthly, DayCount::Twelfths365) };
        assert_eq!(spans(&whole, "2026-02-10", &due_dates), [365, 365]);
        let weekly = terms(Frequency::Weekly, DayCount::Thirty360);
        assert_eq!(spans(&weekly, "2026-01-28", &["2026-02-04", "2026-02-11"]), [84, 84]);
        let bullet = terms(Frequency::Bullet, DayCount::Twelfths365);
        assert_eq!(spans(&bullet, "2026-01-05", &["2026-07-05"]), [6 * 365]);
        assert_eq!(spans(&terms(Frequency::Quarterly, DayCount::Thirty360), "2026-01-05", &["2026-04-05"]), [1080]);
    }
}
