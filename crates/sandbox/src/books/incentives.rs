//! Subvention, cashback, holdback and margin, as the loan terms object defines them (page 10694129; the meaning of
//! each term is assumed).

use super::fee::percent_of;
use super::rate::to_decimal;
use lms::Money;
use lms::loan_data::{self, LoanTerms};
use rust_decimal::Decimal;

/// Returns a percentage of an amount or a fixed amount, at most the whole.
fn percentage_or_fixed(of: Money, value: &Option<loan_data::Rate>, kind: Option<&str>) -> Money {
    let value = value.as_ref().and_then(to_decimal).unwrap_or_default().max(Decimal::ZERO);
    let part = match kind {
        Some("fixed") => super::emi::round_to_paise(value * Decimal::ONE_HUNDRED),
        _ => percent_of(of, value),
    };
    part.min(of)
}

/// Returns the margin: the part of an invoice that is not financed.
///
/// A margin of 20% of ₹1,00,000 is ₹20,000: at most ₹80,000 is lent.
pub fn margin(terms: &LoanTerms, invoice: Money) -> Money {
    if terms.margin_is_enabled != Some(true) {
        return Money::ZERO;
    }
    percentage_or_fixed(invoice, &terms.margin_value, terms.margin_value_type.as_deref())
}

/// Returns the holdback: the part of a disbursement that is retained until the loan is repaid.
///
/// 5% of ₹1,00,000 is ₹5,000.
pub fn holdback(terms: &LoanTerms, disbursement: Money) -> Money {
    if terms.holdback_is_enabled != Some(true) {
        return Money::ZERO;
    }
    percentage_or_fixed(disbursement, &terms.holdback_rate, None)
}

/// Returns the subvention: the part of the interest of the first `subvention_days` (of all interest if 0) that the
/// anchor pays. It never exceeds that interest.
///
/// 50% of ₹1,200 is ₹600; ₹2,000 fixed is ₹1,200.
pub fn subvention(terms: &LoanTerms, interest_of_its_days: Money) -> Money {
    if terms.subvention_is_enabled != Some(true) {
        return Money::ZERO;
    }
    percentage_or_fixed(interest_of_its_days, &terms.subvention_value, terms.subvention_value_type.as_deref())
}

/// Returns the number of days that a subvention covers; `None` means all.
pub fn subvention_days(terms: &LoanTerms) -> Option<i64> {
    let days = terms.subvention_days.as_ref().and_then(to_decimal).unwrap_or_default();
    i64::try_from(days).ok().filter(|days| *days > 0)
}

/// Returns the cashback to release, after its deduction.
///
/// ₹1,000 less ₹150 fixed is ₹850; less 10%, ₹900.
pub fn cashback(terms: &LoanTerms, earned: Money) -> Money {
    if terms.cashback_is_enabled != Some(true) {
        return Money::ZERO;
    }
    if terms.cashback_deduction_is_enabled != Some(true) {
        return earned;
    }
    earned.less(percentage_or_fixed(earned, &terms.cashback_deduction_value, terms.cashback_deduction_type.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn terms(value: Value) -> LoanTerms {
        serde_json::from_value(value).unwrap()
    }

    fn rupees(rupees: i64) -> Money {
        Money::from_rupees(rupees)
    }

    #[test]
    fn calculates_margin_and_holdback() {
        let margin_of = |kind: &str, value: f64| {
            terms(json!({ "margin_is_enabled": true, "margin_value": value, "margin_value_type": kind }))
        };
        assert_eq!(margin(&margin_of("percentage", 20.0), rupees(100_000)), rupees(20_000));
        assert_eq!(margin(&margin_of("fixed", 7_500.5), rupees(100_000)), Money::from_paise(750_050));
        assert_eq!(margin(&margin_of("fixed", 200_000.0), rupees(100_000)), rupees(100_000), "no more than all");
        let with_holdback = terms(json!({ "holdback_is_enabled": true, "holdback_rate": 5 }));
        assert_eq!(holdback(&with_holdback, rupees(100_000)), rupees(5_000));
    }

    #[test]
    fn caps_subvention_at_the_interest() {
        let of = |kind: &str, value: i64| {
            terms(json!({ "subvention_is_enabled": true, "subvention_value": value, "subvention_value_type": kind,
                "subvention_days": 30 }))
        };
        assert_eq!(subvention(&of("percentage", 50), rupees(1_200)), rupees(600));
        assert_eq!(subvention(&of("fixed", 2_000), rupees(1_200)), rupees(1_200));
        assert_eq!(subvention_days(&of("fixed", 1)), Some(30));
        assert_eq!(subvention_days(&LoanTerms::default()), None);
    }

    #[test]
    fn deducts_from_a_released_cashback() {
        let of = |kind: &str, value: i64| {
            terms(json!({ "cashback_is_enabled": true, "cashback_deduction_is_enabled": true,
                "cashback_deduction_type": kind, "cashback_deduction_value": value }))
        };
        assert_eq!(cashback(&of("fixed", 150), rupees(1_000)), rupees(850));
        assert_eq!(cashback(&of("percentage", 10), rupees(1_000)), rupees(900));
        assert_eq!(cashback(&of("fixed", 5_000), rupees(1_000)), Money::ZERO);
    }

    #[test]
    fn returns_zero_for_disabled_incentives() {
        let sample = include_str!("../../../../contract/samples/loan_terms.response.json");
        let sample: LoanTerms = serde_json::from_str(sample).unwrap();
        let off = terms(json!({ "margin_value": 20, "holdback_rate": 5, "subvention_value": 50 }));
        for terms in [sample, off] {
            for amount in [margin(&terms, rupees(100)), subvention(&terms, rupees(100)), cashback(&terms, rupees(100))]
            {
                assert_eq!(amount, Money::ZERO);
            }
            assert_eq!(holdback(&terms, rupees(100)), Money::ZERO, "the sample's is switched on, at 0%");
        }
    }
}
