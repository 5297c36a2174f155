//! Top-ups: list, create one or many, check, schedule, reinitiate the payout, and parse invoices (assumed).

mod body;
#[cfg(test)]
mod tests;

use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::accounts;
use crate::store::list::{Filter, Order, like_pattern};
use crate::store::topups::{self, TopupExpand};
use crate::{Sandbox, bulk, credit_bank, invoice};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, patch, post, put};
use axum::{Json, Router};
use bytes::Bytes;
use lms::bulk::BulkResponse;
use lms::invoices::InvoiceFields;
use lms::payouts::Payout;
use lms::topups::{LineCheck, Topup, TopupStatus};
use lms::{AccountId, Money, Page, TopupId, can};
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/topups/", get(list).post(create))
        .route("/v1/lms/topups/bulk_create/", post(bulk_create))
        .route("/v1/lms/topups/check_line_amount/", put(check_line_amount))
        .route("/v1/lms/topups/{id}/", patch(update))
        .route("/v1/lms/topups/{id}/unschedule/", put(unschedule))
        .route("/v1/lms/topups/{id}/rerun_checks/", get(rerun_checks))
        .route("/v1/lms/topups/{id}/reinitiate_payout/", post(reinitiate))
        .route("/v1/lms/topups/{id}/invoice_parse/", patch(invoice_parse))
}

const ORDERS: &[(&str, &str)] = &[
    ("created_at", "t.created_at"),
    ("ref_id", "t.ref_id"),
    ("borrower_name", "a.borrower_name"),
    ("status", "t.status"),
    ("amount", "t.amount"),
    ("scheduled_at", "t.scheduled_at"),
    ("invoice_date", "t.invoice_on"),
];

fn parse_id(id: &str) -> ApiResult<TopupId> {
    id.parse().map_err(|_| ApiError::NotFound("There is no such top-up."))
}

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Json<Page<Topup>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "t.created_at", descending: true });
    let mut filter = Filter::default();
    for (name, column) in [("account", "a.id"), ("group", "g.id")] {
        if let Some(id) = params.id(name) {
            filter.and_where(format!("{column} = ?"), [Value::from(id.as_bytes().to_vec())]);
        }
    }
    filter.one_of(topups::STATUS, &params.choices("status", TopupStatus::KNOWN.iter().map(TopupStatus::as_str)));
    for (name, column) in [("scheduled_at", "t.scheduled_at"), ("created_at", "t.created_at")] {
        let (from, to) = (params.instant(&format!("{name}_from")), params.instant(&format!("{name}_to")));
        filter.between(column, from.map(|at| at.ticks()), to.map(|at| at.ticks()));
    }
    let (least, most) = (params.money("amount_min"), params.money("amount_max"));
    filter.between("t.amount", least.map(Money::paise), most.map(Money::paise));
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter.and_where(
            "t.ref_id LIKE ? ESCAPE '\\' OR t.invoice_no LIKE ? ESCAPE '\\' OR a.borrower_name LIKE ? ESCAPE '\\'",
            [pattern.clone(), pattern.clone(), pattern],
        );
    }
    let with = TopupExpand {
        account: params.expands("account"),
        loan: params.expands("loan"),
        payout: params.expands("payout"),
    };
    params.check()?;
    sandbox.store.read(move |connection| topups::page(connection, &filter, order, page, with)).await.map(Json)
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Topup>)> {
    let new = body::new(Body::parse(&bytes)?)?;
    let by = officer.actor(&sandbox.clock);
    let topup = sandbox.store.write(move |connection| topups::create(connection, &new, &by)).await?;
    tracing::info!(topup = topup.ref_id, status = %topup.status, "top-up created");
    Ok((StatusCode::CREATED, Json(topup)))
}

async fn bulk_create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<Json<BulkResponse>> {
    let by = officer.actor(&sandbox.clock);
    let each =
        move |connection: &_, row: Body| topups::create(connection, &body::new(row)?, &by).map(|topup| topup.id.0);
    bulk::handle(&sandbox, &bytes, each).await
}

async fn update(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Topup>> {
    let change = body::change(parse_id(&id)?, Body::parse(&bytes)?)?;
    let by = officer.actor(&sandbox.clock);
    sandbox.store.write(move |connection| topups::update(connection, &change, &by)).await.map(Json)
}

async fn unschedule(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<Topup>> {
    let (id, by) = (parse_id(&id)?, officer.actor(&sandbox.clock));
    sandbox.store.write(move |connection| topups::unschedule(connection, id, &by)).await.map(Json)
}

async fn rerun_checks(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<Topup>> {
    let (id, by) = (parse_id(&id)?, officer.actor(&sandbox.clock));
    sandbox.store.write(move |connection| topups::rerun_checks(connection, id, &by)).await.map(Json)
}

async fn reinitiate(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Payout>)> {
    let id = parse_id(&id)?;
    let mut body = Body::parse(&bytes)?;
    let bank = credit_bank::read_choice(&mut body, "credit_bank");
    body.check()?;
    let by = officer.actor(&sandbox.clock);
    let job = move |connection: &_| topups::reinitiate(connection, id, bank.as_ref(), &by);
    Ok((StatusCode::CREATED, Json(sandbox.store.write(job).await?)))
}

async fn check_line_amount(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    bytes: Bytes,
) -> ApiResult<Json<LineCheck>> {
    let mut body = Body::parse(&bytes)?;
    let account: Option<AccountId> = body.required("account", "Must be a valid UUID.");
    let amount = body.amount("amount");
    body.check()?;
    let (Some(id), Some(amount)) = (account, amount) else {
        return Err(ApiError::BadRequest("Say whose line, and how much."));
    };
    let job = move |connection: &_| {
        let account = accounts::get(connection, id)?;
        let available = account.available_amount.max(Money::ZERO);
        let shortfall = amount.less(available).max(Money::ZERO);
        let message = match can::draw_on_account(&account.status) {
            Err(reason) => reason.to_string(),
            Ok(()) if shortfall.is_positive() => format!("{shortfall:#} more than the {available:#} available."),
            Ok(()) => String::new(),
        };
        Ok(LineCheck { available, allowed: message.is_empty(), shortfall, message })
    };
    sandbox.store.read(job).await.map(Json)
}

async fn invoice_parse(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<InvoiceFields>> {
    let id = parse_id(&id)?;
    let mut body = Body::parse(&bytes)?;
    let text = body.text("text", 100_000);
    body.check()?;
    let text = text.ok_or(ApiError::BadRequest("Send the invoice's text."))?;
    sandbox.store.read(move |connection| topups::get(connection, id).map(drop)).await?;
    Ok(Json(invoice::parse(&text)))
}
