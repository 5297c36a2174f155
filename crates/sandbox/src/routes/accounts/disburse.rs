//! Initiate Disbursement (assumed).

#[cfg(test)]
mod tests;

use super::parse_id;
use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::credit_bank;
use crate::error::{ApiError, ApiResult};
use crate::store::events::{self, Event};
use crate::store::lending::{self, NewLoan};
use crate::store::{account_summary, banks};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bytes::Bytes;
use lms::accounts::Disbursement;
use serde_json::json;
use std::sync::Arc;

pub(super) async fn disburse(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Disbursement>)> {
    let account = parse_id(&id)?;
    let mut body = Body::parse(&bytes)?;
    let amount = body.amount("amount");
    let bank = credit_bank::read_choice(&mut body, "credit_bank");
    body.check()?;
    let amount = amount.ok_or(ApiError::BadRequest("Say how much."))?;
    let now = sandbox.clock.now();
    let made = sandbox
        .store
        .write(move |connection| {
            let account_no = account_summary::account_no(connection, account)?;
            let bank_no = bank.as_ref().map(|bank| banks::resolve(connection, bank, now)).transpose()?;
            let made = lending::disburse(
                connection,
                &NewLoan { account, account_no, amount, bank_no, requested_by: officer.name.clone() },
                now,
            )?;
            let detail = json!({ "loan": made.loan.ref_id, "payout": made.payout.ref_id });
            let action = "disbursement_initiated";
            let event = Event { at: now, by: &officer.name, action, account: Some(account_no), loan: None, detail };
            events::append(connection, &event)?;
            Ok(made)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(made)))
}
