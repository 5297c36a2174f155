//! Sending a call: once, and with what the server had before it noted, so that what it makes can be told from that.

use super::follow_up::Sender;
use super::guard::{Guard, of_matches};
use super::handle::SubmitHandle;
use super::lookup::Match;
use super::pending_call::{Noted, SentCall};
use super::recently_sent;
use super::state::{Lookup, Similar, SubmitState};
use super::write::{Reply, Write};
use crate::api;
use crate::dom::tab_lock::TabLock;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use lms::error::Lost;
use std::rc::Rc;

impl SubmitHandle {
    /// Sends `write`, unless a call is in flight or its outcome is unknown, here or in another tab.
    pub(super) fn send(self, write: Rc<dyn Write>) {
        if self.state.with_untracked(SubmitState::is_locked) {
            return;
        }
        let guard = self.guard();
        let what = self.labels().what;
        // Before the state, with which a page shows what it sends.
        let begin = |write| {
            let call = SentCall::new(write, what);
            self.last_call.set_value(Some(call.clone()));
            self.state.set(SubmitState::Sending);
            call
        };
        if self.is_preview {
            return spawn_local(guard.preview(begin(write)));
        }
        let last = self.last_call.get_value();
        let earlier = match guard.noted() {
            Noted::Nothing => None,
            // It was looked for and not found. It may have arrived since.
            Noted::Call(call) if last.is_some_and(|last| last.id == call.id) => Some(call),
            // Another tab is about to send.
            Noted::Call(call) if call.before.is_none() => {
                return spawn_local(guard.follow_other_tab(begin(write)));
            }
            Noted::SignedOut(note) => return guard.send_after_sign_out(note, write),
            other => return guard.follow(other),
        };
        // What the officer has been shown, and goes ahead beside.
        let beside = self.state.with_untracked(|state| state.similar().to_vec());
        spawn_local(guard.send_once(begin(write), earlier, beside));
    }
}

impl Guard {
    async fn send_once(self, mut call: SentCall, earlier: Option<SentCall>, beside: Vec<Similar>) {
        let is_shown = |key: &str| beside.iter().any(|similar| similar.key == key);
        let Some(_lock) = TabLock::try_acquire(&self.lock_name()).await else {
            return self.follow_other_tab(call).await;
        };
        if let Some(earlier) = &earlier {
            let lookup = match self.made_by(earlier).await {
                Ok(made) if !made.own.is_empty() => return self.found(earlier, made.own),
                Ok(made) if made.similar.iter().all(|similar| is_shown(&similar.key)) => None,
                Ok(made) => Some(Lookup::Similar(made.similar)),
                Err(error) => Some(Lookup::Failed(error)),
            };
            if let Some(lookup) = lookup {
                self.handle.last_call.try_set_value(Some(earlier.clone()));
                return self.set_state(SubmitState::Lost(Lost::Connection, lookup));
            }
        }
        if !self.save_note(&call) {
            return self.set_state(SubmitState::Failed(not_noted()));
        }
        match self.matches(&call).await {
            Ok(before) => {
                call.before = Some(before.iter().map(|found| found.key.clone()).collect());
                let sent = self.sent_elsewhere(&call, before);
                if !sent.iter().all(|similar| is_shown(&similar.key)) {
                    self.restore_note(earlier.as_ref());
                    return self.set_state(SubmitState::SentElsewhere(sent));
                }
            }
            Err(error) => return self.not_sent(of_look(error), earlier.as_ref()),
        }
        // Another tab that began at the same moment has written its note over this one: it sends, this one does not.
        match self.noted() {
            Noted::Call(noted) if noted.id == call.id => {}
            // That took so long that another tab has given this one up.
            Noted::Nothing => return self.not_sent(ApiError::Timeout, earlier.as_ref()),
            other => return self.follow(other),
        }
        self.handle.last_call.try_set_value(Some(call.clone()));
        if !self.save_note(&call) {
            return self.not_sent(not_noted(), earlier.as_ref());
        }
        match api::send_and_read(&call.write.call(), |body| call.write.read_reply(body)).await {
            Ok(reply) => {
                self.succeeded(&call, reply);
                if let Ok(matches) = self.matches(&call).await {
                    self.report_more(&matches);
                }
            }
            Err(ApiError::OutcomeUnknown { because }) => {
                call.settle_in(super::settles_after(because));
                self.save_note(&call);
                self.look_up(call, because, Sender::ThisTab);
            }
            // A browser repeats a request by itself when its connection closes, and the repeat is refused.
            Err(error @ (ApiError::Conflict { .. } | ApiError::Refused { .. } | ApiError::SessionRenewed)) => {
                match self.made_by(&call).await {
                    Ok(mut made) if !made.own.is_empty() => self.succeeded(&call, made.own.swap_remove(0).reply),
                    Ok(_) => self.not_sent(error, earlier.as_ref()),
                    Err(failed) => {
                        call.settle_in(super::settles_after(Lost::Connection));
                        self.save_note(&call);
                        self.set_state(SubmitState::Lost(Lost::Connection, Lookup::Failed(failed)));
                    }
                }
            }
            Err(error) => self.not_sent(error, earlier.as_ref()),
        }
    }

