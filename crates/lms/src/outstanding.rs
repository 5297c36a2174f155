//! Outstanding data (assumed: known by name only).

use crate::endpoint::{Endpoint, Method, Topic};
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

impl Endpoint for GetOutstanding {
    const OPERATION: &'static str = "get_outstanding";
    const METHOD: Method = Method::Get;
    const SHOWS: &'static [Topic] = &[Topic::Demands, Topic::Loans, Topic::Records];
    type Reply = OutstandingData;

    fn path(&self) -> String {
        "/v1/lms/demands/outstanding/".to_owned()
    }

    fn query(&self) -> Query {
        Query::new().with("loan", Some(self.loan)).with("date", self.date.map(|day| day.end().epoch_text()))
    }
}
