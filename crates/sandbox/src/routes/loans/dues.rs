//! Get Emi Amount (assumed).

#[cfg(test)]
mod tests;

use super::id;
use crate::Sandbox;
use crate::auth::Officer;
use crate::error::Answer;
use crate::params::Params;
use crate::store::dues;
use axum::Json;
use axum::extract::{Path, State};
use lms::dues::EmiAmount;
use std::sync::Arc;

pub(super) async fn emi_amount(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(loan): Path<String>,
    mut params: Params,
) -> Answer<Json<EmiAmount>> {
    let loan = id(&loan)?;
    let day = params.day("date").unwrap_or_else(|| sandbox.clock.today());
    params.check()?;
    sandbox.store.read(move |connection| dues::emi_amount(connection, loan, day)).await.map(Json)
}
