//! Changes to the loan terms object in a request body.

use crate::body::read_exactly;
use crate::books::frequency::Frequency;
use crate::books::rate::{Rate, to_decimal};
use crate::error::{ApiError, ApiResult, FieldErrors};
use lms::loan_data::{LoanTerms, RateTerm, SlabDays};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// Maximum number of EMIs.
pub const MAX_EMIS: i64 = 1_200;

/// Maximum rate, percent.
pub const MAX_RATE: i64 = 1_000;

/// Allowed types of a value.
pub const VALUE_TYPES: [&str; 2] = ["percentage", "fixed"];

/// Keys that only the server sets.
const READ_ONLY: [&str; 5] = ["id", "created_at", "updated_at", "lead_id", "program_id"];

/// Merges the terms in a body into existing ones. Unknown keys are ignored, null removes a term; 400 names each
/// invalid term.
pub fn merge_terms(terms: &LoanTerms, bytes: &[u8]) -> ApiResult<LoanTerms> {
    let sent: Value = serde_json::from_slice(bytes).map_err(|_| ApiError::BadRequest("The body is not valid JSON."))?;
    let Value::Object(sent) = sent else { return Err(ApiError::BadRequest("Send a JSON object.")) };
    let sent: Map<String, Value> = sent.into_iter().filter(|(name, _)| !READ_ONLY.contains(&name.as_str())).collect();
    let mut errors = FieldErrors::default();
    for (name, value) in &sent {
        if read_exactly::<LoanTerms>(&json!({ name: value })).is_none() {
            errors.add(name, "This is not a value of this term.");
        }
    }
    errors.check()?;
    let mut whole = serde_json::to_value(terms)?;
    if let Some(keys) = whole.as_object_mut() {
        let known: Vec<String> = keys.keys().cloned().collect();
        keys.extend(sent.into_iter().filter(|(name, _)| known.contains(name)));
    }
    let terms: LoanTerms = serde_json::from_value(whole)?;
    check(&terms)?;
    Ok(terms)
}

