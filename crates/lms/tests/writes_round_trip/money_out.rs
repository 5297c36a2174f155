//! Random values of the calls that pay out: payouts, tranches, top-ups, disbursements, refunds.

use crate::source::{Sample, Source, sample_structs};
use lms::accounts::InitiateDisbursement;
use lms::bank_lines::{CreateBankLine, SetBankLineAside};
use lms::payout_actions::{
    CancelPayout, ChangePayout, CreatePayout, ManualPayment, PayoutCallback, ProcessPayout, RetryPayout, ReturnPayout,
};
use lms::payouts::RequestTranche;
use lms::reconciliation::{MatchPayout, UnmatchPayout};
use lms::record_actions::{RefundLoan, RefundRecord};
use lms::restructure::{Restructure, RestructureBy};
use lms::schedules::ResetRps;
use lms::topup_groups::{CreateTopupGroup, UpdateTopupGroup};
use lms::topups::{CreateTopup, ReinitiateTopupPayout, RerunTopupChecks, TopupDetails, UnscheduleTopup, UpdateTopup};

sample_structs! {
    RequestTranche { loan_id, amount }
    InitiateDisbursement(id) { amount, credit_bank }
    RefundLoan(id) { amount, credit_bank, remark }
    RefundRecord(id) { amount, credit_bank, remark }

    CreatePayout { loan, r#type, amount, method, payout_to, credit_bank }
    ManualPayment { utr, bank_date, debit_bank }
    ProcessPayout(id) { manual }
    RetryPayout(id) {}
    ChangePayout(id) { credit_bank }
    CancelPayout(id) { remark }
    ReturnPayout(id) { remark }
    PayoutCallback { payout_service_id, status, utr, failed_remark }
    MatchPayout(id) { payout }
    UnmatchPayout(id) {}
    CreateBankLine { bank_date, amount, utr, narration, debit_bank }
    SetBankLineAside(id) { remark }

    TopupDetails {
        invoice_no, invoice_date, invoice_amount, seller_name, seller_gstin, buyer_gstin, scheduled_at, credit_bank, remark
    }
    CreateTopup { account, amount, group, details }
    UpdateTopup(id) { amount, group, details }
    UnscheduleTopup(id) {}
    RerunTopupChecks(id) {}
    ReinitiateTopupPayout(id) { credit_bank }
    CreateTopupGroup { name, account, remark, topups }
    UpdateTopupGroup(id) { name, status, remark, topups }

    Restructure(id) { effective_date, by, roi_value, reason, preview }
    ResetRps(account) { loan }
}

impl Sample for RestructureBy {
    fn sample(source: &mut Source) -> Self {
        if source.any() { Self::EmiAmount(source.any()) } else { Self::EmiCount(source.any()) }
    }
}
