//! Initiate Disbursement (assumed).

#[cfg(test)]
mod tests;

use super::named;
use crate::Sandbox;
use crate::auth::Officer;
use crate::credit_bank;
use crate::error::{Answer, Refusal};
use crate::params::Body;
use crate::store::events::{self, Event};
use crate::store::lending::{self, NewLoan};
use crate::store::{account_figures, banks};
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
) -> Answer<(StatusCode, Json<Disbursement>)> {
    let account = named(&id)?;
    let mut body = Body::parse(&bytes)?;
    let amount = body.amount("amount");
    let bank = credit_bank::choice(&mut body, "credit_bank");
    body.check()?;
    let amount = amount.ok_or(Refusal::Malformed("Say how much."))?;
    let now = sandbox.clock.now();
    let made = sandbox
        .store
        .write(move |connection| {
            let account_no = account_figures::number(connection, account)?;
            let bank_no = bank.as_ref().map(|bank| banks::chosen(connection, bank, now)).transpose()?;
            let made = lending::disburse(connection, &NewLoan { account, account_no, amount, bank_no }, now)?;
            let detail = json!({ "loan": made.loan.ref_id, "payout": made.payout.ref_id });
            let what = "disbursement_initiated";
            let event = Event { at: now, by: &officer.name, what, account: Some(account_no), loan: None, detail };
            events::note(connection, &event)?;
            Ok(made)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(made)))
}
