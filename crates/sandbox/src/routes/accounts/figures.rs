//! Get Summary and Refresh Limit (assumed).

#[cfg(test)]
mod tests;

use super::named;
use crate::Sandbox;
use crate::auth::Officer;
use crate::error::Answer;
use crate::store::account_figures;
use axum::Json;
use axum::extract::{Path, State};
use lms::account_summary::{AccountLimits, AccountSummary};
use std::sync::Arc;

pub(super) async fn summary(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
) -> Answer<Json<AccountSummary>> {
    let (id, today) = (named(&id)?, sandbox.clock.today());
    sandbox.store.read(move |connection| account_figures::summary(connection, id, today)).await.map(Json)
}

pub(super) async fn refresh_limit(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
) -> Answer<Json<AccountLimits>> {
    let (id, now) = (named(&id)?, sandbox.clock.now());
    sandbox.store.write(move |connection| account_figures::refresh(connection, id, now)).await.map(Json)
}
