//! Get Summary and Refresh Limit (assumed).

#[cfg(test)]
mod tests;

use super::parse_id;
use crate::Sandbox;
use crate::auth::Officer;
use crate::error::ApiResult;
use crate::store::account_summary;
use axum::Json;
use axum::extract::{Path, State};
use lms::account_summary::{AccountLimits, AccountSummary};
use std::sync::Arc;

pub(super) async fn summary(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<AccountSummary>> {
    let (id, today) = (parse_id(&id)?, sandbox.clock.today());
    sandbox.store.read(move |connection| account_summary::summary(connection, id, today)).await.map(Json)
}

pub(super) async fn refresh_limit(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<AccountLimits>> {
    let (id, now) = (parse_id(&id)?, sandbox.clock.now());
    sandbox.store.write(move |connection| account_summary::refresh(connection, id, now)).await.map(Json)
}
