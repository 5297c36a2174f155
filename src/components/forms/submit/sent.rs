//! What was sent and not yet answered, noted on this device: a reload or a second tab must not send it again unknowing.

use crate::storage::local;
use lms::Instant;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A call on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Sent<E> {
    /// When it was sent, by the server's clock.
    pub(super) since: Instant,
    /// What was sent.
    pub(super) endpoint: E,
}

pub(super) fn write<E: Serialize>(key: &str, sent: &Sent<E>) {
    // Where the device keeps nothing, this page still knows; a reload then finds it in the list.
    local::write(&name(key), sent);
}

pub(super) fn read<E: DeserializeOwned>(key: &str) -> Option<Sent<E>> {
    local::read(&name(key))
}

pub(super) fn forget(key: &str) {
    local::forget(&name(key));
}

fn name(key: &str) -> String {
    format!("orrery.sent.{key}")
}
