//! Prepayment: a demand on the day of the payment, after which later EMIs are recalculated.

use super::ledger::{Ledger, LedgerDemand};
use super::rps;
use super::settle::{SettlementScope, UnappliedMoney, settle_demands};
use crate::error::{ApiError, ApiResult};
use lms::demands::DemandType;
use lms::{Day, Instant, Money};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// A demand that is raised and paid on one day.
#[derive(Clone, Debug)]
pub struct OneDayDemand {
    pub loan_no: i64,
    pub day: Day,
    pub kind: DemandType,
    pub principal: Money,
    pub interest: Money,
    pub fee: Money,
    pub closing: Money,
}

/// Applies money as a prepayment of principal.
pub fn apply(connection: &Connection, money: &UnappliedMoney, now: Instant) -> ApiResult<()> {
    let ledger = Ledger::load(connection, money.loan_no)?;
    let Some(first) = ledger.drawdowns.first() else { return Ok(()) };
    // EMIs with payments keep their principal, even after the day of the prepayment.
    let last_paid = ledger.emis().filter(|emi| !emi.due.paid.is_empty()).map(|emi| emi.due.day).max();
    let owed = ledger.opening_at(last_paid.map_or(money.day, |last_paid| last_paid.max(money.day)), first.day).balance;
    if money.left >= owed {
        let detail =
            format!("{:#} is all that is left of the principal, or more: close the loan by foreclosure.", money.left);
        return Err(ApiError::Conflict { detail, code: "is_foreclosure" });
    }
    let closing = owed.less(money.left);
    let demand = OneDayDemand {
        loan_no: money.loan_no,
        day: money.day,
        kind: DemandType::Prepayment,
        principal: money.left,
        interest: Money::ZERO,
        fee: Money::ZERO,
        closing,
    };
    let no = raise(connection, &demand, now)?;
    let ledger = Ledger::load(connection, money.loan_no)?;
    settle_demands(
        connection,
        &ledger,
        &UnappliedMoney { demand_no: Some(no), ..money.clone() },
        SettlementScope::DueBy(money.day),
        now,
    )?;
    rps::rebuild(connection, money.loan_no, now).map(drop)
}

/// Raises the demand and returns its row number.
pub fn raise(connection: &Connection, demand: &OneDayDemand, now: Instant) -> ApiResult<i64> {
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
    rps::renumber(connection, demand.loan_no)?;
    Ok(no)
}

/// Removes the demand of a prepayment or foreclosure that was reverted.
pub fn remove(connection: &Connection, demand: &LedgerDemand) -> ApiResult<()> {
    connection.prepare_cached("DELETE FROM demands WHERE no = ?")?.execute([demand.no])?;
    Ok(())
}
