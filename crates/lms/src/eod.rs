//! End of day (assumed: known by name only).

use crate::endpoint::{endpoints, json_body};
use crate::{AccountId, Day, DemandId, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Run EOD (assumed): moves books to the end of a day, of one account, one loan or all. A second run of the same day
/// changes nothing; 409 for a day that is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunEod {
    /// The day to run to the end of.
    pub date: Day,
    /// Only of this account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Only of this loan; not together with an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan: Option<LoanId>,
}

/// What a run did (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EodRun {
    /// The day it closed.
    pub date: Day,
    /// Loans it went through.
    pub loan_count: u64,
    /// Interest it accrued.
    pub interest_accrued: Money,
    /// Penal interest it accrued.
    pub penal_accrued: Money,
    /// Demands it raised.
    pub demands_raised: u64,
    /// What they come to.
    pub demands_raised_amount: Money,
    /// Demands that became overdue.
    pub demands_overdue: u64,
    /// The same, loan by loan, where anything changed.
    pub results: Vec<EodLoan>,
}

/// What a run did to a loan (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EodLoan {
    /// Which loan.
    pub loan: LoanId,
    /// Its reference.
    pub ref_id: String,
    /// Who borrows.
    pub borrower_name: String,
    /// Interest it accrued.
    pub interest_accrued: Money,
    /// Penal interest it accrued.
    pub penal_accrued: Money,
    /// Demands it raised.
    pub demands_raised: Vec<DemandId>,
    /// Demands that became overdue.
    pub demands_overdue: Vec<DemandId>,
    /// Days past due before it.
    pub dpd_before: i64,
    /// Days past due after it.
    pub dpd_after: i64,
}

endpoints! {
    run_eod: RunEod = POST "/v1/lms/demands/run_eod/" -> EodRun {
        body: json_body;
        stale: [Accounts, Demands, Loans, Records, Settlements];
    }
}
