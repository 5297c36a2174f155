//! All terms, in groups.

use super::term::{Term, TermGroup, TermKind, term};

const PERIODS: TermKind = TermKind::Word(&[("days", "days"), ("months", "months"), ("years", "years")]);
const SHARE: TermKind = TermKind::Word(&[("percentage", "percent"), ("fixed", "rupees")]);
const ON: &str = "true";
const OFF: &str = "false";

/// In the order of the form.
pub(super) static GROUPS: [TermGroup; 11] = [
    TermGroup {
        title: "Instalments",
        terms: &[
            term("emi_count", "Number of EMIs", TermKind::Count("EMIs")).hint("0 where the loan is paid back at once."),
            term(
                "emi_frequency",
                "An EMI falls due",
                TermKind::Word(&[
                    ("daily", "every day"),
                    ("weekly", "every week"),
                    ("fortnightly", "every two weeks"),
                    ("monthly", "every month"),
                    ("quarterly", "every quarter"),
                    ("bullet", "once, at the end"),
                ]),
            ),
            term("tenure_fixed_due_date", "On fixed days of the month", TermKind::Switch),
            term("tenure_due_days", "Those days", TermKind::Days)
                .hint("From 1 to 31, for example 5, 20.")
                .when(&[("tenure_fixed_due_date", ON)]),
        ],
    },
    TermGroup {
        title: "Tenure",
        terms: &[
            term("tenure_value", "Runs for", TermKind::Count("")),
            term("tenure_period", "Counted in", PERIODS),
            term(
                "tenure_period_type",
                "Counted how",
                TermKind::Word(&[("as_per_days", "by days"), ("as_per_months", "by months")]),
            ),
            term("tenure_min_days", "At least", TermKind::Count("days")),
            term(
                "tenure_starts_at",
                "Counted from",
                TermKind::Word(&[
                    ("disbursement_date", "the day of disbursement"),
                    ("invoice_date", "the day of the invoice"),
                ]),
            ),
            term("days_in_month", "Days in a month", TermKind::Count("")).hint("30 in most terms."),
            term("days_in_year", "Days in a year", TermKind::Count("")).hint("360 or 365."),
        ],
    },
    TermGroup {
        title: "Interest",
        terms: &[
            term("roi_slab_based", "Rate by the day", TermKind::Switch),
            term("roi_value", "Rate of interest", TermKind::Rate("roi_slab_based"))
                .hint("Percent for the period below."),
            term(
                "roi_period",
                "The rate is for",
                TermKind::Word(&[("days", "a day"), ("months", "a month"), ("years", "a year")]),
            ),
            term(
                "interest_starts",
                "Interest runs from",
                TermKind::Word(&[("same_day", "the day of disbursement"), ("next_day", "the day after")]),
            ),
            term("interest_lock_in_enabled", "Some interest is due in any case", TermKind::Switch),
            term("interest_lock_in_days", "For so many days", TermKind::Count("days"))
                .when(&[("interest_lock_in_enabled", ON)]),
        ],
    },
    TermGroup {
        title: "Interest on overdue principal",
        terms: &[
            term("overdue_roi_same_as_roi", "The same as the rate of interest", TermKind::Switch),
            term("overdue_roi_slab_based", "Overdue rate by the day", TermKind::Switch)
                .when(&[("overdue_roi_same_as_roi", OFF)]),
            term("overdue_roi_value", "Overdue rate", TermKind::Rate("overdue_roi_slab_based"))
                .when(&[("overdue_roi_same_as_roi", OFF)]),
        ],
    },
    TermGroup {
        title: "Penal interest",
        terms: &[
            term("penal_roi_same_as_roi", "Penal rate as interest", TermKind::Switch),
            term("penal_roi_slab_based", "Penal rate by the day", TermKind::Switch)
                .when(&[("penal_roi_same_as_roi", OFF)]),
            term("penal_roi_value", "Penal rate", TermKind::Rate("penal_roi_slab_based"))
                .when(&[("penal_roi_same_as_roi", OFF)]),
            term("penal_roi_value_type", "The penal rate is in", SHARE).when(&[("penal_roi_same_as_roi", OFF)]),
            term(
                "penal_accrual_frequency",
                "Accrues",
                TermKind::Word(&[("daily", "every day"), ("monthly", "every month")]),
            ),
            term("penal_lag_days_after_due", "Begins after the due date by", TermKind::Count("days")),
            term(
                "penal_calculation_type",
                "Days of grace",
                TermKind::Word(&[("exclude_grace_period", "are not counted"), ("include_grace_period", "are counted")]),
            ),
            term("penal_tax", "GST on penal interest", TermKind::Percent),
            term("penal_min_amount", "At least, in rupees", TermKind::Amount),
            term("penal_max_amount", "At most, in rupees", TermKind::Amount).hint("0 for no bound."),
        ],
    },
    TermGroup {
        title: "Processing fee",
        terms: &[
            term("pf_is_enabled", "There is a processing fee", TermKind::Switch),
            term("pf_value_type", "The fee is in", SHARE).when(&[("pf_is_enabled", ON)]),
            term("pf_value", "Fee", TermKind::Number).when(&[("pf_is_enabled", ON)]),
            term("pf_gst", "GST on the fee", TermKind::Percent).when(&[("pf_is_enabled", ON)]),
        ],
    },
    TermGroup {
        title: "Subvention",
        terms: &[
            term("subvention_is_enabled", "Somebody else bears interest", TermKind::Switch),
            term("subvention_value_type", "The subvention is in", SHARE).when(&[("subvention_is_enabled", ON)]),
            term("subvention_value", "Subvention", TermKind::Number).when(&[("subvention_is_enabled", ON)]),
            term("subvention_days", "Subvention for", TermKind::Count("days")).when(&[("subvention_is_enabled", ON)]),
        ],
    },
    TermGroup {
        title: "Cashback",
        terms: &[
            term("cashback_is_enabled", "There is cashback", TermKind::Switch),
            term(
                "cashback_use_as",
                "It is used to",
                TermKind::Word(&[("adjust", "adjust what is owed"), ("payout", "pay out")]),
            )
            .when(&[("cashback_is_enabled", ON)]),
            term(
                "cashback_payment_to",
                "It goes to",
                TermKind::Word(&[("borrower", "the borrower"), ("seller", "the seller")]),
            )
            .when(&[("cashback_is_enabled", ON)]),
            term(
                "cashback_release_at",
                "It is released at",
                TermKind::Word(&[("loan_closure", "the loan's end"), ("repayment", "each payment")]),
            )
            .when(&[("cashback_is_enabled", ON)]),
            term("cashback_deduction_is_enabled", "Something is deducted from it", TermKind::Switch)
                .when(&[("cashback_is_enabled", ON)]),
            term("cashback_deduction_type", "The deduction is in", SHARE)
                .when(&[("cashback_is_enabled", ON), ("cashback_deduction_is_enabled", ON)]),
            term("cashback_deduction_value", "Deduction", TermKind::Number)
                .when(&[("cashback_is_enabled", ON), ("cashback_deduction_is_enabled", ON)]),
        ],
    },
    TermGroup {
        title: "Holdback",
        terms: &[
            term("holdback_is_enabled", "Part of a disbursement is held back", TermKind::Switch),
            term("holdback_rate", "That part", TermKind::Percent).when(&[("holdback_is_enabled", ON)]),
            term("holdback_return_is_enabled", "It is returned", TermKind::Switch).when(&[("holdback_is_enabled", ON)]),
            term(
                "holdback_return_payment_to",
                "It is returned to",
                TermKind::Word(&[("borrower", "the borrower"), ("seller", "the seller")]),
            )
            .when(&[("holdback_is_enabled", ON), ("holdback_return_is_enabled", ON)]),
        ],
    },
    TermGroup {
        title: "Margin",
        terms: &[
            term("margin_is_enabled", "The borrower pays a margin", TermKind::Switch),
            term("margin_value_type", "The margin is in", SHARE).when(&[("margin_is_enabled", ON)]),
            term("margin_value", "Margin", TermKind::Number).when(&[("margin_is_enabled", ON)]),
            term("margin_receive_before_disbursement", "It comes before the disbursement", TermKind::Switch)
                .when(&[("margin_is_enabled", ON)]),
        ],
    },
    TermGroup {
        title: "What the terms are of",
        terms: &[term("type", "Kind of terms", TermKind::Word(&[("loan", "a loan")]))],
    },
];

pub(super) fn all_terms() -> impl Iterator<Item = &'static Term> {
    GROUPS.iter().flat_map(|group| group.terms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const SAMPLE: &str = include_str!("../../../contract/samples/loan_terms.response.json");

    #[test]
    fn has_exactly_the_terms_of_the_sample() {
        let sample: serde_json::Map<String, serde_json::Value> = serde_json::from_str(SAMPLE).unwrap();
        let plain = ["id", "created_at", "updated_at", "lead_id", "program_id"];
        let mut keys: Vec<&str> = sample.keys().map(String::as_str).filter(|key| !plain.contains(key)).collect();
        let mut fields: Vec<&str> = all_terms().map(|term| term.key).collect();
        keys.sort_unstable();
        fields.sort_unstable();
        assert_eq!(fields, keys);
    }

    #[test]
    fn terms_depend_only_on_switches() {
        for term in all_terms() {
            for (key, _) in term.when {
                let other = all_terms().find(|other| other.key == *key).unwrap();
                assert_eq!(other.kind, TermKind::Switch, "{}", term.key);
            }
        }
    }
}