    /// Another tab is sending at this moment: nothing is sent here, and what it makes is shown.
    async fn follow_other_tab(self, mut call: SentCall) {
        let before = self.matches(&call).await;
        let _lock = TabLock::acquire(&self.lock_name()).await;
        match self.noted() {
            Noted::Nothing => {}
            other => return self.follow(other),
        }
        let made = match before {
            Ok(before) => {
                call.before = Some(before.into_iter().map(|found| found.key).collect());
                self.made_by(&call).await
            }
            Err(error) => Err(error),
        };
        match made {
            Ok(made) if made.own.is_empty() => self.set_state(SubmitState::Failed(sent_by_other_tab())),
            Ok(made) => self.found(&call, made.own),
            Err(error) => self.set_state(SubmitState::Failed(of_look(error))),
        }
    }

    /// A preview changes nothing, so there is nothing to note and to look for.
    async fn preview(self, call: SentCall) {
        match api::send_and_read(&call.write.call(), |body| call.write.read_reply(body)).await {
            Ok(reply) => {
                self.set_reply(reply);
                self.set_state(SubmitState::Done);
            }
            Err(ApiError::OutcomeUnknown { because }) => self.set_state(SubmitState::Lost(because, Lookup::NotFound)),
            Err(error) => self.set_state(SubmitState::Failed(error)),
        }
    }

    /// What the same call from another page of this browser has just made, among all that the server has.
    fn sent_elsewhere(&self, call: &SentCall, mut all: Vec<Match<Reply>>) -> Vec<Similar> {
        let Some(before) = recently_sent::before_same_of_other_page(&self.key, call) else { return Vec::new() };
        all.retain(|found| found.created_at.is_some() && call.may_have_made(found) && !before.contains(&found.key));
        of_matches(all)
    }

    fn succeeded(&self, call: &SentCall, reply: Reply) {
        recently_sent::save(&self.key, call);
        self.remove_note();
        self.set_reply(reply);
        self.set_state(SubmitState::Done);
    }

    /// Nothing was changed by this call; what is known of an earlier one stays noted.
    fn not_sent(&self, error: ApiError, earlier: Option<&SentCall>) {
        self.restore_note(earlier);
        self.set_state(SubmitState::Failed(error));
    }

    fn restore_note(&self, earlier: Option<&SentCall>) {
        match earlier {
            Some(earlier) => {
                self.save_note(earlier);
            }
            None => self.remove_note(),
        }
    }
}

/// A look changes nothing, also where it is a preview by a call that writes.
fn of_look(error: ApiError) -> ApiError {
    match error {
        ApiError::OutcomeUnknown { because: Lost::Connection } => ApiError::Offline,
        ApiError::OutcomeUnknown { because: Lost::Timeout } => ApiError::Timeout,
        ApiError::OutcomeUnknown { because: Lost::ServerFailed } => ApiError::Server { id: None },
        ApiError::OutcomeUnknown { because: Lost::Unreadable } => ApiError::Unreadable,
        other => other,
    }
}

fn sent_by_other_tab() -> ApiError {
    let message = "Another tab of this browser was sending the same at this moment. This tab sent nothing: look there.";
    ApiError::Refused { message: Some(message.to_owned()), fields: Vec::new() }
}

fn not_noted() -> ApiError {
    let message =
        "This browser did not save the note that keeps it from being sent twice: its storage is full or blocked.";
    ApiError::Refused { message: Some(message.to_owned()), fields: Vec::new() }
}
