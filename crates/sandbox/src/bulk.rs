//! Bulk operations: each row is accepted or rejected on its own; a failing row never affects the others.

use crate::Sandbox;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use axum::Json;
use lms::bulk::{BulkResponse, BulkRow};
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

/// Maximum number of rows in one request.
pub const MAX_ROWS: usize = 10_000;

/// Reads the rows of a request body; 400 if there are none or too many.
fn rows(bytes: &[u8]) -> ApiResult<Vec<Value>> {
    let mut body = Body::parse(bytes)?;
    let rows: Option<Vec<Value>> = body.required("rows", "Send a list of rows.");
    if rows.as_ref().is_some_and(|rows| rows.is_empty() || rows.len() > MAX_ROWS) {
        body.add_error("rows", format!("Send 1 to {MAX_ROWS} rows."));
    }
    body.check()?;
    Ok(rows.unwrap_or_default())
}

/// Handles a request: applies the rows of its body in one transaction, each as [`apply_rows`] says.
pub async fn handle(
    sandbox: &Sandbox,
    bytes: &[u8],
    each: impl FnMut(&Connection, Body) -> ApiResult<Uuid> + Send + 'static,
) -> ApiResult<Json<BulkResponse>> {
    let rows = rows(bytes)?;
    sandbox.store.write(move |connection| apply_rows(connection, rows, each)).await.map(Json)
}

/// Applies the rows one after another within the transaction of `connection`. `each` creates or changes one object
/// and returns its id; changes of a rejected row are rolled back. An error means an internal failure.
pub fn apply_rows(
    connection: &Connection,
    rows: Vec<Value>,
    mut each: impl FnMut(&Connection, Body) -> ApiResult<Uuid>,
) -> ApiResult<BulkResponse> {
    let mut answer = BulkResponse::default();
    for (row, value) in (1..).zip(rows) {
        connection.execute_batch("SAVEPOINT bulk_row")?;
        match Body::from_value(value).and_then(|body| each(connection, body)) {
            Ok(id) => {
                answer.accepted += 1;
                answer.results.push(BulkRow::Accepted { row, id });
            }
            Err(ApiError::Internal(cause)) => return Err(ApiError::Internal(cause)),
            Err(error) => {
                connection.execute_batch("ROLLBACK TO bulk_row")?;
                answer.rejected += 1;
                answer.results.push(BulkRow::Rejected { row, errors: error.into_field_errors() });
            }
        }
        connection.execute_batch("RELEASE bulk_row")?;
    }
    Ok(answer)
}
