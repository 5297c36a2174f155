//! Unmatched Payouts (assumed), and matching a debit with a payout (undocumented).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::bank_lines;
use crate::store::list::{Filter, Order, like_pattern};
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::reconciliation::BankLine;
use lms::{BankLineId, Money, Page, PayoutId};
use std::sync::Arc;

const ORDERS: &[(&str, &str)] =
    &[("bank_date", "b.bank_on"), ("amount", "b.amount"), ("created_at", "b.created_at"), ("utr", "b.utr")];

pub(super) async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    mut params: Params,
) -> ApiResult<Json<Page<BankLine>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "b.bank_on", descending: true });
    let mut filter = Filter::default();
    let (least, most) = (params.money("amount_min"), params.money("amount_max"));
    filter.between("b.amount", least.map(Money::paise), most.map(Money::paise));
    let (from, to) = (params.instant("bank_date_from"), params.instant("bank_date_to"));
    filter.between("b.bank_on", from.map(|at| at.day().number()), to.map(|at| at.day().number()));
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter.and_where("b.utr LIKE ? ESCAPE '\\' OR b.narration LIKE ? ESCAPE '\\'", [pattern.clone(), pattern]);
    }
    params.check()?;
    sandbox.store.read(move |connection| bank_lines::unmatched(connection, filter, order, page)).await.map(Json)
}

fn parse_id(id: &str) -> ApiResult<BankLineId> {
    id.parse().map_err(|_| ApiError::NotFound("There is no such debit."))
}

pub(super) async fn allocate(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<BankLine>> {
    let id = parse_id(&id)?;
    let mut body = Body::parse(&bytes)?;
    let payout: Option<PayoutId> = body.required("payout", "Must be a valid UUID.");
    body.check()?;
    let payout = payout.ok_or(ApiError::BadRequest("Say which payout."))?;
    let by = officer.actor(&sandbox.clock);
    sandbox.store.write(move |connection| bank_lines::match_payout(connection, id, payout, &by)).await.map(Json)
}

pub(super) async fn unmatch(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<BankLine>> {
    let id = parse_id(&id)?;
    let by = officer.actor(&sandbox.clock);
    sandbox.store.write(move |connection| bank_lines::unmatch(connection, id, &by)).await.map(Json)
}
