//! Get Emi Amount: amounts due on a day.

use super::ledger::Ledger;
use super::loans;
use crate::books::Breakdown;
use crate::error::ApiResult;
use lms::dues::EmiAmount;
use lms::{Day, LoanId, Money};
use rusqlite::Connection;

/// Returns the unpaid amount due by `day`, and the next due date after it.
pub fn emi_amount(connection: &Connection, id: LoanId, day: Day) -> ApiResult<EmiAmount> {
    let loan_no = loans::keys(connection, id)?.loan;
    let (mut sum, mut demands, mut next) = (Breakdown::default(), Vec::new(), None);
    let ledger = Ledger::load(connection, loan_no)?;
    for (demand, position) in ledger.demands.iter().zip(ledger.positions_with_all_payments(day)) {
        let left = position.unpaid();
        if !left.total().is_positive() {
            continue;
        }
        if demand.due.day <= day {
            sum = sum.plus(left);
            demands.push(demand.id);
        } else if next.is_none_or(|(soonest, _)| demand.due.day < soonest) {
            next = Some((demand.due.day, left.total()));
        }
    }
    Ok(EmiAmount {
        loan: id,
        date: day,
        emi_amount: regular_emi(connection, loan_no, day)?,
        due: loans::components([sum.principal, sum.interest, sum.penal, sum.fee]),
        demands,
        next_due_date: next.map(|(day, _)| day),
        next_due_amount: next.map(|(_, amount)| amount),
    })
}

/// Returns the instalment due on `day` or next after it; after the last, that of the last.
fn regular_emi(connection: &Connection, loan_no: i64, day: Day) -> ApiResult<Money> {
    let paise = connection
        .prepare_cached(
            "SELECT coalesce((SELECT principal + interest FROM demands WHERE loan_no = ?1 AND type = 'emi' AND due_on >= ?2 \
             ORDER BY due_on LIMIT 1), (SELECT principal + interest FROM demands WHERE loan_no = ?1 AND type = 'emi' \
             ORDER BY due_on DESC LIMIT 1), 0)",
        )?
        .query_row([loan_no, day.number()], |row| row.get(0))?;
    Ok(Money::from_paise(paise))
}
