//! Background work that is due by the sandbox clock: releases scheduled top-ups, and answers for the simulated bank
//! through the same code as a real bank's callback.

use crate::Sandbox;
use crate::error::ApiResult;
use crate::store::{payouts, topups};
use std::sync::Weak;
use std::time::Duration;

/// Polling interval in wall-clock time.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// Runs until the sandbox is dropped.
pub async fn run(sandbox: Weak<Sandbox>) {
    loop {
        tokio::time::sleep(POLL_INTERVAL).await;
        let Some(sandbox) = sandbox.upgrade() else {
            return;
        };
        if let Err(error) = process_due(&sandbox).await {
            tracing::error!(?error, "background work failed");
        }
    }
}

/// Applies the bank callbacks and top-ups that are due. Each callback is a transaction of its own, as over HTTP.
async fn process_due(sandbox: &Sandbox) -> ApiResult<()> {
    let now = sandbox.clock.now();
    for callback in sandbox.store.read(move |connection| payouts::due_callbacks(connection, now)).await? {
        sandbox.store.write(move |connection| payouts::apply_callback(connection, &callback, now)).await?;
    }
    if sandbox.store.read(move |connection| topups::any_due(connection, now)).await? {
        sandbox.store.write(move |connection| topups::release_due(connection, now)).await?;
    }
    Ok(())
}
