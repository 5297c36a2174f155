//! Records: money that came in, and adjustments of it.

use crate::accounts::Account;
use crate::endpoint::endpoints;
use crate::json::Json;
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::reconciliation::RecordCandidate;
use crate::reference::Entity;
use crate::reply::CsvText;
use crate::settlements::Settlement;
use crate::{AccountId, Day, Instant, LoanId, Money, Page, RecordId, Ref};
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
    /// Whose money it is; none while it is not matched (assumed, as all that follows).
    #[serde(default)]
    pub account: Option<Ref<Account>>,
    /// The loan it is for, where it is for one.
    #[serde(default)]
    pub loan: Option<Ref<Loan>>,
    /// Who asked for approval.
    #[serde(default)]
    pub requested_by: Option<String>,
    /// Who approved or rejected it.
    #[serde(default)]
    pub approved_by: Option<String>,
    /// What it was applied to; with Get Single Record only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlements: Option<Vec<Settlement>>,
    /// The text of the bank's statement; with Unmatched only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub narration: Option<String>,
    /// Loans it may belong to, the likeliest first; with Unmatched only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Vec<RecordCandidate>>,
}

impl Entity for Record {
    type Id = RecordId;
}

/// Which records (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RecordFilter {
    /// Part of a reference, a UTR or a borrower's name.
    pub search: String,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only of this loan.
    pub loan: Option<LoanId>,
    /// Only in one of these states; any when empty.
    pub status: Vec<RecordStatus>,
    /// Only of one of these types; any when empty.
    pub r#type: Vec<RecordType>,
    /// Only what came so; any way when empty.
    pub payment_mode: String,
    /// Only of this bank day or later.
    pub bank_date_from: Option<Day>,
    /// Only of this bank day or earlier.
    pub bank_date_to: Option<Day>,
    /// Only of this amount or more.
    pub amount_min: Option<Money>,
    /// Only of this amount or less.
    pub amount_max: Option<Money>,
}

impl RecordFilter {
    fn query(&self) -> Query {
        let words = |words: Vec<&str>| words.join(",");
        Query::new()
            .with("search", Some(&self.search))
            .with("account", self.account)
            .with("loan", self.loan)
            .with("status", Some(words(self.status.iter().map(RecordStatus::as_str).collect())))
            .with("type", Some(words(self.r#type.iter().map(RecordType::as_str).collect())))
            .with("payment_mode", Some(&self.payment_mode))
            .with("bank_date_from", self.bank_date_from.map(|day| day.start().epoch_text()))
            .with("bank_date_to", self.bank_date_to.map(|day| day.end().epoch_text()))
            .with("amount_min", self.amount_min.map(Money::plain))
            .with("amount_max", self.amount_max.map(Money::plain))
    }
}

/// Record Listing (assumed): the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListRecords {
    /// Which records.
    pub filter: RecordFilter,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
    /// Which page.
    pub page: PageRequest,
}

/// Get Single Record (assumed): with its settlements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetRecord {
    /// Which.
    pub id: RecordId,
}

/// Export record (assumed): the filter's records, whole, as a CSV file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportRecords {
    /// Which records.
    pub filter: RecordFilter,
    /// A field, `-` before it for descending; the server's own order when empty.
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
