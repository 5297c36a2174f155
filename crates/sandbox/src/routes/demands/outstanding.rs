//! Outstanding data (assumed).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::outstanding;
use axum::Json;
use axum::extract::State;
use lms::LoanId;
use lms::outstanding::OutstandingData;
use std::sync::Arc;

pub(super) async fn outstanding(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    mut params: Params,
) -> ApiResult<Json<OutstandingData>> {
    let loan = params.id("loan").map(LoanId);
    let date = params.day("date");
    if loan.is_none() {
        params.require("loan");
    }
    params.check()?;
    let loan = loan.ok_or(ApiError::BadRequest("Say of which loan."))?;
    let date = date.unwrap_or_else(|| sandbox.clock.today());
    sandbox.store.read(move |connection| outstanding::data(connection, loan, date)).await.map(Json)
}
