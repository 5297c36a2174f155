//! Demands: List EMI (assumed).

mod calculate;
mod eod;
mod outstanding;
#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::error::ApiResult;
use crate::params::Params;
use crate::store::demands;
use crate::store::list::{Filter, Order};
use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use lms::Page;
use lms::demands::{Demand, DemandStatus, DemandType};
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/demands/", get(list))
        .route("/v1/lms/demands/calculate/", post(calculate::calculate))
        .route("/v1/lms/demands/run_eod/", post(eod::run))
        .route("/v1/lms/demands/outstanding/", get(outstanding::outstanding))
}

/// Allowed values of `ordering` and their columns.
pub const ORDERS: &[(&str, &str)] =
    &[("due_date", "d.due_on"), ("index", "d.idx"), ("amount", "d.amount"), ("dpd", "d.dpd"), ("status", "d.status")];

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Json<Page<Demand>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "d.due_on", descending: false });
    let mut filter = Filter::default();
    // By row number, so that the index over a loan's demands is used.
    if let Some(loan) = params.id("loan") {
        filter.and_where("d.loan_no = (SELECT no FROM loans WHERE id = ?)", [Value::from(loan.as_bytes().to_vec())]);
    }
    if let Some(account) = params.id("account") {
        filter.and_where("a.id = ?", [Value::from(account.as_bytes().to_vec())]);
    }
    filter.one_of("d.status", &params.choices("status", DemandStatus::KNOWN.iter().map(DemandStatus::as_str)));
    filter.one_of("d.type", &params.choices("type", DemandType::KNOWN.iter().map(DemandType::as_str)));
    let (from, to) = (params.instant("due_date_from"), params.instant("due_date_to"));
    filter.between("d.due_on", from.map(|at| at.day().number()), to.map(|at| at.day().number()));
    let (least, most) = (params.integer("dpd_min"), params.integer("dpd_max"));
    filter.between("d.dpd", least, most);
    params.check()?;
    sandbox.store.read(move |connection| demands::page(connection, &filter, order, page)).await.map(Json)
}
