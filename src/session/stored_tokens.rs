//! The part of a session that outlives a reload, in sessionStorage: the refresh token, and who the officer is.

use crate::storage::session as storage;

const REFRESH: &str = "orrery.refresh";
const USERNAME: &str = "orrery.username";
const SUBJECT: &str = "orrery.subject";

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

/// The user name as typed at sign-in; `None` for a session by token.
pub(crate) fn username() -> Option<String> {
    storage::load(USERNAME)
}

/// Begins a session by a token of this subject.
pub(super) fn save_subject(subject: Option<String>) {
    storage::remove(REFRESH);
    storage::remove(USERNAME);
    if let Some(subject) = subject {
        storage::save(SUBJECT, &subject.as_str());
    } else {
        storage::remove(SUBJECT);
    }
}

/// Whose session it is: the user name, or the subject of the pasted token, if it has one.
pub(super) fn officer() -> Option<String> {
    username().or_else(|| storage::load(SUBJECT))
}
