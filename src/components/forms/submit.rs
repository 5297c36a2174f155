//! Writes: every form and every action that changes something goes through a [`Submission`].
//!
//! A call is sent once. The submission ignores clicks while a request is in flight and never retries. The call is
//! stored in localStorage until its response arrives. When the response is lost, or the tab was reloaded before it
//! arrived, the outcome is unknown: the submission says so, looks for what the call was to make, shows what it found,
//! and only then offers to send again.

mod labels;
mod lookup;
mod pending_call;
mod state;
mod view;

pub(crate) use labels::SubmitLabels;
pub(crate) use lookup::{LookupFuture, find_changed, find_created};
pub(crate) use state::{Lookup, SubmitState};
pub(crate) use view::{SubmitActions, SubmitHandle, outcome};

use crate::components::feedback::toast::{Toasts, toasts};
use crate::dom::timer::sleep;
use crate::dom::watch::watch;
use crate::{api, clock};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::error::Lost;
use lms::{ApiError, Endpoint, Instant};
use pending_call::PendingCall;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::rc::Rc;
use std::time::Duration;

/// Seconds after sending before "not found" is believed: the server may still be working on the call.
pub(crate) const SETTLES_AFTER_S: i64 = 8;
/// The same for a call that this page did not send: the page that did may still be waiting for the response.
pub(crate) const SETTLES_AFTER_FOREIGN_S: i64 = 35;
pub(crate) const LOOKUP_INTERVAL: Duration = Duration::from_secs(2);

/// The `Date` header has no fraction and a response takes time, so items made a little before the click count too.
const CLOCK_SLACK_S: i64 = 5;

/// The earliest time at which a call sent at `since` can have made something.
pub(crate) const fn not_before(since: Instant) -> Instant {
    since.add_seconds(-CLOCK_SLACK_S)
}

/// Whether a call sent at `since` can have made something at `made`.
pub(crate) fn since_then(made: Instant, since: Instant) -> bool {
    made >= not_before(since)
}

type LookupFn<E> = Rc<dyn Fn(E, Instant) -> LookupFuture<<E as Endpoint>::Reply>>;

/// One write, from the first click to its outcome.
pub(crate) struct Submission<E: Endpoint + 'static>
where
    E::Reply: 'static,
{
    state: RwSignal<SubmitState<E::Reply>, LocalStorage>,
    last_call: StoredValue<Option<PendingCall<E>>, LocalStorage>,
    /// Identifies what is written, across tabs: "tranche.{loan}".
    key: StoredValue<String>,
    labels: SubmitLabels,
    look_up: StoredValue<LookupFn<E>, LocalStorage>,
    toasts: Toasts,
}

impl<E: Endpoint> Copy for Submission<E> {}

impl<E: Endpoint> Clone for Submission<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Submission<E>
where
    E: Endpoint + Clone + Serialize + DeserializeOwned + 'static,
    E::Reply: Clone + 'static,
{
    /// A submission under `key`. If a call was sent under that key in this browser and has no response, the submission
    /// begins with its lookup.
    ///
    /// `look_up` looks for what a lost call, sent at the given instant, was to make. A stored call lacks the parts of
    /// its path (they are not serialized): the key identifies them, and `look_up` knows them.
    pub(crate) fn new(
        key: impl Into<String>,
        labels: SubmitLabels,
        look_up: impl Fn(E, Instant) -> LookupFuture<E::Reply> + 'static,
    ) -> Self {
        let key = key.into();
        let pending = pending_call::load::<E>(&key);
        let submission = Self {
            state: RwSignal::new_local(SubmitState::Ready),
            last_call: StoredValue::new_local(None),
            key: StoredValue::new(key),
            labels,
            look_up: StoredValue::new_local(Rc::new(look_up)),
            toasts: toasts(),
        };
        if let Some(pending) = pending {
            submission.look_up(pending, Lost::Connection, SETTLES_AFTER_FOREIGN_S);
        }
        submission
    }

    /// The last call, sent here or before a reload; tracks the state.
    pub(crate) fn last_sent(self) -> Option<E> {
        self.state.track();
        self.last_call.with_value(|call| call.as_ref().map(|call| call.endpoint.clone()))
    }

    /// The reply of a call that succeeded, and whether a lookup found it; tracks the state.
    pub(crate) fn outcome(self) -> Option<(E::Reply, bool)> {
        self.state.with(|state| match state {
            SubmitState::Done(reply) => Some((reply.clone(), false)),
            SubmitState::Lost(_, Lookup::Found(reply)) => Some((reply.clone(), true)),
            _ => None,
        })
    }

    /// Calls `then` with each reply.
    pub(crate) fn on_success(self, then: impl Fn(E::Reply) + 'static) {
        watch(move || {
            if let Some((reply, _)) = self.outcome() {
                untrack(|| then(reply));
            }
        });
    }

    /// The part of it that a form needs.
    pub(crate) fn handle(self) -> SubmitHandle
    where
        E: Send + Sync,
        E::Reply: Send + Sync,
    {
        SubmitHandle {
            state: Signal::derive(move || self.state.with(SubmitState::without_reply)),
            labels: self.labels,
            look_again: Callback::new(move |()| self.look_again()),
            reset: Callback::new(move |()| self.reset()),
        }
    }

    /// Sends `endpoint`, unless a call is in flight or its outcome is unknown, here or in another tab.
    pub(crate) fn send(self, endpoint: E) {
        if self.state.with_untracked(SubmitState::is_locked) {
            return;
        }
        let key = self.key.get_value();
        if let Some(foreign) = pending_call::load::<E>(&key) {
            self.look_up(foreign, Lost::Connection, SETTLES_AFTER_FOREIGN_S);
            return;
        }
        let call = PendingCall { since: clock::now(), endpoint };
        self.state.set(SubmitState::Sending);
        self.last_call.set_value(Some(call.clone()));
        pending_call::save(&key, &call);
        spawn_local(async move {
            let state = match api::send(call.endpoint.clone()).await {
                Err(ApiError::OutcomeUnknown { because }) => {
                    self.look_up(call, because, SETTLES_AFTER_S);
                    return;
                }
                Ok(reply) => SubmitState::Done(reply),
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
    fn show_as_toast(self, state: &SubmitState<E::Reply>) {
        let what = self.labels.what_capitalised();
        match state {
            SubmitState::Done(_) => self.toasts.success(format!("{what} was taken.")),
            SubmitState::Failed(error) => {
                self.toasts.error(format!("{what} was not taken. {error} {}", error.consequence()))
            }
            _ => {}
        }
    }

    fn look_up(self, call: PendingCall<E>, because: Lost, settles_after: i64) {
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
                match look_up(call.endpoint.clone(), call.since).await {
                    Ok(Some(reply)) => break Lookup::Found(reply),
                    Ok(None) if clock::now() >= call.since.add_seconds(settles_after) => break Lookup::NotFound,
                    Ok(None) => sleep(LOOKUP_INTERVAL).await,
                    Err(error) => break Lookup::Failed(error),
                }
            };
            let known = matches!(result, Lookup::Found(_) | Lookup::NotFound);
            if known {
                // Queries fetched when the response was lost may be older than the call.
                api::mark_stale(call.endpoint.stale());
            }
            // It stays stored until a page has shown its outcome.
            if self.state.try_set(SubmitState::Lost(because, result)).is_none() && known {
                pending_call::remove(&key);
            }
        });
    }
}
