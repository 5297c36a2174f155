//! Create Record.

use super::{COMPONENT_ORDER, SETTLEMENT_ORDER, get_by_no, next_index, record_no, ref_id};
use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::{account_summary, loans};
use lms::can;
use lms::record_actions::CreateRecord;
use lms::records::{Record, SettlementOrder};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// Creates a record as a draft.
///
/// Fails with 409 if another record has its UTR, with 400 if the account or loan does not exist or the bank date is
/// in the future.
pub fn create(connection: &Connection, new: &CreateRecord, by: &Actor) -> ApiResult<Record> {
    can::be_received_on(new.bank_date, by.at.day()).map_err(|error| ApiError::field("bank_date", error.to_string()))?;
    let (account_no, loan_no) = owner(connection, new)?;
    if let Some(utr) = &new.utr {
        ensure_utr_unused(connection, utr)?;
    }
    let idx = next_index(connection)?;
    let tds = new.tds_amount.unwrap_or_default();
    let amount = new
        .received_amount
        .checked_add(tds)
        .ok_or_else(|| ApiError::field("tds_amount", "Received and deducted together are more than is possible."))?;
    let order = new.settlement_order.as_ref().map_or(SETTLEMENT_ORDER, SettlementOrder::as_str);
    connection
        .prepare_cached(
            "INSERT INTO records (id, created_at, updated_at, type, ref_id, idx, received, tds, remaining, payment_mode, utr, \
             settlement_order, component_order, uploaded_by, counts_at, bank_on, remark, narration, status, account_no, loan_no) \
             VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?16, 'draft', ?17, ?18)",
        )?
        .execute(params![
            Uuid::new_v4(),
            by.at.ticks(),
            new.r#type.as_str(),
            ref_id(idx),
            idx,
            new.received_amount.paise(),
            tds.paise(),
            amount.paise(),
            new.payment_mode,
            new.utr,
            order,
            new.component_order.as_deref().unwrap_or(COMPONENT_ORDER),
            by.name,
            new.bank_date.end().ticks(),
            new.bank_date.number(),
            new.remark,
            account_no,
            loan_no,
        ])?;
    get_by_no(connection, connection.last_insert_rowid())
}

/// Returns the row numbers of the record's account and loan.
fn owner(connection: &Connection, new: &CreateRecord) -> ApiResult<(Option<i64>, Option<i64>)> {
    let account = new
        .account
        .map(|id| account_summary::account_no(connection, id).map_err(|error| error.on_field("account")))
        .transpose()?;
    let Some(loan) = new.loan else { return Ok((account, None)) };
    let loan = loans::keys(connection, loan).map_err(|error| error.on_field("loan"))?;
    if account.is_some_and(|account| account != loan.account) {
        return Err(ApiError::field("loan", "The loan is of another account."));
    }
    Ok((Some(loan.account), Some(loan.loan)))
}

/// Rejects a UTR that another record has, as it would be the same transfer entered twice. See [`can::holds_utr`].
pub(super) fn ensure_utr_unused(connection: &Connection, utr: &str) -> ApiResult<()> {
    let other: Option<Uuid> = connection
        .prepare_cached("SELECT id FROM records WHERE utr = ? AND status NOT IN ('rejected', 'reverted')")?
        .query_row([utr], |row| row.get(0))
        .optional()?;
    match other {
        None => Ok(()),
        Some(id) => {
            let other = get_by_no(connection, record_no(connection, lms::RecordId(id))?)?;
            let detail = format!("{} of {:#} has this UTR.", other.ref_id, other.received_amount);
            Err(ApiError::Conflict { detail, code: "duplicate_utr" })
        }
    }
}
