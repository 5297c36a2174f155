//! Summary of an account: totals over its loans, and use of its limits.

use super::list::{Filter, Order};
use super::{accounts, aging, excess, line_details, loans};
use crate::error::{ApiError, ApiResult};
use lms::account_summary::{AccountLimits, AccountSummary, LoanBrief};
use lms::loans::{Components, LoanStatus, LoanSummary};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{AccountId, Day, Instant, LoanId, Money};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

/// Returns the row number of an account.
pub fn account_no(connection: &Connection, id: AccountId) -> ApiResult<i64> {
    connection
        .prepare_cached("SELECT no FROM accounts WHERE id = ?")?
        .query_row([id.0], |row| row.get(0))
        .optional()?
        .ok_or(ApiError::NotFound("There is no such account."))
}

/// Returns the summary as of `today`.
pub fn summary(connection: &Connection, id: AccountId, today: Day) -> ApiResult<AccountSummary> {
    let account = accounts::get(connection, id)?;
    let no = account_no(connection, id)?;
    let mut loans = Vec::new();
    for loan in loan_ids(connection, no)? {
        loans.push((loans::get(connection, loan)?, loans::summary(connection, loan, today)?));
    }
    let count = |statuses: &[LoanStatus]| loans.iter().filter(|(loan, _)| statuses.contains(&loan.status)).count();
    let running = || loans.iter().filter(|(loan, _)| is_running(&loan.status)).map(|(_, summary)| summary);
    let next_due_date = running().filter_map(|summary| summary.next_due_date).min();
    let next_due: Money = running()
        .filter(|summary| summary.next_due_date == next_due_date)
        .filter_map(|summary| summary.next_due_amount)
        .sum();
    Ok(AccountSummary {
        account: id,
        approved_amount: account.approved_amount,
        used_amount: account.used_amount,
        available_amount: account.available_amount,
        loan_count: i64::try_from(loans.len()).ok(),
        active_loan_count: i64::try_from(count(&[LoanStatus::Active, LoanStatus::Overdue])).ok(),
        overdue_loan_count: i64::try_from(count(&[LoanStatus::Overdue])).ok(),
        outstanding: sum_components(loans.iter().map(|(_, summary)| summary.outstanding)),
        overdue: sum_components(loans.iter().map(|(_, summary)| summary.overdue)),
        unapplied_amount: excess::for_account(connection, no)?,
        dpd: max_over_loans(&loans, |summary| summary.dpd),
        peak_dpd: max_over_loans(&loans, |summary| summary.peak_dpd),
        oldest_due_date: loans.iter().filter_map(|(_, summary)| summary.oldest_due_date).min(),
        next_due_date,
        next_due_amount: next_due_date.map(|_| next_due),
        loans: loans
            .iter()
            .map(|(loan, _)| LoanBrief {
                id: loan.id,
                ref_id: loan.ref_id.clone(),
                status: loan.status.clone(),
                outstanding_amount: loan.outstanding_amount,
                overdue_amount: loan.overdue_amount,
                dpd: loan.dpd,
            })
            .collect(),
    })
}

/// Recalculates the loans of an account and the use of its limits.
pub fn refresh(connection: &Connection, id: AccountId, now: Instant) -> ApiResult<AccountLimits> {
    let no = account_no(connection, id)?;
    for loan in loan_ids(connection, no)? {
        aging::refresh_loan(connection, loans::keys(connection, loan)?.loan)?;
    }
    connection.execute("UPDATE accounts SET updated_at = ? WHERE no = ?", params![now.ticks(), no])?;
    let account = accounts::get(connection, id)?;
    let mut own = Filter::default();
    own.and_where("a.id = ?", [Value::from(id.0.as_bytes().to_vec())]);
    let oldest_first = Order { column: "d.no", descending: false };
    let all = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    Ok(AccountLimits {
        account: id,
        approved_amount: account.approved_amount,
        used_amount: account.used_amount,
        available_amount: account.available_amount,
        refreshed_at: now,
        lines: line_details::page(connection, &own, oldest_first, all, now.day())?.results,
    })
}

/// Returns the loans of an account, running ones first, then the newest.
fn loan_ids(connection: &Connection, account_no: i64) -> ApiResult<Vec<LoanId>> {
    let ids = connection
        .prepare_cached(
            "SELECT id FROM loans WHERE account_no = ? ORDER BY status NOT IN ('active', 'overdue'), created_at DESC, no DESC",
        )?
        .query_map([account_no], |row| row.get(0).map(LoanId))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

fn is_running(status: &LoanStatus) -> bool {
    matches!(status, LoanStatus::Active | LoanStatus::Overdue)
}

fn max_over_loans<L>(loans: &[(L, LoanSummary)], of: impl Fn(&LoanSummary) -> Option<i64>) -> Option<i64> {
    Some(loans.iter().filter_map(|(_, summary)| of(summary)).max().unwrap_or_default())
}

fn sum_components(components: impl Iterator<Item = Components>) -> Components {
    let parts = components.fold([Money::ZERO; 4], |sums, next| {
        let next = [next.principal, next.interest, next.penal, next.fee];
        std::array::from_fn(|at| [sums[at], next[at]].into_iter().sum())
    });
    loans::components(parts)
}
