//! Calculate EMI: what a loan would cost (assumed: known by name only).

use crate::endpoint::{endpoints, json_body};
use crate::lenient;
use crate::loan_data::Rate;
use crate::loans::RoiType;
use crate::open_enum::open_enum;
use crate::{Day, Money};
use serde::{Deserialize, Serialize};

open_enum! {
    /// How often EMIs fall due (assumed).
    EmiFrequency {
        /// Daily.
        Daily = "daily", "Daily";
        /// Weekly.
        Weekly = "weekly", "Weekly";
        /// Every two weeks.
        Fortnightly = "fortnightly", "Fortnightly";
        /// Monthly.
        Monthly = "monthly", "Monthly";
        /// Every three months.
        Quarterly = "quarterly", "Quarterly";
        /// Once, at the end.
        Bullet = "bullet", "Once, at the end";
    }
}

open_enum! {
    /// Unit of a value (`percentage` is documented, page 15389978).
    ValueType {
        /// Percent of an amount.
        Percentage = "percentage", "Percent";
        /// Rupees.
        Fixed = "fixed", "Rupees";
    }
}

/// Calculate EMI (assumed): stores nothing, so that it may be retried although it is a POST.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalculateEmi {
    /// Principal.
    pub principal: Money,
    /// Rate of interest, percent a year.
    pub roi_value: Rate,
    /// Whether interest is on the outstanding or the disbursed amount.
    pub roi_type: RoiType,
    /// Number of EMIs; for a bullet loan, its tenure in months.
    pub emi_count: u32,
    /// How often EMIs fall due; monthly if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emi_frequency: Option<EmiFrequency>,
    /// Day of the disbursement.
    pub disbursement_date: Day,
    /// Due date of the first EMI; one period after the disbursement if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_due_date: Option<Day>,
    /// Processing fee; none if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pf_value: Option<Rate>,
    /// Unit of `pf_value`; percent if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pf_value_type: Option<ValueType>,
    /// GST on the processing fee in percent; 18 if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pf_gst: Option<Rate>,
}

/// Result of Calculate EMI (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmiCalculation {
    /// Amount of the regular instalment; the last one may differ.
    pub emi_amount: Money,
    /// Number of EMIs.
    #[serde(deserialize_with = "lenient::integer")]
    pub emi_count: i64,
    /// Total interest.
    pub total_interest: Money,
    /// Total of principal and interest.
    pub total_amount: Money,
    /// Processing fee before GST.
    pub pf_amount: Money,
    /// GST on the processing fee.
    pub pf_gst_amount: Money,
    /// Amount paid to the borrower: principal less processing fee and GST.
    pub net_disbursement: Money,
    /// Annual percentage rate: the internal rate of return of all payments, percent a year.
    pub apr: Rate,
    /// The instalments, by due date.
    pub schedule: Vec<ScheduleRow>,
}

/// One instalment of a schedule (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleRow {
    /// Number of the instalment, from 1.
    #[serde(deserialize_with = "lenient::integer")]
    pub index: i64,
    /// Due date.
    pub due_date: Day,
    /// Principal outstanding before it.
    pub opening_principal: Money,
    /// Principal.
    pub principal: Money,
    /// Interest.
    pub interest: Money,
    /// Principal and interest.
    pub amount: Money,
    /// Principal outstanding after it.
    pub closing_principal: Money,
}

endpoints! {
    calculate_emi: CalculateEmi = POST "/v1/lms/demands/calculate/" -> EmiCalculation {
        effect: Reads;
        body: json_body;
    }
}
