//! Bulk calls: each row is a change of its own, taken or refused, and one that fails never stops the others.

use crate::error::{Answer, Refusal};
use crate::params::Body;
use lms::bulk::{BulkResponse, BulkRow};
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

/// The most rows that one call takes.
pub const MOST: usize = 10_000;

/// The rows of a body.
///
/// # Errors
/// 400 where there are none, or too many.
pub fn rows(bytes: &[u8]) -> Answer<Vec<Value>> {
    let mut body = Body::parse(bytes)?;
    let rows: Option<Vec<Value>> = body.required("rows", "Send a list of rows.");
    if rows.as_ref().is_some_and(|rows| rows.is_empty() || rows.len() > MOST) {
        body.complain("rows", format!("Send 1 to {MOST} rows."));
    }
    body.check()?;
    Ok(rows.unwrap_or_default())
}

/// Takes the rows one after another, in the transaction of `connection`: `each` makes or changes one thing and answers
/// its id; what it had written is undone where it refuses.
///
/// # Errors
/// Only where the sandbox itself fails.
pub fn take(
    connection: &Connection,
    rows: Vec<Value>,
    mut each: impl FnMut(&Connection, Body) -> Answer<Uuid>,
) -> Answer<BulkResponse> {
    let mut answer = BulkResponse::default();
    for (row, value) in (1..).zip(rows) {
        connection.execute_batch("SAVEPOINT bulk_row")?;
        match Body::of(value).and_then(|body| each(connection, body)) {
            Ok(id) => {
                answer.accepted += 1;
                answer.results.push(BulkRow::Accepted { row, id });
            }
            Err(Refusal::Broken(cause)) => return Err(Refusal::Broken(cause)),
            Err(refusal) => {
                connection.execute_batch("ROLLBACK TO bulk_row")?;
                answer.rejected += 1;
                answer.results.push(BulkRow::Rejected { row, errors: refusal.into_errors() });
            }
        }
        connection.execute_batch("RELEASE bulk_row")?;
    }
    Ok(answer)
}
