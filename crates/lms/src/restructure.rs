//! Restructuring of an active loan (assumed: known by name only).

use crate::endpoint::{endpoints, json_body};
use crate::id::placeholder_id;
use crate::loan_data::Rate;
use crate::schedules::Schedule;
use crate::{Day, LoanId, Money};
use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize};

/// Restructure (assumed): changes the schedule of an active loan from a day on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Restructure {
    /// ID of the loan; in the path, not in the body.
    #[serde(skip)]
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
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
}

impl<'de> Deserialize<'de> for Restructure {
    /// # Errors
    /// Also if there is not exactly one of `emi_count` and `emi_amount`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Keys {
            effective_date: Day,
            emi_count: Option<u32>,
            emi_amount: Option<Money>,
            roi_value: Option<Rate>,
            reason: String,
            #[serde(default)]
            preview: bool,
        }
        let Keys { effective_date, emi_count, emi_amount, roi_value, reason, preview } =
            Keys::deserialize(deserializer)?;
        let by = match (emi_count, emi_amount) {
            (Some(count), None) => RestructureBy::EmiCount(count),
            (None, Some(amount)) => RestructureBy::EmiAmount(amount),
            _ => return Err(de::Error::custom("a restructuring with both or neither of emi_count and emi_amount")),
        };
        Ok(Self { id: placeholder_id(), effective_date, by, roi_value, reason, preview })
    }
}

/// Target of a restructuring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_exactly_one_of_count_and_amount() {
        let read = |by: &str| {
            let json = format!(r#"{{"effective_date":1704479399.999999,{by}"reason":"Flood"}}"#);
            serde_json::from_str::<Restructure>(&json).map(|restructure| restructure.by).ok()
        };
        assert_eq!(read(r#""emi_count":12,"#), Some(RestructureBy::EmiCount(12)));
        let amount = RestructureBy::EmiAmount(Money::from_paise(1_000_050));
        assert_eq!(read(r#""emi_amount":10000.5,"#), Some(amount));
        assert_eq!(read(r#""emi_count":null,"emi_amount":10000.5,"#), Some(amount));
        for by in ["", r#""emi_count":12,"emi_amount":10000.5,"#, r#""emi_amount":"much","#, r#""emi_count":-1,"#] {
            assert_eq!(read(by), None, "{by}");
        }
    }
}
