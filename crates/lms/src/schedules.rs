//! Repayment schedules, and rebuilding one from the loan's terms (assumed: known by name only).

use crate::demands::Demand;
use crate::emi_calculation::ScheduleRow;
use crate::endpoint::{endpoints, json_body};
use crate::lenient::{self, amounts};
use crate::loan_data::Rate;
use crate::{AccountId, Day, LoanId, Money};
use serde::{Deserialize, Serialize};

/// A repayment schedule (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    /// Amount of the regular instalment.
    #[serde(default = "amounts::emi_amount::missing", deserialize_with = "amounts::emi_amount::read")]
    pub emi_amount: Money,
    /// Number of EMIs left to pay.
    #[serde(deserialize_with = "lenient::integer")]
    pub emi_count: u64,
    /// Rate of interest, percent a year.
    pub roi_value: Rate,
    /// Total interest.
    #[serde(default = "amounts::total_interest::missing", deserialize_with = "amounts::total_interest::read")]
    pub total_interest: Money,
    /// Total of principal and interest.
    #[serde(default = "amounts::total_amount::missing", deserialize_with = "amounts::total_amount::read")]
    pub total_amount: Money,
    /// Due date of the last EMI; `None` if there are no EMIs.
    pub last_due_date: Option<Day>,
    /// The instalments, by due date.
    pub rows: Vec<ScheduleRow>,
}

/// Reset RPS (assumed): recalculates a loan's demands from its tranches and terms, except those that are partly or fully
/// paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetRps {
    /// ID of the account; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub account: AccountId,
    /// ID of the loan.
    pub loan: LoanId,
}

/// The result of Reset RPS (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RebuiltSchedule {
    /// ID of the loan.
    pub loan: LoanId,
    /// Number of unchanged demands.
    #[serde(deserialize_with = "lenient::integer")]
    pub kept_count: u64,
    /// Number of recalculated demands.
    #[serde(deserialize_with = "lenient::integer")]
    pub rebuilt_count: u64,
    /// All demands of the loan after it.
    pub demands: Vec<Demand>,
}

endpoints! {
    reset_rps: ResetRps { account } = POST "/v1/lms/accounts/{account}/reset_rps/" -> RebuiltSchedule {
        body: json_body;
        stale: [Demands, Loans, Accounts];
    }
}
