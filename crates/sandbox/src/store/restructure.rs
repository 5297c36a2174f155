//! Restructuring: new terms for the rest of a running loan.

use super::events::{self, Actor, Event};
use super::ledger::{AppliedRestructure, Ledger, LedgerDemand};
use super::rps::{self, CalculatedSchedule};
use super::{aging, loans};
use crate::books::rate::{Rate, to_decimal};
use crate::books::schedule::Instalment;
use crate::error::{ApiError, ApiResult};
use lms::emi_calculation::ScheduleRow;
use lms::restructure::{Restructure, RestructureBy, Restructuring};
use lms::schedules::Schedule;
use lms::{Day, Money, can, loan_data};
use rusqlite::{Connection, params};
use serde_json::json;

/// Maximum number of EMIs.
pub const MAX_EMIS: u32 = 1200;

/// Restructures a loan, or only calculates the new schedule for a preview.
pub fn restructure(connection: &Connection, request: &Restructure, by: &Actor) -> ApiResult<Restructuring> {
    let loan = loans::get(connection, request.id)?;
    can::change_schedule(&loan)?;
    let loan_no = loans::keys(connection, request.id)?.loan;
    let ledger = Ledger::load(connection, loan_no)?;
    check_effective_date(&ledger, request.effective_date, by.at.day())?;
    let new_ledger = with_new_terms(&ledger, request)?;
    let calculated = calculate_schedule(&new_ledger, request)?;
    let last_index = calculated.unchanged.len();
    let old = schedule(&loan.roi_value, last_index, calculated.replaced.iter().map(replaced_entry));
    let roi = request.roi_value.clone().unwrap_or_else(|| loan.roi_value.clone());
    let new = schedule(&roi, last_index, calculated.new.iter().map(new_entry));
    if !request.preview {
        save(connection, &ledger, request, &loan.roi_value, &calculated, by)?;
    }
    Ok(Restructuring {
        loan: request.id,
        effective_date: request.effective_date,
        reason: request.reason.clone(),
        preview: request.preview,
        old,
        new,
    })
}

/// Rejects an effective date before the last payment or change, or without a later EMI.
fn check_effective_date(ledger: &Ledger, day: Day, today: Day) -> ApiResult<()> {
    let first = ledger.drawdowns.first().ok_or_else(|| {
        let detail = "Nothing has been paid out of the loan: there is no schedule to change.".to_owned();
        ApiError::Conflict { detail, code: "nothing_disbursed" }
    })?;
    let last_paid = ledger.emis().filter(|emi| !emi.due.paid.is_empty()).map(|emi| emi.due.day).max();
    let changes =
        [Some(first.day), ledger.drawdowns.last().map(|drawdown| drawdown.day), last_paid].into_iter().chain([
            ledger.restructured.as_ref().map(|change| change.on),
            ledger.prepayments().last().map(|paid| paid.day),
        ]);
    let earliest = changes.flatten().max().unwrap_or(first.day);
    if day < earliest {
        return Err(ApiError::field("effective_date", format!("Not before {earliest}: money has moved up to then.")));
    }
    if day > today.add_days(366) {
        return Err(ApiError::field("effective_date", "At most a year ahead."));
    }
    if ledger.emis().all(|emi| emi.due.day <= day) {
        return Err(ApiError::field("effective_date", "No EMI falls due after this day."));
    }
    Ok(())
}

/// Returns the ledger with the new terms.
fn with_new_terms(ledger: &Ledger, request: &Restructure) -> ApiResult<Ledger> {
    let mut new_ledger = ledger.clone();
    new_ledger.restructured = Some(AppliedRestructure { on: request.effective_date, before: ledger.terms.clone() });
    if let Some(roi) = &request.roi_value {
        let rate = to_decimal(roi).ok_or_else(|| ApiError::field("roi_value", "A valid number is required."))?;
        new_ledger.terms.rate = Rate::flat(rate);
    }
    new_ledger.emi = match request.by {
        RestructureBy::EmiAmount(amount) => Some(amount),
        RestructureBy::EmiCount(_) => None,
    };
    Ok(new_ledger)
}

