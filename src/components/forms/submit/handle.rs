//! The state machine of a submission. It is one type for all endpoints, so that it and the code of forms are compiled
//! once.

use super::lookup::LookupFuture;
use super::pending_call;
use super::state::{Lookup, SubmitState};
use super::write::{Reply, SentCall, Write};
use super::{LOOKUP_INTERVAL, SETTLES_AFTER_FOREIGN_S, SETTLES_AFTER_S, SubmitLabels};
use crate::components::feedback::toast::{Toasts, toasts};
use crate::dom::timer::sleep;
use crate::{api, clock};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use lms::error::Lost;
use serde_json::value::RawValue;
use std::rc::Rc;

pub(super) type LookupFn = Rc<dyn Fn(&SentCall) -> LookupFuture<Reply>>;

/// A [`Submission`](super::Submission) without the type of its endpoint: what a form and its buttons need.
#[derive(Clone, Copy)]
pub(crate) struct SubmitHandle {
    state: RwSignal<SubmitState>,
    /// The reply of a call that succeeded, or what a lookup found.
    reply: StoredValue<Option<Reply>, LocalStorage>,
    last_call: StoredValue<Option<SentCall>, LocalStorage>,
    /// Identifies what is written, across tabs: "tranche.{loan}".
    key: StoredValue<String>,
    labels: SubmitLabels,
    look_up: StoredValue<LookupFn, LocalStorage>,
    parse: fn(&RawValue) -> Option<Rc<dyn Write>>,
    toasts: Toasts,
}

impl SubmitHandle {
    /// See [`Submission::new`](super::Submission::new). `parse` reads a stored call.
    pub(super) fn new(
        key: String,
        labels: SubmitLabels,
        parse: fn(&RawValue) -> Option<Rc<dyn Write>>,
        look_up: LookupFn,
    ) -> Self {
        let pending = pending_call::load(&key, parse);
        let submission = Self {
            state: RwSignal::new(SubmitState::Ready),
            reply: StoredValue::new_local(None),
            last_call: StoredValue::new_local(None),
            key: StoredValue::new(key),
            labels,
            look_up: StoredValue::new_local(look_up),
            parse,
            toasts: toasts(),
        };
        if let Some(pending) = pending {
            submission.look_up(pending, Lost::Connection, SETTLES_AFTER_FOREIGN_S);
        }
        submission
    }

    /// For a form whose button leads to a review instead of sending.
    pub(crate) const fn with_send_label(self, send: &'static str) -> Self {
        Self { labels: SubmitLabels { send, ..self.labels }, ..self }
    }

    pub(crate) const fn labels(self) -> SubmitLabels {
        self.labels
    }

    /// Tracks the state.
    pub(crate) fn state(self) -> SubmitState {
        self.state.get()
    }

    /// Whether a click on the submit button is ignored; tracks the state.
    pub(crate) fn is_locked(self) -> bool {
        self.state.with(SubmitState::is_locked)
    }

    /// Whether a request is in flight; tracks the state.
    pub(crate) fn is_busy(self) -> bool {
        self.state.with(SubmitState::is_busy)
    }

    /// The last call; tracks the state.
    pub(super) fn last_call(self) -> Option<SentCall> {
        self.state.track();
        self.last_call.get_value()
    }

    /// The reply of a call that succeeded, and whether a lookup found it; tracks the state.
    pub(super) fn outcome(self) -> Option<(Reply, bool)> {
        let was_lost = self.state.with(|state| match state {
            SubmitState::Done => Some(false),
            SubmitState::Lost(_, Lookup::Found) => Some(true),
            _ => None,
        })?;
        Some((self.reply.get_value()?, was_lost))
    }

    /// Sends `write`, unless a call is in flight or its outcome is unknown, here or in another tab.
    pub(super) fn send(self, write: Rc<dyn Write>) {
        if self.state.with_untracked(SubmitState::is_locked) {
            return;
        }
        let key = self.key.get_value();
        if let Some(foreign) = pending_call::load(&key, self.parse) {
            self.look_up(foreign, Lost::Connection, SETTLES_AFTER_FOREIGN_S);
            return;
        }
        let sent = SentCall { since: clock::now(), write };
        self.state.set(SubmitState::Sending);
        self.last_call.set_value(Some(sent.clone()));
        pending_call::save(&key, &sent);
        spawn_local(async move {
            let state = match api::send_and_read(&sent.write.call(), |body| sent.write.read_reply(body)).await {
                Err(ApiError::OutcomeUnknown { because }) => {
                    self.look_up(sent, because, SETTLES_AFTER_S);
                    return;
                }
                Ok(reply) => {
                    self.reply.try_set_value(Some(reply));
                    SubmitState::Done
                }
                Err(error) => SubmitState::Failed(error),
            };
            pending_call::remove(&key);
            if let Some(state) = self.state.try_set(state) {
                self.show_as_toast(&state);
            }
        });
    }

    /// Repeats the lookup after it failed or found nothing.
    pub(crate) fn look_again(self) {
        let state = self.state.get_untracked();
        if let (SubmitState::Lost(because, Lookup::Failed(_) | Lookup::NotFound), Some(call)) =
            (state, self.last_call.get_value())
        {
            self.look_up(call, because, SETTLES_AFTER_S);
        }
    }

    /// Back to [`SubmitState::Ready`], if the outcome is known.
    pub(crate) fn reset(self) {
        if self.state.with_untracked(SubmitState::is_settled) {
            self.state.set(SubmitState::Ready);
        }
    }

    /// For an officer who left the page before the response arrived.
    fn show_as_toast(self, state: &SubmitState) {
        let what = self.labels.what_capitalised();
        match state {
            SubmitState::Done => self.toasts.success(format!("{what} was taken.")),
            SubmitState::Failed(error) => {
                self.toasts.error(format!("{what} was not taken. {error} {}", error.consequence()))
            }
            SubmitState::Ready | SubmitState::Sending | SubmitState::Lost(..) => {}
        }
    }

    fn look_up(self, call: SentCall, because: Lost, settles_after: i64) {
        if self.state.try_set(SubmitState::Lost(because, Lookup::Running)).is_some() {
            // The page is gone. The stored call makes the next visit of the form begin with the lookup.
            let what = self.labels.what_capitalised();
            self.toasts.error(format!("{what}: {because} Open the form again to look whether it arrived."));
            return;
        }
        self.last_call.set_value(Some(call.clone()));
        let key = self.key.get_value();
        let look_up = self.look_up.get_value();
        spawn_local(async move {
            let result = loop {
                match look_up(&call).await {
                    Ok(Some(reply)) => {
                        self.reply.try_set_value(Some(reply));
                        break Lookup::Found;
                    }
                    Ok(None) if clock::now() >= call.since.add_seconds(settles_after) => break Lookup::NotFound,
                    Ok(None) => sleep(LOOKUP_INTERVAL).await,
                    Err(error) => break Lookup::Failed(error),
                }
            };
            let known = matches!(result, Lookup::Found | Lookup::NotFound);
            if known {
                // Queries fetched when the response was lost may be older than the call.
                api::mark_stale(call.write.call().stale);
            }
            // It stays stored until a page has shown its outcome.
            if self.state.try_set(SubmitState::Lost(because, result)).is_none() && known {
                pending_call::remove(&key);
            }
        });
    }
}
