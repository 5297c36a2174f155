//! Outstanding data (assumed: known by name only).

use crate::endpoint::endpoints;
use crate::lenient::amounts;
use crate::loans::Components;
use crate::query::Query;
use crate::{Day, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Outstanding data (assumed): the outstanding amount of a loan on a day, and what would close the loan on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetOutstanding {
    /// ID of the loan.
    pub loan: LoanId,
    /// The day; today if `None`.
    pub date: Option<Day>,
}

/// The outstanding amount of a loan on a day (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutstandingData {
    /// ID of the loan.
    pub loan: LoanId,
    /// The requested day.
    pub date: Day,
    /// Outstanding amount.
    pub outstanding: Components,
    /// The part of `outstanding` that is overdue.
    pub overdue: Components,
    /// Interest accrued since the last demand; part of `outstanding`.
    #[serde(default = "amounts::accrued_interest::missing", deserialize_with = "amounts::accrued_interest::read")]
    pub accrued_interest: Money,
    /// Interest for each further day.
    #[serde(default = "amounts::interest_per_day::missing", deserialize_with = "amounts::interest_per_day::read")]
    pub interest_per_day: Money,
    /// Amount received and not applied.
    #[serde(default = "amounts::unapplied_amount::missing", deserialize_with = "amounts::unapplied_amount::read")]
    pub unapplied_amount: Money,
    /// Charge for closing early, including GST.
    #[serde(default = "amounts::foreclosure_charge::missing", deserialize_with = "amounts::foreclosure_charge::read")]
    pub foreclosure_charge: Money,
    /// Amount that closes the loan on that day: outstanding, charge and fees due later, less the unapplied amount.
    #[serde(default = "amounts::foreclosure_amount::missing", deserialize_with = "amounts::foreclosure_amount::read")]
    pub foreclosure_amount: Money,
}

endpoints! {
    get_outstanding: GetOutstanding = GET "/v1/lms/demands/outstanding/" -> OutstandingData {
        shows: [Demands, Loans, Records];
        query: |call| Query::new().with("loan", Some(call.loan)).with("date", call.date.map(|day| day.end().epoch_text()));
    }
}
