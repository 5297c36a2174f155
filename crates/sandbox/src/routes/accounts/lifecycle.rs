//! Create Account and Close Loan Account (assumed).

#[cfg(test)]
mod tests;

use super::{borrower, parse_id};
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::store::account_lifecycle;
use crate::{Sandbox, credit_bank};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bytes::Bytes;
use lms::account_actions::CreateAccount;
use lms::accounts::Account;
use std::sync::Arc;

pub(super) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Account>)> {
    let mut body = Body::parse(&bytes)?;
    let lead = body.required("lead_id", "Enter a valid UUID.");
    let program = body.required("program_id", "Enter a valid UUID.");
    let credit_bank = credit_bank::read_account(&mut body, "credit_bank");
    let mut inner = body.object("borrower");
    let borrower = inner.as_mut().ok().and_then(borrower::read);
    body.check()?;
    inner?.check()?;
    let (Some(lead_id), Some(program_id), Some(borrower)) = (lead, program, borrower) else {
        return Err(ApiError::BadRequest("Say who borrows, by which application, under which program."));
    };
    let now = sandbox.clock.now();
    let new = CreateAccount { lead_id, program_id, borrower, credit_bank };
    let account = sandbox.store.write(move |connection| account_lifecycle::create(connection, &new, now)).await?;
    Ok((StatusCode::CREATED, Json(account)))
}

pub(super) async fn close(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Account>> {
    let id = parse_id(&id)?;
    let mut body = Body::parse(&bytes)?;
    let reason = body.text("reason", 500);
    body.check()?;
    let reason = reason.ok_or(ApiError::BadRequest("Say why."))?;
    let now = sandbox.clock.now();
    let job = move |connection: &_| account_lifecycle::close(connection, id, &reason, &officer.name, now);
    sandbox.store.write(job).await.map(Json)
}
