//! Random values of the calls around money that comes in: records, adjustments, fees, NACH, end of day.

use crate::source::sample_structs;
use lms::account_summary::RefreshLimit;
use lms::eod::RunEod;
use lms::fees::{CreateFee, DeleteFee};
use lms::loans::InitiateAdjustment;
use lms::nach::{BulkNachRequest, NachStatusRow};
use lms::reconciliation::{Allocation, MatchRecord, UnmatchRecord};
use lms::record_actions::{
    AdjustmentRow, ApproveRecord, CreateRecord, MarkRecordProcessed, RejectRecord, RequestRecordApproval, RevertRecord,
};

sample_structs! {
    CreateRecord {
        account, loan, r#type, received_amount, tds_amount, payment_mode, utr, bank_date, settlement_order,
        component_order, remark
    }
    RequestRecordApproval(id) { remark }
    ApproveRecord(id) { remark }
    RejectRecord(id) { remark }
    MarkRecordProcessed(id) {}
    RevertRecord(id) { remark }
    Allocation { loan, amount }
    MatchRecord(id) { allocations }
    UnmatchRecord(id) {}

    InitiateAdjustment(id) { amount, r#type }
    AdjustmentRow { loan, r#type, amount }
    CreateFee { loan, account, r#type, name, amount, gst_rate, due_date, remark }
    DeleteFee(id) {}
    BulkNachRequest { date, demands }
    NachStatusRow { ref_id, status, reason }
    RunEod { date, account, loan }
    RefreshLimit(id) {}
}
