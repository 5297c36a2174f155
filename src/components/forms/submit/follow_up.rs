//! Looking for what a call made whose response was lost.

use super::guard::Guard;
use super::pending_call::{Noted, SentCall};
use super::state::{Lookup, Similar, SubmitState};
use crate::api;
use crate::dom::timer::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::error::Lost;
use std::time::Duration;

const INTERVAL: Duration = Duration::from_secs(2);
/// The same once it was not found in time.
const LATE_INTERVAL: Duration = Duration::from_secs(10);
/// Seconds for which a call that was not found is still looked for, and stays noted.
const LATE_S: i64 = 15 * 60;

/// Which tab sent the call that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    /// This one: its response is lost, whatever becomes of the note.
    ThisTab,
    /// Another, or this one before a reload: it removes the note when it has its response.
    Other,
}

impl Guard {
    pub(super) fn look_up(self, call: SentCall, because: Lost, sender: Sender) {
        self.set_state(SubmitState::Lost(because, Lookup::Running));
        if self.handle.state.is_disposed() {
            return;
        }
        self.handle.last_call.try_set_value(Some(call.clone()));
        spawn_local(self.find(call, because, sender));
    }

    async fn find(self, mut call: SentCall, because: Lost, sender: Sender) {
        loop {
            // Another tab may have sent it and know its outcome by now.
            let is_noted = match self.noted() {
                Noted::Call(noted) => {
                    call = noted;
                    self.handle.last_call.try_set_value(Some(call.clone()));
                    true
                }
                Noted::Nothing => false,
                Noted::SignedOut(_) => return self.end_lookup(because, Lookup::SignedOut),
                Noted::Unreadable => return self.end_lookup(because, Lookup::Unreadable),
            };
            if call.before.is_none() {
                if !is_noted || call.was_never_sent() {
                    self.remove_note();
                    self.handle.state.try_set(SubmitState::Ready);
                    return;
                }
            } else {
                match self.made_by(&call).await {
                    Ok(made) if !made.own.is_empty() => {
                        mark_stale(&call);
                        return self.found(&call, made.own);
                    }
                    // The other tab has its response: nothing came of it.
                    Ok(_) if !is_noted && sender == Sender::Other => {
                        self.handle.state.try_set(SubmitState::Ready);
                        return;
                    }
                    Ok(made) if call.is_settled(0) => {
                        mark_stale(&call);
                        let lookup = not_found(made.similar);
                        self.end_lookup(because, lookup.clone());
                        return self.find_late(call, because, lookup).await;
                    }
                    Ok(_) => {}
                    Err(error) => return self.end_lookup(because, Lookup::Failed(error)),
                }
            }
            if self.handle.state.is_disposed() {
                return;
            }
            sleep(INTERVAL).await;
        }
    }

    fn end_lookup(&self, because: Lost, lookup: Lookup) {
        self.handle.state.try_set(SubmitState::Lost(because, lookup));
    }

    /// Goes on looking for a call that was not found: a proxy may deliver it late.
    async fn find_late(&self, call: SentCall, because: Lost, mut shown: Lookup) {
        let is_last = |shown: &Lookup| {
            let id = self.handle.last_call.try_with_value(|last| last.as_ref().map(|last| last.id.clone()));
            id.flatten().is_some_and(|id| id == call.id)
                && self.handle.state.try_get_untracked() == Some(SubmitState::Lost(because, shown.clone()))
        };
        while is_last(&shown) {
            if call.is_settled(LATE_S) {
                return self.remove_note();
            }
            sleep(LATE_INTERVAL).await;
            if !is_last(&shown) {
                return;
            }
            let Ok(made) = self.made_by(&call).await else { continue };
            if !is_last(&shown) {
                return;
            }
            if !made.own.is_empty() {
                mark_stale(&call);
                return self.found(&call, made.own);
            }
            let now = not_found(made.similar);
            if now != shown {
                mark_stale(&call);
                self.end_lookup(because, now.clone());
                shown = now;
            }
        }
    }
}

fn not_found(similar: Vec<Similar>) -> Lookup {
    if similar.is_empty() { Lookup::NotFound } else { Lookup::Similar(similar) }
}

/// Queries fetched when the response was lost may be older than the call.
fn mark_stale(call: &SentCall) {
    api::mark_stale(call.write.call().stale);
}
