//! Bank accounts that payouts go to.

use crate::error::{ApiError, ApiResult};
use lms::Instant;
use lms::bank::{BankAccountInput, BankAccountType, CreditBankChoice};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// Returns the row number of the chosen account, and stores a new one. Fails with 400 at `credit_bank` if it does not
/// exist.
pub fn resolve(connection: &Connection, choice: &CreditBankChoice, now: Instant) -> ApiResult<i64> {
    match choice {
        CreditBankChoice::Known(id) => connection
            .prepare_cached("SELECT no FROM banks WHERE id = ?")?
            .query_row([id.0], |row| row.get(0))
            .optional()?
            .ok_or_else(|| ApiError::field("credit_bank", "There is no such bank account.")),
        CreditBankChoice::New(bank) => insert(connection, bank, now),
    }
}

/// Stores a new, unverified account.
pub fn insert(connection: &Connection, bank: &BankAccountInput, now: Instant) -> ApiResult<i64> {
    let kind = bank.account_type.as_ref().unwrap_or(&BankAccountType::Current);
    connection
        .prepare_cached(
            "INSERT INTO banks (id, account_type, account_no, account_holder_name, ifsc, is_verified, tags, created_at, \
             updated_at) VALUES (?1, ?2, ?3, ?4, ?5, 0, 'disbursement', ?6, ?6)",
        )?
        .execute(params![
            Uuid::new_v4(),
            kind.as_str(),
            bank.account_no,
            bank.account_holder_name,
            bank.ifsc,
            now.ticks()
        ])?;
    Ok(connection.last_insert_rowid())
}
