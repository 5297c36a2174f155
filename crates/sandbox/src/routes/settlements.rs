//! Settlements: List Settlements (documented, page 10694103).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::error::ApiResult;
use crate::params::Params;
use crate::store::list::{Filter, Order};
use crate::store::settlements;
use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use lms::Page;
use lms::settlements::Settlement;
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new().route("/v1/lms/settlements/", get(list))
}

const ORDERS: &[(&str, &str)] = &[("date", "s.counts_at"), ("created_at", "s.created_at"), ("amount", "s.amount")];

async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    mut params: Params,
) -> ApiResult<Json<Page<Settlement>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "s.counts_at", descending: true });
    let mut filter = Filter::default();
    for (name, clause) in [
        ("loan", "d.loan_no = (SELECT no FROM loans WHERE id = ?)"),
        ("demand", "d.id = ?"),
        ("record", "r.id = ?"),
        ("account", "a.id = ?"),
    ] {
        if let Some(id) = params.id(name) {
            filter.and_where(clause, [Value::from(id.as_bytes().to_vec())]);
        }
    }
    let (from, to) = (params.instant("date_from"), params.instant("date_to"));
    filter.between("s.counts_at", from.map(|at| at.ticks()), to.map(|at| at.ticks()));
    let with_record = params.expands("record");
    params.check()?;
    let job = move |connection: &_| settlements::page(connection, &filter, order, page, with_record);
    sandbox.store.read(job).await.map(Json)
}
