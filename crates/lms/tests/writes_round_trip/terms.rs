//! Random values of the calls that open accounts and set their lines, terms and extra data.

use crate::source::{Sample, Source, sample_structs, sample_wrappers};
use lms::account_actions::{CloseAccount, CreateAccount};
use lms::accounts::{InitiateLoanParams, LineDetailParams, LoanDataParams, UpdateLoanParams};
use lms::extra_data::UpdateExtraData;
use lms::line_details::{BulkLineDetails, CreateLineDetail, UpdateLineDetail};
use lms::loan_data::{CreateLoanData, LoanTerms, LoanTermsInput, RateTerm, Slab, SlabDays, UpdateLoanData};

sample_wrappers! { BulkLineDetails CreateLoanData InitiateLoanParams LoanTermsInput }

sample_structs! {
    CreateAccount { lead_id, program_id, borrower, credit_bank }
    CloseAccount(id) { reason }
    UpdateExtraData(id) { data }
    CreateLineDetail {
        account, lead_id, program_id, r#type, approved_line_amount, is_revolving, valid_from, valid_until, remark
    }
    UpdateLineDetail(id) { approved_line_amount, status, is_revolving, valid_from, valid_until, remark }

    UpdateLoanParams { lead_id, program_id, line_detail, loan_data }
    LineDetailParams { approved_line_amount }
    LoanDataParams { emi_count, flat_roi_value, pf_value, pf_value_type }

    UpdateLoanData { id, terms }
    Slab { days, value }
    LoanTerms {
        id, created_at, updated_at, lead_id, program_id, r#type, days_in_month, days_in_year, tenure_period, tenure_value,
        tenure_period_type, tenure_fixed_due_date, tenure_due_days, tenure_min_days, tenure_starts_at, roi_period,
        roi_slab_based, roi_value, overdue_roi_same_as_roi, overdue_roi_slab_based, overdue_roi_value,
        penal_roi_same_as_roi, penal_roi_slab_based, penal_tax, penal_min_amount, penal_max_amount, penal_roi_value,
        penal_roi_value_type, penal_accrual_frequency, penal_lag_days_after_due, penal_calculation_type, interest_starts,
        interest_lock_in_enabled, interest_lock_in_days, subvention_is_enabled, subvention_value_type, subvention_value,
        subvention_days, cashback_is_enabled, cashback_use_as, cashback_payment_to, cashback_release_at,
        cashback_deduction_is_enabled, cashback_deduction_type, cashback_deduction_value, holdback_is_enabled,
        holdback_rate, holdback_return_is_enabled, holdback_return_payment_to, margin_is_enabled, margin_value_type,
        margin_value, margin_receive_before_disbursement, pf_is_enabled, pf_value_type, pf_value, pf_gst, emi_frequency,
        emi_count
    }
}

impl Sample for RateTerm {
    fn sample(source: &mut Source) -> Self {
        if source.any() { Self::Slabs(source.any()) } else { Self::Flat(source.any()) }
    }
}

impl Sample for SlabDays {
    fn sample(source: &mut Source) -> Self {
        if source.any() { Self::Text(source.any()) } else { Self::Number(i64::from(source.below(1_000)) - 1) }
    }
}
