//! The repayment schedule (RPS) of a loan, updated whenever drawdowns or terms change.
//!
//! Each change (a tranche, a prepayment, a restructuring) calls [`rebuild`] in its transaction.

use super::aging;
use super::ledger::{Demanded, Ledger};
use crate::books::frequency::Frequency;
use crate::books::schedule::{self, Flows, Instalment};
use crate::error::Answer;
use lms::demands::DemandType;
use lms::{Day, Instant};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Number of EMIs that a rebuild left unchanged or created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// EMIs with a payment, and those before one with a payment.
    pub kept: usize,
    pub made: usize,
}

/// A calculated schedule that is not stored yet.
#[derive(Clone, Debug)]
pub struct Reckoned {
    /// EMIs that are not changed.
    pub kept: Vec<Demanded>,
    /// EMIs that the new instalments replace.
    pub replaced: Vec<Demanded>,
    /// Instalments after the unchanged ones.
    pub fresh: Vec<Instalment>,
}

/// Recalculates the EMIs of a loan and updates its figures. EMIs up to the last one with a payment, and those before
/// a restructuring or prepayment, are not changed, nor are fees.
pub fn rebuild(connection: &Connection, loan_no: i64, now: Instant) -> Answer<Rebuilt> {
    let ledger = Ledger::of(connection, loan_no)?;
    note_drawn(connection, &ledger)?;
    let reckoned = reckon(&ledger, None);
    store(connection, loan_no, &reckoned, now)?;
    aging::bring_loan_up(connection, loan_no)?;
    Ok(Rebuilt { kept: reckoned.kept.len(), made: reckoned.fresh.len() })
}

/// Calculates the EMIs after the unchanged ones, due on `dues`; with `None`, on their present due dates.
pub fn reckon(ledger: &Ledger, dues: Option<&[Day]>) -> Reckoned {
    let emis: Vec<&Demanded> = ledger.emis().collect();
    let stays =
        |emi: &&Demanded| !emi.due.paid.is_empty() || fixed_until(ledger).is_some_and(|until| emi.due.day <= until);
    let kept = emis.iter().rposition(stays).map_or(0, |last| last + 1);
    let (kept, replaced) = emis.split_at(kept);
    let own = || days_after(ledger, kept, due_days(ledger, &emis));
    let dues = dues.map_or_else(own, <[Day]>::to_vec);
    let fresh = fresh(ledger, kept, &dues);
    let owned = |emis: &[&Demanded]| emis.iter().map(|emi| (*emi).clone()).collect();
    Reckoned { kept: owned(kept), replaced: owned(replaced), fresh }
}

/// Returns the due dates after unchanged EMIs; one more if none is left and principal is outstanding.
fn days_after(ledger: &Ledger, kept: &[&Demanded], dues: Vec<Day>) -> Vec<Day> {
    let mut days: Vec<Day> = dues.into_iter().skip(kept.len()).collect();
    if let (true, Some(last), Some(first)) = (days.is_empty(), kept.last(), ledger.draws.first()) {
        let drawn = ledger.draws.last().map_or(last.due.day, |draw| draw.day.max(last.due.day));
        if ledger.opening_at(drawn, first.day).balance.is_positive() {
            days.push(ledger.terms.frequency.after(last.due.day, 1).max(drawn.add_days(1)));
        }
    }
    days
}

pub fn store(connection: &Connection, loan_no: i64, reckoned: &Reckoned, now: Instant) -> Answer<()> {
    for (at, instalment) in reckoned.fresh.iter().enumerate() {
        match reckoned.replaced.get(at) {
            Some(emi) => change(connection, emi.no, instalment, now)?,
            None => insert(connection, loan_no, instalment, now)?,
        }
    }
    for emi in reckoned.replaced.iter().skip(reckoned.fresh.len()) {
        connection.prepare_cached("DELETE FROM demands WHERE no = ?")?.execute([emi.no])?;
    }
    number(connection, loan_no)
}

