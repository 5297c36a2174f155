//! Line details (assumed): limits of accounts and applications.

mod body;
#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::bulk;
use crate::error::{ApiError, ApiResult, REQUIRED};
use crate::params::Params;
use crate::store::list::{Filter, Order, like_pattern};
use crate::store::{accounts, line_details};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use lms::bulk::BulkResponse;
use lms::line_details::LineDetail;
use lms::{AccountId, LineDetailId, Page, Ref};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/line_details/", get(list).post(create))
        .route("/v1/lms/line_details/bulk_internal/", post(bulk_internal))
        .route("/v1/lms/line_details/type/{type}/", get(of_type))
        .route("/v1/lms/line_details/{id}/", get(retrieve).patch(update))
}

const ORDERS: &[(&str, &str)] =
    &[("created_at", "d.created_at"), ("updated_at", "d.updated_at"), ("approved_line_amount", "d.approved")];

async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    mut params: Params,
) -> ApiResult<Json<Page<LineDetail>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "d.created_at", descending: true });
    let mut filter = Filter::default();
    for (name, column) in [("account", "a.id"), ("lead_id", "d.lead_id"), ("program_id", "p.id")] {
        if let Some(id) = params.id(name) {
            filter.and_where(format!("{column} = ?"), [Value::from(id.as_bytes().to_vec())]);
        }
    }
    if let Some(kind) = params.text("type") {
        filter.and_where("d.type = ?", [Value::from(kind.to_owned())]);
    }
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter
            .and_where("a.borrower_name LIKE ? ESCAPE '\\' OR a.ref_id LIKE ? ESCAPE '\\'", [pattern.clone(), pattern]);
    }
    let with_account = params.expands("account");
    params.check()?;
    let today = sandbox.clock.today();
    let job = move |connection: &Connection| {
        let mut page = line_details::page(connection, &filter, order, page, today)?;
        if with_account {
            page.results.iter_mut().try_for_each(|line| expand(connection, line))?;
        }
        Ok(page)
    };
    sandbox.store.read(job).await.map(Json)
}

fn expand(connection: &Connection, line: &mut LineDetail) -> ApiResult<()> {
    if let Some(account) = &line.account {
        let account = accounts::get(connection, account.id())?;
        line.account = Some(Ref::embedding(account.id, &account)?);
    }
    Ok(())
}

fn parse_id(id: &str) -> ApiResult<LineDetailId> {
    id.parse().map_err(|_| ApiError::NotFound("There is no such limit."))
}

async fn retrieve(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<LineDetail>> {
    let (id, today) = (parse_id(&id)?, sandbox.clock.today());
    sandbox.store.read(move |connection| line_details::get(connection, id, today)).await.map(Json)
}

async fn of_type(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(kind): Path<String>,
    mut params: Params,
) -> ApiResult<Json<LineDetail>> {
    if params.text("account").is_none() {
        return Err(ApiError::field("account", REQUIRED));
    }
    let account = params.id("account").map(AccountId);
    params.check()?;
    let account = account.ok_or(ApiError::NotFound("There is no such account."))?;
    let today = sandbox.clock.today();
    sandbox.store.read(move |connection| line_details::of_type(connection, account, &kind, today)).await.map(Json)
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<LineDetail>)> {
    let new = body::new(Body::parse(&bytes)?)?;
    let now = sandbox.clock.now();
    let line = sandbox.store.write(move |connection| line_details::create(connection, &new, now)).await?;
    Ok((StatusCode::CREATED, Json(line)))
}

async fn update(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<LineDetail>> {
    let change = body::change(parse_id(&id)?, Body::parse(&bytes)?)?;
    let now = sandbox.clock.now();
    sandbox.store.write(move |connection| line_details::update(connection, &change, now)).await.map(Json)
}

async fn bulk_internal(State(sandbox): State<Arc<Sandbox>>, _: Officer, bytes: Bytes) -> ApiResult<Json<BulkResponse>> {
    let now = sandbox.clock.now();
    let each =
        move |connection: &_, row: Body| line_details::upsert(connection, body::new(row)?, now).map(|line| line.id.0);
    bulk::handle(&sandbox, &bytes, each).await
}
