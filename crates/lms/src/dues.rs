//! Amount due of a loan on a day (assumed: known by name only).

use crate::endpoint::endpoints;
use crate::loans::Components;
use crate::query::Query;
use crate::{Day, DemandId, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Get Emi Amount (assumed): the amount due on a day, by component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetEmiAmount {
    /// ID of the loan.
    pub id: LoanId,
    /// The day; today if `None`.
    pub date: Option<Day>,
}

/// The amount due on a day (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmiAmount {
    /// ID of the loan.
    pub loan: LoanId,
    /// The requested day.
    pub date: Day,
    /// Amount of the regular instalment.
    pub emi_amount: Money,
    /// Amount due by that day and not paid.
    pub due: Components,
    /// IDs of the demands that it consists of.
    pub demands: Vec<DemandId>,
    /// Due date of the next demand after that day; `None` if there is none.
    pub next_due_date: Option<Day>,
    /// Amount of the next demand.
    pub next_due_amount: Option<Money>,
}

endpoints! {
    get_emi_amount: GetEmiAmount { id } = GET "/v1/lms/loans/{id}/emi_amount/" -> EmiAmount {
        shows: [Demands];
        query: |call| Query::new().with("date", call.date.map(|day| day.end().epoch_text()));
    }
}
