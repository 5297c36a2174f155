//! A call that was sent and has no response yet, stored in localStorage: a reload or a second tab looks it up before
//! sending another.

use super::write::{SentCall, Write};
use crate::storage::local;
use lms::Instant;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::rc::Rc;

#[derive(Serialize, Deserialize)]
struct PendingCall {
    since: Instant,
    endpoint: Box<RawValue>,
}

/// Without storage only this page knows of the call.
pub(super) fn save(key: &str, call: &SentCall) {
    if let Some(endpoint) = call.write.to_json() {
        local::save(&storage_key(key), &PendingCall { since: call.since, endpoint });
    }
}

pub(super) fn load(key: &str, parse: fn(&RawValue) -> Option<Rc<dyn Write>>) -> Option<SentCall> {
    let PendingCall { since, endpoint } = local::load(&storage_key(key))?;
    Some(SentCall { since, write: parse(&endpoint)? })
}

pub(super) fn remove(key: &str) {
    local::remove(&storage_key(key));
}

fn storage_key(key: &str) -> String {
    format!("orrery.sent.{key}")
}
