//! Outstanding amounts of a loan on a day, and the amount that would foreclose it.

use super::excess;
use super::ledger::Ledger;
use super::loans::{self, components};
use crate::books::Parts;
use crate::books::{accrual, foreclosure};
use crate::error::{Answer, Refusal};
use lms::outstanding::OutstandingData;
use lms::{Day, LoanId, Money};
use rusqlite::Connection;

/// Outstanding amounts of a loan on a day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Owed {
    /// Total outstanding: principal, and accrued interest, penal interest and fees.
    pub all: Parts,
    /// Part of it that is overdue.
    pub overdue: Parts,
    /// Accrued interest that is not demanded yet.
    pub accrued: Money,
    /// Interest per further day.
    pub per_day: Money,
    /// Principal that is not due yet.
    pub early: Money,
    /// Foreclosure charge on that principal.
    pub charge: Money,
    /// Fees that fall due later and are collected at foreclosure.
    pub later_fees: Money,
}

impl Owed {
    /// Returns the amount that closes the loan on that day.
    pub fn closes(&self) -> Money {
        [self.all.total(), self.charge, self.later_fees].into_iter().sum()
    }
}

/// Calculates the outstanding amounts of a loan on `day`.
pub fn owed(ledger: &Ledger, day: Day) -> Owed {
    let standings = ledger.standings(day);
    let mut owed = Owed::default();
    let (mut repaid, mut due_principal) = (Money::ZERO, Money::ZERO);
    for (demand, standing) in ledger.demands.iter().zip(&standings) {
        repaid = [repaid, standing.settled.principal].into_iter().sum();
        if demand.due.day > day {
            owed.later_fees = [owed.later_fees, standing.unpaid().fee].into_iter().sum();
            continue;
        }
        let unpaid = standing.unpaid();
        due_principal = [due_principal, unpaid.principal].into_iter().sum();
        owed.all = owed.all.plus(Parts { principal: Money::ZERO, ..unpaid });
        if demand.due.day < day {
            owed.overdue = owed.overdue.plus(unpaid);
        }
    }
    owed.all.principal = ledger.lent(day).less(repaid);
    owed.accrued = ledger.accrued(day);
    owed.all.interest = [owed.all.interest, owed.accrued].into_iter().sum();
    owed.early = owed.all.principal.less(due_principal).max(Money::ZERO);
    owed.charge = foreclosure::charge(owed.early);
    if let (Some(opening), Some(first)) = (ledger.opening(day), ledger.draws.first()) {
        let balance = ledger.opening_at(day.max(opening.day), first.day).balance;
        let runs = ledger.emis().any(|emi| emi.due.day > day);
        owed.per_day = if runs {
            accrual::per_day(&ledger.terms_from(day), balance, day.days_since(first.day) + 1)
        } else {
            Money::ZERO
        };
    }
    owed
}

/// Returns Outstanding data; zero for a closed loan.
pub fn data(connection: &Connection, id: LoanId, day: Day) -> Answer<OutstandingData> {
    let numbers = loans::numbers(connection, id)?;
    let ledger = Ledger::of(connection, numbers.loan)?;
    if ledger.draws.first().is_some_and(|first| day < first.day) {
        return Err(Refusal::field("date", "Nothing had been paid out on that day."));
    }
    let owed = owed(&ledger, day);
    let unapplied = excess::of_loan(connection, numbers.loan)?;
    let wire = |parts: Parts| components([parts.principal, parts.interest, parts.penal, parts.fee]);
    let outstanding = wire(owed.all);
    let closes = owed.closes().less(unapplied).max(Money::ZERO);
    Ok(OutstandingData {
        loan: id,
        date: day,
        outstanding,
        overdue: wire(owed.overdue),
        accrued_interest: owed.accrued,
        interest_per_day: owed.per_day,
        unapplied_amount: unapplied,
        foreclosure_charge: owed.charge,
        foreclosure_amount: closes,
    })
}
