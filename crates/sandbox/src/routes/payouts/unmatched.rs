//! Unmatched Payouts (assumed), and matching a debit with a payout (undocumented).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::error::{Answer, Refusal};
use crate::params::{Body, Params};
use crate::store::bank_lines;
use crate::store::events::By;
use crate::store::list::{Filter, Order, containing};
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
) -> Answer<Json<Page<BankLine>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "b.bank_on", descending: true });
    let mut filter = Filter::default();
    let (least, most) = (params.money("amount_min"), params.money("amount_max"));
    filter.between("b.amount", least.map(Money::paise), most.map(Money::paise));
    let (from, to) = (params.instant("bank_date_from"), params.instant("bank_date_to"));
    filter.between("b.bank_on", from.map(|at| at.day().number()), to.map(|at| at.day().number()));
    if let Some(text) = params.text("search") {
        let pattern = containing(text);
        filter.only("b.utr LIKE ? ESCAPE '\\' OR b.narration LIKE ? ESCAPE '\\'", [pattern.clone(), pattern]);
    }
    params.check()?;
    sandbox.store.read(move |connection| bank_lines::unmatched(connection, filter, order, page)).await.map(Json)
}

fn named(id: &str) -> Answer<BankLineId> {
    id.parse().map_err(|_| Refusal::NotFound("There is no such debit."))
}

pub(super) async fn allocate(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Answer<Json<BankLine>> {
    let id = named(&id)?;
    let mut body = Body::parse(&bytes)?;
    let payout: Option<PayoutId> = body.required("payout", "Must be a valid UUID.");
    body.check()?;
    let payout = payout.ok_or(Refusal::Malformed("Say which payout."))?;
    let by = By { name: officer.name, at: sandbox.clock.now() };
    sandbox.store.write(move |connection| bank_lines::allocate(connection, id, payout, &by)).await.map(Json)
}

pub(super) async fn unmatch(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> Answer<Json<BankLine>> {
    let id = named(&id)?;
    let by = By { name: officer.name, at: sandbox.clock.now() };
    sandbox.store.write(move |connection| bank_lines::unmatch(connection, id, &by)).await.map(Json)
}
