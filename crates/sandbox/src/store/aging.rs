//! Updates the position of demands and loans as of the day up to which a loan's books are closed.
//!
//! A repaid loan with nothing left to draw is closed; it is reopened if a payment is reverted.

use super::ledger::Ledger;
use crate::books::position::{self, DemandPosition};
use crate::error::ApiResult;
use lms::demands::DemandStatus;
use lms::{Day, Money};
use rusqlite::{Connection, params};

/// Updates a loan from its events, as of the day of its books.
pub fn refresh_loan(connection: &Connection, loan_no: i64) -> ApiResult<()> {
    let ledger = Ledger::load(connection, loan_no)?;
    age_loan(connection, &ledger, ledger.books_on)
}

/// Moves the books of a loan to `day`, without settling anything.
pub fn age_loan(connection: &Connection, ledger: &Ledger, day: Day) -> ApiResult<()> {
    let positions = ledger.positions_with_all_payments(day);
    write_demands(connection, ledger, &positions)?;
    let lent: Money = ledger.drawdowns.iter().map(|drawdown| drawdown.amount).sum();
    let days = ledger.demands.iter().map(|demand| demand.due.day);
    let figures = position::loan_position(lent, days.zip(&positions), day);
    connection
        .prepare_cached(
            "UPDATE loans SET outstanding = ?2, principal_left = ?3, overdue = ?4, dpd = ?5, peak_dpd = ?6, next_due_on = ?7, \
             next_due_amount = ?8, books_on = ?9, status = CASE WHEN status = 'written_off' THEN status \
             WHEN ?10 AND (status = 'closed' OR (disbursed > 0 AND (disbursed >= sanctioned OR available_until < ?9) \
             AND NOT EXISTS (SELECT 1 FROM payouts WHERE loan_no = ?1 AND type = 'disbursement' \
             AND +status IN ('pending', 'processing')))) THEN 'closed' \
             WHEN ?4 > 0 THEN 'overdue' ELSE 'active' END WHERE no = ?1",
        )?
        .execute(params![
            ledger.loan_no,
            figures.outstanding.paise(),
            figures.principal_left.paise(),
            figures.overdue.paise(),
            figures.dpd,
            figures.peak_dpd,
            figures.next.map(|(day, _)| day.number()),
            figures.next.map(|(_, amount)| amount.paise()),
            day.number(),
            figures.principal_left.is_zero() && positions.iter().all(|position| position.status == DemandStatus::Paid),
        ])?;
    Ok(())
}

fn write_demands(connection: &Connection, ledger: &Ledger, positions: &[DemandPosition]) -> ApiResult<()> {
    let mut update = connection.prepare_cached(
        "UPDATE demands SET status = ?2, dpd = ?3, peak_dpd = ?4, penal = ?5, settled_principal = ?6, settled_interest = ?7, \
         settled_penal = ?8, settled_fee = ?9 WHERE no = ?1 AND (status <> ?2 OR dpd <> ?3 OR peak_dpd <> ?4 OR penal <> ?5 \
         OR settled_principal <> ?6 OR settled_interest <> ?7 OR settled_penal <> ?8 OR settled_fee <> ?9)",
    )?;
    for (demand, position) in ledger.demands.iter().zip(positions) {
        let settled = position.settled;
        update.execute(params![
            demand.no,
            position.status.as_str(),
            position.dpd,
            position.peak_dpd,
            position.owed.penal.paise(),
            settled.principal.paise(),
            settled.interest.paise(),
            settled.penal.paise(),
            settled.fee.paise(),
        ])?;
    }
    Ok(())
}
