//! The terms, as data: what each is called, what is typed for it, and which other term it depends on.

/// What is typed for a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A plain number of something: "days", "EMIs".
    Count(&'static str),
    /// A percentage.
    Percent,
    /// Rupees.
    Amount,
    /// A number that is a percentage or rupees, by another term.
    Number,
    /// One of a few words of the API, and what people call them.
    Word(&'static [(&'static str, &'static str)]),
    /// Yes or no.
    Switch,
    /// Days of the month.
    Days,
    /// A percentage, or one that depends on the day, where the term named here says so.
    Rate(&'static str),
}

/// A term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// Its key on the wire.
    pub(super) key: &'static str,
    /// What it is called.
    pub(super) label: &'static str,
    /// What is typed for it.
    pub(super) kind: Kind,
    /// How to fill it in.
    pub(super) hint: &'static str,
    /// Shown only where these terms stand so.
    pub(super) when: &'static [(&'static str, &'static str)],
}

/// Terms that belong together.
pub(super) struct Group {
    pub(super) title: &'static str,
    pub(super) terms: &'static [Term],
}

const fn term(key: &'static str, label: &'static str, kind: Kind) -> Term {
    Term { key, label, kind, hint: "", when: &[] }
}

impl Term {
    const fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    const fn when(self, when: &'static [(&'static str, &'static str)]) -> Self {
        Self { when, ..self }
    }
}

const PERIODS: Kind = Kind::Word(&[("days", "days"), ("months", "months"), ("years", "years")]);
const SHARE: Kind = Kind::Word(&[("percentage", "percent"), ("fixed", "rupees")]);
const ON: &str = "true";
const OFF: &str = "false";

/// All of them, in groups.
pub(super) static GROUPS: [Group; 11] = [
    Group {
        title: "Instalments",
        terms: &[
            term("emi_count", "Number of EMIs", Kind::Count("EMIs")).hint("0 where the loan is paid back at once."),
            term(
                "emi_frequency",
                "An EMI falls due",
                Kind::Word(&[
                    ("daily", "every day"),
                    ("weekly", "every week"),
                    ("fortnightly", "every two weeks"),
                    ("monthly", "every month"),
                    ("quarterly", "every quarter"),
                    ("bullet", "once, at the end"),
                ]),
            ),
            term("tenure_fixed_due_date", "On fixed days of the month", Kind::Switch),
            term("tenure_due_days", "Those days", Kind::Days)
                .hint("From 1 to 31, for example 5, 20.")
                .when(&[("tenure_fixed_due_date", ON)]),
        ],
    },
    Group {
        title: "Tenure",
        terms: &[
            term("tenure_value", "Runs for", Kind::Count("")),
            term("tenure_period", "Counted in", PERIODS),
            term(
                "tenure_period_type",
                "Counted how",
                Kind::Word(&[("as_per_days", "by days"), ("as_per_months", "by months")]),
            ),
            term("tenure_min_days", "At least", Kind::Count("days")),
            term(
                "tenure_starts_at",
                "Counted from",
                Kind::Word(&[
                    ("disbursement_date", "the day of disbursement"),
                    ("invoice_date", "the day of the invoice"),
                ]),
            ),
            term("days_in_month", "Days in a month", Kind::Count("")).hint("30 in most terms."),
            term("days_in_year", "Days in a year", Kind::Count("")).hint("360 or 365."),
        ],
    },
    Group {
        title: "Interest",
        terms: &[
            term("roi_slab_based", "Rate by the day", Kind::Switch),
            term("roi_value", "Rate of interest", Kind::Rate("roi_slab_based")).hint("Percent for the period below."),
            term(
                "roi_period",
                "The rate is for",
                Kind::Word(&[("days", "a day"), ("months", "a month"), ("years", "a year")]),
            ),
            term(
                "interest_starts",
                "Interest runs from",
                Kind::Word(&[("same_day", "the day of disbursement"), ("next_day", "the day after")]),
            ),
            term("interest_lock_in_enabled", "Some interest is due in any case", Kind::Switch),
            term("interest_lock_in_days", "For so many days", Kind::Count("days"))
                .when(&[("interest_lock_in_enabled", ON)]),
        ],
    },
    Group {
        title: "Interest on overdue principal",
        terms: &[
            term("overdue_roi_same_as_roi", "The same as the rate of interest", Kind::Switch),
            term("overdue_roi_slab_based", "Overdue rate by the day", Kind::Switch)
                .when(&[("overdue_roi_same_as_roi", OFF)]),
            term("overdue_roi_value", "Overdue rate", Kind::Rate("overdue_roi_slab_based"))
                .when(&[("overdue_roi_same_as_roi", OFF)]),
        ],
    },
    Group {
        title: "Penal interest",
        terms: &[
            term("penal_roi_same_as_roi", "Penal rate as interest", Kind::Switch),
            term("penal_roi_slab_based", "Penal rate by the day", Kind::Switch).when(&[("penal_roi_same_as_roi", OFF)]),
            term("penal_roi_value", "Penal rate", Kind::Rate("penal_roi_slab_based"))
                .when(&[("penal_roi_same_as_roi", OFF)]),
            term("penal_roi_value_type", "The penal rate is in", SHARE).when(&[("penal_roi_same_as_roi", OFF)]),
            term(
                "penal_accrual_frequency",
                "Accrues",
                Kind::Word(&[("daily", "every day"), ("monthly", "every month")]),
            ),
            term("penal_lag_days_after_due", "Begins after the due date by", Kind::Count("days")),
            term(
                "penal_calculation_type",
                "Days of grace",
                Kind::Word(&[("exclude_grace_period", "are not counted"), ("include_grace_period", "are counted")]),
            ),
            term("penal_tax", "GST on penal interest", Kind::Percent),
            term("penal_min_amount", "At least, in rupees", Kind::Amount),
            term("penal_max_amount", "At most, in rupees", Kind::Amount).hint("0 for no bound."),
        ],
    },
    Group {
        title: "Processing fee",
        terms: &[
            term("pf_is_enabled", "There is a processing fee", Kind::Switch),
            term("pf_value_type", "The fee is in", SHARE).when(&[("pf_is_enabled", ON)]),
            term("pf_value", "Fee", Kind::Number).when(&[("pf_is_enabled", ON)]),
            term("pf_gst", "GST on the fee", Kind::Percent).when(&[("pf_is_enabled", ON)]),
        ],
    },
    Group {
        title: "Subvention",
        terms: &[
            term("subvention_is_enabled", "Somebody else bears interest", Kind::Switch),
            term("subvention_value_type", "The subvention is in", SHARE).when(&[("subvention_is_enabled", ON)]),
            term("subvention_value", "Subvention", Kind::Number).when(&[("subvention_is_enabled", ON)]),
            term("subvention_days", "Subvention for", Kind::Count("days")).when(&[("subvention_is_enabled", ON)]),
        ],
    },
    Group {
        title: "Cashback",
        terms: &[
            term("cashback_is_enabled", "There is cashback", Kind::Switch),
            term(
                "cashback_use_as",
                "It is used to",
                Kind::Word(&[("adjust", "adjust what is owed"), ("payout", "pay out")]),
            )
            .when(&[("cashback_is_enabled", ON)]),
            term(
                "cashback_payment_to",
                "It goes to",
                Kind::Word(&[("borrower", "the borrower"), ("seller", "the seller")]),
            )
            .when(&[("cashback_is_enabled", ON)]),
            term(
                "cashback_release_at",
                "It is released at",
                Kind::Word(&[("loan_closure", "the loan's end"), ("repayment", "each payment")]),
            )
            .when(&[("cashback_is_enabled", ON)]),
            term("cashback_deduction_is_enabled", "Something is deducted from it", Kind::Switch)
                .when(&[("cashback_is_enabled", ON)]),
            term("cashback_deduction_type", "The deduction is in", SHARE)
                .when(&[("cashback_is_enabled", ON), ("cashback_deduction_is_enabled", ON)]),
            term("cashback_deduction_value", "Deduction", Kind::Number)
                .when(&[("cashback_is_enabled", ON), ("cashback_deduction_is_enabled", ON)]),
        ],
    },
    Group {
        title: "Holdback",
        terms: &[
            term("holdback_is_enabled", "Part of a disbursement is held back", Kind::Switch),
            term("holdback_rate", "That part", Kind::Percent).when(&[("holdback_is_enabled", ON)]),
            term("holdback_return_is_enabled", "It is returned", Kind::Switch).when(&[("holdback_is_enabled", ON)]),
            term(
                "holdback_return_payment_to",
                "It is returned to",
                Kind::Word(&[("borrower", "the borrower"), ("seller", "the seller")]),
            )
            .when(&[("holdback_is_enabled", ON), ("holdback_return_is_enabled", ON)]),
        ],
    },
    Group {
        title: "Margin",
        terms: &[
            term("margin_is_enabled", "The borrower pays a margin", Kind::Switch),
            term("margin_value_type", "The margin is in", SHARE).when(&[("margin_is_enabled", ON)]),
            term("margin_value", "Margin", Kind::Number).when(&[("margin_is_enabled", ON)]),
            term("margin_receive_before_disbursement", "It comes before the disbursement", Kind::Switch)
                .when(&[("margin_is_enabled", ON)]),
        ],
    },
    Group {
        title: "What the terms are of",
        terms: &[term("type", "Kind of terms", Kind::Word(&[("loan", "a loan")]))],
    },
];

/// All terms.
pub(super) fn all() -> impl Iterator<Item = &'static Term> {
    GROUPS.iter().flat_map(|group| group.terms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const SAMPLE: &str = include_str!("../../../contract/samples/loan_terms.response.json");

    #[test]
    fn every_term_of_the_sample_has_its_field_and_no_other_has() {
        let sample: serde_json::Map<String, serde_json::Value> = serde_json::from_str(SAMPLE).unwrap();
        let plain = ["id", "created_at", "updated_at", "lead_id", "program_id"];
        let mut keys: Vec<&str> = sample.keys().map(String::as_str).filter(|key| !plain.contains(key)).collect();
        let mut fields: Vec<&str> = all().map(|term| term.key).collect();
        keys.sort_unstable();
        fields.sort_unstable();
        assert_eq!(fields, keys);
    }

    #[test]
    fn what_a_term_depends_on_is_a_switch() {
        for term in all() {
            for (key, _) in term.when {
                let other = all().find(|other| other.key == *key).unwrap();
                assert_eq!(other.kind, Kind::Switch, "{}", term.key);
            }
        }
    }
}
