//! Records: incoming payments, and adjustments.

mod filter;

pub use filter::RecordFilter;

use crate::accounts::Account;
use crate::endpoint::endpoints;
use crate::json::Json;
use crate::lenient::{self, amounts, instants};
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::reconciliation::RecordCandidate;
use crate::reference::Entity;
use crate::reply::CsvText;
use crate::settlements::Settlement;
use crate::{Day, Instant, Money, Page, RecordId, Ref};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Type of a record (assumed).
    RecordType {
        /// Repayment by the borrower.
        Repayment = "repayment", "Repayment";
        /// Cashback or a returned holdback.
        Adjustment = "adjustment", "Adjustment";
        /// Refund of an excess amount.
        Refund = "refund", "Refund";
        /// Debit by mandate.
        Nach = "nach", "NACH";
    }
}

impl RecordType {
    /// The types that Create Record takes (assumed): an adjustment brings no money, and Initiate Adjustment limits it.
    pub const RECEIVED: &[Self] = &[Self::Repayment, Self::Refund, Self::Nach];
}

open_enum! {
    /// Status of a record (assumed).
    RecordStatus {
        /// Created; approval not yet requested.
        Draft = "draft", "Draft";
        /// Waiting for the approval of a second officer.
        PendingApproval = "pending_approval", "Pending approval";
        /// Approved, not yet applied.
        Approved = "approved", "Approved";
        /// Approval refused.
        Rejected = "rejected", "Rejected";
        /// Applied to demands.
        Processed = "processed", "Processed";
        /// Its settlements were reverted.
        Reverted = "reverted", "Reverted";
    }
}

open_enum! {
    /// How a record is applied (assumed: the documented key is text, its values are not known).
    SettlementOrder {
        /// Demand by demand, oldest first; the rest is applied to the next demand when it falls due.
        OldestFirst = "oldest_first", "Oldest first";
        /// Component by component, across all demands that have fallen due.
        ByComponent = "by_component", "By component";
        /// Demands that have fallen due, then principal ahead of its due date.
        Prepayment = "prepayment", "Prepayment";
        /// The outstanding amount and the foreclosure charge: closes the loan.
        Foreclosure = "foreclosure", "Foreclosure";
    }
}

/// An incoming payment (documented, page 10694079: the keys begin so, more may follow).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// ID of the record.
    pub id: RecordId,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// Its type.
    #[serde(default)]
    pub r#type: RecordType,
    /// Human-readable reference, unique within its kind.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// Sequence number; 0 if the server leaves it out.
    #[serde(default, deserialize_with = "lenient::integer")]
    pub index: i64,
    /// Amount that the bank received.
    #[serde(default = "amounts::received_amount::missing", deserialize_with = "amounts::received_amount::read")]
    pub received_amount: Money,
    /// Tax deducted at source by the payer.
    #[serde(default = "amounts::tds_amount::missing", deserialize_with = "amounts::tds_amount::read")]
    pub tds_amount: Money,
    /// Total of received amount and TDS.
    pub amount: Money,
    /// Amount not yet applied.
    #[serde(default = "amounts::remaining_amount::missing", deserialize_with = "amounts::remaining_amount::read")]
    pub remaining_amount: Money,
    /// Payment mode.
    pub payment_mode: Option<String>,
    /// Reference of the payment gateway.
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub pg_service_id: Option<String>,
    /// Unique Transaction Reference.
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub utr: Option<String>,
    /// UTR of the gateway's own transfer. Null in the sample.
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub settlement_utr: Option<String>,
    /// Order in which demands are paid.
    pub settlement_order: Option<String>,
    /// Order in which the components of a demand are paid.
    pub component_order: Option<String>,
    /// Officer who created it.
    pub uploaded_by: Option<String>,
    /// ID of the officer who created it. Null in the sample, real type unknown.
    pub uploaded_by_id: Option<Json>,
    /// Value date.
    pub date: Option<Instant>,
    /// When it was applied; `None` until then.
    pub settled_at: Option<Instant>,
    /// When it was reverted; `None` if it was not.
    pub revert_date: Option<Instant>,
    /// Value date of the reversal. Null in the sample.
    pub revert_value_date: Option<Instant>,
    /// Whether the reversal was sent to the general ledger.
    #[serde(default)]
    pub revert_sent_to_gl: Option<bool>,
    /// The date on the bank statement.
    pub bank_date: Option<Day>,
    /// Free-text remark. Null in the sample.
    pub remark: Option<String>,
    /// Its status.
    #[serde(default)]
    pub status: RecordStatus,
    /// The lender's account that received it. Null in the sample, real type unknown.
    pub collection_bank: Option<Json>,
    /// Whether its value date is a day that was already closed.
    #[serde(default)]
    pub back_date_found: Option<bool>,
    /// When the back date was found. Null in the sample.
    pub back_date_marked_on: Option<Instant>,
    /// Whether it was sent to the general ledger.
    #[serde(default)]
    pub sent_to_gl: Option<bool>,
    /// The account it belongs to; `None` while it is unmatched (assumed, as all that follows).
    #[serde(default)]
    pub account: Option<Ref<Account>>,
    /// The loan it is for; `None` if it is not for a single loan.
    #[serde(default)]
    pub loan: Option<Ref<Loan>>,
    /// Officer who requested approval.
    #[serde(default)]
    pub requested_by: Option<String>,
    /// Officer who approved or rejected it.
    #[serde(default)]
    pub approved_by: Option<String>,
    /// Officer who marked it as processed.
    #[serde(default, deserialize_with = "lenient::optional_text", skip_serializing_if = "Option::is_none")]
    pub processed_by: Option<String>,
    /// Officer who last changed it, at `updated_at`; `None` if the server does not say.
    #[serde(default, deserialize_with = "lenient::optional_text", skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<String>,
    /// Its settlements; only in the response of Get Single Record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlements: Option<Vec<Settlement>>,
    /// Its parts by loan, if it belongs to several; only in the response of Get Single Record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<RecordPart>>,
    /// The bank's narration; only in the response of Unmatched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub narration: Option<String>,
    /// Candidate loans, most likely first; only in the response of Unmatched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Vec<RecordCandidate>>,
}

impl Entity for Record {
    type Id = RecordId;
}

/// Part of a record that belongs to one loan, with the loan embedded if that is asked for (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordPart {
    /// The loan.
    pub loan: Ref<Loan>,
    /// Amount for this loan.
    pub amount: Money,
}

/// Record Listing (assumed): newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListRecords {
    /// Which records to include.
    pub filter: RecordFilter,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
    /// The page to return.
    pub page: PageRequest,
}

/// Get Single Record (assumed), with its settlements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetRecord {
    /// ID of the record.
    pub id: RecordId,
}

/// Export record (assumed): all records of the filter as a CSV file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportRecords {
    /// Which records to include.
    pub filter: RecordFilter,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
}

endpoints! {
    list_records: ListRecords = GET "/v1/lms/records/" -> Page<Record> {
        shows: [Records];
        query: |call| call.filter.query().with("expand", Some("account,loan")).with("ordering", Some(&call.ordering)).paged(call.page);
    }

    get_record: GetRecord { id } = GET "/v1/lms/records/{id}/" -> Record {
        shows: [Records, Settlements];
        query: |_| Query::new().with("expand", Some("account,loan"));
    }

    export_records: ExportRecords = PUT "/v1/lms/records/export/" -> CsvText {
        query: |call| call.filter.query().with("ordering", Some(&call.ordering));
        read: |body| Some(CsvText(body));
    }
}
