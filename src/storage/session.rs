//! sessionStorage: outlives a reload, ends with the tab.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// Returns `None` if there is no value under `key`, or none of this type.
pub(crate) fn load<T: DeserializeOwned>(key: &str) -> Option<T> {
    super::load(storage(), key)
}

/// Returns whether the value is stored.
pub(crate) fn save<T: Serialize>(key: &str, value: &T) -> bool {
    super::save(storage(), key, value)
}

pub(crate) fn remove(key: &str) {
    super::remove(storage(), key);
}

/// Removes every value.
pub(crate) fn clear() {
    if let Some(storage) = storage() {
        // It fails only where storage is refused, and then there is nothing to remove.
        drop(storage.clear());
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
