//! Reset RPS (assumed): recalculates the repayment schedule of a loan.

#[cfg(test)]
mod tests;

use super::parse_id;
use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::store::{demands, loans, rps};
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::schedules::RebuiltSchedule;
use lms::{LoanId, can};
use std::sync::Arc;

pub(super) async fn reset(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(account): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<RebuiltSchedule>> {
    let account = parse_id(&account)?;
    let mut body = Body::parse(&bytes)?;
    let loan: Option<LoanId> = body.required("loan", "Must be a valid UUID.");
    body.check()?;
    let loan = loan.ok_or(ApiError::NotFound("There is no such loan."))?;
    let now = sandbox.clock.now();
    let job = move |connection: &_| {
        let found = loans::get(connection, loan)?;
        if found.account.id() != account {
            return Err(ApiError::field("loan", "The account has no such loan."));
        }
        can::change_schedule(&found)?;
        let no = loans::keys(connection, loan)?.loan;
        let rebuilt = rps::rebuild(connection, no, now)?;
        Ok(RebuiltSchedule {
            loan,
            kept_count: rebuilt.unchanged as u64,
            rebuilt_count: rebuilt.created as u64,
            demands: demands::schedule(connection, no)?,
        })
    };
    sandbox.store.write(job).await.map(Json)
}
