//! Settlements: parts of records that are applied to demands.

use crate::endpoint::endpoints;
use crate::lenient::{amounts, counts, instants};
use crate::page::PageRequest;
use crate::query::Query;
use crate::records::Record;
use crate::{AccountId, Day, DemandId, Instant, LoanId, Money, Page, RecordId, Ref, SettlementId};
use serde::{Deserialize, Serialize};

/// A part of a record that is applied to a demand (documented, page 10694103, in this order).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    /// ID of the settlement.
    pub id: SettlementId,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// Value date; in the sample the last microsecond of a day.
    pub date: Instant,
    /// Amount applied.
    pub amount: Money,
    /// Amount of the demand that is not yet paid.
    #[serde(default = "amounts::outstanding_amount::missing", deserialize_with = "amounts::outstanding_amount::read")]
    pub outstanding_amount: Money,
    /// Amount of the record that is not yet applied.
    #[serde(default = "amounts::remaining_amount::missing", deserialize_with = "amounts::remaining_amount::read")]
    pub remaining_amount: Money,
    /// Whether it was sent to the general ledger.
    #[serde(default)]
    pub sent_to_gl: Option<bool>,
    /// Amount that was due.
    #[serde(default = "amounts::due_amount::missing", deserialize_with = "amounts::due_amount::read")]
    pub due_amount: Money,
    /// Days past due; 0 if nothing is overdue.
    #[serde(default = "counts::dpd::missing", deserialize_with = "counts::dpd::read")]
    pub dpd: Option<i64>,
    /// Highest days past due so far.
    #[serde(default = "counts::peak_dpd::missing", deserialize_with = "counts::peak_dpd::read")]
    pub peak_dpd: Option<i64>,
    /// Whether it is marked to be reverted.
    pub to_be_deleted: bool,
    /// ID of the account.
    pub account: AccountId,
    /// ID of the demand.
    pub demand: DemandId,
    /// The record it is part of.
    pub record: Ref<Record>,
}

/// List Settlements (documented, page 10694103).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListSettlements {
    /// Only of this demand, if given.
    pub demand: Option<DemandId>,
    /// Only of this loan, if given.
    pub loan: Option<LoanId>,
    /// Only of this record, if given (assumed).
    pub record: Option<RecordId>,
    /// Only on or after this day, if given (assumed).
    pub date_from: Option<Day>,
    /// Only on or before this day, if given (assumed).
    pub date_to: Option<Day>,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty (assumed).
    pub ordering: String,
    /// The page to return (assumed).
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
