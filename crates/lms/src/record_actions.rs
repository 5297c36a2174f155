//! What becomes of a record: entered, approved by a second pair of eyes, applied, given back, taken back (assumed;
//! approving, rejecting and reverting are beyond).

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

/// What shows money that was applied or taken back.
const APPLIED: &[Topic] = &[Topic::Records, Topic::Settlements, Topic::Demands, Topic::Loans, Topic::Accounts];

/// Create Record (assumed): a draft. 409 where another record has this UTR.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateRecord {
    /// Whose money it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Which loan it is for; with neither an account nor a loan it waits to be matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan: Option<LoanId>,
    /// What it is.
    pub r#type: RecordType,
    /// What the bank received.
    pub received_amount: Money,
    /// Tax deducted at source by the payer; none unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tds_amount: Option<Money>,
    /// How it came: neft, rtgs, imps, upi, nach, cheque, cash, adjustment.
    pub payment_mode: String,
    /// The Unique Transaction Reference: 6 to 30 letters and digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utr: Option<String>,
    /// The bank's day.
    pub bank_date: Day,
    /// How it is applied; oldest first unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_order: Option<SettlementOrder>,
    /// In which order components are paid: `fee,penal,interest,principal` unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component_order: Option<String>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Bulk Create Records (assumed): Create Record for each row; at most 10,000.
pub type BulkCreateRecords = Rows<CreateRecord>;

/// Request Approval (assumed): 409 unless it is a draft or was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRecordApproval {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Approve a record (beyond): 409 unless it waits for approval, and for the one who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproveRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Reject a record (beyond): 409 unless it waits for approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// Why.
    pub remark: String,
}

/// Mark Processed (assumed): applies the record to demands; 409 unless it is approved and matched. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRecordProcessed {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
}

/// Revert a record (beyond): takes back what it was applied to; 409 unless it is processed and nothing of it was given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevertRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// Why.
    pub remark: String,
}

/// Initiate Excess Payment Refund (assumed): gives back what is left of a record. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// How much; within what is left.
    pub amount: Money,
    /// Where to; the loan's own account unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Export Cashback (assumed): that of loans in a range of days, as a CSV file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportCashback {
    /// From this day on.
    pub date_from: Option<Day>,
    /// Up to this day.
    pub date_to: Option<Day>,
}

/// Cashback or a holdback of one loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustmentRow {
    /// Which loan.
    pub loan: LoanId,
    /// What it gives back.
    pub r#type: AdjustmentType,
    /// How much.
    pub amount: Money,
}

/// Initiate Adjustment for Cashback & Holdback (assumed): one record of type adjustment for each row.
pub type BulkInitiateAdjustments = Rows<AdjustmentRow>;

/// Initiate Refund (assumed): gives back money of a loan that is not applied. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundLoan {
    /// Which loan; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: LoanId,
    /// How much; within what is not applied.
    pub amount: Money,
    /// Where to; the loan's own account unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
    /// A remark.
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
