//! Calculate EMI (assumed): stores nothing.

#[cfg(test)]
mod tests;

use crate::auth::Officer;
use crate::body::Body;
use crate::books::calculate::{LoanCost, Offer};
use crate::books::day_count::DayCount;
use crate::books::fee::{self, Fee};
use crate::books::frequency::Frequency;
use crate::books::rate::{self, Rate};
use crate::books::schedule::{Drawdown, Instalment};
use crate::books::terms::{FirstPeriod, InterestMethod, Moratorium, ScheduleTerms};
use crate::error::{ApiError, ApiResult};
use axum::Json;
use bytes::Bytes;
use lms::emi_calculation::{EmiCalculation, ScheduleRow, ValueType};
use lms::loans::RoiType;
use lms::{Day, Money, loan_data};
use rust_decimal::Decimal;

const MAX_EMIS: u32 = 1_200;
const MAX_PERCENT: u32 = 1_000;

pub(super) async fn calculate(_: Officer, bytes: Bytes) -> ApiResult<Json<EmiCalculation>> {
    let offer = read(Body::parse(&bytes)?)?;
    // A long schedule at a high rate takes some milliseconds, so it runs on a blocking thread.
    let cost = tokio::task::spawn_blocking(move || (offer.calculate(), offer)).await.map_err(ApiError::internal)?;
    to_wire(&cost.0, &cost.1).map(Json)
}

fn read(mut body: Body) -> ApiResult<Offer> {
    let principal = body.amount("principal");
    let yearly = body.required::<serde_json::Value>("roi_value", "").and_then(|_| percent(&mut body, "roi_value"));
    let method = body.text("roi_type", 40).and_then(|value| match RoiType::from(value.as_str()) {
        RoiType::Flat => Some(InterestMethod::Flat),
        RoiType::Reducing => Some(InterestMethod::Reducing),
        RoiType::Unknown(_) => {
            body.add_error("roi_type", "Select from flat, reducing.");
            None
        }
    });
    let count: Option<u32> = body.required("emi_count", "Enter a whole number.");
    if count.is_some_and(|count| !(1..=MAX_EMIS).contains(&count)) {
        body.add_error("emi_count", format!("Enter 1 to {MAX_EMIS}."));
    }
    let frequency = body.optional_text("emi_frequency", 40).map(|value| Frequency::parse(&value));
    if frequency == Some(None) {
        body.add_error("emi_frequency", "Select from daily, weekly, fortnightly, monthly, quarterly, bullet.");
    }
    let start = body.day("disbursement_date");
    let first = body.optional_day("first_due_date");
    if let (Some(start), Some(first)) = (start, first)
        && first <= start
    {
        body.add_error("first_due_date", "The first EMI falls due after the money is paid out.");
    }
    let fee = principal.and_then(|principal| processing_fee(&mut body, principal));
    body.check()?;
    let (Some(amount), Some(yearly), Some(method), Some(count), Some(day)) = (principal, yearly, method, count, start)
    else {
        return Err(ApiError::BadRequest("Say what is lent, at which rate, for how long and from when."));
    };
    let terms = ScheduleTerms {
        rate: Rate::flat(yearly),
        method,
        count: DayCount::Twelfths365,
        frequency: frequency.flatten().unwrap_or(Frequency::Monthly),
        first: FirstPeriod::ByDays,
        moratorium: Moratorium::No,
    };
    let offer = Offer { drawdown: Drawdown { day, amount }, terms, count, first, fee: fee.unwrap_or_default() };
    match (Day::new(9999, 12, 31), offer.last_due_date()) {
        (Some(most), Some(ends)) if ends > most => {
            Err(ApiError::field("emi_count", "The loan would end after the year 9999."))
        }
        _ => Ok(offer),
    }
}

/// Reads a rate from 0 to 1,000 percent.
fn percent(body: &mut Body, name: &str) -> Option<Decimal> {
    number(body, name, Decimal::from(MAX_PERCENT))
}

fn number(body: &mut Body, name: &str, most: Decimal) -> Option<Decimal> {
    let sent: loan_data::Rate = body.optional(name, "A valid number is required.")?;
    let number = rate::to_decimal(&sent).filter(|number| (Decimal::ZERO..=most).contains(number));
    if number.is_none() {
        body.add_error(name, format!("Enter a number from 0 to {most}."));
    }
    number
}

fn processing_fee(body: &mut Body, principal: Money) -> Option<Fee> {
    let value = number(body, "pf_value", Decimal::from(10_000_000_000_000_i64));
    let kind = body.optional_text("pf_value_type", 40).map(|value| ValueType::from(value.as_str()));
    let gst = percent(body, "pf_gst").unwrap_or(Decimal::from(18));
    let value = value?;
    let amount = match kind {
        Some(ValueType::Fixed) => fee::percent_of(Money::from_rupees(100), value),
        None | Some(ValueType::Percentage) if value <= Decimal::ONE_HUNDRED => fee::percent_of(principal, value),
        None | Some(ValueType::Percentage) => {
            body.add_error("pf_value", "A fee is at most 100 percent.");
            return None;
        }
        Some(ValueType::Unknown(_)) => {
            body.add_error("pf_value_type", "Select from percentage, fixed.");
            return None;
        }
    };
    let fee = Fee::with_gst(amount, gst);
    if fee.total() >= principal {
        body.add_error("pf_value", format!("The fee, {:#} with GST, leaves nothing of the principal.", fee.total()));
        return None;
    }
    Some(fee)
}

fn to_wire(cost: &LoanCost, offer: &Offer) -> ApiResult<EmiCalculation> {
    let rows = cost.rows.iter();
    let apr = serde_json::from_str(&cost.apr.to_string())?;
    Ok(EmiCalculation {
        emi_amount: cost.emi,
        emi_count: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        total_interest: cost.interest,
        total_amount: [offer.drawdown.amount, cost.interest].into_iter().sum(),
        pf_amount: offer.fee.amount,
        pf_gst_amount: offer.fee.gst,
        net_disbursement: cost.net,
        apr: loan_data::Rate(apr),
        schedule: (1..).zip(rows).map(|(index, row)| schedule_row(index, row)).collect(),
    })
}

fn schedule_row(index: i64, row: &Instalment) -> ScheduleRow {
    ScheduleRow {
        index,
        due_date: row.due,
        opening_principal: row.opening(),
        principal: row.principal,
        interest: row.interest,
        amount: row.amount(),
        closing_principal: row.closing,
    }
}
