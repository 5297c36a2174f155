//! Restructuring of an active loan (assumed: known by name only).

use crate::endpoint::{endpoints, json_body};
use crate::loan_data::Rate;
use crate::schedules::Schedule;
use crate::{Day, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Restructure (assumed): changes the schedule of an active loan from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restructure {
    /// ID of the loan; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: LoanId,
    /// First day of the new schedule.
    pub effective_date: Day,
    /// Number or amount of the new EMIs.
    #[serde(flatten)]
    pub by: RestructureBy,
    /// New rate of interest, percent a year; unchanged if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_value: Option<Rate>,
    /// Reason for restructuring, as free text.
    pub reason: String,
    /// Calculates the new schedule without storing it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
}

/// Target of a restructuring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestructureBy {
    /// This number of EMIs.
    EmiCount(u32),
    /// EMIs of this amount.
    EmiAmount(Money),
}

/// The old and the new schedule (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restructuring {
    /// ID of the loan.
    pub loan: LoanId,
    /// First day of the new schedule.
    pub effective_date: Day,
    /// Reason for restructuring.
    pub reason: String,
    /// Whether it is a preview that was not stored.
    pub preview: bool,
    /// The schedule from that day on before the restructuring.
    pub old: Schedule,
    /// The schedule from that day on after the restructuring.
    pub new: Schedule,
}

endpoints! {
    restructure_loan: Restructure { id } = POST "/v1/lms/loans/{id}/restructure/" -> Restructuring {
        body: json_body;
        stale: [Accounts, Demands, Loans] if |call| !call.preview;
    }
}
