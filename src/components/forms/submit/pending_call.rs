//! Notes of calls that were sent and have no known outcome, in localStorage: a reload or a second tab looks for what the
//! call made before it sends another. A note that can't be read counts as a call with an unknown outcome.
//!
//! The call itself is stored under another key, which is removed at sign-out: it may hold a PAN, an account number or a
//! name. The note stays, with ids and a digest of the call. Sent again as it was, the call is looked for by these; anything
//! else under its key is locked until an officer has looked for it.

use super::lookup::Match;
use super::write::Write;
use crate::clock;
use crate::dom::ids::random_id;
use crate::session;
use crate::session::officer::may_be_of;
use crate::storage::{digest, local};
use leptos::prelude::window;
use lms::Instant;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::rc::Rc;

/// Changes with the form of a note; an older note counts as unreadable.
const VERSION: u8 = 2;
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
    /// User name of the officer who sends it; empty in a session by token.
    officer: String,
    /// Path of the page that sent it.
    path: String,
    /// What it is, with its article: "the tranche request".
    what: String,
    /// The keys of what the server had before that is as the call asks for; `None` while that is being read, and nothing
    /// is sent yet.
    pub(super) before: Option<Rc<[String]>>,
    /// When "not found" is believed; `None` while the response may still come.
    settled_at: Option<Instant>,
}

impl SentCall {
    pub(super) fn new(write: Rc<dyn Write>, what: &str) -> Self {
        let path = window().location().pathname().unwrap_or_default();
        Self {
            write,
            id: random_id(),
            noted_at: clock::now(),
            officer: session::username().unwrap_or_default(),
            path,
            what: what.to_owned(),
            before: None,
            settled_at: None,
        }
    }

    /// Whether it may have made `found`: what another officer made is not of this call.
    pub(super) fn may_have_made<R>(&self, found: &Match<R>) -> bool {
        found.is_as_asked && may_be_of(&self.officer, found.officer.as_deref())
    }

    /// The response was lost: for `seconds` from now the server may still be working on the call.
    pub(super) fn settle_in(&mut self, seconds: i64) {
        self.settled_at = Some(clock::now().add_seconds(seconds));
    }

    /// Whether the server had time to finish the call, and `extra` seconds more.
    pub(super) fn is_settled(&self, extra: i64) -> bool {
        is_settled(self.settled_at, self.noted_at, extra)
    }

    /// Whether its tab was closed before it sent anything.
    pub(super) fn was_never_sent(&self) -> bool {
        self.before.is_none() && clock::now() >= self.noted_at.add_seconds(PREPARES_FOR_S)
    }
}

fn is_settled(settled_at: Option<Instant>, noted_at: Instant, extra: i64) -> bool {
    let at = settled_at.unwrap_or_else(|| noted_at.add_seconds(SETTLES_AFTER_FOREIGN_S));
    clock::now() >= at.add_seconds(extra)
}

/// What is noted of a call besides the call itself.
#[derive(Serialize, Deserialize)]
pub(crate) struct Note {
    version: u8,
    id: String,
    pub(crate) noted_at: Instant,
    /// As [`SentCall::officer`].
    officer: String,
    /// Path of the page that sent it.
    pub(crate) path: String,
    /// As [`SentCall::what`].
    pub(crate) what: String,
    before: Option<Vec<String>>,
    settled_at: Option<Instant>,
    /// Of the call as JSON.
    digest: u32,
}

impl Note {
    /// Whether the server had time to finish the call.
    pub(super) fn is_settled(&self) -> bool {
        is_settled(self.settled_at, self.noted_at, 0)
    }

    /// The noted call, if `write` is the same as was sent.
    pub(super) fn call(self, write: Rc<dyn Write>) -> Option<SentCall> {
        let is_same = write.to_json().is_some_and(|json| digest(json.get()) == self.digest);
        let Self { id, noted_at, officer, path, what, before, settled_at, .. } = self;
        is_same.then(|| SentCall {
            write,
            id,
            noted_at,
            officer,
            path,
            what,
            before: before.map(Into::into),
            settled_at,
        })
    }
}

/// What is noted under a key.
pub(super) enum Noted {
    Nothing,
    Call(SentCall),
    /// An officer has signed out since: the call is removed.
    SignedOut(Note),
    /// A note that this version of the app can't read.
    Unreadable,
}

/// Returns whether it is saved. What could not be saved is not sent: another tab would not know of it.
pub(super) fn save(key: &str, call: &SentCall) -> bool {
    let SentCall { write, id, noted_at, officer, path, what, before, settled_at } = call;
    write.to_json().is_some_and(|json| {
        let note = Note {
            version: VERSION,
            id: id.clone(),
            noted_at: *noted_at,
            officer: officer.clone(),
            path: path.clone(),
            what: what.clone(),
            before: before.as_deref().map(<[String]>::to_vec),
            settled_at: *settled_at,
            digest: digest(json.get()),
        };
        local::save(&call_key(key), &json) && local::save(&note_key(key), &note)
    })
}

pub(super) fn load(key: &str, parse: fn(&RawValue) -> Option<Rc<dyn Write>>) -> Noted {
    let note_key = note_key(key);
    if !local::has(&note_key) {
        return Noted::Nothing;
    }
    let Some(note) = load_note(&note_key) else { return Noted::Unreadable };
    if !local::has(&call_key(key)) {
        return Noted::SignedOut(note);
    }
    let call = local::load::<Box<RawValue>>(&call_key(key)).and_then(|json| note.call(parse(&json)?));
    call.map_or(Noted::Unreadable, Noted::Call)
}

/// The notes of all calls without a known outcome; `None` for one that this version can't read.
pub(crate) fn all_notes() -> Vec<Option<Note>> {
    local::keys(NOTES).iter().map(|key| load_note(key)).collect()
}

pub(super) fn remove(key: &str) {
    local::remove(&note_key(key));
    local::remove(&call_key(key));
}

fn load_note(note_key: &str) -> Option<Note> {
    local::load::<Note>(note_key).filter(|note| note.version == VERSION)
}

/// The lock under which calls of a key are sent.
pub(super) fn lock_name(key: &str) -> String {
    note_key(key)
}

/// The beginning of the key of every note.
pub(crate) const NOTES: &str = "orrery.sent.";

fn note_key(key: &str) -> String {
    format!("{NOTES}{key}")
}

fn call_key(key: &str) -> String {
    format!("orrery.call.{key}")
}
