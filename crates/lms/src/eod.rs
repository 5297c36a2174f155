//! End of day (assumed: known by name only).

use crate::endpoint::{endpoints, json_body};
use crate::lenient::{self, amounts};
use crate::{AccountId, Day, DemandId, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Run EOD (assumed): closes a day for one account, one loan or all loans. A second run for the same day changes nothing;
/// 409 for a future day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunEod {
    /// The day to close.
    pub date: Day,
    /// Only of this account, if given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Only of this loan, if given; not together with an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan: Option<LoanId>,
}

/// Result of Run EOD (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EodRun {
    /// The closed day.
    pub date: Day,
    /// Number of processed loans.
    #[serde(deserialize_with = "lenient::integer")]
    pub loan_count: u64,
    /// Interest accrued.
    #[serde(default = "amounts::interest_accrued::missing", deserialize_with = "amounts::interest_accrued::read")]
    pub interest_accrued: Money,
    /// Penal interest accrued.
    #[serde(default = "amounts::penal_accrued::missing", deserialize_with = "amounts::penal_accrued::read")]
    pub penal_accrued: Money,
    /// Number of new demands.
    #[serde(deserialize_with = "lenient::integer")]
    pub demands_raised: u64,
    /// Total of the new demands.
    #[serde(
        default = "amounts::demands_raised_amount::missing",
        deserialize_with = "amounts::demands_raised_amount::read"
    )]
    pub demands_raised_amount: Money,
    /// Number of demands that became overdue.
    #[serde(deserialize_with = "lenient::integer")]
    pub demands_overdue: u64,
    /// Result for each loan that changed.
    pub results: Vec<EodLoan>,
}

/// Result of Run EOD for one loan (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EodLoan {
    /// ID of the loan.
    pub loan: LoanId,
    /// Its human-readable reference.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// The borrower's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub borrower_name: String,
    /// Interest accrued.
    #[serde(default = "amounts::interest_accrued::missing", deserialize_with = "amounts::interest_accrued::read")]
    pub interest_accrued: Money,
    /// Penal interest accrued.
    #[serde(default = "amounts::penal_accrued::missing", deserialize_with = "amounts::penal_accrued::read")]
    pub penal_accrued: Money,
    /// IDs of the new demands.
    pub demands_raised: Vec<DemandId>,
    /// IDs of the demands that became overdue.
    pub demands_overdue: Vec<DemandId>,
    /// Days past due before the run.
    #[serde(deserialize_with = "lenient::integer")]
    pub dpd_before: i64,
    /// Days past due after the run.
    #[serde(deserialize_with = "lenient::integer")]
    pub dpd_after: i64,
}

endpoints! {
    run_eod: RunEod = POST "/v1/lms/demands/run_eod/" -> EodRun {
        body: json_body;
        stale: [Accounts, Demands, Loans, Records, Settlements];
    }
}
