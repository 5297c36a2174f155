//! What is owed of a loan on a day, and what would close it then.

use super::excess;
use super::ledger::Ledger;
use super::loans::{self, components};
use crate::books::Parts;
use crate::books::{accrual, foreclosure};
use crate::error::{Answer, Refusal};
use lms::outstanding::OutstandingData;
use lms::{Day, LoanId, Money};
use rusqlite::Connection;

/// What is owed on a day, and what would close the loan then.
#[derive(Clone, Copy, Debug, Default)]
pub struct Owed {
    /// All that is owed: principal that is left, and interest, penal interest and fees that have run.
    pub all: Parts,
    /// What of it should have been paid before.
    pub overdue: Parts,
    /// What of its interest is in no demand yet.
    pub accrued: Money,
    /// Interest of a further day.
    pub per_day: Money,
    /// Principal that is not due yet.
    pub early: Money,
    /// For paying that early.
    pub charge: Money,
    /// Fees that fall due later, which close with the loan.
    pub later_fees: Money,
}

impl Owed {
    /// What closes the loan on that day.
    pub fn closes(&self) -> Money {
        [self.all.total(), self.charge, self.later_fees].into_iter().sum()
    }
}

/// What a loan owes on `day`.
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

/// Outstanding data: a closed loan owes nothing.
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
