//! Foreclosure: the rest of the principal falls due on the day of the payment, with interest up to it and the charge.

use super::ledger::Ledger;
use super::prepay::{OneDayDemand, raise};
use super::settle::{SettlementScope, UnappliedMoney, apply_excess, settle_demands};
use super::{aging, excess, outstanding};
use crate::error::{ApiError, ApiResult};
use lms::demands::DemandType;
use lms::{Day, Instant, Money};
use rusqlite::{Connection, params};

/// Closes the loan with `money` and all other unapplied money of the loan.
///
/// Fails with 409 if that is not enough, or if a tranche is waiting to be paid out.
pub fn apply(connection: &Connection, ledger: &Ledger, money: &UnappliedMoney, now: Instant) -> ApiResult<()> {
    ensure_not_backdated(ledger, money.day)?;
    let owed = outstanding::calculate(ledger, money.day);
    let needed = owed.foreclosure_amount();
    let available: Money = [money.left, excess::for_loan(connection, ledger.loan_no)?].into_iter().sum();
    if available < needed {
        let detail = format!("{:#} closes the loan on {}: {:#} is missing.", needed, money.day, needed.less(available));
        return Err(ApiError::Conflict { detail, code: "not_enough_to_foreclose" });
    }
    ensure_no_pending_tranche(connection, ledger.loan_no)?;
    let paid_early = end_future_emis(connection, ledger, money)?;
    let closing = OneDayDemand {
        loan_no: ledger.loan_no,
        day: money.day,
        kind: DemandType::Foreclosure,
        principal: owed.principal_not_due.less(paid_early),
        interest: owed.accrued,
        fee: owed.charge,
        closing: Money::ZERO,
    };
    raise(connection, &closing, now)?;
    let ledger = Ledger::load(connection, ledger.loan_no)?;
    let all = SettlementScope::AllOn(money.day);
    settle_demands(connection, &ledger, money, all, now)?;
    apply_excess(connection, ledger.loan_no, all, now)?;
    aging::refresh_loan(connection, ledger.loan_no)?;
    connection
        .prepare_cached("UPDATE loans SET status = 'closed', updated_at = ? WHERE no = ?")?
        .execute(params![now.ticks(), ledger.loan_no])?;
    Ok(())
}

/// Rejects a closing day that is earlier than the last movement of the loan.
fn ensure_not_backdated(ledger: &Ledger, day: Day) -> ApiResult<()> {
    let paid = ledger.demands.iter().flat_map(|demand| &demand.due.paid).map(|paid| paid.day);
    let drawn = ledger.drawdowns.iter().chain(&ledger.prepayments()).map(|flow| flow.day).max();
    let changed = ledger.restructured.as_ref().map(|change| change.on);
    match paid.chain(drawn).chain(changed).max() {
        Some(last) if last > day => {
            let detail = format!("Money of the loan has moved up to {last}: it can't be closed for an earlier day.");
            Err(ApiError::Conflict { detail, code: "moved_since" })
        }
        _ => Ok(()),
    }
}

/// Removes EMIs after the day of the payment, or the unpaid part of those with payments. Returns the principal of
/// them that was paid.
fn end_future_emis(connection: &Connection, ledger: &Ledger, money: &UnappliedMoney) -> ApiResult<Money> {
    let mut paid_early = Money::ZERO;
    for demand in ledger.demands.iter().filter(|demand| demand.due.day > money.day && demand.kind == DemandType::Emi) {
        if demand.due.paid.is_empty() {
            connection.prepare_cached("DELETE FROM demands WHERE no = ?")?.execute([demand.no])?;
            continue;
        }
        let settled = demand.due.paid.iter().map(|paid| paid.amounts).sum::<crate::books::Breakdown>();
        let after_the_day: Money =
            demand.due.paid.iter().filter(|paid| paid.day > money.day).map(|paid| paid.amounts.principal).sum();
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

fn ensure_no_pending_tranche(connection: &Connection, loan_no: i64) -> ApiResult<()> {
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
