//! Opening and closing accounts.

use super::events::{self, Event};
use super::references::reference_for;
use super::{account_summary, accounts, banks, loan_data};
use crate::error::{ApiError, ApiResult};
use lms::account_actions::CreateAccount;
use lms::accounts::Account;
use lms::{AccountId, Instant, Money, can};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;
use uuid::Uuid;

/// Opens an account. Existing limits of its application become limits of the account.
pub fn create(connection: &Connection, new: &CreateAccount, now: Instant) -> ApiResult<Account> {
    let program: i64 = connection
        .prepare_cached("SELECT no FROM programs WHERE id = ?")?
        .query_row([new.program_id.0], |row| row.get(0))
        .optional()?
        .ok_or_else(|| ApiError::field("program_id", "There is no such program."))?;
    let exists: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM accounts WHERE lead_id = ? AND program_no = ?)")?
        .query_row(params![new.lead_id.0, program], |row| row.get(0))?;
    if exists {
        let detail = "The application has an account under this program already.".to_owned();
        return Err(ApiError::Conflict { detail, code: "account_exists" });
    }
    let bank = new.credit_bank.as_ref().map(|bank| banks::insert(connection, bank, now)).transpose()?;
    let no: i64 = connection.query_row("SELECT coalesce(max(no), 0) + 1 FROM accounts", [], |row| row.get(0))?;
    let id = AccountId(Uuid::new_v4());
    connection
        .prepare_cached(
            "INSERT INTO accounts (no, id, ref_id, created_at, updated_at, borrower_name, lead_id, program_no, status, approved, \
             bank_no) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, 'active', 0, ?8)",
        )?
        .execute(params![
            no,
            id.0,
            reference_for("AC", no),
            now.ticks(),
            new.borrower.name,
            new.lead_id.0,
            program,
            bank,
        ])?;
    loan_data::ensure_terms(connection, new.lead_id, new.program_id, now)?;
    let borrower = &new.borrower;
    connection
        .prepare_cached("INSERT INTO borrowers (account_no, mobile, email, pan, gstin) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![no, borrower.mobile, borrower.email, borrower.pan, borrower.gstin])?;
    adopt_limits(connection, no)?;
    accounts::get_with_borrower(connection, id)
}

fn adopt_limits(connection: &Connection, account_no: i64) -> ApiResult<()> {
    for statement in [
        "UPDATE line_details SET account_no = ?1 WHERE account_no IS NULL \
         AND (lead_id, program_no) = (SELECT lead_id, program_no FROM accounts WHERE no = ?1)",
        "UPDATE accounts SET approved = \
         (SELECT coalesce(sum(approved), 0) FROM line_details WHERE account_no = ?1 AND status <> 'closed') WHERE no = ?1",
    ] {
        connection.prepare_cached(statement)?.execute([account_no])?;
    }
    Ok(())
}

/// Closes an account with its loans and limits, unless an amount is outstanding, unapplied or waiting to be paid.
pub fn close(connection: &Connection, id: AccountId, reason: &str, by: &str, now: Instant) -> ApiResult<Account> {
    let account = accounts::get(connection, id)?;
    let summary = account_summary::summary(connection, id, now.day())?;
    let no = account_summary::account_no(connection, id)?;
    can::close_account(
        &account.status,
        summary.outstanding.total,
        summary.unapplied_amount,
        unpaid_payouts(connection, no)?,
    )?;
    for statement in [
        "UPDATE accounts SET status = 'closed', updated_at = ?2 WHERE no = ?1",
        "UPDATE loans SET status = 'closed', updated_at = ?2 WHERE account_no = ?1 AND status <> 'written_off'",
        "UPDATE line_details SET status = 'closed', updated_at = ?2 WHERE account_no = ?1",
    ] {
        connection.prepare_cached(statement)?.execute(params![no, now.ticks()])?;
    }
    let detail = json!({ "reason": reason });
    events::append(
        connection,
        &Event { at: now, by, action: "account_closed", account: Some(no), loan: None, detail },
    )?;
    accounts::get(connection, id)
}

/// Returns the total of payouts that are pending or processing.
fn unpaid_payouts(connection: &Connection, account_no: i64) -> ApiResult<Money> {
    let paise = connection
        .prepare_cached(
            "SELECT coalesce(sum(amount), 0) FROM payouts WHERE account_no = ? AND +status IN ('pending', 'processing')",
        )?
        .query_row([account_no], |row| row.get(0))?;
    Ok(Money::from_paise(paise))
}
