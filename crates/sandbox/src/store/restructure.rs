//! Restructuring: new terms for the rest of a running loan.

use super::events::{self, By, Event};
use super::ledger::{Demanded, Ledger, Restructured};
use super::rps::{self, Reckoned};
use super::{aging, loans};
use crate::books::rate::{Rate, decimal};
use crate::books::schedule::Instalment;
use crate::error::{Answer, Refusal};
use lms::emi_calculation::ScheduleRow;
use lms::restructure::{Restructure, RestructureBy, Restructuring};
use lms::schedules::Schedule;
use lms::{Day, Money, can, loan_data};
use rusqlite::{Connection, params};
use serde_json::json;

/// Maximum number of EMIs.
pub const MOST_EMIS: u32 = 1200;

/// Restructures a loan, or only calculates the new schedule for a preview.
pub fn restructure(connection: &Connection, wanted: &Restructure, by: &By) -> Answer<Restructuring> {
    let loan = loans::one(connection, wanted.id)?;
    can::change_schedule(&loan)?;
    let loan_no = loans::numbers(connection, wanted.id)?.loan;
    let ledger = Ledger::of(connection, loan_no)?;
    check_day(&ledger, wanted.effective_date, by.at.day())?;
    let changed = changed(&ledger, wanted)?;
    let reckoned = reckon(&changed, wanted)?;
    let last_index = reckoned.kept.len();
    let old = schedule(&loan.roi_value, last_index, reckoned.replaced.iter().map(row));
    let roi = wanted.roi_value.clone().unwrap_or_else(|| loan.roi_value.clone());
    let new = schedule(&roi, last_index, reckoned.fresh.iter().map(instalment));
    if !wanted.preview {
        keep(connection, &ledger, wanted, &loan.roi_value, &reckoned, by)?;
    }
    Ok(Restructuring {
        loan: wanted.id,
        effective_date: wanted.effective_date,
        reason: wanted.reason.clone(),
        preview: wanted.preview,
        old,
        new,
    })
}

/// Rejects an effective date before the last payment or change, or without a later EMI.
fn check_day(ledger: &Ledger, day: Day, today: Day) -> Answer<()> {
    let first = ledger.draws.first().ok_or_else(|| {
        let detail = "Nothing has been paid out of the loan: there is no schedule to change.".to_owned();
        Refusal::Conflict { detail, code: "nothing_disbursed" }
    })?;
    let touched = ledger.emis().filter(|emi| !emi.due.paid.is_empty()).map(|emi| emi.due.day).max();
    let changes = [Some(first.day), ledger.draws.last().map(|draw| draw.day), touched]
        .into_iter()
        .chain([ledger.restructured.as_ref().map(|change| change.on), ledger.prepaid().last().map(|paid| paid.day)]);
    let earliest = changes.flatten().max().unwrap_or(first.day);
    if day < earliest {
        return Err(Refusal::field("effective_date", format!("Not before {earliest}: money has moved up to then.")));
    }
    if day > today.add_days(366) {
        return Err(Refusal::field("effective_date", "At most a year ahead."));
    }
    if ledger.emis().all(|emi| emi.due.day <= day) {
        return Err(Refusal::field("effective_date", "No EMI falls due after this day."));
    }
    Ok(())
}

/// Returns the ledger with the new terms.
fn changed(ledger: &Ledger, wanted: &Restructure) -> Answer<Ledger> {
    let mut changed = ledger.clone();
    changed.restructured = Some(Restructured { on: wanted.effective_date, before: ledger.terms.clone() });
    if let Some(roi) = &wanted.roi_value {
        let rate = decimal(roi).ok_or_else(|| Refusal::field("roi_value", "A valid number is required."))?;
        changed.terms.rate = Rate::flat(rate);
    }
    changed.emi = match wanted.by {
        RestructureBy::EmiAmount(amount) => Some(amount),
        RestructureBy::EmiCount(_) => None,
    };
    Ok(changed)
}

