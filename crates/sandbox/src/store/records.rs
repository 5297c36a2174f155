//! Records: money received by the lender.

mod actions;
mod adjust;
mod adjustment_limit;
mod candidates;
mod create;
mod matching;
mod nach;

pub use actions::{approve, mark_processed, reject, request_approval, revert};
pub use adjust::adjust;
pub use adjustment_limit::adjustable;
pub use candidates::unmatched;
pub use create::create;
pub use matching::{allocate, unmatch};
pub use nach::{apply_nach_status, present_nach};

use super::columns::Columns;
use super::events::{self, Actor, Event};
use super::list::{self, Filter, Order};
use super::payouts::base32_code;
use super::{accounts, loans, settlements};
use crate::error::{ApiError, ApiResult};
use lms::page::PageRequest;
use lms::records::Record;
use lms::{AccountId, LoanId, Page, RecordId, Ref};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde_json::Value;
use uuid::Uuid;

/// Columns of a record, in the order in which [`read`] reads them.
const COLUMNS: &str = "r.id, r.created_at, r.updated_at, r.type, r.ref_id, r.idx, r.received, r.tds, r.amount, r.remaining, \
    r.payment_mode, r.pg_service_id, r.utr, r.settlement_order, r.component_order, r.uploaded_by, r.counts_at, r.settled_at, \
    r.reverted_at, r.bank_on, r.remark, r.status, r.back_dated_at, r.sent_to_gl, a.id, l.id, r.requested_by, r.approved_by, r.processed_by, \
    r.updated_by";
const TABLES: &str = "records r LEFT JOIN accounts a ON a.no = r.account_no LEFT JOIN loans l ON l.no = r.loan_no";

/// Default order of components.
pub const COMPONENT_ORDER: &str = "fee,penal,interest,principal";
/// Default settlement order.
pub const SETTLEMENT_ORDER: &str = "oldest_first";

/// References to embed as full objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expand {
    pub account: bool,
    pub loan: bool,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Record> {
    let mut columns = Columns::new(row);
    let mut record = Record {
        id: RecordId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        r#type: columns.enumeration()?,
        ref_id: columns.get()?,
        index: columns.get()?,
        received_amount: columns.money()?,
        tds_amount: columns.money()?,
        amount: columns.money()?,
        remaining_amount: columns.money()?,
        payment_mode: columns.get()?,
        pg_service_id: columns.get()?,
        utr: columns.get()?,
        settlement_utr: None,
        settlement_order: columns.get()?,
        component_order: columns.get()?,
        uploaded_by: columns.get()?,
        uploaded_by_id: None,
        date: columns.optional_instant()?,
        settled_at: columns.optional_instant()?,
        revert_date: columns.optional_instant()?,
        revert_value_date: None,
        revert_sent_to_gl: Some(false),
        bank_date: columns.optional_day()?,
        remark: columns.get()?,
        status: columns.enumeration()?,
        collection_bank: None,
        back_date_found: Some(false),
        back_date_marked_on: columns.optional_instant()?,
        sent_to_gl: columns.get()?,
        account: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(AccountId(id))),
        loan: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(LoanId(id))),
        requested_by: columns.get()?,
        approved_by: columns.get()?,
        processed_by: columns.get()?,
        updated_by: columns.get()?,
        settlements: None,
        parts: None,
        narration: None,
        candidates: None,
    };
    record.back_date_found = Some(record.back_date_marked_on.is_some());
    record.revert_value_date = record.revert_date.and(record.date);
    Ok(record)
}

/// Returns a page of records.
pub fn page(
    connection: &Connection,
    filter: &Filter,
    order: Order,
    page: PageRequest,
    with: Expand,
) -> ApiResult<Page<Record>> {
    let mut page = list::page(connection, (COLUMNS, TABLES), filter, (order, "r.no"), page, read)?;
    page.results.iter_mut().try_for_each(|record| expand(connection, record, with))?;
    Ok(page)
}

