//! Unmatched Payouts (assumed), and matching a debit with a payout (undocumented).

#[cfg(test)]
mod tests;

use super::actions::check_utr;
use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::bank_lines;
use crate::store::list::{Filter, Order, like_pattern};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bytes::Bytes;
use lms::bank_lines::CreateBankLine;
use lms::reconciliation::BankLine;
use lms::{BankLineId, Money, Page, PayoutId, can};
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

pub(super) async fn set_aside(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<BankLine>> {
    let id = parse_id(&id)?;
    let mut body = Body::parse(&bytes)?;
    let remark = body.text("remark", 500);
    body.check()?;
    let remark = remark.ok_or(ApiError::BadRequest("Enter what the debit is."))?;
    let by = officer.actor(&sandbox.clock);
    sandbox.store.write(move |connection| bank_lines::set_aside(connection, id, &remark, &by)).await.map(Json)
}

pub(super) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<BankLine>)> {
    let mut body = Body::parse(&bytes)?;
    let bank_date = body.day("bank_date");
    let amount: Option<Money> = body.required("amount", "A valid number is required.");
    let utr = body.text("utr", 30);
    check_utr(&mut body, utr.as_deref());
    let narration = body.text("narration", 500);
    let debit_bank = body.text("debit_bank", 200);
    if amount.is_some_and(|amount| !amount.is_positive()) {
        body.add_error("amount", "Enter an amount above zero.");
    }
    let by = officer.actor(&sandbox.clock);
    if let Some(Err(error)) = bank_date.map(|day| can::be_received_on(day, by.at.day())) {
        body.add_error("bank_date", error.to_string());
    }
    body.check()?;
    let whole = || {
        Some(CreateBankLine {
            bank_date: bank_date?,
            amount: amount?,
            utr: utr?,
            narration: narration?,
            debit_bank: debit_bank?,
        })
    };
    let new = whole().ok_or(ApiError::BadRequest("Send the whole debit."))?;
    let line = sandbox.store.write(move |connection| bank_lines::insert(connection, &new, &by)).await?;
    Ok((StatusCode::CREATED, Json(line)))
}
