//! Interest rates: one for the whole loan, or slabs by its age.

use super::day_count::{DayCount, Span};
use lms::loan_data::{self, RateTerm};
use rust_decimal::Decimal;

/// Returns the exact number in a term; `None` if it exceeds 28 digits.
pub fn to_decimal(term: &loan_data::Rate) -> Option<Decimal> {
    let text = term.0.to_string();
    text.parse().or_else(|_| Decimal::from_scientific(&text)).ok()
}

/// Yearly rate in percent: a single one, or slabs over the days of the loan, as in the loan terms object (page
/// 10694129; that a slab's rate applies to its own days only is assumed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Last day and rate of each slab in order; a last day of `None` has no end.
    slabs: Vec<(Option<u32>, Decimal)>,
}

impl Rate {
    /// Returns a rate that is the same on every day.
    pub fn flat(yearly: Decimal) -> Self {
        Self { slabs: vec![(None, yearly)] }
    }

    /// Reads a term. `None` if it has no slab, a rate below 0% or above 10,000%, or slabs that do not rise.
    pub fn from_term(term: &RateTerm) -> Option<Self> {
        let slabs = match term {
            RateTerm::Flat(rate) => vec![(None, to_decimal(rate)?)],
            RateTerm::Slabs(slabs) => slabs
                .iter()
                .map(|slab| Some((slab.days.last(), to_decimal(&slab.value)?)))
                .collect::<Option<Vec<_>>>()?,
        };
        let rises = slabs.is_sorted_by(|(one, _), (next, _)| one.is_some_and(|one| next.is_none_or(|next| one < next)));
        let in_range = slabs.iter().all(|(_, yearly)| (Decimal::ZERO..=Decimal::from(10_000)).contains(yearly));
        (rises && in_range && !slabs.is_empty()).then_some(Self { slabs })
    }

    /// Returns the rate on day `day` of the loan, counted from 1. After a last slab with an end, its rate continues.
    pub fn on_day(&self, day: i64) -> Decimal {
        let within = |(last, _): &&(Option<u32>, Decimal)| last.is_none_or(|last| day <= i64::from(last));
        self.slabs.iter().find(within).or(self.slabs.last()).map_or(Decimal::ZERO, |(_, yearly)| *yearly)
    }

    /// Returns unrounded interest on `amount` (any unit) for `span`, starting at the loan's `age`.
    ///
    /// 18% to day 15, 24% to day 30, then 36%: ₹1,00,000 for 40 days of a 360-day year bears 15 days at 18% = ₹750,
    /// 15 at 24% = ₹1,000 and 10 at 36% = ₹1,000, total ₹2,750.
    pub fn interest(&self, count: DayCount, amount: Decimal, age: Span, span: Span) -> Decimal {
        let end = age.plus(span).0;
        let mut at = age.0;
        let mut sum = Decimal::ZERO;
        for (index, (last, yearly)) in self.slabs.iter().enumerate() {
            let open = last.is_none() || index + 1 == self.slabs.len();
            let until = if open { end } else { end.min(Span::days(last.map_or(0, i64::from)).0) };
            if until > at {
                sum += count.interest(amount, *yearly, Span(until - at));
                at = until;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The slabs of the documented sample.
    fn slabs() -> Rate {
        Rate::from_term(
            &serde_json::from_str(r#"[{"days":"15","value":18},{"days":30,"value":24},{"days":-1,"value":36}]"#)
                .unwrap(),
        )
        .unwrap()
    }

    fn lakh(rate: &Rate, age: i64, days: i64) -> Decimal {
        rate.interest(DayCount::Thirty360, Decimal::from(100_000), Span::days(age), Span::days(days))
    }

    #[test]
    fn applies_each_slab_to_its_own_days() {
        assert_eq!(lakh(&slabs(), 0, 40), Decimal::from(2_750));
        // 5 days at 18% = ₹250, 5 at 24% = ₹333.33.
        assert_eq!(lakh(&slabs(), 10, 10).round_dp(2), Decimal::new(58_333, 2));
        assert_eq!(lakh(&slabs(), 100, 1), Decimal::from(100));
        assert_eq!(
            [1, 15, 16, 30, 31, 999].map(|day| slabs().on_day(day)),
            [18, 18, 24, 24, 36, 36].map(Decimal::from)
        );
    }

    #[test]
    fn parses_open_slabs_and_plain_rates_only() {
        let of = |json: &str| Rate::from_term(&serde_json::from_str::<RateTerm>(json).unwrap());
        assert_eq!(of("18.5"), Some(Rate::flat(Decimal::new(185, 1))));
        assert_eq!(of(r#"[{"days":"inf","value":72}]"#), Some(Rate::flat(Decimal::from(72))));
        assert_eq!(of("1e-3").map(|rate| rate.on_day(1)), Some(Decimal::new(1, 3)));
        // After a last slab with an end, its rate continues.
        assert_eq!(of(r#"[{"days":15,"value":18}]"#).map(|rate| rate.on_day(16)), Some(Decimal::from(18)));
        for wrong in ["[]", "-1", "1e9", r#"[{"days":30,"value":1},{"days":15,"value":2}]"#] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        assert_eq!(of(r#"[{"days":-1,"value":1},{"days":15,"value":2}]"#), None);
    }

    proptest! {
        #[test]
        fn interest_is_additive_over_time(age in 0i64..60, first in 0i64..60, second in 0i64..60) {
            let whole = lakh(&slabs(), age, first + second);
            let parts = lakh(&slabs(), age, first) + lakh(&slabs(), age + first, second);
            prop_assert!((whole - parts).abs() < Decimal::new(1, 15));
        }
    }
}
