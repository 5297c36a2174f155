//! Record actions (assumed; approve, reject and revert are undocumented).

use super::parse_id;
use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::records;
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::RecordId;
use lms::records::Record;
use rusqlite::Connection;
use std::sync::Arc;

/// Runs one action on a record.
pub(super) async fn run_action(
    sandbox: &Sandbox,
    officer: Officer,
    id: &str,
    job: impl FnOnce(&Connection, RecordId, &Actor) -> ApiResult<Record> + Send + 'static,
) -> ApiResult<Json<Record>> {
    let id = parse_id(id)?;
    let by = officer.actor(&sandbox.clock);
    let record = sandbox.store.write(move |connection| job(connection, id, &by)).await?;
    tracing::info!(record = record.ref_id, status = %record.status, "record changed");
    Ok(Json(record))
}

fn remark(bytes: &[u8]) -> ApiResult<Option<String>> {
    let mut body = Body::parse(bytes)?;
    let remark = body.remark();
    body.check()?;
    Ok(remark)
}

fn reason(bytes: &[u8]) -> ApiResult<String> {
    let mut body = Body::parse(bytes)?;
    let remark = body.text("remark", 500);
    body.check()?;
    remark.ok_or(ApiError::BadRequest("Say why."))
}

pub(super) async fn request_approval(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Record>> {
    let remark = remark(&bytes)?;
    let job = move |connection: &_, id, by: &_| records::request_approval(connection, id, remark.as_deref(), by);
    run_action(&sandbox, officer, &id, job).await
}

pub(super) async fn approve(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Record>> {
    let remark = remark(&bytes)?;
    let job = move |connection: &_, id, by: &_| records::approve(connection, id, remark.as_deref(), by);
    run_action(&sandbox, officer, &id, job).await
}

pub(super) async fn reject(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Record>> {
    let remark = reason(&bytes)?;
    run_action(&sandbox, officer, &id, move |connection, id, by| records::reject(connection, id, &remark, by)).await
}

pub(super) async fn mark_processed(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<Record>> {
    run_action(&sandbox, officer, &id, records::mark_processed).await
}

pub(super) async fn revert(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Record>> {
    let remark = reason(&bytes)?;
    run_action(&sandbox, officer, &id, move |connection, id, by| records::revert(connection, id, &remark, by)).await
}
