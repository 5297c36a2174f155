//! The terms of a loan as shown, in groups. Terms that are not agreed are left out.

use lms::bidi::isolate;
use lms::emi_calculation::EmiFrequency;
use lms::loan_data::{LoanTerms, Rate, RateTerm, Slab};

/// A label and its value.
type TermLine = (&'static str, String);

/// The groups that have terms.
pub(super) fn term_groups(terms: &LoanTerms) -> Vec<(&'static str, Vec<TermLine>)> {
    [
        ("Instalments", instalments(terms)),
        ("Interest", interest(terms)),
        ("Overdue and penal interest", penal(terms)),
        ("Processing fee", fee(terms)),
        ("Tenure", tenure(terms)),
        ("Subvention and cashback", subvention_and_cashback(terms)),
        ("Holdback and margin", holdback_and_margin(terms)),
    ]
    .into_iter()
    .filter(|(_, terms)| !terms.is_empty())
    .collect()
}

/// A value that is a percentage or rupees, by its type: "2%", "₹500".
pub(crate) fn value_of_type(value: &Rate, kind: Option<&str>) -> String {
    match kind {
        Some("fixed" | "amount" | "flat") => format!("₹{value}"),
        _ => format!("{value}%"),
    }
}

fn instalments(terms: &LoanTerms) -> Vec<TermLine> {
    let frequency = terms.emi_frequency.as_deref().map(|word| EmiFrequency::from(word).label().to_owned());
    present([
        ("EMIs", terms.emi_count.as_ref().map(ToString::to_string)),
        ("Due", frequency),
        (
            "Due days of the month",
            terms.tenure_due_days.as_ref().filter(|days| !days.is_empty()).map(|days| listed(days)),
        ),
    ])
}

fn interest(terms: &LoanTerms) -> Vec<TermLine> {
    let lock_in = terms.interest_lock_in_enabled.unwrap_or_default();
    present([
        ("Rate", terms.roi_value.as_ref().map(|rate| rate_label(rate, terms.roi_period.as_deref()))),
        ("Runs from", terms.interest_starts.as_deref().map(spaced)),
        ("Days in a year", terms.days_in_year.as_ref().map(ToString::to_string)),
        ("Days in a month", terms.days_in_month.as_ref().map(ToString::to_string)),
        ("Due in any case", terms.interest_lock_in_days.as_ref().filter(|_| lock_in).map(in_days)),
    ])
}

fn penal(terms: &LoanTerms) -> Vec<TermLine> {
    let period = terms.roi_period.as_deref();
    let same = |same: Option<bool>, rate: Option<&RateTerm>| match same {
        Some(true) => Some("the rate of interest".to_owned()),
        _ => rate.map(|rate| rate_label(rate, period)),
    };
    present([
        ("On overdue principal", same(terms.overdue_roi_same_as_roi, terms.overdue_roi_value.as_ref())),
        ("Penal rate", same(terms.penal_roi_same_as_roi, terms.penal_roi_value.as_ref())),
        ("Accrues", terms.penal_accrual_frequency.as_deref().map(spaced)),
        ("Begins after the due date by", terms.penal_lag_days_after_due.as_ref().map(in_days)),
        ("GST on it", terms.penal_tax.as_ref().map(|tax| format!("{tax}%"))),
        ("At least", terms.penal_min_amount.as_ref().map(|amount| format!("₹{amount}"))),
        ("At most", terms.penal_max_amount.as_ref().map(|amount| format!("₹{amount}"))),
    ])
}

fn fee(terms: &LoanTerms) -> Vec<TermLine> {
    if terms.pf_is_enabled == Some(false) {
        return vec![("Fee", "none".to_owned())];
    }
    present([
        ("Fee", terms.pf_value.as_ref().map(|value| value_of_type(value, terms.pf_value_type.as_deref()))),
        ("GST on it", terms.pf_gst.as_ref().map(|gst| format!("{gst}%"))),
    ])
}

fn tenure(terms: &LoanTerms) -> Vec<TermLine> {
    let period = terms.tenure_period.as_deref().map(spaced).unwrap_or_default();
    present([
        (
            "Runs for",
            terms.tenure_value.as_ref().map(|value| format!("{value} {}", isolate(&period)).trim_end().to_owned()),
        ),
        ("At least", terms.tenure_min_days.as_ref().map(in_days)),
        ("Counted from", terms.tenure_starts_at.as_deref().map(spaced)),
    ])
}

fn subvention_and_cashback(terms: &LoanTerms) -> Vec<TermLine> {
    let subvention = terms.subvention_is_enabled.unwrap_or_default();
    let cashback = terms.cashback_is_enabled.unwrap_or_default();
    let value =
        || terms.subvention_value.as_ref().map(|value| value_of_type(value, terms.subvention_value_type.as_deref()));
    present([
        ("Subvention", if subvention { value() } else { Some("none".to_owned()) }),
        ("Subvention for", terms.subvention_days.as_ref().filter(|_| subvention).map(in_days)),
        ("Cashback to", terms.cashback_payment_to.as_deref().filter(|_| cashback).map(spaced)),
        ("Cashback released", terms.cashback_release_at.as_deref().filter(|_| cashback).map(spaced)),
        ("Cashback", (!cashback).then(|| "none".to_owned())),
    ])
}

fn holdback_and_margin(terms: &LoanTerms) -> Vec<TermLine> {
    let holdback = terms.holdback_is_enabled.unwrap_or_default();
    let margin = terms.margin_is_enabled.unwrap_or_default();
    let rate = || terms.holdback_rate.as_ref().map(|rate| format!("{rate}% of a disbursement"));
    let value = || terms.margin_value.as_ref().map(|value| value_of_type(value, terms.margin_value_type.as_deref()));
    present([
        ("Holdback", if holdback { rate() } else { Some("none".to_owned()) }),
        ("Margin", if margin { value() } else { Some("none".to_owned()) }),
    ])
}

/// Leaves out terms without a value.
fn present<const N: usize>(terms: [(&'static str, Option<String>); N]) -> Vec<TermLine> {
    terms.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// "18% a year", "18% to day 15, 24% after".
fn rate_label(rate: &RateTerm, period: Option<&str>) -> String {
    let period = period.map_or_else(String::new, |period| match period {
        "yearly" | "annually" | "annual" | "year" => " a year".to_owned(),
        "monthly" | "month" => " a month".to_owned(),
        "daily" | "day" => " a day".to_owned(),
        other => format!(", {}", isolate(&spaced(other))),
    });
    let slab = |slab: &Slab| match slab.days.last() {
        Some(day) => format!("{}% to day {day}", slab.value),
        None => format!("{}% after", slab.value),
    };
    match rate {
        RateTerm::Flat(rate) => format!("{rate}%{period}"),
        RateTerm::Slabs(slabs) => format!("{}{period}", slabs.iter().map(slab).collect::<Vec<_>>().join(", ")),
    }
}

fn in_days(count: &Rate) -> String {
    let count = count.to_string();
    if count == "1" { "1 day".to_owned() } else { format!("{count} days") }
}

fn listed(days: &[Rate]) -> String {
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A word of the API with spaces: "disbursement date" for `disbursement_date`.
fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn shows_terms_in_groups() {
        let terms: LoanTerms =
            serde_json::from_str(r#"{"roi_value":18,"roi_period":"yearly","pf_value":2,"emi_count":24}"#).unwrap();
        let groups = term_groups(&terms);
        let of = |name: &str| {
            groups.iter().flat_map(|(_, terms)| terms).find(|(term, _)| *term == name).map(|(_, value)| value.clone())
        };
        assert_eq!(of("Rate").as_deref(), Some("18% a year"));
        assert_eq!(of("Fee").as_deref(), Some("2%"));
        assert_eq!(of("EMIs").as_deref(), Some("24"));
        let slabs = r#"[{"days":"15","value":18},{"days":"inf","value":24}]"#;
        assert_eq!(rate_label(&serde_json::from_str(slabs).unwrap(), None), "18% to day 15, 24% after");
    }
}
