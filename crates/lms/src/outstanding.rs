//! Outstanding data (assumed: known by name only).

use crate::endpoint::endpoints;
use crate::loans::Components;
use crate::query::Query;
use crate::{Day, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Outstanding data (assumed): what is owed of a loan on a day, and what would close it then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetOutstanding {
    /// Of which loan.
    pub loan: LoanId,
    /// On which day; the server's today when absent.
    pub date: Option<Day>,
}

/// What is owed on a day (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutstandingData {
    /// Of which loan.
    pub loan: LoanId,
    /// The day asked for.
    pub date: Day,
    /// What is owed.
    pub outstanding: Components,
    /// What of it should have been paid before.
    pub overdue: Components,
    /// Interest that has run since the last demand; part of `outstanding`.
    pub accrued_interest: Money,
    /// Interest that each further day adds.
    pub interest_per_day: Money,
    /// Money received and not applied.
    pub unapplied_amount: Money,
    /// For closing early, with GST.
    pub foreclosure_charge: Money,
    /// What closes the loan on that day: outstanding, charge and fees that fall due later, less what is unapplied.
    pub foreclosure_amount: Money,
}

endpoints! {
    get_outstanding: GetOutstanding = GET "/v1/lms/demands/outstanding/" -> OutstandingData {
        shows: [Demands, Loans, Records];
        query: |call| Query::new().with("loan", Some(call.loan)).with("date", call.date.map(|day| day.end().epoch_text()));
    }
}
