//! Record actions. Each is one `UPDATE` that requires the status it starts from, so that of two concurrent ones only
//! one succeeds.

use super::create::ensure_utr_unused;
use super::{get, is_matched, log_event, record_no, update_if_unchanged};
use crate::error::ApiResult;
use crate::store::events::Actor;
use crate::store::settle::{self, UnappliedMoney};
use crate::store::{ledger::Ledger, rollback};
use lms::records::Record;
use lms::{RecordId, can};
use rusqlite::{Connection, params};
use serde_json::json;

/// Requests approval by another officer (maker–checker).
pub fn request_approval(connection: &Connection, id: RecordId, remark: Option<&str>, by: &Actor) -> ApiResult<Record> {
    let record = get(connection, id)?;
    can::request_approval(&record.status)?;
    if let Some(utr) = record.utr.as_deref().filter(|_| !can::holds_utr(&record.status)) {
        // The record may have been entered again since it was rejected.
        ensure_utr_unused(connection, utr)?;
    }
    let set = "status = 'pending_approval', requested_by = ?, approved_by = NULL, remark = coalesce(?, remark)";
    update_if_unchanged(connection, &record, set, params![by.name, remark], by)?;
    log_event(connection, &record, "record_approval_requested", json!({ "remark": remark }), by)?;
    get(connection, id)
}

pub fn approve(connection: &Connection, id: RecordId, remark: Option<&str>, by: &Actor) -> ApiResult<Record> {
    let record = get(connection, id)?;
    can::approve_record(&record, &|name| name == by.name)?;
    let set = "status = 'approved', approved_by = ?, remark = coalesce(?, remark)";
    update_if_unchanged(connection, &record, set, params![by.name, remark], by)?;
    log_event(connection, &record, "record_approved", json!({ "remark": remark }), by)?;
    get(connection, id)
}

pub fn reject(connection: &Connection, id: RecordId, remark: &str, by: &Actor) -> ApiResult<Record> {
    let record = get(connection, id)?;
    can::reject_record(&record.status)?;
    update_if_unchanged(
        connection,
        &record,
        "status = 'rejected', approved_by = ?, remark = ?",
        params![by.name, remark],
        by,
    )?;
    log_event(connection, &record, "record_rejected", json!({ "remark": remark }), by)?;
    get(connection, id)
}

/// Applies a record to the demands of its loans, if the officer may.
pub fn mark_processed(connection: &Connection, id: RecordId, by: &Actor) -> ApiResult<Record> {
    let record = get(connection, id)?;
    let no = record_no(connection, id)?;
    can::process_record(&record, is_matched(connection, no)?, &|name| name == by.name)?;
    apply(connection, &record, by)
}

/// Applies a record to the demands of its loans.
pub(super) fn apply(connection: &Connection, record: &Record, by: &Actor) -> ApiResult<Record> {
    let no = record_no(connection, record.id)?;
    let mut back_dated = false;
    let mut apply = |money: &UnappliedMoney| -> ApiResult<()> {
        back_dated |= money.day < Ledger::load(connection, money.loan_no)?.books_on;
        settle::apply(connection, money, by.at)
    };
    settle::unapplied_of_record(connection, no)?.iter().try_for_each(&mut apply)?;
    for loan_no in loans_of_account(connection, no)? {
        settle::unapplied_of_account_record(connection, no, loan_no)?.iter().try_for_each(&mut apply)?;
    }
    let set = "status = 'processed', settled_at = ?, back_dated_at = ?, processed_by = ?";
    let marked = back_dated.then_some(by.at.ticks());
    update_if_unchanged(connection, record, set, params![by.at.ticks(), marked, by.name], by)?;
    log_event(connection, record, "record_processed", json!({}), by)?;
    get(connection, record.id)
}

/// Returns the loans that a record of an account is applied to, the longest overdue first; none if the record has a
/// loan.
fn loans_of_account(connection: &Connection, no: i64) -> ApiResult<Vec<i64>> {
    let loans = connection
        .prepare_cached(
            "SELECT l.no FROM records r JOIN loans l ON l.account_no = r.account_no WHERE r.no = ? AND r.loan_no IS NULL \
             AND NOT EXISTS (SELECT 1 FROM record_parts WHERE record_no = r.no) AND l.status <> 'closed' \
             ORDER BY l.dpd DESC, l.next_due_on, l.no",
        )?
        .query_map([no], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(loans)
}

/// Reverts a record, because the bank returned the money, and reopens the demands it had paid.
pub fn revert(connection: &Connection, id: RecordId, remark: &str, by: &Actor) -> ApiResult<Record> {
    let record = get(connection, id)?;
    let no = record_no(connection, id)?;
    let refunded: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM refunds WHERE record_no = ?)")?
        .query_row([no], |row| row.get(0))?;
    can::revert_record(&record, refunded, &|name| name == by.name)?;
    rollback::reverse_settlements(connection, no, by.at)?;
    let set = "status = 'reverted', reverted_at = ?, remaining = 0, remark = ?";
    update_if_unchanged(connection, &record, set, params![by.at.ticks(), remark], by)?;
    connection.prepare_cached("UPDATE record_parts SET remaining = 0 WHERE record_no = ?")?.execute([no])?;
    log_event(connection, &record, "record_reverted", json!({ "remark": remark }), by)?;
    get(connection, id)
}
