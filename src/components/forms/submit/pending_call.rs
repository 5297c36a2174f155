//! A call that was sent and has no response yet, stored in localStorage: a reload or a second tab looks it up before
//! sending another.

use crate::storage::local;
use lms::Instant;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct PendingCall<E> {
    /// When it was sent, by the server's clock.
    pub(super) since: Instant,
    pub(super) endpoint: E,
}

/// Without storage only this page knows of the call.
pub(super) fn save<E: Serialize>(key: &str, call: &PendingCall<E>) {
    local::save(&storage_key(key), call);
}

pub(super) fn load<E: DeserializeOwned>(key: &str) -> Option<PendingCall<E>> {
    local::load(&storage_key(key))
}

pub(super) fn remove(key: &str) {
    local::remove(&storage_key(key));
}

fn storage_key(key: &str) -> String {
    format!("orrery.sent.{key}")
}