fn reckon(changed: &Ledger, wanted: &Restructure) -> Answer<Reckoned> {
    let dues = |count: u32| -> Vec<Day> {
        let next = changed.emis().map(|emi| emi.due.day).find(|due| *due > wanted.effective_date);
        let frequency = changed.terms.frequency;
        let start = next.unwrap_or_else(|| frequency.after(wanted.effective_date, 1));
        (0..i64::from(count)).map(|period| frequency.after(start, period)).collect()
    };
    match wanted.by {
        RestructureBy::EmiCount(count) => Ok(rps::reckon(changed, Some(&dues(count)))),
        RestructureBy::EmiAmount(_) => {
            let all = rps::reckon(changed, Some(&dues(MOST_EMIS)));
            let needed = all.fresh.iter().position(|row| row.closing.is_zero()).map_or(all.fresh.len(), |at| at + 1);
            if needed >= all.fresh.len() {
                let message = format!("So little never pays the loan back: at least {:#} an EMI.", least(&all));
                return Err(Refusal::field("emi_amount", message));
            }
            let count = u32::try_from(needed).map_err(Refusal::broken)?;
            Ok(rps::reckon(changed, Some(&dues(count))))
        }
    }
}

/// Returns the smallest EMI that repays the loan: one rupee more than the highest interest of a period.
fn least(reckoned: &Reckoned) -> Money {
    let interest = reckoned.fresh.iter().map(|row| row.interest).max().unwrap_or_default();
    [interest, Money::from_rupees(1)].into_iter().sum()
}

fn keep(
    connection: &Connection,
    ledger: &Ledger,
    wanted: &Restructure,
    roi_before: &loan_data::Rate,
    reckoned: &Reckoned,
    by: &By,
) -> Answer<()> {
    let loan_no = ledger.loan_no;
    connection
        .prepare_cached(
            "INSERT INTO restructures (loan_no, at, by, effective_on, roi_before, reason) VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            loan_no,
            by.at.ticks(),
            by.name,
            wanted.effective_date.number(),
            roi_before.to_string(),
            wanted.reason
        ])?;
    let emi = match wanted.by {
        RestructureBy::EmiAmount(amount) => Some(amount.paise()),
        RestructureBy::EmiCount(_) => None,
    };
    connection
        .prepare_cached("UPDATE loans SET roi = ?, emi = ?, emi_count = ?, updated_at = ? WHERE no = ?")?
        .execute(params![
            wanted.roi_value.as_ref().unwrap_or(roi_before).to_string(),
            emi,
            i64::try_from(reckoned.kept.len() + reckoned.fresh.len()).map_err(Refusal::broken)?,
            by.at.ticks(),
            loan_no
        ])?;
    rps::store(connection, loan_no, reckoned, by.at)?;
    aging::bring_loan_up(connection, loan_no)?;
    let detail = json!({
        "reason": wanted.reason, "effective_date": wanted.effective_date.iso(), "roi_before": roi_before.to_string(),
        "emi_count_before": ledger.emi_count,
    });
    let event =
        Event { at: by.at, by: &by.name, what: "loan_restructured", account: None, loan: Some(loan_no), detail };
    events::note(connection, &event)
}

/// Due date, principal, interest and closing balance.
type Row = (Day, Money, Money, Money);

fn row(demand: &Demanded) -> Row {
    (demand.due.day, demand.due.owed.principal, demand.due.owed.interest, demand.closing)
}

fn instalment(instalment: &Instalment) -> Row {
    (instalment.due, instalment.principal, instalment.interest, instalment.closing)
}

fn schedule(roi: &loan_data::Rate, kept: usize, rows: impl Iterator<Item = Row>) -> Schedule {
    let add = |one: Money, other: Money| [one, other].into_iter().sum();
    let rows: Vec<ScheduleRow> = (1i64..)
        .zip(rows)
        .map(|(index, (due_date, principal, interest, closing_principal))| ScheduleRow {
            index: index + i64::try_from(kept).unwrap_or_default(),
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
