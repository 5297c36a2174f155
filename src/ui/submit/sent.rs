//! What was sent and not yet answered, noted on this device: a reload or a second tab must not send it again unknowing.

use leptos::prelude::window;
use leptos::web_sys::Storage;
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
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(sent)) {
        // Where the device keeps nothing, this page still knows; a reload then finds it in the list.
        drop(storage.set_item(&name(key), &text));
    }
}

pub(super) fn read<E: DeserializeOwned>(key: &str) -> Option<Sent<E>> {
    let text = storage()?.get_item(&name(key)).ok()??;
    serde_json::from_str(&text).ok()
}

pub(super) fn forget(key: &str) {
    if let Some(storage) = storage() {
        drop(storage.remove_item(&name(key)));
    }
}

fn name(key: &str) -> String {
    format!("orrery.sent.{key}")
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
