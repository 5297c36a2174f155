//! Foreclosure: the rest of the principal falls due on the day of the payment, with interest up to it and the charge.

use super::ledger::Ledger;
use super::prepay::{OneDay, raise};
use super::settle::{Held, Reach, apply_excess, to_dues};
use super::{aging, excess, outstanding};
use crate::error::{Answer, Refusal};
use lms::demands::DemandType;
use lms::{Day, Instant, Money};
use rusqlite::{Connection, params};

/// Closes the loan with `held` and all other unapplied money of the loan.
///
/// Fails with 409 if that is not enough, or if a tranche is waiting to be paid out.
pub fn close(connection: &Connection, ledger: &Ledger, held: &Held, now: Instant) -> Answer<()> {
    refuse_before(ledger, held.day)?;
    let owed = outstanding::owed(ledger, held.day);
    let needed = owed.closes();
    let there: Money = [held.left, excess::of_loan(connection, ledger.loan_no)?].into_iter().sum();
    if there < needed {
        let detail = format!("{:#} closes the loan on {}: {:#} is missing.", needed, held.day, needed.less(there));
        return Err(Refusal::Conflict { detail, code: "not_enough_to_foreclose" });
    }
    refuse_waiting(connection, ledger.loan_no)?;
    let paid_early = end_emis(connection, ledger, held)?;
    let closing = OneDay {
        loan_no: ledger.loan_no,
        day: held.day,
        kind: DemandType::Foreclosure,
        principal: owed.early.less(paid_early),
        interest: owed.accrued,
        fee: owed.charge,
        closing: Money::ZERO,
    };
    raise(connection, &closing, now)?;
    let ledger = Ledger::of(connection, ledger.loan_no)?;
    let all = Reach::AllOn(held.day);
    to_dues(connection, &ledger, held, all, now)?;
    apply_excess(connection, ledger.loan_no, all, now)?;
    aging::bring_loan_up(connection, ledger.loan_no)?;
    connection
        .prepare_cached("UPDATE loans SET status = 'closed', updated_at = ? WHERE no = ?")?
        .execute(params![now.ticks(), ledger.loan_no])?;
    Ok(())
}

/// Rejects a closing day that is earlier than the last movement of the loan.
fn refuse_before(ledger: &Ledger, day: Day) -> Answer<()> {
    let paid = ledger.demands.iter().flat_map(|demand| &demand.due.paid).map(|paid| paid.day);
    let drawn = ledger.draws.iter().chain(&ledger.prepaid()).map(|flow| flow.day).max();
    let changed = ledger.restructured.as_ref().map(|change| change.on);
    match paid.chain(drawn).chain(changed).max() {
        Some(last) if last > day => {
            let detail = format!("Money of the loan has moved up to {last}: it can't be closed for an earlier day.");
            Err(Refusal::Conflict { detail, code: "moved_since" })
        }
        _ => Ok(()),
    }
}

/// Removes EMIs after the day of the payment, or the unpaid part of those with payments. Returns the principal of
/// them that was paid.
fn end_emis(connection: &Connection, ledger: &Ledger, held: &Held) -> Answer<Money> {
    let mut paid_early = Money::ZERO;
    for demand in ledger.demands.iter().filter(|demand| demand.due.day > held.day && demand.kind == DemandType::Emi) {
        if demand.due.paid.is_empty() {
            connection.prepare_cached("DELETE FROM demands WHERE no = ?")?.execute([demand.no])?;
            continue;
        }
        let settled = demand.due.paid.iter().map(|paid| paid.parts).sum::<crate::books::Parts>();
        let after_the_day: Money =
            demand.due.paid.iter().filter(|paid| paid.day > held.day).map(|paid| paid.parts.principal).sum();
        paid_early = [paid_early, after_the_day].into_iter().sum();
        connection
            .prepare_cached("UPDATE demands SET principal = ?, interest = ?, penal = ?, fee = ? WHERE no = ?")?
            .execute(params![
            settled.principal.paise(),
            settled.interest.paise(),
            settled.penal.paise(),
            settled.fee.paise(),
            demand.no
        ])?;
    }
    Ok(paid_early)
}

fn refuse_waiting(connection: &Connection, loan_no: i64) -> Answer<()> {
    let paise: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(amount), 0) FROM payouts WHERE loan_no = ? AND type = 'disbursement' \
             AND +status IN ('pending', 'processing')",
        )?
        .query_row([loan_no], |row| row.get(0))?;
    match Money::from_paise(paise) {
        waiting if waiting.is_positive() => Err(lms::can::Reason::PayoutsWaiting(waiting).into()),
        _ => Ok(()),
    }
}
