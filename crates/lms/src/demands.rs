//! Demands: what falls due. A loan's demands are its repayment schedule.

use crate::endpoint::endpoints;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::{AccountId, Day, DemandId, Instant, LoanId, Money, Page};
use serde::{Deserialize, Serialize};

open_enum! {
    /// What is demanded (assumed).
    DemandType {
        /// An equated monthly instalment.
        Emi = "emi", "EMI";
        /// A fee.
        Fee = "fee", "Fee";
        /// Penal interest.
        Penal = "penal", "Penal interest";
        /// Principal that was paid before it was due.
        Prepayment = "prepayment", "Prepayment";
        /// All that was left of the loan, which it closed early.
        Foreclosure = "foreclosure", "Foreclosure";
    }
}

open_enum! {
    /// Where a demand stands (assumed).
    DemandStatus {
        /// Not due yet.
        Upcoming = "upcoming", "Upcoming";
        /// Due today.
        Due = "due", "Due";
        /// Something has been paid.
        PartiallyPaid = "partially_paid", "Partly paid";
        /// Paid in full.
        Paid = "paid", "Paid";
        /// Past its day and not paid in full.
        Overdue = "overdue", "Overdue";
    }
}

/// An EMI or a fee that falls due (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Demand {
    /// Its id.
    pub id: DemandId,
    /// When it was raised.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Of which loan.
    pub loan: LoanId,
    /// Of which account.
    pub account: AccountId,
    /// Its number in the schedule, from 1.
    pub index: i64,
    /// What is demanded.
    pub r#type: DemandType,
    /// Where it stands.
    pub status: DemandStatus,
    /// When it falls due.
    pub due_date: Day,
    /// Of what was lent.
    pub principal: Money,
    /// For lending it.
    pub interest: Money,
    /// For being late.
    pub penal: Money,
    /// For services.
    pub fee: Money,
    /// All of it.
    pub amount: Money,
    /// What has been paid of it.
    pub settled_amount: Money,
    /// What is left of it.
    pub outstanding_amount: Money,
    /// Days past due.
    pub dpd: i64,
    /// The most they have ever been.
    pub peak_dpd: i64,
    /// Principal left after it is paid.
    pub closing_principal: Money,
}

/// List EMI (assumed): in the order in which they fall due.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListDemands {
    /// Only of this loan.
    pub loan: Option<LoanId>,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only in one of these states; any when empty.
    pub status: Vec<DemandStatus>,
    /// Only due on this day or later.
    pub due_from: Option<Day>,
    /// Only due on this day or earlier.
    pub due_to: Option<Day>,
    /// Which page.
    pub page: PageRequest,
}

endpoints! {
    list_demands: ListDemands = GET "/v1/lms/demands/" -> Page<Demand> {
        shows: [Demands];
        query: |call| Query::new()
            .with("loan", call.loan)
            .with("account", call.account)
            .with("status", Some(call.status.iter().map(DemandStatus::as_str).collect::<Vec<_>>().join(",")))
            .with("due_date_from", call.due_from.map(|day| day.start().epoch_text()))
            .with("due_date_to", call.due_to.map(|day| day.end().epoch_text()))
            .with("ordering", Some("due_date"))
            .paged(call.page);
    }
}
