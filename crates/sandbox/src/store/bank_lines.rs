//! Debits on the lender's bank statement, and the payouts they are matched with.

mod aside;
mod candidates;

pub use aside::{insert, set_aside};

use super::columns::Columns;
use super::events::Actor;
use super::list::{self, Filter, Order};
use super::payouts::{self, Expand};
use super::{events, loans};
use crate::error::{ApiError, ApiResult};
use lms::page::PageRequest;
use lms::payout_actions::ManualPayment;
use lms::payouts::{Payout, PayoutStatus};
use lms::reconciliation::BankLine;
use lms::{BankLineId, Page, PayoutId, Ref};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;
use uuid::Uuid;

const COLUMNS: &str =
    "b.id, b.created_at, b.updated_at, b.bank_on, b.amount, b.utr, b.narration, b.debit_bank, p.id, b.remark";
const TABLES: &str = "bank_lines b LEFT JOIN payouts p ON p.idx = b.payout_idx";

fn read(row: &Row<'_>) -> rusqlite::Result<BankLine> {
    let mut columns = Columns::new(row);
    Ok(BankLine {
        id: BankLineId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        bank_date: columns.day()?,
        amount: columns.money()?,
        utr: columns.get()?,
        narration: columns.get()?,
        debit_bank: columns.get()?,
        payout: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(PayoutId(id))),
        remark: columns.get()?,
        candidates: Vec::new(),
    })
}

/// Returns a page of unmatched debits, each with candidate payouts.
pub fn unmatched(
    connection: &Connection,
    filter: Filter,
    order: Order,
    page: PageRequest,
) -> ApiResult<Page<BankLine>> {
    let mut filter = filter;
    filter.and_where("b.payout_idx IS NULL AND b.remark IS NULL", Vec::<Value>::new());
    let mut page = list::page(connection, (COLUMNS, TABLES), &filter, (order, "b.no"), page, read)?;
    for line in &mut page.results {
        line.candidates = candidates::of(connection, line)?;
    }
    Ok(page)
}

pub fn get(connection: &Connection, id: BankLineId) -> ApiResult<BankLine> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE b.id = ?"))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such debit."))
}

/// Matches a debit with a payout. A payout that was pending or processing becomes processed, because the statement
/// proves the payment.
///
/// Fails with 409 if either is already matched or the payout failed or was cancelled, with 400 if the amounts differ.
pub fn match_payout(connection: &Connection, id: BankLineId, payout: PayoutId, by: &Actor) -> ApiResult<BankLine> {
    let line = get(connection, id)?;
    ensure_unmatched(&line)?;
    let payout = payouts::get(connection, payout, Expand::default()).map_err(|error| error.on_field("payout"))?;
    let is_matched: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM bank_lines WHERE payout_idx = ?)")?
        .query_row([payout.index], |row| row.get(0))?;
    if is_matched {
        return Err(conflict("The payout is matched with another debit.", "payout_matched"));
    }
    if payout.amount != line.amount {
        let difference = payout.amount.less(line.amount);
        let message = format!(
            "{} pays {:#}, the bank debited {:#}: {difference:#} apart.",
            payout.ref_id, payout.amount, line.amount
        );
        return Err(ApiError::field("payout", message));
    }
    let was_open = match payout.status {
        PayoutStatus::Processed => false,
        PayoutStatus::Pending | PayoutStatus::Processing => true,
        other => return Err(lms::can::Reason::PayoutIs(other).into()),
    };
    if was_open {
        let utr = line.utr.clone().unwrap_or_else(|| format!("STMT{}", line.id.0.simple()).chars().take(30).collect());
        let debit_bank = line.debit_bank.clone().unwrap_or_else(|| "Bank statement".to_owned());
        let paid = ManualPayment { utr, bank_date: line.bank_date, debit_bank };
        payouts::mark_paid(connection, &payout, &paid, by)?;
    }
    connection
        .prepare_cached("UPDATE bank_lines SET payout_idx = ?, was_open = ?, updated_at = ? WHERE id = ?")?
        .execute(params![payout.index, was_open, by.at.ticks(), id.0])?;
    log_event(connection, &payout, "debit_matched", &line, by)?;
    get(connection, id)
}

/// Undoes a match. A payout that only the match had marked as paid is pending again.
///
/// Fails with 409 unless the debit is matched, or if the disbursed amount has been repaid since.
pub fn unmatch(connection: &Connection, id: BankLineId, by: &Actor) -> ApiResult<BankLine> {
    let line = get(connection, id)?;
    if line.remark.is_some() {
        return aside::restore(connection, &line, by);
    }
    let Some(payout) = &line.payout else {
        return Err(conflict("The debit is not matched.", "debit_unmatched"));
    };
    let payout = payouts::get(connection, payout.id(), Expand::default())?;
    let was_open: bool = connection
        .prepare_cached("SELECT was_open FROM bank_lines WHERE id = ?")?
        .query_row([id.0], |row| row.get(0))?;
    connection
        .prepare_cached("UPDATE bank_lines SET payout_idx = NULL, was_open = 0, updated_at = ? WHERE id = ?")?
        .execute(params![by.at.ticks(), id.0])?;
    if was_open {
        payouts::mark_unpaid(connection, &payout, by)?;
    }
    log_event(connection, &payout, "debit_unmatched", &line, by)?;
    get(connection, id)
}

/// Fails with 409 if a debit is matched or set aside.
fn ensure_unmatched(line: &BankLine) -> ApiResult<()> {
    if line.payout.is_some() {
        return Err(conflict("The debit is matched already.", "debit_matched"));
    }
    match &line.remark {
        Some(remark) => Err(conflict(&format!("The debit was set aside: {remark}"), "debit_set_aside")),
        None => Ok(()),
    }
}

fn conflict(detail: &str, code: &'static str) -> ApiError {
    ApiError::Conflict { detail: detail.to_owned(), code }
}

fn log_event(
    connection: &Connection,
    payout: &Payout,
    action: &'static str,
    line: &BankLine,
    by: &Actor,
) -> ApiResult<()> {
    let loan = payout.loan.as_ref().map(|loan| loans::keys(connection, loan.id())).transpose()?;
    let detail = json!({ "payout": payout.ref_id, "utr": line.utr, "amount": line.amount });
    let event = events::Event {
        at: by.at,
        by: &by.name,
        action,
        account: loan.map(|keys| keys.account),
        loan: loan.map(|keys| keys.loan),
        detail,
    };
    events::append(connection, &event)
}
