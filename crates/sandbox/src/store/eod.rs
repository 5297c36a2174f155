//! End of day: closes the books of loans for a day. Closing the same day again changes nothing.

use super::aging;
use super::ledger::Ledger;
use super::settle::{self, SettlementScope};
use crate::books::position::DemandPosition;
use crate::error::ApiResult;
use lms::demands::DemandStatus;
use lms::eod::{EodLoan, EodRun};
use lms::{Day, DemandId, Instant, LoanId, Money};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Loans to run the end of day for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every running loan.
    All,
    /// Loans of an account, by row number.
    Account(i64),
    /// One loan, by row number.
    Loan(i64),
}

/// Runs the end of `day` and returns what changed.
pub fn run(connection: &Connection, scope: Scope, day: Day, now: Instant) -> ApiResult<EodRun> {
    let mut run = EodRun {
        date: day,
        loan_count: 0,
        interest_accrued: Money::ZERO,
        penal_accrued: Money::ZERO,
        demands_raised: 0,
        demands_raised_amount: Money::ZERO,
        demands_overdue: 0,
        results: Vec::new(),
    };
    for pending in pending_loans(connection, scope, day)? {
        run.loan_count += 1;
        let changes = close_day(connection, pending.loan_no, day, now)?;
        let add = |sum: Money, more: Money| [sum, more].into_iter().sum();
        run.interest_accrued = add(run.interest_accrued, changes.interest);
        run.penal_accrued = add(run.penal_accrued, changes.penal);
        run.demands_raised += changes.raised.len() as u64;
        run.demands_raised_amount = add(run.demands_raised_amount, changes.raised_amount);
        run.demands_overdue += changes.overdue.len() as u64;
        if changes.is_any() {
            run.results.push(EodLoan {
                loan: pending.id,
                ref_id: pending.ref_id,
                borrower_name: pending.borrower_name,
                interest_accrued: changes.interest,
                penal_accrued: changes.penal,
                demands_raised: changes.raised,
                demands_overdue: changes.overdue,
                dpd_before: changes.dpd.0,
                dpd_after: changes.dpd.1,
            });
        }
    }
    Ok(run)
}

/// Closes the books of every loan up to `today`, as the nightly run does.
pub fn run_up_to(connection: &Connection, today: Day, now: Instant) -> ApiResult<()> {
    for pending in pending_loans(connection, Scope::All, today)? {
        close_day(connection, pending.loan_no, today, now)?;
    }
    Ok(())
}

/// A loan whose books are not closed for the day yet.
struct PendingLoan {
    loan_no: i64,
    id: LoanId,
    ref_id: String,
    borrower_name: String,
}

fn pending_loans(connection: &Connection, scope: Scope, day: Day) -> ApiResult<Vec<PendingLoan>> {
    let (condition, value) = match scope {
        Scope::All => ("", None),
        Scope::Account(no) => ("AND l.account_no = ?", Some(no)),
        Scope::Loan(no) => ("AND l.no = ?", Some(no)),
    };
    let sql = format!(
        "SELECT l.no, l.id, l.ref_id, a.borrower_name FROM loans l JOIN accounts a ON a.no = l.account_no \
         WHERE l.status <> 'closed' AND l.books_on < ? {condition} ORDER BY l.no"
    );
    let values = [Some(day.number()), value].into_iter().flatten().map(Value::from);
    let found = connection
        .prepare(&sql)?
        .query_map(params_from_iter(values), |row| {
            Ok(PendingLoan {
                loan_no: row.get(0)?,
                id: LoanId(row.get(1)?),
                ref_id: row.get(2)?,
                borrower_name: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Changes of a loan by the end of a day.
struct DayChanges {
    interest: Money,
    penal: Money,
    raised: Vec<DemandId>,
    raised_amount: Money,
    overdue: Vec<DemandId>,
    dpd: (i64, i64),
}

impl DayChanges {
    fn is_any(&self) -> bool {
        !self.interest.is_zero()
            || !self.penal.is_zero()
            || !self.raised.is_empty()
            || !self.overdue.is_empty()
            || self.dpd.0 != self.dpd.1
    }
}

/// Applies unapplied money to demands that have fallen due, updates the loan, and returns the differences.
fn close_day(connection: &Connection, loan_no: i64, day: Day, now: Instant) -> ApiResult<DayChanges> {
    let before = Ledger::load(connection, loan_no)?;
    let earlier = before.positions_with_all_payments(before.books_on);
    let after = if settle::apply_excess(connection, loan_no, SettlementScope::DueBy(day), now)? {
        Ledger::load(connection, loan_no)?
    } else {
        before.clone()
    };
    aging::age_loan(connection, &after, day)?;
    let later = after.positions_with_all_payments(day);
    let penal = |positions: &[DemandPosition]| positions.iter().map(|position| position.owed.penal).sum::<Money>();
    let dpd = |positions: &[DemandPosition]| positions.iter().map(|position| position.dpd).max().unwrap_or_default();
    let raised = || after.demands.iter().filter(|demand| demand.due.day > before.books_on && demand.due.day <= day);
    let went_overdue = |at: &usize| {
        later.get(*at).is_some_and(|position| position.status == DemandStatus::Overdue)
            && earlier.get(*at).is_some_and(|position| position.status != DemandStatus::Overdue)
    };
    let overdue = (0..after.demands.len()).filter(went_overdue).filter_map(|at| Some(after.demands.get(at)?.id));
    Ok(DayChanges {
        interest: interest_accrued_by(&after, day).less(interest_accrued_by(&before, before.books_on)),
        penal: penal(&later).less(penal(&earlier)),
        raised: raised().map(|demand| demand.id).collect(),
        raised_amount: raised().map(|demand| demand.due.owed.total()).sum(),
        overdue: overdue.collect(),
        dpd: (dpd(&earlier), dpd(&later)),
    })
}

/// Returns all interest accrued by the end of a day, demanded or not.
fn interest_accrued_by(ledger: &Ledger, day: Day) -> Money {
    let demanded = ledger.demands.iter().filter(|demand| demand.due.day <= day).map(|demand| demand.due.owed.interest);
    demanded.chain([ledger.accrued(day)]).sum()
}
