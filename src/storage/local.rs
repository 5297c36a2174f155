//! localStorage: outlives the tab. It holds nothing that gives access to the API.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// Whether there is a value under `key`, of whatever type.
pub(crate) fn has(key: &str) -> bool {
    storage().is_some_and(|storage| matches!(storage.get_item(key), Ok(Some(_))))
}

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

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
