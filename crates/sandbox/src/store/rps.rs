//! The repayment schedule (RPS) of a loan, updated whenever drawdowns or terms change.
//!
//! Each change (a tranche, a prepayment, a restructuring) calls [`rebuild`] in its transaction.

use super::aging;
use super::ledger::{Ledger, LedgerDemand};
use crate::books::frequency::Frequency;
use crate::books::schedule::{self, CashFlows, Instalment};
use crate::error::ApiResult;
use lms::demands::DemandType;
use lms::{Day, Instant};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Number of EMIs that a rebuild left unchanged or created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RebuildCounts {
    /// EMIs with a payment, and those before one with a payment.
    pub unchanged: usize,
    pub created: usize,
}

/// A calculated schedule that is not stored yet.
#[derive(Clone, Debug)]
pub struct CalculatedSchedule {
    /// EMIs that are not changed.
    pub unchanged: Vec<LedgerDemand>,
    /// EMIs that the new instalments replace.
    pub replaced: Vec<LedgerDemand>,
    /// Instalments after the unchanged ones.
    pub new: Vec<Instalment>,
}

/// Recalculates the EMIs of a loan and updates its figures. EMIs up to the last one with a payment, and those before
/// a restructuring or prepayment, are not changed, nor are fees.
pub fn rebuild(connection: &Connection, loan_no: i64, now: Instant) -> ApiResult<RebuildCounts> {
    let ledger = Ledger::load(connection, loan_no)?;
    update_disbursed(connection, &ledger)?;
    let calculated = calculate_schedule(&ledger, None);
    store(connection, loan_no, &calculated, now)?;
    aging::refresh_loan(connection, loan_no)?;
    Ok(RebuildCounts { unchanged: calculated.unchanged.len(), created: calculated.new.len() })
}

/// Calculates the EMIs after the unchanged ones, due on `due_dates`; with `None`, on their present due dates.
pub fn calculate_schedule(ledger: &Ledger, due_dates: Option<&[Day]>) -> CalculatedSchedule {
    let emis: Vec<&LedgerDemand> = ledger.emis().collect();
    let is_final =
        |emi: &&LedgerDemand| !emi.due.paid.is_empty() || fixed_until(ledger).is_some_and(|until| emi.due.day <= until);
    let unchanged = emis.iter().rposition(is_final).map_or(0, |last| last + 1);
    let (unchanged, replaced) = emis.split_at(unchanged);
    let remaining = || remaining_due_dates(ledger, unchanged, existing_due_dates(ledger, &emis));
    let due_dates = due_dates.map_or_else(remaining, <[Day]>::to_vec);
    let new = new_instalments(ledger, unchanged, &due_dates);
    let owned = |emis: &[&LedgerDemand]| emis.iter().map(|emi| (*emi).clone()).collect();
    CalculatedSchedule { unchanged: owned(unchanged), replaced: owned(replaced), new }
}

/// Returns the due dates after unchanged EMIs; one more if none is left and principal is outstanding.
fn remaining_due_dates(ledger: &Ledger, unchanged: &[&LedgerDemand], due_dates: Vec<Day>) -> Vec<Day> {
    let mut days: Vec<Day> = due_dates.into_iter().skip(unchanged.len()).collect();
    if let (true, Some(last), Some(first)) = (days.is_empty(), unchanged.last(), ledger.drawdowns.first()) {
        let disbursed = ledger.drawdowns.last().map_or(last.due.day, |drawdown| drawdown.day.max(last.due.day));
        if ledger.opening_at(disbursed, first.day).balance.is_positive() {
            days.push(ledger.terms.frequency.after(last.due.day, 1).max(disbursed.add_days(1)));
        }
    }
    days
}

pub fn store(connection: &Connection, loan_no: i64, calculated: &CalculatedSchedule, now: Instant) -> ApiResult<()> {
    for (at, instalment) in calculated.new.iter().enumerate() {
        match calculated.replaced.get(at) {
            Some(emi) => update(connection, emi.no, instalment, now)?,
            None => insert(connection, loan_no, instalment, now)?,
        }
    }
    for emi in calculated.replaced.iter().skip(calculated.new.len()) {
        connection.prepare_cached("DELETE FROM demands WHERE no = ?")?.execute([emi.no])?;
    }
    renumber(connection, loan_no)
}

