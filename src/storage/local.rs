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

/// The keys of all values that begin with `prefix`.
pub(crate) fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let all = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?);
    all.filter(|key| key.starts_with(prefix)).collect()
}

/// The values that stay on the device after a sign-out, by the beginnings of their keys: none of them holds what an officer
/// typed about a borrower or read of one.
///
/// - the theme, and the mark by which other tabs see the sign-out;
/// - notes of calls whose outcome is unknown, without the calls: when each was sent, by which officer and from which page, the ids of what the
///   server had before it, and a digest of the call, which protects against sending it twice (`forms/submit/pending_call.rs`);
/// - digests of the rows of uploads whose outcome is unknown, and of tables that were uploaded, for the same reason
///   (`bulk_upload/upload_storage.rs`);
/// - for 15 minutes, digests of calls that were carried out, with the ids of what the server had before them
///   (`forms/submit/recently_sent.rs`);
/// - saved views, which hold filters but no search text.
const AFTER_SIGN_OUT: [&str; 7] = [
    "orrery.theme",
    "orrery.signed-out",
    "orrery.sent.",
    "orrery.sent-rows.",
    "orrery.just-sent",
    "orrery.uploads.",
    "orrery.views.",
];

/// Removes every value but those of [`AFTER_SIGN_OUT`].
pub(crate) fn clear_at_sign_out() {
    for key in keys("orrery.") {
        if !AFTER_SIGN_OUT.iter().any(|stays| key.starts_with(stays)) {
            remove(&key);
        }
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
