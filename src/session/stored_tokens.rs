//! The part of a session that outlives a reload: the refresh token and the user name as typed, in sessionStorage.

use crate::storage::session as storage;

const REFRESH: &str = "orrery.refresh";
const USERNAME: &str = "orrery.username";

pub(super) fn save_refresh_token(refresh: &str) {
    storage::save(REFRESH, &refresh);
}

pub(super) fn refresh_token() -> Option<String> {
    storage::load(REFRESH)
}

pub(super) fn remove_refresh_token() {
    storage::remove(REFRESH);
}

pub(super) fn save_username(username: &str) {
    storage::save(USERNAME, &username);
}

pub(super) fn username() -> Option<String> {
    storage::load(USERNAME)
}

pub(super) fn remove_all() {
    storage::remove(REFRESH);
    storage::remove(USERNAME);
}
