//! What is due of a loan on a day (assumed: known by name only).

use crate::endpoint::endpoints;
use crate::loans::Components;
use crate::query::Query;
use crate::{Day, DemandId, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Get Emi Amount (assumed): what is due on a day, by component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetEmiAmount {
    /// Of which loan.
    pub id: LoanId,
    /// On which day; today where `None`.
    pub date: Option<Day>,
}

/// What is due on a day (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmiAmount {
    /// Of which loan.
    pub loan: LoanId,
    /// The day asked for.
    pub date: Day,
    /// The regular instalment.
    pub emi_amount: Money,
    /// What is due by then and not paid.
    pub due: Components,
    /// The demands it is made of.
    pub demands: Vec<DemandId>,
    /// When the next demand after that day falls due.
    pub next_due_date: Option<Day>,
    /// How much it will be.
    pub next_due_amount: Option<Money>,
}

endpoints! {
    get_emi_amount: GetEmiAmount { id } = GET "/v1/lms/loans/{id}/emi_amount/" -> EmiAmount {
        shows: [Demands];
        query: |call| Query::new().with("date", call.date.map(|day| day.end().epoch_text()));
    }
}
