//! Record actions: create, approve, process, revert, refund (assumed; approving, rejecting and reverting are
//! undocumented).

use crate::bank::CreditBankChoice;
use crate::bulk::{BulkResponse, Rows};
use crate::endpoint::{Topic, endpoints, json_body};
use crate::loans::AdjustmentType;
use crate::payouts::Payout;
use crate::query::Query;
use crate::records::{Record, RecordType, SettlementOrder};
use crate::reply::CsvText;
use crate::{AccountId, Day, LoanId, Money, RecordId};
use serde::{Deserialize, Serialize};

/// What is stale after a record was applied or reverted.
const APPLIED: &[Topic] = &[Topic::Records, Topic::Settlements, Topic::Demands, Topic::Loans, Topic::Accounts];

/// Create Record (assumed): creates a draft. 409 if another record has this UTR.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateRecord {
    /// ID of the account it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// ID of the loan it is for; a record with neither an account nor a loan must be matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan: Option<LoanId>,
    /// Its type.
    pub r#type: RecordType,
    /// Amount that the bank received.
    pub received_amount: Money,
    /// Tax deducted at source by the payer; none if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tds_amount: Option<Money>,
    /// Payment mode: neft, rtgs, imps, upi, nach, cheque, cash or adjustment.
    pub payment_mode: String,
    /// Unique Transaction Reference; see [`crate::formats::utr`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utr: Option<String>,
    /// The date on the bank statement.
    pub bank_date: Day,
    /// How it is applied; oldest first if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_order: Option<SettlementOrder>,
    /// Order in which components are paid; `fee,penal,interest,principal` if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component_order: Option<String>,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Bulk Create Records (assumed): Create Record for each row; at most 10,000.
pub type BulkCreateRecords = Rows<CreateRecord>;

/// Request Approval (assumed): 409 unless it is a draft or was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRecordApproval {
    /// ID of the record; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Approve a record (undocumented): 409 unless it is pending approval, and for the officer who requested it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproveRecord {
    /// ID of the record; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Reject a record (undocumented): 409 unless it is pending approval, or a draft, which is discarded by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectRecord {
    /// ID of the record; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// Reason for rejecting, as free text.
    pub remark: String,
}

/// Mark Processed (assumed): applies the record to demands; 409 unless it is approved and matched. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRecordProcessed {
    /// ID of the record; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
}

/// Revert a record (undocumented): reverts its settlements; 409 unless it is processed and nothing of it was refunded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevertRecord {
    /// ID of the record; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// Reason for reverting, as free text.
    pub remark: String,
}

/// Initiate Excess Payment Refund (assumed): refunds what is left of a record. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundRecord {
    /// ID of the record; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// Amount to refund, at most what is left of the record.
    pub amount: Money,
    /// Bank account to pay into; the loan's own if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Export Cashback (assumed): the cashback of all loans in a range of days, as a CSV file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportCashback {
    /// First day; no limit if `None`.
    pub date_from: Option<Day>,
    /// Last day; no limit if `None`.
    pub date_to: Option<Day>,
}

/// Cashback or holdback of one loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustmentRow {
    /// ID of the loan.
    pub loan: LoanId,
    /// Cashback or holdback.
    pub r#type: AdjustmentType,
    /// Amount of the adjustment.
    pub amount: Money,
}

/// Initiate Adjustment for Cashback & Holdback (assumed): one record of type adjustment for each row.
pub type BulkInitiateAdjustments = Rows<AdjustmentRow>;

/// Initiate Refund (assumed): refunds the unapplied amount of a loan. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundLoan {
    /// ID of the loan; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: LoanId,
    /// Amount to refund, at most the loan's unapplied amount.
    pub amount: Money,
    /// Bank account to pay into; the loan's own if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

endpoints! {
    create_record: CreateRecord = POST "/v1/lms/records/" -> Record {
        body: json_body;
        stale: [Records];
    }

    bulk_create_records: BulkCreateRecords = POST "/v1/lms/records/bulk_create/" -> BulkResponse {
        body: json_body;
        stale: [Records];
    }

    request_record_approval: RequestRecordApproval { id } = PUT "/v1/lms/records/{id}/request_approval/" -> Record {
        body: json_body;
        stale: [Records];
    }

    approve_record: ApproveRecord { id } = PUT "/v1/lms/records/{id}/approve/" -> Record {
        body: json_body;
        stale: [Records];
    }

    reject_record: RejectRecord { id } = PUT "/v1/lms/records/{id}/reject/" -> Record {
        body: json_body;
        stale: [Records];
    }

    mark_record_processed: MarkRecordProcessed { id } = PUT "/v1/lms/records/{id}/mark_processed/" -> Record {
        stale: APPLIED;
    }

    revert_record: RevertRecord { id } = PUT "/v1/lms/records/{id}/revert/" -> Record {
        body: json_body;
        stale: APPLIED;
    }

    refund_record: RefundRecord { id } = POST "/v1/lms/records/{id}/refund/" -> Payout {
        body: json_body;
        stale: [Records, Payouts, Accounts, Loans];
    }

    export_cashback: ExportCashback = GET "/v1/lms/loans/export_cashback/" -> CsvText {
        query: |call| Query::new()
            .with("date_from", call.date_from.map(|day| day.start().epoch_text()))
            .with("date_to", call.date_to.map(|day| day.end().epoch_text()));
        read: |body| Some(CsvText(body));
    }

    bulk_initiate_adjustments: BulkInitiateAdjustments = POST "/v1/lms/records/adjustments/" -> BulkResponse {
        body: json_body;
        stale: [Records];
    }

    refund_loan: RefundLoan { id } = POST "/v1/lms/loans/{id}/refund/" -> Payout {
        body: json_body;
        stale: [Records, Payouts, Accounts, Loans];
    }
}
