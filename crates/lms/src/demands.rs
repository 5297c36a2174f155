//! Demands: amounts that fall due. A loan's demands are its repayment schedule.

use crate::endpoint::endpoints;
use crate::lenient::{self, amounts, counts, instants};
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::{AccountId, Day, DemandId, Instant, LoanId, Money, Page};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Type of a demand (assumed).
    DemandType {
        /// Equated monthly instalment.
        Emi = "emi", "EMI";
        /// Fee.
        Fee = "fee", "Fee";
        /// Penal interest.
        Penal = "penal", "Penal interest";
        /// Principal paid before its due date.
        Prepayment = "prepayment", "Prepayment";
        /// The whole outstanding amount, paid to close the loan early.
        Foreclosure = "foreclosure", "Foreclosure";
    }
}

open_enum! {
    /// Status of a demand (assumed).
    DemandStatus {
        /// Not yet due.
        Upcoming = "upcoming", "Upcoming";
        /// Due today.
        Due = "due", "Due";
        /// Paid in part.
        PartiallyPaid = "partially_paid", "Partly paid";
        /// Paid in full.
        Paid = "paid", "Paid";
        /// Past its due date and not fully paid.
        Overdue = "overdue", "Overdue";
    }
}

/// An amount that falls due, such as an EMI or a fee (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Demand {
    /// ID of the demand.
    pub id: DemandId,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// ID of the loan.
    pub loan: LoanId,
    /// ID of the account.
    pub account: AccountId,
    /// Number in the schedule, from 1.
    #[serde(default, deserialize_with = "lenient::integer")]
    pub index: i64,
    /// Its type.
    #[serde(default)]
    pub r#type: DemandType,
    /// Its status.
    #[serde(default)]
    pub status: DemandStatus,
    /// Due date.
    pub due_date: Day,
    /// Principal.
    #[serde(default = "amounts::principal::missing", deserialize_with = "amounts::principal::read")]
    pub principal: Money,
    /// Interest.
    #[serde(default = "amounts::interest::missing", deserialize_with = "amounts::interest::read")]
    pub interest: Money,
    /// Penal interest.
    #[serde(default = "amounts::penal::missing", deserialize_with = "amounts::penal::read")]
    pub penal: Money,
    /// Fees.
    #[serde(default = "amounts::fee::missing", deserialize_with = "amounts::fee::read")]
    pub fee: Money,
    /// Total of principal, interest, penal interest and fees.
    pub amount: Money,
    /// Amount paid.
    #[serde(default = "amounts::settled_amount::missing", deserialize_with = "amounts::settled_amount::read")]
    pub settled_amount: Money,
    /// Amount not yet paid.
    #[serde(default = "amounts::outstanding_amount::missing", deserialize_with = "amounts::outstanding_amount::read")]
    pub outstanding_amount: Money,
    /// Days past due; 0 if nothing is overdue.
    #[serde(default = "counts::dpd::missing", deserialize_with = "counts::dpd::read")]
    pub dpd: Option<i64>,
    /// Highest days past due so far.
    #[serde(default = "counts::peak_dpd::missing", deserialize_with = "counts::peak_dpd::read")]
    pub peak_dpd: Option<i64>,
    /// Principal outstanding after it is paid.
    #[serde(default = "amounts::closing_principal::missing", deserialize_with = "amounts::closing_principal::read")]
    pub closing_principal: Money,
}

impl Demand {
    /// The name of the demand: "EMI 10", or the label of its type for a demand without a number.
    pub fn name(&self) -> String {
        match &self.r#type {
            DemandType::Emi if self.index > 0 => format!("EMI {}", self.index),
            DemandType::Emi => "EMI".to_owned(),
            DemandType::Fee
            | DemandType::Penal
            | DemandType::Prepayment
            | DemandType::Foreclosure
            | DemandType::Unknown(_) => self.r#type.label().to_owned(),
        }
    }
}

/// List EMI (assumed): sorted by due date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListDemands {
    /// Only of this loan, if given.
    pub loan: Option<LoanId>,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only in one of these statuses; in any if empty.
    pub status: Vec<DemandStatus>,
    /// Only due on or after this day, if given.
    pub due_from: Option<Day>,
    /// Only due on or before this day, if given.
    pub due_to: Option<Day>,
    /// The page to return.
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