pub fn get_by_no(connection: &Connection, no: i64) -> ApiResult<Record> {
    find(connection, "r.no", no)
}

pub fn get(connection: &Connection, id: RecordId) -> ApiResult<Record> {
    find(connection, "r.id", id.0)
}

/// Returns the record with its settlements.
pub fn get_with_settlements(connection: &Connection, id: RecordId, with: Expand) -> ApiResult<Record> {
    let mut record = get(connection, id)?;
    expand(connection, &mut record, with)?;
    let no = record_no(connection, id)?;
    record.settlements = Some(settlements::of_record(connection, no)?);
    record.parts = Some(matching::parts(connection, no, with.loan)?).filter(|parts| !parts.is_empty());
    Ok(record)
}

fn find(connection: &Connection, column: &str, key: impl ToSql) -> ApiResult<Record> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE {column} = ?"))?
        .query_row([key], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such record."))
}

fn expand(connection: &Connection, record: &mut Record, with: Expand) -> ApiResult<()> {
    if let (true, Some(account)) = (with.account, &record.account) {
        let account = accounts::get(connection, account.id())?;
        record.account = Some(Ref::embedding(account.id, &account)?);
    }
    if let (true, Some(loan)) = (with.loan, &record.loan) {
        let loan = loans::get(connection, loan.id())?;
        record.loan = Some(Ref::embedding(loan.id, &loan)?);
    }
    Ok(())
}

/// Returns the row number of a record.
pub fn record_no(connection: &Connection, id: RecordId) -> ApiResult<i64> {
    connection
        .prepare_cached("SELECT no FROM records WHERE id = ?")?
        .query_row([id.0], |row| row.get(0))
        .optional()?
        .ok_or(ApiError::NotFound("There is no such record."))
}

/// Returns whether a record is matched with an account or loans.
fn is_matched(connection: &Connection, no: i64) -> ApiResult<bool> {
    let sql = "SELECT account_no IS NOT NULL OR EXISTS (SELECT 1 FROM record_parts WHERE record_no = no) FROM records WHERE no = ?";
    Ok(connection.prepare_cached(sql)?.query_row([no], |row| row.get(0))?)
}

/// Returns the next index.
fn next_index(connection: &Connection) -> ApiResult<i64> {
    Ok(connection.prepare_cached("SELECT coalesce(max(idx), 0) + 1 FROM records")?.query_row([], |row| row.get(0))?)
}

/// Returns the reference of the record with this index.
pub fn ref_id(index: i64) -> String {
    base32_code("REC", (index * 0x9_E377).rem_euclid(1 << 25), 5)
}

/// Updates a record if its status has not changed since it was read, so that of two concurrent actions only one
/// succeeds.
fn update_if_unchanged(
    connection: &Connection,
    record: &Record,
    set: &str,
    values: &[&dyn ToSql],
    by: &Actor,
) -> ApiResult<()> {
    let sql = format!("UPDATE records SET {set}, updated_by = ?, updated_at = ? WHERE id = ? AND status = ?");
    let (ticks, status) = (by.at.ticks(), record.status.as_str());
    let keys: [&dyn ToSql; 4] = [&by.name, &ticks, &record.id.0, &status];
    let values: Vec<&dyn ToSql> = values.iter().copied().chain(keys).collect();
    let changed = connection.prepare_cached(&sql)?.execute(values.as_slice())?;
    if changed == 1 { Ok(()) } else { Err(ApiError::internal("a record changed within its own transaction")) }
}

fn log_event(
    connection: &Connection,
    record: &Record,
    action: &'static str,
    mut detail: Value,
    by: &Actor,
) -> ApiResult<()> {
    detail["record"] = Value::from(record.ref_id.clone());
    let (account, loan): (Option<i64>, Option<i64>) = connection
        .prepare_cached("SELECT account_no, loan_no FROM records WHERE id = ?")?
        .query_row(params![record.id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    events::append(connection, &Event { at: by.at, by: &by.name, action, account, loan, detail })
}
