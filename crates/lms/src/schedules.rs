//! Repayment schedules: shown whole, and rebuilt from a loan's terms (assumed: known by name only).

use crate::demands::Demand;
use crate::emi_calculation::ScheduleRow;
use crate::endpoint::{endpoints, json_body};
use crate::loan_data::Rate;
use crate::{AccountId, Day, LoanId, Money};
use serde::{Deserialize, Serialize};

/// A whole schedule (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    /// The regular instalment.
    pub emi_amount: Money,
    /// How many are left to pay.
    pub emi_count: u64,
    /// Rate of interest, percent a year.
    pub roi_value: Rate,
    /// All interest of it.
    pub total_interest: Money,
    /// Principal and interest of it.
    pub total_amount: Money,
    /// When the last one falls due.
    pub last_due_date: Option<Day>,
    /// Every instalment.
    pub rows: Vec<ScheduleRow>,
}

/// Reset RPS (assumed): a loan's demands are reckoned anew from its tranches and terms; those with anything paid stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetRps {
    /// Whose loan; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub account: AccountId,
    /// Which loan.
    pub loan: LoanId,
}

/// A rebuilt schedule (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RebuiltSchedule {
    /// Whose.
    pub loan: LoanId,
    /// Demands that stayed as they were.
    pub kept_count: u64,
    /// Demands that were made anew.
    pub rebuilt_count: u64,
    /// The whole schedule after it.
    pub demands: Vec<Demand>,
}

endpoints! {
    reset_rps: ResetRps { account } = POST "/v1/lms/accounts/{account}/reset_rps/" -> RebuiltSchedule {
        body: json_body;
        stale: [Demands, Loans, Accounts];
    }
}
