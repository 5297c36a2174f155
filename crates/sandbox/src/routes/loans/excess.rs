//! List Loans with Excess Balance (assumed).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::error::ApiResult;
use crate::params::Params;
use crate::store::excess;
use crate::store::list::{Filter, Order, like_pattern};
use axum::Json;
use axum::extract::State;
use lms::excess::ExcessBalance;
use lms::{Money, Page};
use rusqlite::types::Value;
use std::sync::Arc;

const ORDERS: &[(&str, &str)] = &[
    ("excess_amount", "e.amount"),
    ("loan_ref_id", "l.ref_id"),
    ("borrower_name", "a.borrower_name"),
    ("loan_status", "l.status"),
];

pub(super) async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    mut params: Params,
) -> ApiResult<Json<Page<ExcessBalance>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "e.amount", descending: true });
    let mut filter = Filter::default();
    if let Some(id) = params.id("account") {
        filter.and_where("a.id = ?", [Value::from(id.as_bytes().to_vec())]);
    }
    let (least, most) = (params.money("amount_min"), params.money("amount_max"));
    filter.between("e.amount", least.map(Money::paise), most.map(Money::paise));
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter
            .and_where("a.borrower_name LIKE ? ESCAPE '\\' OR l.ref_id LIKE ? ESCAPE '\\'", [pattern.clone(), pattern]);
    }
    params.check()?;
    sandbox.store.read(move |connection| excess::page(connection, &filter, order, page)).await.map(Json)
}
