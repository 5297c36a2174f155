//! Outstanding amounts of a loan on a day, and the amount that would foreclose it.

use super::excess;
use super::ledger::Ledger;
use super::loans::{self, components};
use crate::books::Breakdown;
use crate::books::{accrual, foreclosure};
use crate::error::{ApiError, ApiResult};
use lms::outstanding::OutstandingData;
use lms::{Day, LoanId, Money};
use rusqlite::Connection;

/// Outstanding amounts of a loan on a day.
#[derive(Clone, Copy, Debug, Default)]
pub struct OutstandingAmounts {
    /// Total outstanding: principal, and accrued interest, penal interest and fees.
    pub all: Breakdown,
    /// Part of it that is overdue.
    pub overdue: Breakdown,
    /// Accrued interest that is not demanded yet.
    pub accrued: Money,
    /// Interest per further day.
    pub per_day: Money,
    /// Principal that is not due yet.
    pub principal_not_due: Money,
    /// Foreclosure charge on that principal.
    pub charge: Money,
    /// Fees that fall due later and are collected at foreclosure.
    pub later_fees: Money,
}

impl OutstandingAmounts {
    /// Returns the amount that closes the loan on that day.
    pub fn foreclosure_amount(&self) -> Money {
        [self.all.total(), self.charge, self.later_fees].into_iter().sum()
    }
}

/// Calculates the outstanding amounts of a loan on `day`.
pub fn calculate(ledger: &Ledger, day: Day) -> OutstandingAmounts {
    let positions = ledger.positions(day);
    let mut amounts = OutstandingAmounts::default();
    let (mut repaid, mut due_principal) = (Money::ZERO, Money::ZERO);
    for (demand, position) in ledger.demands.iter().zip(&positions) {
        repaid = [repaid, position.settled.principal].into_iter().sum();
        if demand.due.day > day {
            amounts.later_fees = [amounts.later_fees, position.unpaid().fee].into_iter().sum();
            continue;
        }
        let unpaid = position.unpaid();
        due_principal = [due_principal, unpaid.principal].into_iter().sum();
        amounts.all = amounts.all.plus(Breakdown { principal: Money::ZERO, ..unpaid });
        if demand.due.day < day {
            amounts.overdue = amounts.overdue.plus(unpaid);
        }
    }
    amounts.all.principal = ledger.disbursed_by(day).less(repaid);
    amounts.accrued = ledger.accrued(day);
    amounts.all.interest = [amounts.all.interest, amounts.accrued].into_iter().sum();
    amounts.principal_not_due = amounts.all.principal.less(due_principal).max(Money::ZERO);
    amounts.charge = foreclosure::charge(amounts.principal_not_due);
    if let (Some(opening), Some(first)) = (ledger.opening(day), ledger.drawdowns.first()) {
        let balance = ledger.opening_at(day.max(opening.day), first.day).balance;
        let is_running = ledger.emis().any(|emi| emi.due.day > day);
        amounts.per_day = if is_running {
            accrual::daily_interest(&ledger.terms_from(day), balance, day.days_since(first.day) + 1)
        } else {
            Money::ZERO
        };
    }
    amounts
}

/// Returns Outstanding data; zero for a closed loan.
pub fn data(connection: &Connection, id: LoanId, day: Day) -> ApiResult<OutstandingData> {
    let keys = loans::keys(connection, id)?;
    let ledger = Ledger::load(connection, keys.loan)?;
    if ledger.drawdowns.first().is_some_and(|first| day < first.day) {
        return Err(ApiError::field("date", "Nothing had been paid out on that day."));
    }
    let amounts = calculate(&ledger, day);
    let unapplied = excess::for_loan(connection, keys.loan)?;
    let wire = |parts: Breakdown| components([parts.principal, parts.interest, parts.penal, parts.fee]);
    let outstanding = wire(amounts.all);
    let foreclosure_amount = amounts.foreclosure_amount().less(unapplied).max(Money::ZERO);
    Ok(OutstandingData {
        loan: id,
        date: day,
        outstanding,
        overdue: wire(amounts.overdue),
        accrued_interest: amounts.accrued,
        interest_per_day: amounts.per_day,
        unapplied_amount: unapplied,
        foreclosure_charge: amounts.charge,
        foreclosure_amount,
    })
}
