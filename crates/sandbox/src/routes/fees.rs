//! Fees: list, details, create one or many, delete (assumed).

#[cfg(test)]
mod tests;

use crate::auth::Officer;
use crate::books::rate::decimal;
use crate::error::{Answer, Refusal};
use crate::params::{Body, Params};
use crate::store::events::By;
use crate::store::fees;
use crate::store::list::{Filter, Order, containing};
use crate::{Sandbox, bulk};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use lms::bulk::BulkAnswer;
use lms::demands::{Demand, DemandStatus};
use lms::fees::{CreateFee, Fee, FeeType};
use lms::loan_data::Rate;
use lms::{AccountId, Day, FeeId, LoanId, Page};
use rusqlite::types::Value;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Routes of this group.
pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/fees/", get(list).post(create))
        .route("/v1/lms/fees/bulk_create/", post(bulk_create))
        .route("/v1/lms/fees/{id}/", get(one).delete(delete))
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

fn named(id: &str) -> Answer<FeeId> {
    id.parse().map_err(|_| Refusal::NotFound("There is no such fee."))
}

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> Answer<Json<Page<Fee>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "f.created_at", descending: true });
    let mut filter = Filter::default();
    for (name, column) in [("account", "a.id"), ("loan", "l.id")] {
        if let Some(id) = params.id(name) {
            filter.only(format!("{column} = ?"), [Value::from(id.as_bytes().to_vec())]);
        }
    }
    filter.one_of("d.status", &params.choices("status", DemandStatus::KNOWN.iter().map(DemandStatus::as_str)));
    filter.one_of("f.type", &params.choices("type", FeeType::KNOWN.iter().map(FeeType::as_str)));
    let (from, to) = (params.instant("due_date_from"), params.instant("due_date_to"));
    filter.between("d.due_on", from.map(|at| at.day().number()), to.map(|at| at.day().number()));
    if let Some(text) = params.text("search") {
        let pattern = containing(text);
        filter.only(
            "f.ref_id LIKE ? ESCAPE '\\' OR f.name LIKE ? ESCAPE '\\' OR a.borrower_name LIKE ? ESCAPE '\\'",
            [pattern.clone(), pattern.clone(), pattern],
        );
    }
    params.check()?;
    sandbox.store.read(move |connection| fees::page(connection, &filter, order, page)).await.map(Json)
}

async fn one(State(sandbox): State<Arc<Sandbox>>, _: Officer, Path(id): Path<String>) -> Answer<Json<Fee>> {
    let id = named(&id)?;
    sandbox.store.read(move |connection| fees::one(connection, id)).await.map(Json)
}

async fn demands(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    mut params: Params,
) -> Answer<Json<Page<Demand>>> {
    let id = named(&id)?;
    let page = params.page();
    let order = params.order(super::demands::ORDERS, Order { column: "d.due_on", descending: false });
    params.check()?;
    sandbox.store.read(move |connection| fees::demands(connection, id, order, page)).await.map(Json)
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> Answer<(StatusCode, Json<Fee>)> {
    let new = read(Body::parse(&bytes)?)?;
    let by = By { name: officer.name, at: sandbox.clock.now() };
    let fee = sandbox.store.write(move |connection| fees::create(connection, &new, &by)).await?;
    Ok((StatusCode::CREATED, Json(fee)))
}

async fn bulk_create(State(sandbox): State<Arc<Sandbox>>, officer: Officer, bytes: Bytes) -> Answer<Json<BulkAnswer>> {
    let rows = bulk::rows(&bytes)?;
    let by = By { name: officer.name, at: sandbox.clock.now() };
    let job = move |connection: &_| {
        bulk::take(connection, rows, |connection, row| fees::create(connection, &read(row)?, &by).map(|fee| fee.id.0))
    };
    sandbox.store.write(job).await.map(Json)
}

async fn delete(State(sandbox): State<Arc<Sandbox>>, officer: Officer, Path(id): Path<String>) -> Answer<StatusCode> {
    let id = named(&id)?;
    let by = By { name: officer.name, at: sandbox.clock.now() };
    sandbox.store.write(move |connection| fees::delete(connection, id, &by)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read(mut body: Body) -> Answer<CreateFee> {
    let loan: Option<LoanId> = body.optional("loan", "Must be a valid UUID.");
    let account: Option<AccountId> = body.optional("account", "Must be a valid UUID.");
    if !body.given("loan") && !body.given("account") {
        body.complain("non_field_errors", "Say which loan or account.");
    }
    let r#type = body.text("type", 40).map(|word| FeeType::from(word.as_str()));
    if let Some(FeeType::Unknown(other)) = &r#type {
        body.complain("type", format!("\"{other}\" is not a valid choice."));
    }
    let name = body.text("name", 200);
    let amount = body.amount("amount");
    let gst_rate: Option<Rate> = body.optional("gst_rate", "A valid number is required.");
    let in_reach =
        |rate: &Rate| decimal(rate).is_some_and(|rate| (Decimal::ZERO..=Decimal::ONE_THOUSAND).contains(&rate));
    if gst_rate.as_ref().is_some_and(|rate| !in_reach(rate)) {
        body.complain("gst_rate", "Enter a rate from 0 to 1000 percent.");
    }
    let due_date: Option<Day> = body.required("due_date", "Enter a day as epoch seconds.");
    let remark = body.remark();
    body.check()?;
    let (Some(r#type), Some(name), Some(amount), Some(due_date)) = (r#type, name, amount, due_date) else {
        return Err(Refusal::Malformed("Say what for, by which name, how much and when."));
    };
    Ok(CreateFee { loan, account, r#type, name, amount, gst_rate, due_date, remark })
}
