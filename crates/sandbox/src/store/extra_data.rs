//! Free-form data of accounts and loans.

use super::columns::Columns;
use super::list::{self, Filter, Order};
use crate::error::{ApiError, ApiResult};
use lms::extra_data::ExtraData;
use lms::json::Json;
use lms::page::PageRequest;
use lms::{AccountId, ExtraDataId, Instant, LoanId, Page, Ref};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Map, Value};
use uuid::Uuid;

const COLUMNS: &str = "e.id, e.created_at, e.updated_at, a.id, l.id, e.data";
const TABLES: &str = "extra_data e LEFT JOIN accounts a ON a.no = e.account_no LEFT JOIN loans l ON l.no = e.loan_no";
const NOT_FOUND: ApiError = ApiError::NotFound("There is no such extra data.");

fn read(row: &Row<'_>) -> rusqlite::Result<ExtraData> {
    let mut columns = Columns::new(row);
    Ok(ExtraData {
        id: ExtraDataId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        account: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(AccountId(id))),
        loan: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(LoanId(id))),
        data: columns.json()?,
    })
}

/// Returns a page of extra data.
pub fn page(connection: &Connection, filter: &Filter, order: Order, page: PageRequest) -> ApiResult<Page<ExtraData>> {
    list::page(connection, (COLUMNS, TABLES), filter, (order, "e.no"), page, read)
}

/// Sets the keys of `changes`, removes those that are null there, and leaves the others unchanged.
pub fn change(
    connection: &Connection,
    id: ExtraDataId,
    changes: Map<String, Value>,
    now: Instant,
) -> ApiResult<ExtraData> {
    let stored = get(connection, id)?;
    let mut data: Map<String, Value> = serde_json::from_str(stored.data.text())?;
    for (key, value) in changes {
        match value {
            Value::Null => drop(data.remove(&key)),
            value => drop(data.insert(key, value)),
        }
    }
    let data = Json::of(&data)?;
    connection.prepare_cached("UPDATE extra_data SET data = ?, updated_at = ? WHERE id = ?")?.execute(params![
        data.text(),
        now.ticks(),
        id.0
    ])?;
    Ok(ExtraData { data, updated_at: now, ..stored })
}

fn get(connection: &Connection, id: ExtraDataId) -> ApiResult<ExtraData> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE e.id = ?"))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(NOT_FOUND)
}