fn calculate_schedule(new_ledger: &Ledger, request: &Restructure) -> ApiResult<CalculatedSchedule> {
    let due_dates = |count: u32| -> Vec<Day> {
        let next = new_ledger.emis().map(|emi| emi.due.day).find(|due| *due > request.effective_date);
        let frequency = new_ledger.terms.frequency;
        let start = next.unwrap_or_else(|| frequency.after(request.effective_date, 1));
        (0..i64::from(count)).map(|period| frequency.after(start, period)).collect()
    };
    match request.by {
        RestructureBy::EmiCount(count) => Ok(rps::calculate_schedule(new_ledger, Some(&due_dates(count)))),
        RestructureBy::EmiAmount(_) => {
            let all = rps::calculate_schedule(new_ledger, Some(&due_dates(MAX_EMIS)));
            let needed = all.new.iter().position(|row| row.closing.is_zero()).map_or(all.new.len(), |at| at + 1);
            if needed >= all.new.len() {
                let message = format!("So little never pays the loan back: at least {:#} an EMI.", min_emi(&all));
                return Err(ApiError::field("emi_amount", message));
            }
            let count = u32::try_from(needed).map_err(ApiError::internal)?;
            Ok(rps::calculate_schedule(new_ledger, Some(&due_dates(count))))
        }
    }
}

/// Returns the smallest EMI that repays the loan: one rupee more than the highest interest of a period.
fn min_emi(calculated: &CalculatedSchedule) -> Money {
    let interest = calculated.new.iter().map(|row| row.interest).max().unwrap_or_default();
    [interest, Money::from_rupees(1)].into_iter().sum()
}

fn save(
    connection: &Connection,
    ledger: &Ledger,
    request: &Restructure,
    roi_before: &loan_data::Rate,
    calculated: &CalculatedSchedule,
    by: &Actor,
) -> ApiResult<()> {
    let loan_no = ledger.loan_no;
    connection
        .prepare_cached(
            "INSERT INTO restructures (loan_no, at, by, effective_on, roi_before, reason) VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            loan_no,
            by.at.ticks(),
            by.name,
            request.effective_date.number(),
            roi_before.to_string(),
            request.reason
        ])?;
    let emi = match request.by {
        RestructureBy::EmiAmount(amount) => Some(amount.paise()),
        RestructureBy::EmiCount(_) => None,
    };
    connection
        .prepare_cached("UPDATE loans SET roi = ?, emi = ?, emi_count = ?, updated_at = ? WHERE no = ?")?
        .execute(params![
            request.roi_value.as_ref().unwrap_or(roi_before).to_string(),
            emi,
            i64::try_from(calculated.unchanged.len() + calculated.new.len()).map_err(ApiError::internal)?,
            by.at.ticks(),
            loan_no
        ])?;
    rps::store(connection, loan_no, calculated, by.at)?;
    aging::refresh_loan(connection, loan_no)?;
    let detail = json!({
        "reason": request.reason, "effective_date": request.effective_date.iso(), "roi_before": roi_before.to_string(),
        "emi_count_before": ledger.emi_count,
    });
    let event =
        Event { at: by.at, by: &by.name, action: "loan_restructured", account: None, loan: Some(loan_no), detail };
    events::append(connection, &event)
}

/// Due date, principal, interest and closing balance.
type ScheduleEntry = (Day, Money, Money, Money);

fn replaced_entry(demand: &LedgerDemand) -> ScheduleEntry {
    (demand.due.day, demand.due.owed.principal, demand.due.owed.interest, demand.closing)
}

fn new_entry(instalment: &Instalment) -> ScheduleEntry {
    (instalment.due, instalment.principal, instalment.interest, instalment.closing)
}

fn schedule(roi: &loan_data::Rate, offset: usize, rows: impl Iterator<Item = ScheduleEntry>) -> Schedule {
    let add = |one: Money, other: Money| [one, other].into_iter().sum();
    let rows: Vec<ScheduleRow> = (1i64..)
        .zip(rows)
        .map(|(index, (due_date, principal, interest, closing_principal))| ScheduleRow {
            index: index + i64::try_from(offset).unwrap_or_default(),
            due_date,
            opening_principal: add(closing_principal, principal),
            principal,
            interest,
            amount: add(principal, interest),
            closing_principal,
        })
        .collect();
    // The last instalment absorbs rounding and the first may cover an odd period, so the last but one is the regular
    // EMI.
    let regular = rows.get(rows.len().saturating_sub(2)).map_or(Money::ZERO, |row| row.amount);
    let total_interest = rows.iter().map(|row| row.interest).sum();
    Schedule {
        emi_amount: regular,
        emi_count: rows.len() as u64,
        roi_value: roi.clone(),
        total_interest,
        total_amount: rows.iter().map(|row| row.amount).sum(),
        last_due_date: rows.last().map(|row| row.due_date),
        rows,
    }
}
