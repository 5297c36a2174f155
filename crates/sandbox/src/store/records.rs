//! Records: money that came in.

use super::columns::Columns;
use super::loans;
use super::payouts::coded;
use crate::error::{Answer, Refusal};
use lms::loans::{InitiateAdjustment, LoanStatus};
use lms::records::Record;
use lms::{Instant, RecordId};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

/// The columns of a record, in the order in which [`read`] takes them.
const COLUMNS: &str = "id, created_at, updated_at, type, ref_id, idx, received, tds, amount, remaining, payment_mode, \
    pg_service_id, utr, settlement_order, component_order, uploaded_by, counts_at, settled_at, bank_on, remark, status, sent_to_gl";

fn read(row: &Row<'_>) -> rusqlite::Result<Record> {
    let mut columns = Columns::of(row);
    Ok(Record {
        id: RecordId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        r#type: columns.word()?,
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
        date: columns.maybe_instant()?,
        settled_at: columns.maybe_instant()?,
        revert_date: None,
        revert_value_date: None,
        revert_sent_to_gl: false,
        bank_date: columns.maybe_day()?,
        remark: columns.get()?,
        status: columns.word()?,
        collection_bank: None,
        back_date_found: false,
        back_date_marked_on: None,
        sent_to_gl: columns.get()?,
    })
}

/// The record with this number.
pub fn numbered(connection: &Connection, no: i64) -> Answer<Record> {
    Ok(connection.prepare_cached(&format!("SELECT {COLUMNS} FROM records WHERE no = ?"))?.query_row([no], read)?)
}

/// Initiate Adjustment: a record of type adjustment, applied to nothing yet.
pub fn adjust(connection: &Connection, adjustment: &InitiateAdjustment, by: &str, now: Instant) -> Answer<Record> {
    let loan = loans::one(connection, adjustment.id)?;
    let numbers = loans::numbers(connection, adjustment.id)?;
    if loan.status == LoanStatus::WrittenOff {
        let detail = "The loan is written off.".to_owned();
        return Err(Refusal::Conflict { detail, code: "loan_written_off" });
    }
    let idx: i64 = connection.query_row("SELECT coalesce(max(idx), 0) + 1 FROM records", [], |row| row.get(0))?;
    let paise = adjustment.amount.paise();
    connection
        .prepare_cached(
            "INSERT INTO records (id, created_at, updated_at, type, ref_id, idx, received, tds, remaining, payment_mode, \
             settlement_order, component_order, uploaded_by, counts_at, status, account_no, loan_no) \
             VALUES (?, ?, ?, 'adjustment', ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, 'approved', ?, ?)",
        )?
        .execute(params![
            Uuid::new_v4(),
            now.ticks(),
            now.ticks(),
            ref_id(idx),
            idx,
            paise,
            paise,
            adjustment.r#type.as_str(),
            SETTLEMENT_ORDER,
            COMPONENT_ORDER,
            by,
            now.day().end().ticks(),
            numbers.account,
            numbers.loan,
        ])?;
    numbered(connection, connection.last_insert_rowid())
}

/// Demands are paid oldest first.
pub const SETTLEMENT_ORDER: &str = "oldest_first";
/// A demand's components are paid in this order.
pub const COMPONENT_ORDER: &str = "fee,penal,interest,principal";

/// The reference of the record with this index.
pub fn ref_id(index: i64) -> String {
    coded("REC", (index * 0x9_E377).rem_euclid(1 << 25), 5)
}
