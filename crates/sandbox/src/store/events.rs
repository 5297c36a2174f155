//! The log of what was done and why: reasons and former terms, which no table keeps otherwise. Only ever appended to.

use crate::error::Answer;
use lms::Instant;
use rusqlite::{Connection, params};
use serde_json::Value;

/// Who does it, and when.
#[derive(Clone, Debug)]
pub struct By {
    /// The officer's name.
    pub name: String,
    /// Now.
    pub at: Instant,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// When.
    pub at: Instant,
    /// The officer's name.
    pub by: &'a str,
    /// A word for it: `account_closed`.
    pub what: &'static str,
    /// To which account, by number.
    pub account: Option<i64>,
    /// To which loan, by number.
    pub loan: Option<i64>,
    /// An object: why, and what was there before.
    pub detail: Value,
}

/// Notes it, in the transaction that does it.
pub fn note(connection: &Connection, event: &Event<'_>) -> Answer<()> {
    connection
        .prepare_cached("INSERT INTO events (at, by, what, account_no, loan_no, detail) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![
            event.at.ticks(),
            event.by,
            event.what,
            event.account,
            event.loan,
            event.detail.to_string()
        ])?;
    Ok(())
}
