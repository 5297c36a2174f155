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

/// FNV-1a of a text that is recognised without being stored.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