fn check(terms: &LoanTerms) -> ApiResult<()> {
    let mut errors = FieldErrors::default();
    for (name, term) in [
        ("roi_value", &terms.roi_value),
        ("overdue_roi_value", &terms.overdue_roi_value),
        ("penal_roi_value", &terms.penal_roi_value),
    ] {
        if term.as_ref().is_some_and(|term| !is_rate(term)) {
            errors.add(
                name,
                "Enter rates from 0 to 1000 percent; slabs rise by their days, and only the last has no end.",
            );
        }
    }
    let (max, hundred) = (Decimal::from(10_000_000_000_000i64), Decimal::ONE_HUNDRED);
    for (name, term, min, max) in [
        ("emi_count", &terms.emi_count, Decimal::ZERO, Decimal::from(MAX_EMIS)),
        ("tenure_value", &terms.tenure_value, Decimal::ZERO, Decimal::from(36_600)),
        ("tenure_min_days", &terms.tenure_min_days, Decimal::ZERO, Decimal::from(36_600)),
        ("days_in_month", &terms.days_in_month, Decimal::ONE, Decimal::from(31)),
        ("days_in_year", &terms.days_in_year, Decimal::from(360), Decimal::from(366)),
        ("penal_tax", &terms.penal_tax, Decimal::ZERO, hundred),
        ("penal_min_amount", &terms.penal_min_amount, Decimal::ZERO, max),
        ("penal_max_amount", &terms.penal_max_amount, Decimal::ZERO, max),
        ("penal_lag_days_after_due", &terms.penal_lag_days_after_due, Decimal::ZERO, Decimal::from(366)),
        ("interest_lock_in_days", &terms.interest_lock_in_days, Decimal::ZERO, Decimal::from(36_600)),
        ("subvention_value", &terms.subvention_value, Decimal::ZERO, max),
        ("subvention_days", &terms.subvention_days, Decimal::ZERO, Decimal::from(36_600)),
        ("cashback_deduction_value", &terms.cashback_deduction_value, Decimal::ZERO, max),
        ("holdback_rate", &terms.holdback_rate, Decimal::ZERO, hundred),
        ("margin_value", &terms.margin_value, Decimal::ZERO, max),
        ("pf_value", &terms.pf_value, Decimal::ZERO, max),
        ("pf_gst", &terms.pf_gst, Decimal::ZERO, hundred),
    ] {
        let Some(term) = term else { continue };
        if !to_decimal(term).is_some_and(|number| (min..=max).contains(&number)) {
            errors.add(name, format!("Enter a number from {min} to {max}."));
        }
    }
    for (name, count) in [
        ("emi_count", &terms.emi_count),
        ("tenure_value", &terms.tenure_value),
        ("tenure_min_days", &terms.tenure_min_days),
        ("days_in_month", &terms.days_in_month),
        ("days_in_year", &terms.days_in_year),
        ("penal_lag_days_after_due", &terms.penal_lag_days_after_due),
        ("interest_lock_in_days", &terms.interest_lock_in_days),
        ("subvention_days", &terms.subvention_days),
    ] {
        if count.as_ref().and_then(to_decimal).is_some_and(|number| !number.is_integer()) {
            errors.add(name, "Enter a whole number.");
        }
    }
    let in_month = |day: &Decimal| day.is_integer() && (Decimal::ONE..=Decimal::from(31)).contains(day);
    for (at, day) in terms.tenure_due_days.iter().flatten().enumerate() {
        if !to_decimal(day).is_some_and(|day| in_month(&day)) {
            errors.add(&format!("tenure_due_days.{at}"), "Enter a day of the month, from 1 to 31.");
        }
    }
    // A maximum of zero, as in the sample, means none.
    let limits =
        (terms.penal_min_amount.as_ref().and_then(to_decimal), terms.penal_max_amount.as_ref().and_then(to_decimal));
    if let (Some(min), Some(max)) = limits
        && max > Decimal::ZERO
        && min > max
    {
        errors.add("penal_max_amount", "Enter no less than the least penal interest.");
    }
    for (name, term) in [
        ("pf_value_type", &terms.pf_value_type),
        ("subvention_value_type", &terms.subvention_value_type),
        ("margin_value_type", &terms.margin_value_type),
        ("cashback_deduction_type", &terms.cashback_deduction_type),
    ] {
        if term.as_deref().is_some_and(|word| !VALUE_TYPES.contains(&word)) {
            errors.add(name, "Select from percentage, fixed.");
        }
    }
    if terms.emi_frequency.as_deref().is_some_and(|word| Frequency::parse(word).is_none()) {
        errors.add("emi_frequency", "Select from daily, weekly, fortnightly, monthly, quarterly, bullet.");
    }
    errors.check()
}

fn is_rate(term: &RateTerm) -> bool {
    let in_range = |rate: &lms::loan_data::Rate| {
        to_decimal(rate).is_some_and(|rate| (Decimal::ZERO..=Decimal::from(MAX_RATE)).contains(&rate))
    };
    let all = match term {
        RateTerm::Flat(rate) => in_range(rate),
        RateTerm::Slabs(slabs) => {
            slabs.iter().all(|slab| in_range(&slab.value) && (is_open(&slab.days) || is_day(&slab.days)))
                && slabs.last().is_some_and(|slab| is_open(&slab.days))
        }
    };
    all && Rate::from_term(term).is_some()
}

/// Returns whether a slab has no end: -1 or `inf` (page 10694129).
fn is_open(days: &SlabDays) -> bool {
    match days {
        SlabDays::Number(number) => *number == -1,
        SlabDays::Text(text) => matches!(text.trim(), "inf" | "-1"),
    }
}

fn is_day(days: &SlabDays) -> bool {
    days.last().is_some_and(|last| last > 0)
}
