//! Close Loan Account (assumed).

#[cfg(test)]
mod tests;

use super::named;
use crate::Sandbox;
use crate::auth::Officer;
use crate::error::{Answer, Refusal};
use crate::params::Body;
use crate::store::account_life;
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::accounts::Account;
use std::sync::Arc;

pub(super) async fn close(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Answer<Json<Account>> {
    let id = named(&id)?;
    let mut body = Body::parse(&bytes)?;
    let reason = body.text("reason", 500);
    body.check()?;
    let reason = reason.ok_or(Refusal::Malformed("Say why."))?;
    let now = sandbox.clock.now();
    let job = move |connection: &_| account_life::close(connection, id, &reason, &officer.name, now);
    sandbox.store.write(job).await.map(Json)
}
