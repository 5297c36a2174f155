//! Prepayment: a demand on the day of the payment, after which later EMIs are recalculated.

use super::ledger::{Demanded, Ledger};
use super::rps;
use super::settle::{Held, Reach, to_dues};
use crate::error::{Answer, Refusal};
use lms::demands::DemandType;
use lms::{Day, Instant, Money};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// A demand that is raised and paid on one day.
#[derive(Clone, Debug)]
pub struct OneDay {
    pub loan_no: i64,
    pub day: Day,
    pub kind: DemandType,
    pub principal: Money,
    pub interest: Money,
    pub fee: Money,
    pub closing: Money,
}

/// Applies money as a prepayment of principal.
pub fn take(connection: &Connection, held: &Held, now: Instant) -> Answer<()> {
    let ledger = Ledger::of(connection, held.loan_no)?;
    let Some(first) = ledger.draws.first() else { return Ok(()) };
    // EMIs with payments keep their principal, even after the day of the prepayment.
    let kept = ledger.emis().filter(|emi| !emi.due.paid.is_empty()).map(|emi| emi.due.day).max();
    let owed = ledger.opening_at(kept.map_or(held.day, |kept| kept.max(held.day)), first.day).balance;
    if held.left >= owed {
        let detail =
            format!("{:#} is all that is left of the principal, or more: close the loan by foreclosure.", held.left);
        return Err(Refusal::Conflict { detail, code: "is_foreclosure" });
    }
    let closing = owed.less(held.left);
    let demand = OneDay {
        loan_no: held.loan_no,
        day: held.day,
        kind: DemandType::Prepayment,
        principal: held.left,
        interest: Money::ZERO,
        fee: Money::ZERO,
        closing,
    };
    let no = raise(connection, &demand, now)?;
    let ledger = Ledger::of(connection, held.loan_no)?;
    to_dues(connection, &ledger, &Held { demand_no: Some(no), ..held.clone() }, Reach::DueBy(held.day), now)?;
    rps::rebuild(connection, held.loan_no, now).map(drop)
}

/// Raises the demand and returns its row number.
pub fn raise(connection: &Connection, demand: &OneDay, now: Instant) -> Answer<i64> {
    connection
        .prepare_cached(
            "INSERT INTO demands (id, created_at, updated_at, loan_no, idx, type, status, due_on, principal, interest, fee, \
             closing_principal) VALUES (?1, ?2, ?2, ?3, 0, ?4, 'due', ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            Uuid::new_v4(),
            now.ticks(),
            demand.loan_no,
            demand.kind.as_str(),
            demand.day.number(),
            demand.principal.paise(),
            demand.interest.paise(),
            demand.fee.paise(),
            demand.closing.paise(),
        ])?;
    let no = connection.last_insert_rowid();
    rps::number(connection, demand.loan_no)?;
    Ok(no)
}

/// Removes the demand of a prepayment or foreclosure that was reverted.
pub fn undo(connection: &Connection, demand: &Demanded) -> Answer<()> {
    connection.prepare_cached("DELETE FROM demands WHERE no = ?")?.execute([demand.no])?;
    Ok(())
}
