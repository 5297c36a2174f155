//! How an account begins and ends.

use super::events::{self, Event};
use super::{account_figures, accounts};
use crate::error::Answer;
use lms::accounts::Account;
use lms::{AccountId, Instant, Money, can};
use rusqlite::{Connection, params};
use serde_json::json;

/// Closes an account with its loans and limits, once no money of it is anywhere.
pub fn close(connection: &Connection, id: AccountId, reason: &str, by: &str, now: Instant) -> Answer<Account> {
    let account = accounts::one(connection, id)?;
    let summary = account_figures::summary(connection, id, now.day())?;
    let no = account_figures::number(connection, id)?;
    can::close_account(&account.status, summary.outstanding.total, summary.unapplied_amount, waiting(connection, no)?)?;
    for statement in [
        "UPDATE accounts SET status = 'closed', updated_at = ?2 WHERE no = ?1",
        "UPDATE loans SET status = 'closed', updated_at = ?2 WHERE account_no = ?1 AND status <> 'written_off'",
        "UPDATE line_details SET status = 'closed', updated_at = ?2 WHERE account_no = ?1",
    ] {
        connection.prepare_cached(statement)?.execute(params![no, now.ticks()])?;
    }
    let detail = json!({ "reason": reason });
    events::note(connection, &Event { at: now, by, what: "account_closed", account: Some(no), loan: None, detail })?;
    accounts::one(connection, id)
}

/// What was asked to be paid out and is neither paid nor failed.
fn waiting(connection: &Connection, account_no: i64) -> Answer<Money> {
    let paise = connection
        .prepare_cached(
            "SELECT coalesce(sum(amount), 0) FROM payouts WHERE account_no = ? AND +status IN ('pending', 'processing')",
        )?
        .query_row([account_no], |row| row.get(0))?;
    Ok(Money::from_paise(paise))
}
