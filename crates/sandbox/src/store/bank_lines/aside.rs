//! Debits that no payout explains.

use super::{conflict, ensure_unmatched, get};
use crate::error::ApiResult;
use crate::store::events::{self, Actor, Event};
use lms::BankLineId;
use lms::bank_lines::CreateBankLine;
use lms::reconciliation::BankLine;
use rusqlite::{Connection, params};
use serde_json::json;
use uuid::Uuid;

/// Adds a debit of a bank statement.
///
/// Fails with 409 if there is one with this UTR.
pub fn insert(connection: &Connection, new: &CreateBankLine, by: &Actor) -> ApiResult<BankLine> {
    let is_known: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM bank_lines WHERE utr = ?)")?
        .query_row([&new.utr], |row| row.get(0))?;
    if is_known {
        return Err(conflict("A debit with this UTR is there already.", "duplicate_utr"));
    }
    let id = BankLineId(Uuid::new_v4());
    connection
        .prepare_cached(
            "INSERT INTO bank_lines (id, created_at, updated_at, bank_on, amount, utr, narration, debit_bank) \
             VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id.0,
            by.at.ticks(),
            new.bank_date.number(),
            new.amount.paise(),
            new.utr,
            new.narration,
            new.debit_bank
        ])?;
    let line = get(connection, id)?;
    log_event(connection, &line, "debit_added", by)?;
    Ok(line)
}

/// Sets a debit aside as no payout.
///
/// Fails with 409 if it is matched or set aside already.
pub fn set_aside(connection: &Connection, id: BankLineId, remark: &str, by: &Actor) -> ApiResult<BankLine> {
    ensure_unmatched(&get(connection, id)?)?;
    update_remark(connection, id, Some(remark), "debit_set_aside", by)
}

/// Puts a debit that was set aside back among the unmatched ones.
pub(super) fn restore(connection: &Connection, line: &BankLine, by: &Actor) -> ApiResult<BankLine> {
    update_remark(connection, line.id, None, "debit_restored", by)
}

fn update_remark(
    connection: &Connection,
    id: BankLineId,
    remark: Option<&str>,
    action: &'static str,
    by: &Actor,
) -> ApiResult<BankLine> {
    connection.prepare_cached("UPDATE bank_lines SET remark = ?, updated_at = ? WHERE id = ?")?.execute(params![
        remark,
        by.at.ticks(),
        id.0
    ])?;
    let line = get(connection, id)?;
    log_event(connection, &line, action, by)?;
    Ok(line)
}

fn log_event(connection: &Connection, line: &BankLine, action: &'static str, by: &Actor) -> ApiResult<()> {
    let detail = json!({ "utr": line.utr, "amount": line.amount, "remark": line.remark });
    events::append(connection, &Event { at: by.at, by: &by.name, action, account: None, loan: None, detail })
}
