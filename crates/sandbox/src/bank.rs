//! What happens by itself when its time has come by the sandbox's clock: scheduled top-ups go on, and the simulated bank
//! answers for the payouts that were handed to it, through the same door as a real bank's callback.

use crate::Sandbox;
use crate::error::Answer;
use crate::store::{payouts, topups};
use std::sync::Weak;
use std::time::Duration;

/// How often it looks, by the wall.
const LOOKS_EVERY: Duration = Duration::from_millis(500);

/// Answers until the sandbox is gone.
pub async fn open(sandbox: Weak<Sandbox>) {
    loop {
        tokio::time::sleep(LOOKS_EVERY).await;
        let Some(sandbox) = sandbox.upgrade() else {
            return;
        };
        if let Err(error) = answer(&sandbox).await {
            tracing::error!(?error, "the simulated bank could not answer");
        }
    }
}

/// Gives the answers that are due. Each is a transaction of its own, as callbacks are.
async fn answer(sandbox: &Sandbox) -> Answer<()> {
    let now = sandbox.clock.now();
    for said in sandbox.store.read(move |connection| payouts::answers_due(connection, now)).await? {
        sandbox.store.write(move |connection| payouts::hear(connection, &said, now)).await?;
    }
    if sandbox.store.read(move |connection| topups::any_due(connection, now)).await? {
        sandbox.store.write(move |connection| topups::release_due(connection, now)).await?;
    }
    Ok(())
}
