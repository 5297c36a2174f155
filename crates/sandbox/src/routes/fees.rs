//! Fees: list, details, create one or many, delete (assumed).

#[cfg(test)]
mod tests;

use crate::auth::Officer;
use crate::body::Body;
use crate::books::rate::to_decimal;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::fees;
use crate::store::list::{Filter, Order, like_pattern};
use crate::{Sandbox, bulk};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use lms::bulk::BulkResponse;
use lms::demands::{Demand, DemandStatus};
use lms::fees::{CreateFee, Fee, FeeType};
use lms::loan_data::Rate;
use lms::{AccountId, FeeId, LoanId, Page};
use rusqlite::types::Value;
use rust_decimal::Decimal;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/fees/", get(list).post(create))
        .route("/v1/lms/fees/bulk_create/", post(bulk_create))
        .route("/v1/lms/fees/{id}/", get(retrieve).delete(delete))
        .route("/v1/lms/fees/{id}/demands/", get(demands))
}

const ORDERS: &[(&str, &str)] = &[
    ("created_at", "f.created_at"),
    ("ref_id", "f.ref_id"),
    ("name", "f.name"),
    ("type", "f.type"),
    ("status", "d.status"),
    ("amount", "f.amount"),
    ("due_date", "d.due_on"),
];

fn parse_id(id: &str) -> ApiResult<FeeId> {
    id.parse().map_err(|_| ApiError::NotFound("There is no such fee."))
}

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Json<Page<Fee>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "f.created_at", descending: true });
    let mut filter = Filter::default();
    for (name, column) in [("account", "a.id"), ("loan", "l.id")] {
        if let Some(id) = params.id(name) {
            filter.and_where(format!("{column} = ?"), [Value::from(id.as_bytes().to_vec())]);
        }
    }
    filter.one_of("d.status", &params.choices("status", DemandStatus::KNOWN.iter().map(DemandStatus::as_str)));
    filter.one_of("f.type", &params.choices("type", FeeType::KNOWN.iter().map(FeeType::as_str)));
    let (from, to) = (params.instant("due_date_from"), params.instant("due_date_to"));
    filter.between("d.due_on", from.map(|at| at.day().number()), to.map(|at| at.day().number()));
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter.and_where(
            "f.ref_id LIKE ? ESCAPE '\\' OR f.name LIKE ? ESCAPE '\\' OR a.borrower_name LIKE ? ESCAPE '\\'",
            [pattern.clone(), pattern.clone(), pattern],
        );
    }
    params.check()?;
    sandbox.store.read(move |connection| fees::page(connection, &filter, order, page)).await.map(Json)
}

async fn retrieve(State(sandbox): State<Arc<Sandbox>>, _: Officer, Path(id): Path<String>) -> ApiResult<Json<Fee>> {
    let id = parse_id(&id)?;
    sandbox.store.read(move |connection| fees::get(connection, id)).await.map(Json)
}

async fn demands(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    mut params: Params,
) -> ApiResult<Json<Page<Demand>>> {
    let id = parse_id(&id)?;
    let page = params.page();
    let order = params.order(super::demands::ORDERS, Order { column: "d.due_on", descending: false });
    params.check()?;
    sandbox.store.read(move |connection| fees::demands(connection, id, order, page)).await.map(Json)
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Fee>)> {
    let new = read(Body::parse(&bytes)?)?;
    let by = officer.actor(&sandbox.clock);
    let fee = sandbox.store.write(move |connection| fees::create(connection, &new, &by)).await?;
    Ok((StatusCode::CREATED, Json(fee)))
}

async fn bulk_create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<Json<BulkResponse>> {
    let by = officer.actor(&sandbox.clock);
    let each = move |connection: &_, row: Body| fees::create(connection, &read(row)?, &by).map(|fee| fee.id.0);
    bulk::handle(&sandbox, &bytes, each).await
}

async fn delete(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    let id = parse_id(&id)?;
    let by = officer.actor(&sandbox.clock);
    sandbox.store.write(move |connection| fees::delete(connection, id, &by)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read(mut body: Body) -> ApiResult<CreateFee> {
    let loan: Option<LoanId> = body.optional("loan", "Must be a valid UUID.");
    let account: Option<AccountId> = body.optional("account", "Must be a valid UUID.");
    if !body.has_value("loan") && !body.has_value("account") {
        body.add_error("non_field_errors", "Say which loan or account.");
    }
    let r#type = body.text("type", 40).map(|value| FeeType::from(value.as_str()));
    if let Some(FeeType::Unknown(other)) = &r#type {
        body.add_error("type", format!("\"{other}\" is not a valid choice."));
    }
    let name = body.text("name", 200);
    let amount = body.amount("amount");
    let gst_rate: Option<Rate> = body.optional("gst_rate", "A valid number is required.");
    let in_range =
        |rate: &Rate| to_decimal(rate).is_some_and(|rate| (Decimal::ZERO..=Decimal::ONE_THOUSAND).contains(&rate));
    if gst_rate.as_ref().is_some_and(|rate| !in_range(rate)) {
        body.add_error("gst_rate", "Enter a rate from 0 to 1000 percent.");
    }
    let due_date = body.day("due_date");
    let remark = body.remark();
    body.check()?;
    let (Some(r#type), Some(name), Some(amount), Some(due_date)) = (r#type, name, amount, due_date) else {
        return Err(ApiError::BadRequest("Say what for, by which name, how much and when."));
    };
    Ok(CreateFee { loan, account, r#type, name, amount, gst_rate, due_date, remark })
}
