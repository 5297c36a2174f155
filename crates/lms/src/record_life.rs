//! What becomes of a record: entered, approved by a second pair of eyes, applied, given back, taken back (assumed;
//! approving, rejecting and reverting are beyond).

use crate::bank::CreditBankChoice;
use crate::bulk::{BulkAnswer, Rows};
use crate::endpoint::{Endpoint, Method, Topic, json_body};
use crate::file::CsvText;
use crate::loans::AdjustmentType;
use crate::payouts::Payout;
use crate::query::Query;
use crate::records::{Record, RecordType, SettlementOrder};
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

impl Endpoint for CreateRecord {
    const OPERATION: &'static str = "create_record";
    const METHOD: Method = Method::Post;
    type Reply = Record;

    fn path(&self) -> String {
        "/v1/lms/records/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records]
    }
}

/// Bulk Create Records (assumed): Create Record for each row; at most 10,000.
pub type BulkCreateRecords = Rows<CreateRecord>;

impl Endpoint for BulkCreateRecords {
    const OPERATION: &'static str = "bulk_create_records";
    const METHOD: Method = Method::Post;
    type Reply = BulkAnswer;

    fn path(&self) -> String {
        "/v1/lms/records/bulk_create/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records]
    }
}

/// Request Approval (assumed): 409 unless it is a draft or was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRecordApproval {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: RecordId,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

impl Endpoint for RequestRecordApproval {
    const OPERATION: &'static str = "request_record_approval";
    const METHOD: Method = Method::Put;
    type Reply = Record;

    fn path(&self) -> String {
        format!("/v1/lms/records/{}/request_approval/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records]
    }
}

/// Approve a record (beyond): 409 unless it waits for approval, and for the one who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproveRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: RecordId,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

impl Endpoint for ApproveRecord {
    const OPERATION: &'static str = "approve_record";
    const METHOD: Method = Method::Put;
    type Reply = Record;

    fn path(&self) -> String {
        format!("/v1/lms/records/{}/approve/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records]
    }
}

/// Reject a record (beyond): 409 unless it waits for approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: RecordId,
    /// Why.
    pub remark: String,
}

impl Endpoint for RejectRecord {
    const OPERATION: &'static str = "reject_record";
    const METHOD: Method = Method::Put;
    type Reply = Record;

    fn path(&self) -> String {
        format!("/v1/lms/records/{}/reject/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records]
    }
}

/// Mark Processed (assumed): applies the record to demands; 409 unless it is approved and matched. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRecordProcessed {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: RecordId,
}

impl Endpoint for MarkRecordProcessed {
    const OPERATION: &'static str = "mark_record_processed";
    const METHOD: Method = Method::Put;
    type Reply = Record;

    fn path(&self) -> String {
        format!("/v1/lms/records/{}/mark_processed/", self.id)
    }

    fn stale(&self) -> &'static [Topic] {
        APPLIED
    }
}

/// Revert a record (beyond): takes back what it was applied to; 409 unless it is processed and nothing of it was given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevertRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: RecordId,
    /// Why.
    pub remark: String,
}

impl Endpoint for RevertRecord {
    const OPERATION: &'static str = "revert_record";
    const METHOD: Method = Method::Put;
    type Reply = Record;

    fn path(&self) -> String {
        format!("/v1/lms/records/{}/revert/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        APPLIED
    }
}

/// Initiate Excess Payment Refund (assumed): gives back what is left of a record. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
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

impl Endpoint for RefundRecord {
    const OPERATION: &'static str = "refund_record";
    const METHOD: Method = Method::Post;
    type Reply = Payout;

    fn path(&self) -> String {
        format!("/v1/lms/records/{}/refund/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records, Topic::Payouts, Topic::Accounts, Topic::Loans]
    }
}

/// Export Cashback (assumed): that of loans in a range of days, as a CSV file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportCashback {
    /// From this day on.
    pub date_from: Option<Day>,
    /// Up to this day.
    pub date_to: Option<Day>,
}

impl Endpoint for ExportCashback {
    const OPERATION: &'static str = "export_cashback";
    const METHOD: Method = Method::Get;
    type Reply = CsvText;

    fn path(&self) -> String {
        "/v1/lms/loans/export_cashback/".to_owned()
    }

    fn query(&self) -> Query {
        Query::new()
            .with("date_from", self.date_from.map(|day| day.start().epoch_text()))
            .with("date_to", self.date_to.map(|day| day.end().epoch_text()))
    }

    fn read(body: String) -> Option<CsvText> {
        Some(CsvText(body))
    }
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

impl Endpoint for BulkInitiateAdjustments {
    const OPERATION: &'static str = "bulk_initiate_adjustments";
    const METHOD: Method = Method::Post;
    type Reply = BulkAnswer;

    fn path(&self) -> String {
        "/v1/lms/records/adjustments/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records]
    }
}

/// Initiate Refund (assumed): gives back money of a loan that is not applied. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundLoan {
    /// Which loan; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
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

impl Endpoint for RefundLoan {
    const OPERATION: &'static str = "refund_loan";
    const METHOD: Method = Method::Post;
    type Reply = Payout;

    fn path(&self) -> String {
        format!("/v1/lms/loans/{}/refund/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records, Topic::Payouts, Topic::Accounts, Topic::Loans]
    }
}
