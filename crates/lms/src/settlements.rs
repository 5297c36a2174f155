//! Settlements: parts of records applied to demands.

use crate::endpoint::endpoints;
use crate::page::PageRequest;
use crate::query::Query;
use crate::records::Record;
use crate::{AccountId, Day, DemandId, Instant, LoanId, Money, Page, RecordId, Ref, SettlementId};
use serde::{Deserialize, Serialize};

/// A part of a record applied to a demand (documented, page 10694103, in this order).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    /// Its id.
    pub id: SettlementId,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The day it counts for; the sample's is the last microsecond of one.
    pub date: Instant,
    /// How much was applied.
    pub amount: Money,
    /// What is left of the demand.
    pub outstanding_amount: Money,
    /// What is left of the record.
    pub remaining_amount: Money,
    /// Whether the general ledger has it.
    pub sent_to_gl: bool,
    /// What was due.
    pub due_amount: Money,
    /// Days past due.
    pub dpd: i64,
    /// The most they were.
    pub peak_dpd: i64,
    /// Marked to be taken back.
    pub to_be_deleted: bool,
    /// Of which account.
    pub account: AccountId,
    /// Which demand it pays.
    pub demand: DemandId,
    /// The money it is paid from.
    pub record: Ref<Record>,
}

/// List Settlements (documented, page 10694103).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListSettlements {
    /// Only of this demand.
    pub demand: Option<DemandId>,
    /// Only of this loan.
    pub loan: Option<LoanId>,
    /// Only of this record (assumed).
    pub record: Option<RecordId>,
    /// Only of this day or later (assumed).
    pub date_from: Option<Day>,
    /// Only of this day or earlier (assumed).
    pub date_to: Option<Day>,
    /// A field, `-` before it for descending; the server's own order when empty (assumed).
    pub ordering: String,
    /// Which page (assumed).
    pub page: PageRequest,
}

endpoints! {
    list_settlements: ListSettlements = GET "/v1/lms/settlements/" -> Page<Settlement> {
        shows: [Settlements];
        query: |call| Query::new()
            .with("demand", call.demand)
            .with("loan", call.loan)
            .with("record", call.record)
            .with("date_from", call.date_from.map(|day| day.start().epoch_text()))
            .with("date_to", call.date_to.map(|day| day.end().epoch_text()))
            .with("expand", Some("record"))
            .with("ordering", Some(&call.ordering))
            .paged(call.page);
    }
}
