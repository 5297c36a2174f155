//! Append-only event log. It holds reasons and previous terms, which are stored nowhere else.

use crate::error::ApiResult;
use lms::Instant;
use rusqlite::{Connection, params};
use serde_json::Value;

/// Who performs an action, and when.
#[derive(Clone, Debug)]
pub struct Actor {
    pub name: String,
    pub at: Instant,
}

#[derive(Clone, Debug)]
pub struct Event<'a> {
    pub at: Instant,
    pub by: &'a str,
    /// Kind of event, such as `account_closed`.
    pub action: &'static str,
    /// Row number of the account concerned.
    pub account: Option<i64>,
    /// Row number of the loan concerned.
    pub loan: Option<i64>,
    /// JSON object with the reason and previous values.
    pub detail: Value,
}

/// Appends an event, in the transaction of the action.
pub fn append(connection: &Connection, event: &Event<'_>) -> ApiResult<()> {
    connection
        .prepare_cached("INSERT INTO events (at, by, action, account_no, loan_no, detail) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![
            event.at.ticks(),
            event.by,
            event.action,
            event.account,
            event.loan,
            event.detail.to_string()
        ])?;
    Ok(())
}
