//! Sending a call: once, and with what the server had before it noted, so that what it makes can be told from that.

use super::follow_up::Sender;
use super::guard::Guard;
use super::handle::SubmitHandle;
use super::pending_call::{Noted, SentCall};
use super::state::{Lookup, SubmitState};
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
        if self.is_preview {
            self.state.set(SubmitState::Sending);
            return spawn_local(guard.preview(SentCall::new(write)));
        }
        let last = self.last_call.get_value();
        let earlier = match guard.noted() {
            Noted::Nothing => None,
            // It was looked for and not found. It may have arrived since.
            Noted::Call(call) if last.is_some_and(|last| last.id == call.id) => Some(call),
            // Another tab is about to send.
            Noted::Call(call) if call.before.is_none() => {
                self.state.set(SubmitState::Sending);
                return spawn_local(guard.follow_other_tab(SentCall::new(write)));
            }
            Noted::SignedOut(note) => return guard.send_after_sign_out(note, write),
            other => return guard.follow(other),
        };
        self.state.set(SubmitState::Sending);
        spawn_local(guard.send_once(SentCall::new(write), earlier));
    }
}

impl Guard {
    async fn send_once(self, mut call: SentCall, earlier: Option<SentCall>) {
        let Some(_lock) = TabLock::try_acquire(&self.lock_name()).await else {
            return self.follow_other_tab(call).await;
        };
        if let Some(earlier) = &earlier {
            match self.made_by(earlier).await {
                Ok(made) if made.is_empty() => {}
                Ok(made) => return self.found(made),
                Err(error) => return self.set_state(SubmitState::Lost(Lost::Connection, Lookup::Failed(error))),
            }
        }
        self.handle.last_call.try_set_value(Some(call.clone()));
        if !self.save_note(&call) {
            return self.set_state(SubmitState::Failed(not_noted()));
        }
        match self.matches(&call).await {
            Ok(before) => call.before = Some(before.into_iter().map(|found| found.key).collect()),
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
                self.succeeded(reply);
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
                    Ok(mut made) if !made.is_empty() => self.succeeded(made.swap_remove(0).reply),
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
        self.handle.last_call.try_set_value(Some(call.clone()));
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
            Ok(made) if made.is_empty() => self.set_state(SubmitState::Failed(sent_by_other_tab())),
            Ok(made) => self.found(made),
            Err(error) => self.set_state(SubmitState::Failed(of_look(error))),
        }
    }

    /// A preview changes nothing, so there is nothing to note and to look for.
    async fn preview(self, call: SentCall) {
        self.handle.last_call.try_set_value(Some(call.clone()));
        match api::send_and_read(&call.write.call(), |body| call.write.read_reply(body)).await {
            Ok(reply) => {
                self.set_reply(reply);
                self.set_state(SubmitState::Done);
            }
            Err(ApiError::OutcomeUnknown { because }) => self.set_state(SubmitState::Lost(because, Lookup::NotFound)),
            Err(error) => self.set_state(SubmitState::Failed(error)),
        }
    }

    fn succeeded(&self, reply: Reply) {
        self.remove_note();
        self.set_reply(reply);
        self.set_state(SubmitState::Done);
    }

    /// Nothing was changed by this call; what is known of an earlier one stays noted.
    fn not_sent(&self, error: ApiError, earlier: Option<&SentCall>) {
        match earlier {
            Some(earlier) => {
                self.save_note(earlier);
            }
            None => self.remove_note(),
        }
        self.set_state(SubmitState::Failed(error));
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
