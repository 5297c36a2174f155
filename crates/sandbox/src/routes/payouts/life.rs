//! Payout actions after the request: process, retry, correct, cancel, and the bank's callback (assumed).

#[cfg(test)]
mod tests;

use super::named;
use crate::Sandbox;
use crate::auth::Officer;
use crate::credit_bank;
use crate::error::{Answer, Refusal};
use crate::params::Body;
use crate::store::events::By;
use crate::store::payouts;
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::payout_life::{Heard, PaidByHand, PayoutCallback};
use lms::payouts::{Payout, PayoutStatus};
use lms::{Day, PayoutId};
use rusqlite::Connection;
use std::sync::Arc;

/// Runs one action on a payout.
async fn step(
    sandbox: &Sandbox,
    officer: Officer,
    id: &str,
    job: impl FnOnce(&Connection, PayoutId, &By) -> Answer<Payout> + Send + 'static,
) -> Answer<Json<Payout>> {
    let id = named(id)?;
    let by = By { name: officer.name, at: sandbox.clock.now() };
    let payout = sandbox.store.write(move |connection| job(connection, id, &by)).await?;
    tracing::info!(payout = payout.ref_id, status = %payout.status, "payout changed");
    Ok(Json(payout))
}

pub(super) async fn process(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Answer<Json<Payout>> {
    let by_hand = by_hand(&bytes)?;
    step(&sandbox, officer, &id, move |connection, id, by| payouts::process(connection, id, by_hand.as_ref(), by)).await
}

/// Reads the details of a manual payment; `None` if none are sent.
fn by_hand(bytes: &[u8]) -> Answer<Option<PaidByHand>> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let mut body = Body::parse(bytes)?;
    if !["utr", "bank_date", "debit_bank"].iter().any(|key| body.has(key)) {
        return Ok(None);
    }
    let utr = body.text("utr", 30);
    complain_of_utr(&mut body, utr.as_deref());
    let bank_date: Option<Day> = body.required("bank_date", "Enter a day as epoch seconds.");
    let debit_bank = body.text("debit_bank", 200);
    body.check()?;
    Ok(match (utr, bank_date, debit_bank) {
        (Some(utr), Some(bank_date), Some(debit_bank)) => Some(PaidByHand { utr, bank_date, debit_bank }),
        _ => None,
    })
}

fn complain_of_utr(body: &mut Body, utr: Option<&str>) {
    let is_one = |utr: &str| (6..=30).contains(&utr.len()) && utr.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if utr.is_some_and(|utr| !is_one(utr)) {
        body.complain("utr", "Enter 6 to 30 letters and digits.");
    }
}

pub(super) async fn retry(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> Answer<Json<Payout>> {
    step(&sandbox, officer, &id, payouts::retry).await
}

pub(super) async fn change(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Answer<Json<Payout>> {
    let mut body = Body::parse(&bytes)?;
    let to = credit_bank::choice(&mut body, "credit_bank");
    if to.is_none() && !body.has("credit_bank") {
        body.complain("credit_bank", "This field is required.");
    }
    body.check()?;
    let to = to.ok_or_else(|| Refusal::field("credit_bank", "This field is required."))?;
    step(&sandbox, officer, &id, move |connection, id, by| payouts::change(connection, id, &to, by)).await
}

pub(super) async fn cancel(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Answer<Json<Payout>> {
    let mut body = Body::parse(&bytes)?;
    let remark = body.text("remark", 500);
    body.check()?;
    let remark = remark.ok_or(Refusal::Malformed("Say why."))?;
    step(&sandbox, officer, &id, move |connection, id, by| payouts::cancel(connection, id, &remark, by)).await
}

pub(super) async fn callback(State(sandbox): State<Arc<Sandbox>>, _: Officer, bytes: Bytes) -> Answer<Json<Heard>> {
    let mut body = Body::parse(&bytes)?;
    let payout_service_id = body.text("payout_service_id", 200);
    let status = body.text("status", 40).map(|status| PayoutStatus::from(status.as_str()));
    let utr = body.maybe_text("utr", 30);
    complain_of_utr(&mut body, utr.as_deref());
    let failed_remark = body.maybe_text("failed_remark", 500);
    match &status {
        Some(PayoutStatus::Processed) if utr.is_none() && !body.has("utr") => {
            body.complain("utr", "This field is required.");
        }
        Some(PayoutStatus::Processing | PayoutStatus::Processed | PayoutStatus::Failed) | None => {}
        Some(_) => body.complain("status", "Select from processing, processed, failed."),
    }
    body.check()?;
    let (Some(payout_service_id), Some(status)) = (payout_service_id, status) else {
        return Err(Refusal::Malformed("Say of which payout, and what became of it."));
    };
    let said = PayoutCallback { payout_service_id, status, utr, failed_remark };
    let now = sandbox.clock.now();
    sandbox.store.write(move |connection| payouts::hear(connection, &said, now)).await?;
    Ok(Json(Heard {}))
}
