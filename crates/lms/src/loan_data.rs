//! Loan data: the terms of a loan (page 10694129; its method and path are unknown).
//!
//! Every term may be missing, and numbers are kept as they were written, so that what is read can be sent back unchanged.

use crate::endpoint::{endpoints, json_body};
use crate::{Instant, LeadId, LoanTermsId, ProgramId};
use serde::{Deserialize, Serialize};
use serde_json::Number;
use std::fmt;

/// A rate, a percentage or another plain number, kept as it was written: `18`, `0.5`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(pub Number);

impl fmt::Display for Rate {
    /// Without a needless `.0`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        formatter.write_str(text.strip_suffix(".0").unwrap_or(&text))
    }
}

/// A rate that is one number or depends on the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RateTerm {
    /// From the day after the last slab's to its own.
    Slabs(Vec<Slab>),
    /// The same on every day.
    Flat(Rate),
}

/// One step of a slab rate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slab {
    /// Up to which day.
    pub days: SlabDays,
    /// The rate, percent a period.
    pub value: Rate,
}

/// The last day of a slab: a number in some slabs and text in others; -1 and `"inf"` both mean no upper bound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SlabDays {
    /// Written as a number.
    Number(i64),
    /// Written as text.
    Text(String),
}

impl SlabDays {
    /// The last day, or `None` where the slab has no end (and where the text is no number of days).
    pub fn last(&self) -> Option<u32> {
        match self {
            Self::Number(days) => u32::try_from(*days).ok(),
            Self::Text(text) => text.trim().parse().ok(),
        }
    }
}

/// The terms of a loan: about sixty, as the sample has them, in its order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LoanTerms {
    /// Its id.
    pub id: Option<LoanTermsId>,
    /// When it was made.
    pub created_at: Option<Instant>,
    /// When it last changed.
    pub updated_at: Option<Instant>,
    /// The application.
    pub lead_id: Option<LeadId>,
    /// The product.
    pub program_id: Option<ProgramId>,
    /// What the terms are of: `loan` in the sample.
    pub r#type: Option<String>,
    /// Days a month counts.
    pub days_in_month: Option<Rate>,
    /// Days a year counts.
    pub days_in_year: Option<Rate>,
    /// The unit of `tenure_value`.
    pub tenure_period: Option<String>,
    /// How long the loan runs.
    pub tenure_value: Option<Rate>,
    /// How the tenure is counted.
    pub tenure_period_type: Option<String>,
    /// Whether demands fall due on fixed days of the month.
    pub tenure_fixed_due_date: Option<bool>,
    /// Those days.
    pub tenure_due_days: Option<Vec<Rate>>,
    /// The shortest tenure, in days.
    pub tenure_min_days: Option<Rate>,
    /// What the tenure is counted from.
    pub tenure_starts_at: Option<String>,
    /// The period the rate of interest is for.
    pub roi_period: Option<String>,
    /// Whether the rate depends on the day.
    pub roi_slab_based: Option<bool>,
    /// The rate of interest, percent a period.
    pub roi_value: Option<RateTerm>,
    /// Whether overdue principal bears the same rate.
    pub overdue_roi_same_as_roi: Option<bool>,
    /// Whether the overdue rate depends on the day.
    pub overdue_roi_slab_based: Option<bool>,
    /// The rate on overdue principal, percent a period.
    pub overdue_roi_value: Option<RateTerm>,
    /// Whether penal interest is at the same rate.
    pub penal_roi_same_as_roi: Option<bool>,
    /// Whether the penal rate depends on the day.
    pub penal_roi_slab_based: Option<bool>,
    /// Tax on penal interest, percent.
    pub penal_tax: Option<Rate>,
    /// The least penal interest, rupees.
    pub penal_min_amount: Option<Rate>,
    /// The most penal interest, rupees.
    pub penal_max_amount: Option<Rate>,
    /// The penal rate, percent a period.
    pub penal_roi_value: Option<RateTerm>,
    /// What the penal rate counts. Null in the sample.
    pub penal_roi_value_type: Option<String>,
    /// How often penal interest accrues.
    pub penal_accrual_frequency: Option<String>,
    /// Days after the due date before it begins.
    pub penal_lag_days_after_due: Option<Rate>,
    /// How grace days count.
    pub penal_calculation_type: Option<String>,
    /// From which day interest runs.
    pub interest_starts: Option<String>,
    /// Whether some interest is due in any case.
    pub interest_lock_in_enabled: Option<bool>,
    /// For how many days.
    pub interest_lock_in_days: Option<Rate>,
    /// Whether somebody else bears interest.
    pub subvention_is_enabled: Option<bool>,
    /// What the subvention counts.
    pub subvention_value_type: Option<String>,
    /// The subvention.
    pub subvention_value: Option<Rate>,
    /// For how many days.
    pub subvention_days: Option<Rate>,
    /// Whether there is cashback.
    pub cashback_is_enabled: Option<bool>,
    /// How it is used.
    pub cashback_use_as: Option<String>,
    /// Who gets it.
    pub cashback_payment_to: Option<String>,
    /// When it is released.
    pub cashback_release_at: Option<String>,
    /// Whether something is deducted from it.
    pub cashback_deduction_is_enabled: Option<bool>,
    /// What the deduction counts.
    pub cashback_deduction_type: Option<String>,
    /// The deduction.
    pub cashback_deduction_value: Option<Rate>,
    /// Whether part of a disbursement is held back.
    pub holdback_is_enabled: Option<bool>,
    /// That part, percent.
    pub holdback_rate: Option<Rate>,
    /// Whether it is returned.
    pub holdback_return_is_enabled: Option<bool>,
    /// Who gets it. Null in the sample.
    pub holdback_return_payment_to: Option<String>,
    /// Whether the borrower pays a margin.
    pub margin_is_enabled: Option<bool>,
    /// What the margin counts. Null in the sample.
    pub margin_value_type: Option<String>,
    /// The margin.
    pub margin_value: Option<Rate>,
    /// Whether it comes first.
    pub margin_receive_before_disbursement: Option<bool>,
    /// Whether there is a processing fee.
    pub pf_is_enabled: Option<bool>,
    /// What the fee counts.
    pub pf_value_type: Option<String>,
    /// The fee.
    pub pf_value: Option<Rate>,
    /// GST on it, percent.
    pub pf_gst: Option<Rate>,
    /// How often an EMI falls due. Null in the sample.
    pub emi_frequency: Option<String>,
    /// How many EMIs.
    pub emi_count: Option<Rate>,
}

