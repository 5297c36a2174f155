//! Get Emi Amount (assumed).

#[cfg(test)]
mod tests;

use super::parse_id;
use crate::Sandbox;
use crate::auth::Officer;
use crate::error::ApiResult;
use crate::params::Params;
use crate::store::emi_amount;
use axum::Json;
use axum::extract::{Path, State};
use lms::dues::EmiAmount;
use std::sync::Arc;

pub(super) async fn emi_amount(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(loan): Path<String>,
    mut params: Params,
) -> ApiResult<Json<EmiAmount>> {
    let loan = parse_id(&loan)?;
    let day = params.day("date").unwrap_or_else(|| sandbox.clock.today());
    params.check()?;
    sandbox.store.read(move |connection| emi_amount::emi_amount(connection, loan, day)).await.map(Json)
}