/// Returns the instalments after the unchanged EMIs.
fn fresh(ledger: &Ledger, kept: &[&Demanded], dues: &[Day]) -> Vec<Instalment> {
    let Some(first) = ledger.draws.first() else { return Vec::new() };
    let fixed = fixed_until(ledger);
    if fixed.is_none() {
        let all: Vec<Day> = kept.iter().map(|emi| emi.due.day).chain(dues.iter().copied()).collect();
        let whole = schedule::of(&ledger.terms, &ledger.draws, &all);
        if kept.iter().zip(&whole).all(|(emi, row)| emi.due.owed.principal == row.principal) {
            return whole.into_iter().skip(kept.len()).collect();
        }
    }
    let last = kept.last().map_or(first.day, |emi| emi.due.day);
    let from = ledger.restructured.as_ref().map_or(last, |change| change.on.max(last));
    let opening = ledger.opening_at(from, first.day);
    let (draws, prepaid) = ledger.flows_after(from);
    let carried = ledger.carried(from);
    let flows = Flows { draws: &draws, prepaid: &prepaid };
    // A fixed instalment is recalculated once more is lent or principal is prepaid.
    let emi = ledger.emi.filter(|_| draws.is_empty() && prepaid.is_empty());
    let mut rows = schedule::level(&ledger.terms_from(from), opening, &flows, dues, emi);
    if let Some(row) = rows.first_mut() {
        row.interest = [row.interest, carried].into_iter().sum();
    }
    rows
}

/// Returns the day up to which EMIs are final, whether or not they were paid.
fn fixed_until(ledger: &Ledger) -> Option<Day> {
    let prepaid = ledger.prepaid().into_iter().map(|paid| paid.day);
    prepaid.chain(ledger.restructured.as_ref().map(|change| change.on)).max()
}

/// Returns the due dates of EMIs: existing ones, or period by period from the first drawdown; continued if there are
/// fewer than agreed, or a drawdown is later than the last.
fn due_days(ledger: &Ledger, emis: &[&Demanded]) -> Vec<Day> {
    let frequency = ledger.terms.frequency;
    let mut dues: Vec<Day> = emis.iter().map(|emi| emi.due.day).collect();
    if let (true, Some(first)) = (dues.is_empty(), ledger.draws.first()) {
        dues = frequency.dues(first.day, None, ledger.emi_count.max(1));
    }
    let bullet = frequency == Frequency::Bullet;
    while let (Some(last), Some(draw)) = (dues.last().copied(), ledger.draws.last())
        && (draw.day > last || !bullet && dues.len() < ledger.emi_count as usize)
    {
        dues.push(frequency.after(last, 1));
    }
    dues
}

fn note_drawn(connection: &Connection, ledger: &Ledger) -> Answer<()> {
    let drawn = ledger.draws.iter().map(|draw| draw.amount).sum::<lms::Money>();
    let first = ledger.draws.first().map(|draw| draw.day.number());
    connection.prepare_cached("UPDATE loans SET disbursed = ?, disbursed_on = ? WHERE no = ?")?.execute(params![
        drawn.paise(),
        first,
        ledger.loan_no
    ])?;
    Ok(())
}

fn change(connection: &Connection, no: i64, instalment: &Instalment, now: Instant) -> Answer<()> {
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

fn insert(connection: &Connection, loan_no: i64, instalment: &Instalment, now: Instant) -> Answer<()> {
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
pub fn number(connection: &Connection, loan_no: i64) -> Answer<()> {
    let ledger = Ledger::of(connection, loan_no)?;
    let mut demands: Vec<&Demanded> = ledger.demands.iter().collect();
    demands.sort_by_key(|demand| (demand.due.day, demand.kind != DemandType::Emi, demand.no));
    let mut set = connection.prepare_cached(
        "UPDATE demands SET idx = ?1, closing_principal = ?2 WHERE no = ?3 AND (idx <> ?1 OR closing_principal <> ?2)",
    )?;
    for (index, demand) in (1i64..).zip(demands) {
        set.execute(params![index, ledger.left_after(demand).paise(), demand.no])?;
    }
    Ok(())
}