/// Terms to be kept; what is `None` is not sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LoanTermsInput(pub LoanTerms);

impl LoanTermsInput {
    /// Without what is `None`.
    fn body(&self) -> Option<String> {
        let mut keys = serde_json::to_value(&self.0).ok()?;
        keys.as_object_mut()?.retain(|_, value| !value.is_null());
        json_body(&keys)
    }
}

/// Create Loan Data (assumed): the terms of an application; what is not sent comes from the program. 409 where it has
/// some already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateLoanData(pub LoanTermsInput);

/// Update Loan Data (assumed): changes terms. Loans made before keep those they were made by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateLoanData {
    /// Which; in the path.
    pub id: LoanTermsId,
    /// What changes.
    pub terms: LoanTermsInput,
}

/// Retrieve Loan Data (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetLoanData {
    /// Which.
    pub id: LoanTermsId,
}

endpoints! {
    create_loan_data: CreateLoanData = POST "/v1/lms/loan_data/" -> LoanTerms {
        body: |call| call.0.body();
        stale: [LoanTerms];
    }

    update_loan_data: UpdateLoanData { id } = PATCH "/v1/lms/loan_data/{id}/" -> LoanTerms {
        body: |call| call.terms.body();
        stale: [LoanTerms];
    }

    get_loan_data: GetLoanData { id } = GET "/v1/lms/loan_data/{id}/" -> LoanTerms {
        shows: [LoanTerms];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_no_upper_bound_are_read() {
        let slabs: Vec<Slab> = serde_json::from_str(
            r#"[{"days":"15","value":18},{"days":30,"value":24},{"days":-1,"value":36},{"days":"inf","value":72}]"#,
        )
        .unwrap();
        let last: Vec<_> = slabs.iter().map(|slab| slab.days.last()).collect();
        assert_eq!(last, [Some(15), Some(30), None, None]);
    }

    #[test]
    fn a_rate_is_shown_as_it_was_agreed() {
        for (json, shown) in [("18", "18"), ("18.0", "18"), ("0.5", "0.5")] {
            assert_eq!(serde_json::from_str::<Rate>(json).unwrap().to_string(), shown);
        }
    }
}
