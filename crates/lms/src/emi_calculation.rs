//! Calculate EMI: what a loan would cost (assumed: known by name only).

use crate::endpoint::{endpoints, json_body};
use crate::loan_data::Rate;
use crate::loans::RoiType;
use crate::open_enum::open_enum;
use crate::{Day, Money};
use serde::{Deserialize, Serialize};

open_enum! {
    /// How often an EMI falls due (assumed).
    EmiFrequency {
        /// Every day.
        Daily = "daily", "Daily";
        /// Every seven days.
        Weekly = "weekly", "Weekly";
        /// Every fourteen days.
        Fortnightly = "fortnightly", "Fortnightly";
        /// Every month.
        Monthly = "monthly", "Monthly";
        /// Every third month.
        Quarterly = "quarterly", "Quarterly";
        /// Once, at the end.
        Bullet = "bullet", "Once, at the end";
    }
}

open_enum! {
    /// What a value counts (`percentage` is documented, page 15389978).
    ValueType {
        /// Percent of the amount.
        Percentage = "percentage", "Percent";
        /// Rupees.
        Fixed = "fixed", "Rupees";
    }
}

/// Calculate EMI (assumed): nothing is kept, so it may be repeated though it is a POST.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalculateEmi {
    /// What is lent.
    pub principal: Money,
    /// Rate of interest, percent a year.
    pub roi_value: Rate,
    /// On what interest is reckoned.
    pub roi_type: RoiType,
    /// How many EMIs; of a bullet loan, how many months it runs.
    pub emi_count: u32,
    /// How often one falls due; monthly unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emi_frequency: Option<EmiFrequency>,
    /// When the money is paid out.
    pub disbursement_date: Day,
    /// When the first one falls due; one period later unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_due_date: Option<Day>,
    /// The processing fee; none unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pf_value: Option<Rate>,
    /// What it counts; percent unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pf_value_type: Option<ValueType>,
    /// GST on the fee, percent; 18 unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pf_gst: Option<Rate>,
}

/// What a loan would cost (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmiCalculation {
    /// The regular instalment; the last one may differ.
    pub emi_amount: Money,
    /// How many.
    pub emi_count: i64,
    /// All interest.
    pub total_interest: Money,
    /// Principal and interest.
    pub total_amount: Money,
    /// The processing fee before GST.
    pub pf_amount: Money,
    /// GST on it.
    pub pf_gst_amount: Money,
    /// What the borrower gets: principal less fee and GST.
    pub net_disbursement: Money,
    /// What it costs in all, percent a year: the internal rate of return of what is paid out and paid back.
    pub apr: Rate,
    /// Every instalment.
    pub schedule: Vec<ScheduleRow>,
}

/// One instalment of a schedule (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleRow {
    /// Its number, from 1.
    pub index: i64,
    /// When it falls due.
    pub due_date: Day,
    /// Principal before it.
    pub opening_principal: Money,
    /// Of what was lent.
    pub principal: Money,
    /// For lending it.
    pub interest: Money,
    /// Principal and interest.
    pub amount: Money,
    /// Principal after it.
    pub closing_principal: Money,
}

endpoints! {
    calculate_emi: CalculateEmi = POST "/v1/lms/demands/calculate/" -> EmiCalculation {
        effect: Reads;
        body: json_body;
    }
}
