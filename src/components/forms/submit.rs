//! Writes: every form and every action that changes something goes through a [`Submission`].
//!
//! A call is sent once. The submission ignores clicks while a request is in flight and never retries. The call is
//! stored in localStorage until its response arrives. When the response is lost, or the tab was reloaded before it
//! arrived, the outcome is unknown: the submission says so, looks for what the call was to make, shows what it found,
//! and only then offers to send again.

mod handle;
mod labels;
mod lookup;
mod pending_call;
mod state;
mod view;
mod write;

pub(crate) use handle::SubmitHandle;
pub(crate) use labels::SubmitLabels;
pub(crate) use lookup::{LookupFuture, find_changed, find_created};
pub(crate) use state::{Lookup, SubmitState};
pub(crate) use view::{SubmitActions, outcome};

use crate::dom::watch::watch;
use futures::FutureExt;
use leptos::prelude::*;
use lms::{Endpoint, Instant};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::rc::Rc;
use std::time::Duration;
use write::{Reply, SentCall};

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

/// One write, from the first click to its outcome: a [`SubmitHandle`] with the type of its endpoint.
pub(crate) struct Submission<E> {
    handle: SubmitHandle,
    endpoint: PhantomData<fn(E)>,
}

impl<E> Copy for Submission<E> {}

impl<E> Clone for Submission<E> {
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
        let look_up = move |call: &SentCall| match endpoint(call) {
            Some(endpoint) => without_type(look_up(endpoint, call.since)),
            None => async { Ok(None) }.boxed_local(),
        };
        let handle = SubmitHandle::new(key.into(), labels, write::from_json::<E>, Rc::new(look_up));
        Self { handle, endpoint: PhantomData }
    }

    /// The last call, sent here or before a reload; tracks the state.
    pub(crate) fn last_sent(self) -> Option<E> {
        endpoint(&self.handle.last_call()?)
    }

    /// The reply of a call that succeeded, and whether a lookup found it; tracks the state.
    pub(crate) fn outcome(self) -> Option<(E::Reply, bool)> {
        let (reply, was_lost) = self.handle.outcome()?;
        Some((reply.downcast_ref::<E::Reply>()?.clone(), was_lost))
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
    pub(crate) const fn handle(self) -> SubmitHandle {
        self.handle
    }

    /// Sends `endpoint`, unless a call is in flight or its outcome is unknown, here or in another tab.
    pub(crate) fn send(self, endpoint: E) {
        self.handle.send(Rc::new(endpoint));
    }
}

fn endpoint<E: Clone + 'static>(call: &SentCall) -> Option<E> {
    call.write.endpoint().downcast_ref::<E>().cloned()
}

fn without_type<R: 'static>(lookup: LookupFuture<R>) -> LookupFuture<Reply> {
    lookup.map(|found| found.map(|reply| reply.map(|reply| Rc::new(reply) as Reply))).boxed_local()
}
