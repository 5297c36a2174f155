//! What of a session outlives a reload: the refresh token and the typed user name, in this tab's sessionStorage.

use web_sys::Storage;

const REFRESH: &str = "orrery.refresh";
const USERNAME: &str = "orrery.username";

pub(super) fn keep(username: &str, refresh: &str) {
    write(USERNAME, username);
    write(REFRESH, refresh);
}

pub(super) fn keep_refresh_token(refresh: &str) {
    write(REFRESH, refresh);
}

pub(super) fn refresh_token() -> Option<String> {
    read(REFRESH)
}

pub(super) fn username() -> Option<String> {
    read(USERNAME)
}

pub(super) fn forget_refresh_token() {
    write(REFRESH, "");
}

pub(super) fn forget() {
    keep("", "");
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?.filter(|value| !value.is_empty())
}

/// A browser that keeps nothing (storage switched off) still works until the next reload.
fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        drop(if value.is_empty() { storage.remove_item(key) } else { storage.set_item(key, value) });
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
