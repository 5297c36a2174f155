//! Initiate Adjustment: cashback, or the return of a holdback.

use super::adjustment_limit::adjustable;
use super::{COMPONENT_ORDER, SETTLEMENT_ORDER, get_by_no, next_index, ref_id};
use crate::error::{ApiError, ApiResult};
use crate::store::loans;
use lms::loans::{InitiateAdjustment, LoanStatus};
use lms::records::Record;
use lms::{Instant, can};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Creates a record of type adjustment, approved and not applied yet.
///
/// Fails with 409 if the loan is written off, with 400 at `amount` above what the loan's terms allow.
pub fn adjust(connection: &Connection, adjustment: &InitiateAdjustment, by: &str, now: Instant) -> ApiResult<Record> {
    let loan = loans::get(connection, adjustment.id)?;
    let keys = loans::keys(connection, adjustment.id)?;
    if loan.status == LoanStatus::WrittenOff {
        return Err(can::Reason::LoanWrittenOff.into());
    }
    let remaining = adjustable(connection, (keys.account, keys.loan), &adjustment.r#type, now.day())?;
    can::adjust(adjustment.amount, remaining).map_err(|reason| ApiError::field("amount", reason.to_string()))?;
    let idx = next_index(connection)?;
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
            keys.account,
            keys.loan,
        ])?;
    get_by_no(connection, connection.last_insert_rowid())
}
