//! Run EOD (assumed).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::store::eod::{self, Scope};
use crate::store::{account_summary, events, loans};
use axum::Json;
use axum::extract::State;
use bytes::Bytes;
use lms::eod::EodRun;
use lms::{AccountId, LoanId};
use serde_json::json;
use std::sync::Arc;

pub(super) async fn run(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<Json<EodRun>> {
    let mut body = Body::parse(&bytes)?;
    let date = body.day("date");
    let account: Option<AccountId> = body.optional("account", "Must be a valid UUID.");
    let loan: Option<LoanId> = body.optional("loan", "Must be a valid UUID.");
    if account.is_some() && loan.is_some() {
        body.add_error("loan", "Send an account or a loan, not both.");
    }
    body.check()?;
    let date = date.ok_or(ApiError::BadRequest("Say which day."))?;
    let now = sandbox.clock.now();
    if date > now.day() {
        let detail = format!("{date} is still to come.");
        return Err(ApiError::Conflict { detail, code: "day_to_come" });
    }
    let run = sandbox
        .store
        .write(move |connection| {
            let scope = match (account, loan) {
                (Some(account), _) => Scope::Account(account_summary::account_no(connection, account)?),
                (_, Some(loan)) => Scope::Loan(loans::keys(connection, loan)?.loan),
                _ => Scope::All,
            };
            let run = eod::run(connection, scope, date, now)?;
            if run.loan_count > 0 {
                let detail = json!({ "date": date.iso(), "loans": run.loan_count });
                let event =
                    events::Event { at: now, by: &officer.name, action: "eod_run", account: None, loan: None, detail };
                events::append(connection, &event)?;
            }
            Ok(run)
        })
        .await?;
    tracing::info!(date = date.iso(), loans = run.loan_count, "end of day");
    Ok(Json(run))
}
