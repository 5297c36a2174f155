//! Loan data: the terms of a loan (page 10694129; its method and path are unknown).
//!
//! Every term may be missing. Numbers stay as they were written, so that what is read can be sent back unchanged.

mod rate;

pub use rate::{Rate, RateTerm, Slab, SlabDays};

use crate::endpoint::{endpoints, json_body};
use crate::{Instant, LeadId, LoanTermsId, ProgramId};
use serde::{Deserialize, Serialize};

/// The terms of a loan, about sixty, in the order of the sample.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LoanTerms {
    /// ID of the loan terms, if it has one.
    pub id: Option<LoanTermsId>,
    /// When it was created.
    pub created_at: Option<Instant>,
    /// When it last changed.
    pub updated_at: Option<Instant>,
    /// ID of the borrower's application, if it has one.
    pub lead_id: Option<LeadId>,
    /// ID of the lending program, if it has one.
    pub program_id: Option<ProgramId>,
    /// What the terms are for: `loan` in the sample.
    pub r#type: Option<String>,
    /// Number of days that a month counts.
    pub days_in_month: Option<Rate>,
    /// Number of days that a year counts.
    pub days_in_year: Option<Rate>,
    /// Unit of `tenure_value`.
    pub tenure_period: Option<String>,
    /// Tenure of the loan.
    pub tenure_value: Option<Rate>,
    /// How the tenure is counted.
    pub tenure_period_type: Option<String>,
    /// Whether demands fall due on fixed days of the month.
    pub tenure_fixed_due_date: Option<bool>,
    /// The days of the month on which demands fall due.
    pub tenure_due_days: Option<Vec<Rate>>,
    /// Shortest tenure, in days.
    pub tenure_min_days: Option<Rate>,
    /// What the tenure is counted from.
    pub tenure_starts_at: Option<String>,
    /// The period that the rate of interest is for.
    pub roi_period: Option<String>,
    /// Whether the rate of interest is slab-based.
    pub roi_slab_based: Option<bool>,
    /// Rate of interest, percent a period.
    pub roi_value: Option<RateTerm>,
    /// Whether overdue principal has the same rate of interest.
    pub overdue_roi_same_as_roi: Option<bool>,
    /// Whether the overdue rate is slab-based.
    pub overdue_roi_slab_based: Option<bool>,
    /// Rate of interest on overdue principal, percent a period.
    pub overdue_roi_value: Option<RateTerm>,
    /// Whether the penal rate is the rate of interest.
    pub penal_roi_same_as_roi: Option<bool>,
    /// Whether the penal rate is slab-based.
    pub penal_roi_slab_based: Option<bool>,
    /// Tax on penal interest, percent.
    pub penal_tax: Option<Rate>,
    /// Minimum penal interest, rupees.
    pub penal_min_amount: Option<Rate>,
    /// Maximum penal interest, rupees.
    pub penal_max_amount: Option<Rate>,
    /// Penal rate, percent a period.
    pub penal_roi_value: Option<RateTerm>,
    /// Unit of the penal rate. Null in the sample.
    pub penal_roi_value_type: Option<String>,
    /// How often penal interest accrues.
    pub penal_accrual_frequency: Option<String>,
    /// Days after the due date before penal interest begins.
    pub penal_lag_days_after_due: Option<Rate>,
    /// How grace days are counted.
    pub penal_calculation_type: Option<String>,
    /// The day that interest runs from.
    pub interest_starts: Option<String>,
    /// Whether a minimum of interest is due even if the loan is closed early.
    pub interest_lock_in_enabled: Option<bool>,
    /// Number of days of the interest lock-in.
    pub interest_lock_in_days: Option<Rate>,
    /// Whether another party pays interest for the borrower.
    pub subvention_is_enabled: Option<bool>,
    /// Unit of the subvention.
    pub subvention_value_type: Option<String>,
    /// Subvention.
    pub subvention_value: Option<Rate>,
    /// Number of days of the subvention.
    pub subvention_days: Option<Rate>,
    /// Whether there is cashback.
    pub cashback_is_enabled: Option<bool>,
    /// How cashback is used.
    pub cashback_use_as: Option<String>,
    /// Who gets the cashback.
    pub cashback_payment_to: Option<String>,
    /// When cashback is released.
    pub cashback_release_at: Option<String>,
    /// Whether there is a deduction from cashback.
    pub cashback_deduction_is_enabled: Option<bool>,
    /// Unit of the deduction.
    pub cashback_deduction_type: Option<String>,
    /// Deduction from cashback.
    pub cashback_deduction_value: Option<Rate>,
    /// Whether part of a disbursement is held back.
    pub holdback_is_enabled: Option<bool>,
    /// Part of a disbursement that is held back, percent.
    pub holdback_rate: Option<Rate>,
    /// Whether the holdback is returned.
    pub holdback_return_is_enabled: Option<bool>,
    /// Who gets the returned holdback. Null in the sample.
    pub holdback_return_payment_to: Option<String>,
    /// Whether the borrower pays a margin.
    pub margin_is_enabled: Option<bool>,
    /// Unit of the margin. Null in the sample.
    pub margin_value_type: Option<String>,
    /// Margin.
    pub margin_value: Option<Rate>,
    /// Whether the margin must be received before the disbursement.
    pub margin_receive_before_disbursement: Option<bool>,
    /// Whether there is a processing fee.
    pub pf_is_enabled: Option<bool>,
    /// Unit of the processing fee.
    pub pf_value_type: Option<String>,
    /// Processing fee.
    pub pf_value: Option<Rate>,
    /// GST on the processing fee, percent.
    pub pf_gst: Option<Rate>,
    /// How often EMIs fall due. Null in the sample.
    pub emi_frequency: Option<String>,
    /// Number of EMIs.
    pub emi_count: Option<Rate>,
}

/// Terms to create or change; those that are `None` are not sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LoanTermsInput(pub LoanTerms);

impl LoanTermsInput {
    /// The terms as a JSON body, without those that are `None`.
    fn body(&self) -> Option<String> {
        let mut keys = serde_json::to_value(&self.0).ok()?;
        keys.as_object_mut()?.retain(|_, value| !value.is_null());
        json_body(&keys)
    }
}

/// Create Loan Data (assumed): sets the terms of an application; those not sent come from the program. 409 if it has
/// some already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateLoanData(pub LoanTermsInput);

/// Update Loan Data (assumed): changes terms. Existing loans are not affected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateLoanData {
    /// ID of the loan terms.
    pub id: LoanTermsId,
    /// The terms to change.
    pub terms: LoanTermsInput,
}

/// Retrieve Loan Data (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetLoanData {
    /// ID of the loan terms.
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
