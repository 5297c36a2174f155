//! What this browser has sent and has an answer to, in localStorage: the same from another tab or page soon after is more likely
//! a mistake than a second request.

use super::pending_call::SentCall;
use crate::clock;
use crate::dom::ids::random_id;
use crate::storage::{digest, local};
use lms::Instant;
use serde::{Deserialize, Serialize};

const STORAGE_KEY: &str = "orrery.just-sent";
/// Seconds for which a call counts as recent.
const RECENT_S: i64 = 15 * 60;

thread_local! {
    static PAGE: String = random_id();
}

/// A call, without what it asked for.
#[derive(Serialize, Deserialize)]
struct RecentCall {
    /// That of the submission.
    key: String,
    /// The page that sent it.
    page: String,
    sent_at: Instant,
    /// Of the endpoint as JSON.
    digest: u32,
    /// What the server had before it, as in [`SentCall::before`].
    before: Vec<String>,
}

/// Saves that `call` was carried out. Without storage, the same from another tab is not noticed.
pub(super) fn save(key: &str, call: &SentCall) {
    let (Some(digest), Some(before)) = (digest_of(call), &call.before) else { return };
    let mut calls = load();
    let page = PAGE.with(String::clone);
    calls.push(RecentCall { key: key.to_owned(), page, sent_at: clock::now(), digest, before: before.to_vec() });
    local::save(STORAGE_KEY, &calls);
}

/// What the server had before another page of this browser sent the same as `call`.
pub(super) fn before_same_of_other_page(key: &str, call: &SentCall) -> Option<Vec<String>> {
    let digest = digest_of(call)?;
    let is_same = |sent: &RecentCall| sent.key == key && sent.digest == digest && PAGE.with(|page| *page != sent.page);
    load().into_iter().rev().find(is_same).map(|sent| sent.before)
}

fn load() -> Vec<RecentCall> {
    let mut calls: Vec<RecentCall> = local::load(STORAGE_KEY).unwrap_or_default();
    let oldest = clock::now().add_seconds(-RECENT_S);
    calls.retain(|call| call.sent_at >= oldest);
    calls
}

fn digest_of(call: &SentCall) -> Option<u32> {
    Some(digest(call.write.to_json()?.get()))
}
