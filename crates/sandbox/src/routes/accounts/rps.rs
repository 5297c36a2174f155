//! Reset RPS (assumed): recalculates the repayment schedule of a loan.

#[cfg(test)]
mod tests;

use super::named;
use crate::Sandbox;
use crate::auth::Officer;
use crate::error::{Answer, Refusal};
use crate::params::Body;
use crate::store::{demands, loans, rps};
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::schedules::RpsAnswer;
use lms::{LoanId, can};
use std::sync::Arc;

pub(super) async fn reset(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(account): Path<String>,
    bytes: Bytes,
) -> Answer<Json<RpsAnswer>> {
    let account = named(&account)?;
    let mut body = Body::parse(&bytes)?;
    let loan: Option<LoanId> = body.required("loan", "Must be a valid UUID.");
    body.check()?;
    let loan = loan.ok_or(Refusal::NotFound("There is no such loan."))?;
    let now = sandbox.clock.now();
    let job = move |connection: &_| {
        let found = loans::one(connection, loan)?;
        if found.account.id() != account {
            return Err(Refusal::field("loan", "The account has no such loan."));
        }
        can::change_schedule(&found)?;
        let no = loans::numbers(connection, loan)?.loan;
        let rebuilt = rps::rebuild(connection, no, now)?;
        Ok(RpsAnswer {
            loan,
            kept_count: rebuilt.kept as u64,
            rebuilt_count: rebuilt.made as u64,
            demands: demands::schedule(connection, no)?,
        })
    };
    sandbox.store.write(job).await.map(Json)
}
