//! Records: money that came in, and adjustments of it.

use crate::json::Json;
use crate::open_enum::open_enum;
use crate::reference::Entity;
use crate::{Day, Instant, Money, RecordId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// What a record is (assumed).
    RecordType {
        /// A borrower paid.
        Repayment = "repayment", "Repayment";
        /// Cashback or a holdback came back.
        Adjustment = "adjustment", "Adjustment";
        /// Money given back.
        Refund = "refund", "Refund";
        /// A debit by mandate.
        Nach = "nach", "NACH";
    }
}

open_enum! {
    /// Where a record stands (assumed).
    RecordStatus {
        /// Entered.
        Draft = "draft", "Draft";
        /// Waits for a second pair of eyes.
        PendingApproval = "pending_approval", "Pending approval";
        /// Approved, not yet applied.
        Approved = "approved", "Approved";
        /// Not approved.
        Rejected = "rejected", "Rejected";
        /// Applied to demands.
        Processed = "processed", "Processed";
        /// Taken back.
        Reverted = "reverted", "Reverted";
    }
}

open_enum! {
    /// How a record is applied (assumed: the documented key is text, its values are not known).
    SettlementOrder {
        /// One demand after the other, the oldest first; what is left waits for the next that falls due.
        OldestFirst = "oldest_first", "Oldest first";
        /// One component after the other, in all demands that have fallen due.
        ByComponent = "by_component", "By component";
        /// What has fallen due, then principal before it is due.
        Prepayment = "prepayment", "Prepayment";
        /// All that is owed and the charge for closing early: the loan is closed.
        Foreclosure = "foreclosure", "Foreclosure";
    }
}

/// Money that came in (documented, page 10694079: the keys begin so, more may follow).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: RecordId,
    /// When it was entered.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// What it is.
    pub r#type: RecordType,
    /// The reference people read out.
    pub ref_id: String,
    /// A running number.
    pub index: i64,
    /// What the bank received.
    pub received_amount: Money,
    /// Tax deducted at source by the payer.
    pub tds_amount: Money,
    /// Received and deducted together.
    pub amount: Money,
    /// What is not applied yet.
    pub remaining_amount: Money,
    /// How it came.
    pub payment_mode: Option<String>,
    /// The gateway's reference.
    pub pg_service_id: Option<String>,
    /// The Unique Transaction Reference.
    pub utr: Option<String>,
    /// The gateway's own transfer. Null in the sample.
    pub settlement_utr: Option<String>,
    /// In which order demands are paid.
    pub settlement_order: Option<String>,
    /// In which order a demand's components are paid.
    pub component_order: Option<String>,
    /// Who entered it.
    pub uploaded_by: Option<String>,
    /// Their id. Null in the sample, real type unknown.
    pub uploaded_by_id: Option<Json>,
    /// The day it counts for.
    pub date: Option<Instant>,
    /// When it was applied.
    pub settled_at: Option<Instant>,
    /// When it was taken back.
    pub revert_date: Option<Instant>,
    /// The day the taking back counts for. Null in the sample.
    pub revert_value_date: Option<Instant>,
    /// Whether the general ledger has the taking back.
    pub revert_sent_to_gl: bool,
    /// The bank's day.
    pub bank_date: Option<Day>,
    /// A remark. Null in the sample.
    pub remark: Option<String>,
    /// Where it stands.
    pub status: RecordStatus,
    /// The account it came into. Null in the sample, real type unknown.
    pub collection_bank: Option<Json>,
    /// Whether it counts for a day that was closed already.
    pub back_date_found: bool,
    /// When that was marked. Null in the sample.
    pub back_date_marked_on: Option<Instant>,
    /// Whether the general ledger has it.
    pub sent_to_gl: bool,
}

impl Entity for Record {
    type Id = RecordId;
}
