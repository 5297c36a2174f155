//! Penal interest on late demands.

use super::day_count::{DayCount, Span};
use super::emi;
use super::rate::{Rate, to_decimal};
use lms::loan_data::{self, LoanTerms, RateTerm};
use lms::{Day, Money};
use rust_decimal::Decimal;

/// Terms of penal interest from the loan terms object (page 10694129; the meaning of each term is assumed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PenalTerms {
    /// Yearly rate on late principal and interest; slabs count the days since the due date. `None` means no penal
    /// interest.
    rate: Option<Rate>,
    count: DayCount,
    /// Grace days after the due date (`penal_lag_days_after_due`).
    grace_days: i64,
    /// Whether the grace days bear penal interest once they have passed (`penal_calculation_type`).
    counts_grace_days: bool,
    /// Tax on penal interest, percent (`penal_tax`).
    tax: Decimal,
    /// Lower and upper bound for one demand before tax (`penal_min_amount`, `penal_max_amount`).
    min: Option<Money>,
    max: Option<Money>,
}

/// Part of a demand that was paid late or is still unpaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LatePart {
    /// Day of the payment, or the current day if unpaid.
    pub until: Day,
    /// Amount of principal and interest.
    pub amount: Money,
}

impl PenalTerms {
    /// Returns terms without penal interest.
    pub fn none() -> Self {
        Self {
            rate: None,
            count: DayCount::Actual365,
            grace_days: 0,
            counts_grace_days: false,
            tax: Decimal::ZERO,
            min: None,
            max: None,
        }
    }

    /// Reads the terms of penal interest; without a rate there is none.
    pub fn from_terms(terms: &LoanTerms) -> Self {
        let same = terms.penal_roi_same_as_roi == Some(true);
        let rate = if same { &terms.roi_value } else { &terms.penal_roi_value };
        let number = |term: &Option<loan_data::Rate>| term.as_ref().and_then(to_decimal).unwrap_or_default();
        let amount = |term: &Option<loan_data::Rate>| {
            let paise = emi::round_to_paise(number(term) * Decimal::ONE_HUNDRED);
            paise.is_positive().then_some(paise)
        };
        let year = match DayCount::from_terms(terms) {
            DayCount::Thirty360 | DayCount::Actual360 => DayCount::Actual360,
            DayCount::Twelfths365 | DayCount::Actual365 => DayCount::Actual365,
        };
        Self {
            rate: rate.as_ref().and_then(|term: &RateTerm| Rate::from_term(term)),
            count: year,
            grace_days: i64::try_from(number(&terms.penal_lag_days_after_due)).unwrap_or_default().max(0),
            counts_grace_days: terms.penal_calculation_type.as_deref() == Some("include_grace_period"),
            tax: number(&terms.penal_tax),
            min: amount(&terms.penal_min_amount),
            max: amount(&terms.penal_max_amount),
        }
    }

    /// Returns the penal interest, with tax, of a demand due on `due`: each part bears it for its own days. A part
    /// paid within the grace days bears none.
    ///
    /// 24% with 10 grace days that count once passed: ₹29,954.46 paid 31 days late bears ₹29,954.46 × 24% × 31 / 365
    /// = ₹610.58; if they do not count, 21 days: ₹413.62.
    pub fn interest(&self, due: Day, parts: &[LatePart]) -> Money {
        let Some(rate) = &self.rate else { return Money::ZERO };
        let first_day = if self.counts_grace_days { 0 } else { self.grace_days };
        let exact: Decimal = parts
            .iter()
            .map(|part| (part.until.days_since(due), part.amount))
            .filter(|(late, amount)| *late > self.grace_days && amount.is_positive())
            .map(|(late, amount)| {
                rate.interest(
                    self.count,
                    emi::decimal_paise(amount),
                    Span::days(first_day),
                    Span::days(late - first_day),
                )
            })
            .sum();
        if exact.is_zero() {
            return Money::ZERO;
        }
        let bounded = emi::round_to_paise(exact);
        let bounded = self.min.map_or(bounded, |min| bounded.max(min));
        let bounded = self.max.map_or(bounded, |max| bounded.min(max));
        emi::round_to_paise(emi::decimal_paise(bounded) * (Decimal::ONE_HUNDRED + self.tax) / Decimal::ONE_HUNDRED)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// 24% a year after 10 grace days that count once passed.
    pub(crate) fn standard_terms() -> PenalTerms {
        with(json!({}))
    }

    fn with(changes: Value) -> PenalTerms {
        let mut terms = json!({
            "days_in_month": 30, "days_in_year": 365, "penal_roi_value": [{ "days": "inf", "value": 24 }],
            "penal_lag_days_after_due": 10, "penal_calculation_type": "include_grace_period",
        });
        for (name, value) in changes.as_object().unwrap() {
            terms[name] = value.clone();
        }
        PenalTerms::from_terms(&serde_json::from_value(terms).unwrap())
    }

    fn late(terms: &PenalTerms, days: &[(i64, i64)]) -> String {
        let due = Day::new(2026, 10, 1).unwrap();
        let parts: Vec<LatePart> = days
            .iter()
            .map(|(days, paise)| LatePart { until: due.add_days(*days), amount: Money::from_paise(*paise) })
            .collect();
        terms.interest(due, &parts).grouped()
    }

    #[test]
    fn starts_after_the_grace_days_and_may_count_them() {
        let emi = 2_995_446;
        assert_eq!(late(&standard_terms(), &[(10, emi)]), "0.00");
        assert_eq!(late(&standard_terms(), &[(11, emi)]), "216.66");
        assert_eq!(late(&standard_terms(), &[(31, emi)]), "610.58");
        let excluding = with(json!({ "penal_calculation_type": "exclude_grace_period" }));
        assert_eq!(late(&excluding, &[(10, emi)]), "0.00");
        assert_eq!(late(&excluding, &[(31, emi)]), "413.62");
    }

    #[test]
    fn charges_each_part_for_its_own_days() {
        // ₹10,000 in time, ₹10,000 after 20 days, ₹10,000 after 30: 24% × (20 + 30) days of ₹10,000.
        assert_eq!(late(&standard_terms(), &[(5, 1_000_000), (20, 1_000_000), (30, 1_000_000)]), "328.77");
    }

    #[test]
    fn applies_bounds_and_tax() {
        assert_eq!(late(&with(json!({ "penal_min_amount": 500 })), &[(11, 2_995_446)]), "500.00");
        assert_eq!(late(&with(json!({ "penal_min_amount": 500 })), &[(10, 2_995_446)]), "0.00");
        assert_eq!(late(&with(json!({ "penal_max_amount": 500, "penal_tax": 18 })), &[(31, 2_995_446)]), "590.00");
    }

    #[test]
    fn supports_360_day_years_and_slabs() {
        assert_eq!(late(&with(json!({ "days_in_year": 360 })), &[(30, 1_000_000)]), "200.00");
        // Ten days at 12%, twenty at 36%.
        let slabs = json!({ "penal_roi_value": [{ "days": 10, "value": 12 }, { "days": -1, "value": 36 }] });
        assert_eq!(late(&with(slabs), &[(30, 1_000_000)]), "230.14");
    }

    #[test]
    fn terms_without_a_rate_bear_none() {
        assert_eq!(late(&PenalTerms::from_terms(&LoanTerms::default()), &[(400, 1_000_000)]), "0.00");
        assert_eq!(PenalTerms::none().interest(Day::from_number(0), &[]), Money::ZERO);
    }
}
