//! Top-up groups: list, create, change (assumed).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::list::{Filter, Order, like_pattern};
use crate::store::topup_groups;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, patch};
use axum::{Json, Router};
use bytes::Bytes;
use lms::topup_groups::{CreateTopupGroup, TopupGroup, TopupGroupStatus, UpdateTopupGroup};
use lms::{AccountId, Page, TopupGroupId, TopupId};
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/topup_groups/", get(list).post(create))
        .route("/v1/lms/topup_groups/{id}/", patch(update))
}

const ORDERS: &[(&str, &str)] =
    &[("created_at", "g.created_at"), ("ref_id", "g.ref_id"), ("name", "g.name"), ("status", "g.status")];

async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    mut params: Params,
) -> ApiResult<Json<Page<TopupGroup>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "g.created_at", descending: true });
    let mut filter = Filter::default();
    if let Some(account) = params.id("account") {
        filter.and_where("a.id = ?", [Value::from(account.as_bytes().to_vec())]);
    }
    filter.one_of("g.status", &params.choices("status", TopupGroupStatus::KNOWN.iter().map(TopupGroupStatus::as_str)));
    let (from, to) = (params.instant("created_at_from"), params.instant("created_at_to"));
    filter.between("g.created_at", from.map(|at| at.ticks()), to.map(|at| at.ticks()));
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter.and_where("g.ref_id LIKE ? ESCAPE '\\' OR g.name LIKE ? ESCAPE '\\'", [pattern.clone(), pattern]);
    }
    params.check()?;
    sandbox.store.read(move |connection| topup_groups::page(connection, &filter, order, page)).await.map(Json)
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<TopupGroup>)> {
    let mut body = Body::parse(&bytes)?;
    let name = body.text("name", 200);
    let account: Option<AccountId> = body.optional("account", "Must be a valid UUID.");
    let topups: Option<Vec<TopupId>> = body.optional("topups", "Send a list of top-ups.");
    let remark = body.remark();
    body.check()?;
    let name = name.ok_or(ApiError::BadRequest("Say what it is called."))?;
    let new = CreateTopupGroup { name, account, remark, topups: topups.unwrap_or_default() };
    let now = sandbox.clock.now();
    let group = sandbox.store.write(move |connection| topup_groups::create(connection, &new, now)).await?;
    Ok((StatusCode::CREATED, Json(group)))
}

async fn update(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<TopupGroup>> {
    let id: TopupGroupId = id.parse().map_err(|_| ApiError::NotFound("There is no such group."))?;
    let mut body = Body::parse(&bytes)?;
    if body.is_empty() {
        return Err(ApiError::BadRequest("Send at least one field."));
    }
    let name = body.optional_text("name", 200);
    let status = body.optional_text("status", 40).map(|value| TopupGroupStatus::from(value.as_str()));
    if matches!(status, Some(TopupGroupStatus::Unknown(_))) {
        body.add_error("status", "Select from open, submitted, closed.");
    }
    let topups: Option<Vec<TopupId>> = body.optional("topups", "Send a list of top-ups.");
    let remark = body.remark();
    body.check()?;
    let change = UpdateTopupGroup { id, name, status, remark, topups };
    let now = sandbox.clock.now();
    sandbox.store.write(move |connection| topup_groups::update(connection, &change, now)).await.map(Json)
}