/// Returns the instalments after the unchanged EMIs.
fn new_instalments(ledger: &Ledger, unchanged: &[&LedgerDemand], due_dates: &[Day]) -> Vec<Instalment> {
    let Some(first) = ledger.drawdowns.first() else { return Vec::new() };
    let fixed = fixed_until(ledger);
    if fixed.is_none() {
        let all: Vec<Day> = unchanged.iter().map(|emi| emi.due.day).chain(due_dates.iter().copied()).collect();
        let whole = schedule::generate(&ledger.terms, &ledger.drawdowns, &all);
        if unchanged.iter().zip(&whole).all(|(emi, row)| emi.due.owed.principal == row.principal) {
            return whole.into_iter().skip(unchanged.len()).collect();
        }
    }
    let last = unchanged.last().map_or(first.day, |emi| emi.due.day);
    let from = ledger.restructured.as_ref().map_or(last, |change| change.on.max(last));
    let opening = ledger.opening_at(from, first.day);
    let (drawdowns, prepayments) = ledger.flows_after(from);
    let carried = ledger.carried_interest(from);
    let flows = CashFlows { drawdowns: &drawdowns, prepayments: &prepayments };
    // A fixed instalment is recalculated once more is lent or principal is prepaid.
    let emi = ledger.emi.filter(|_| drawdowns.is_empty() && prepayments.is_empty());
    let mut rows = schedule::generate_from(&ledger.terms_from(from), opening, &flows, due_dates, emi);
    if let Some(row) = rows.first_mut() {
        row.interest = [row.interest, carried].into_iter().sum();
    }
    rows
}

/// Returns the day up to which EMIs are final, whether or not they were paid.
fn fixed_until(ledger: &Ledger) -> Option<Day> {
    let prepayments = ledger.prepayments().into_iter().map(|paid| paid.day);
    prepayments.chain(ledger.restructured.as_ref().map(|change| change.on)).max()
}

/// Returns the due dates of EMIs: existing ones, or period by period from the first drawdown; continued if there are
/// fewer than agreed, or a drawdown is later than the last.
fn existing_due_dates(ledger: &Ledger, emis: &[&LedgerDemand]) -> Vec<Day> {
    let frequency = ledger.terms.frequency;
    let mut due_dates: Vec<Day> = emis.iter().map(|emi| emi.due.day).collect();
    if let (true, Some(first)) = (due_dates.is_empty(), ledger.drawdowns.first()) {
        due_dates = frequency.due_dates(first.day, None, ledger.emi_count.max(1));
    }
    let bullet = frequency == Frequency::Bullet;
    while let (Some(last), Some(drawdown)) = (due_dates.last().copied(), ledger.drawdowns.last())
        && (drawdown.day > last || !bullet && due_dates.len() < ledger.emi_count as usize)
    {
        due_dates.push(frequency.after(last, 1));
    }
    due_dates
}

fn update_disbursed(connection: &Connection, ledger: &Ledger) -> ApiResult<()> {
    let disbursed = ledger.drawdowns.iter().map(|drawdown| drawdown.amount).sum::<lms::Money>();
    let first = ledger.drawdowns.first().map(|drawdown| drawdown.day.number());
    connection.prepare_cached("UPDATE loans SET disbursed = ?, disbursed_on = ? WHERE no = ?")?.execute(params![
        disbursed.paise(),
        first,
        ledger.loan_no
    ])?;
    Ok(())
}

fn update(connection: &Connection, no: i64, instalment: &Instalment, now: Instant) -> ApiResult<()> {
    connection
        .prepare_cached(
            "UPDATE demands SET due_on = ?2, principal = ?3, interest = ?4, closing_principal = ?5, updated_at = ?6 \
             WHERE no = ?1 AND (due_on <> ?2 OR principal <> ?3 OR interest <> ?4 OR closing_principal <> ?5)",
        )?
        .execute(params![
            no,
            instalment.due.number(),
            instalment.principal.paise(),
            instalment.interest.paise(),
            instalment.closing.paise(),
            now.ticks()
        ])?;
    Ok(())
}

fn insert(connection: &Connection, loan_no: i64, instalment: &Instalment, now: Instant) -> ApiResult<()> {
    connection
        .prepare_cached(
            "INSERT INTO demands (id, created_at, updated_at, loan_no, idx, type, status, due_on, principal, interest, \
             closing_principal) VALUES (?1, ?2, ?2, ?3, 0, 'emi', 'upcoming', ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            Uuid::new_v4(),
            now.ticks(),
            loan_no,
            instalment.due.number(),
            instalment.principal.paise(),
            instalment.interest.paise(),
            instalment.closing.paise(),
        ])?;
    Ok(())
}

/// Numbers the demands of a loan from 1 by due date, and sets the closing principal of each.
pub fn renumber(connection: &Connection, loan_no: i64) -> ApiResult<()> {
    let ledger = Ledger::load(connection, loan_no)?;
    let mut demands: Vec<&LedgerDemand> = ledger.demands.iter().collect();
    demands.sort_by_key(|demand| (demand.due.day, demand.kind != DemandType::Emi, demand.no));
    let mut set = connection.prepare_cached(
        "UPDATE demands SET idx = ?1, closing_principal = ?2 WHERE no = ?3 AND (idx <> ?1 OR closing_principal <> ?2)",
    )?;
    for (index, demand) in (1i64..).zip(demands) {
        set.execute(params![index, ledger.closing_after(demand).paise(), demand.no])?;
    }
    Ok(())
}
