//! Restructuring a running loan (assumed: known by name only).

use crate::endpoint::{endpoints, json_body};
use crate::loan_data::Rate;
use crate::schedules::Schedule;
use crate::{Day, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Restructure (assumed): changes a running loan's schedule from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restructure {
    /// Which loan; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: LoanId,
    /// From which day.
    pub effective_date: Day,
    /// How it is paid back from then on.
    #[serde(flatten)]
    pub by: RestructureBy,
    /// Rate of interest from then on, percent a year; as it was unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_value: Option<Rate>,
    /// Why.
    pub reason: String,
    /// Reckon only and keep nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
}

/// How a restructured loan is paid back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestructureBy {
    /// In so many EMIs.
    EmiCount(u32),
    /// In EMIs of this amount.
    EmiAmount(Money),
}

/// The old and the new schedule (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restructuring {
    /// Which loan.
    pub loan: LoanId,
    /// From which day.
    pub effective_date: Day,
    /// Why.
    pub reason: String,
    /// Whether nothing was kept.
    pub preview: bool,
    /// What was to be paid from then on.
    pub old: Schedule,
    /// What is to be paid from then on.
    pub new: Schedule,
}

endpoints! {
    restructure_loan: Restructure { id } = POST "/v1/lms/loans/{id}/restructure/" -> Restructuring {
        body: json_body;
        stale: [Accounts, Demands, Loans] if |call| !call.preview;
    }
}
