//! Extra data (assumed): list, and change key by key.

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::extra_data;
use crate::store::list::{Filter, Order};
use axum::extract::{Path, State};
use axum::routing::{get, patch};
use axum::{Json, Router};
use bytes::Bytes;
use lms::extra_data::ExtraData;
use lms::{ExtraDataId, Page};
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new().route("/v1/lms/extra_data/", get(list)).route("/v1/lms/extra_data/{id}/", patch(change))
}

const ORDERS: &[(&str, &str)] = &[("created_at", "e.created_at"), ("updated_at", "e.updated_at")];

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Json<Page<ExtraData>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "e.created_at", descending: true });
    let mut filter = Filter::default();
    for (name, column) in [("account", "a.id"), ("loan", "l.id")] {
        if let Some(id) = params.id(name) {
            filter.and_where(format!("{column} = ?"), [Value::from(id.as_bytes().to_vec())]);
        }
    }
    params.check()?;
    sandbox.store.read(move |connection| extra_data::page(connection, &filter, order, page)).await.map(Json)
}

async fn change(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<ExtraData>> {
    let id: ExtraDataId = id.parse().map_err(|_| ApiError::NotFound("There is no such extra data."))?;
    let mut body = Body::parse(&bytes)?;
    let data = body.required("data", "Send an object.");
    body.check()?;
    let Some(data) = data else { return Err(ApiError::field("data", "Send an object.")) };
    let now = sandbox.clock.now();
    sandbox.store.write(move |connection| extra_data::change(connection, id, data, now)).await.map(Json)
}
