//! What this device keeps for the officer beyond the tab: nothing that opens the API.

use leptos::prelude::window;
use leptos::web_sys::Storage;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What was kept under `key`; `None` where nothing was, or nothing of this kind.
pub(crate) fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_str(&text(key)?).ok()
}

/// Keeps a value; answers whether the device could. One that can't works on until the page goes.
pub(crate) fn write<T: Serialize>(key: &str, value: &T) -> bool {
    serde_json::to_string(value).is_ok_and(|text| write_text(key, &text))
}

/// The text that was kept under `key`.
pub(crate) fn text(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text; answers whether the device could.
pub(crate) fn write_text(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Forgets what was kept under `key`.
pub(crate) fn forget(key: &str) {
    if let Some(storage) = storage() {
        drop(storage.remove_item(key));
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
