//! Payout actions after the request: process, retry, correct, cancel, and the bank's callback (assumed).

#[cfg(test)]
mod tests;

use super::parse_id;
use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::credit_bank;
use crate::error::{ApiError, ApiResult, REQUIRED};
use crate::store::events::Actor;
use crate::store::payouts;
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::payout_actions::{ManualPayment, PayoutCallback};
use lms::payouts::{Payout, PayoutStatus};
use lms::reply::EmptyObject;
use lms::{PayoutId, formats};
use rusqlite::Connection;
use std::sync::Arc;

/// Runs one action on a payout.
async fn run_action(
    sandbox: &Sandbox,
    officer: Officer,
    id: &str,
    job: impl FnOnce(&Connection, PayoutId, &Actor) -> ApiResult<Payout> + Send + 'static,
) -> ApiResult<Json<Payout>> {
    let id = parse_id(id)?;
    let by = officer.actor(&sandbox.clock);
    let payout = sandbox.store.write(move |connection| job(connection, id, &by)).await?;
    tracing::info!(payout = payout.ref_id, status = %payout.status, "payout changed");
    Ok(Json(payout))
}

pub(super) async fn process(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Payout>> {
    let manual_payment = read_manual_payment(&bytes)?;
    run_action(&sandbox, officer, &id, move |connection, id, by| {
        payouts::process(connection, id, manual_payment.as_ref(), by)
    })
    .await
}

/// Reads the details of a manual payment; `None` if none are sent.
fn read_manual_payment(bytes: &[u8]) -> ApiResult<Option<ManualPayment>> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let mut body = Body::parse(bytes)?;
    if !["utr", "bank_date", "debit_bank"].iter().any(|key| body.has(key)) {
        return Ok(None);
    }
    let utr = body.text("utr", 30);
    check_utr(&mut body, utr.as_deref());
    let bank_date = body.day("bank_date");
    let debit_bank = body.text("debit_bank", 200);
    body.check()?;
    match (utr, bank_date, debit_bank) {
        (Some(utr), Some(bank_date), Some(debit_bank)) => Ok(Some(ManualPayment { utr, bank_date, debit_bank })),
        _ => Err(ApiError::BadRequest("Send utr, bank_date and debit_bank, or none of them.")),
    }
}

pub(super) fn check_utr(body: &mut Body, utr: Option<&str>) {
    if utr.is_some_and(|utr| !formats::is_utr(utr)) {
        body.add_error("utr", "Enter 6 to 30 letters and digits.");
    }
}

pub(super) async fn retry(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<Payout>> {
    run_action(&sandbox, officer, &id, payouts::retry).await
}

pub(super) async fn change(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Payout>> {
    let mut body = Body::parse(&bytes)?;
    let to = credit_bank::read_choice(&mut body, "credit_bank");
    if to.is_none() && !body.has("credit_bank") {
        body.add_error("credit_bank", REQUIRED);
    }
    body.check()?;
    let to = to.ok_or_else(|| ApiError::field("credit_bank", REQUIRED))?;
    run_action(&sandbox, officer, &id, move |connection, id, by| payouts::change(connection, id, &to, by)).await
}

pub(super) async fn cancel(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Payout>> {
    let mut body = Body::parse(&bytes)?;
    let remark = body.text("remark", 500);
    body.check()?;
    let remark = remark.ok_or(ApiError::BadRequest("Say why."))?;
    run_action(&sandbox, officer, &id, move |connection, id, by| payouts::cancel(connection, id, &remark, by)).await
}

pub(super) async fn return_by_bank(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Payout>> {
    let mut body = Body::parse(&bytes)?;
    let remark = body.text("remark", 500);
    body.check()?;
    let remark = remark.ok_or(ApiError::BadRequest("Enter a reason."))?;
    run_action(&sandbox, officer, &id, move |connection, id, by| payouts::return_by_bank(connection, id, &remark, by))
        .await
}

pub(super) async fn callback(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    bytes: Bytes,
) -> ApiResult<Json<EmptyObject>> {
    let mut body = Body::parse(&bytes)?;
    let payout_service_id = body.text("payout_service_id", 200);
    let status = body.text("status", 40).map(|status| PayoutStatus::from(status.as_str()));
    let utr = body.optional_text("utr", 30);
    check_utr(&mut body, utr.as_deref());
    let failed_remark = body.optional_text("failed_remark", 500);
    match &status {
        Some(PayoutStatus::Processed) if utr.is_none() && !body.has("utr") => {
            body.add_error("utr", REQUIRED);
        }
        Some(PayoutStatus::Processing | PayoutStatus::Processed | PayoutStatus::Failed) | None => {}
        Some(_) => body.add_error("status", "Select from processing, processed, failed."),
    }
    body.check()?;
    let (Some(payout_service_id), Some(status)) = (payout_service_id, status) else {
        return Err(ApiError::BadRequest("Say of which payout, and what became of it."));
    };
    let callback = PayoutCallback { payout_service_id, status, utr, failed_remark };
    let now = sandbox.clock.now();
    sandbox.store.write(move |connection| payouts::apply_callback(connection, &callback, now)).await?;
    Ok(Json(EmptyObject {}))
}
