//! Notes of calls that were sent and have no known outcome, in localStorage: a reload or a second tab looks for what the
//! call made before it sends another. A note that can't be read counts as a call with an unknown outcome.

use super::write::Write;
use crate::clock;
use crate::dom::ids::random_id;
use crate::storage::local;
use lms::Instant;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::rc::Rc;

/// Changes with the form of a note; an older note counts as unreadable.
const VERSION: u8 = 1;
/// Seconds after which another tab need not wait for one that has written its note and not sent its call. Should that tab
/// go on later, it finds its note gone, and sends nothing.
const PREPARES_FOR_S: i64 = 20;
/// Seconds in which a call of another tab has an outcome there: its time limit, and how long one looks for it then.
const SETTLES_AFTER_FOREIGN_S: i64 = 30 + super::LONGEST_SETTLE_S;

/// A write that is about to be sent, or was sent.
#[derive(Clone)]
pub(super) struct SentCall {
    pub(super) write: Rc<dyn Write>,
    /// Tells the note of this call from that of another tab.
    pub(super) id: String,
    noted_at: Instant,
    /// The keys of what the server had before that is as the call asks for; `None` while that is being read, and nothing
    /// is sent yet.
    pub(super) before: Option<Rc<[String]>>,
    /// When "not found" is believed; `None` while the response may still come.
    settled_at: Option<Instant>,
}

impl SentCall {
    pub(super) fn new(write: Rc<dyn Write>) -> Self {
        Self { write, id: random_id(), noted_at: clock::now(), before: None, settled_at: None }
    }

    /// The response was lost: for `seconds` from now the server may still be working on the call.
    pub(super) fn settle_in(&mut self, seconds: i64) {
        self.settled_at = Some(clock::now().add_seconds(seconds));
    }

    /// Whether the server had time to finish the call, and `extra` seconds more.
    pub(super) fn is_settled(&self, extra: i64) -> bool {
        let at = self.settled_at.unwrap_or_else(|| self.noted_at.add_seconds(SETTLES_AFTER_FOREIGN_S));
        clock::now() >= at.add_seconds(extra)
    }

    /// Whether its tab was closed before it sent anything.
    pub(super) fn was_never_sent(&self) -> bool {
        self.before.is_none() && clock::now() >= self.noted_at.add_seconds(PREPARES_FOR_S)
    }
}

#[derive(Serialize, Deserialize)]
struct Note {
    version: u8,
    id: String,
    noted_at: Instant,
    before: Option<Vec<String>>,
    settled_at: Option<Instant>,
    endpoint: Box<RawValue>,
}

/// What is noted under a key.
pub(super) enum Noted {
    Nothing,
    Call(SentCall),
    /// A note that this version of the app can't read.
    Unreadable,
}

/// Returns whether it is saved. What could not be saved is not sent: another tab would not know of it.
pub(super) fn save(key: &str, call: &SentCall) -> bool {
    let SentCall { write, id, noted_at, before, settled_at } = call;
    write.to_json().is_some_and(|endpoint| {
        let note = Note {
            version: VERSION,
            id: id.clone(),
            noted_at: *noted_at,
            before: before.as_deref().map(<[String]>::to_vec),
            settled_at: *settled_at,
            endpoint,
        };
        local::save(&storage_key(key), &note)
    })
}

pub(super) fn load(key: &str, parse: fn(&RawValue) -> Option<Rc<dyn Write>>) -> Noted {
    let key = storage_key(key);
    if !local::has(&key) {
        return Noted::Nothing;
    }
    let call = local::load::<Note>(&key).filter(|note| note.version == VERSION).and_then(|note| {
        let Note { id, noted_at, before, settled_at, endpoint, .. } = note;
        Some(SentCall { write: parse(&endpoint)?, id, noted_at, before: before.map(Into::into), settled_at })
    });
    call.map_or(Noted::Unreadable, Noted::Call)
}

pub(super) fn remove(key: &str) {
    local::remove(&storage_key(key));
}

/// The lock under which calls of a key are sent.
pub(super) fn lock_name(key: &str) -> String {
    storage_key(key)
}

fn storage_key(key: &str) -> String {
    format!("orrery.sent.{key}")
}
