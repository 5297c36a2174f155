//! Writes: every form and every action that changes something goes through a [`Submission`].
//!
//! A call is sent once. The submission ignores clicks while a request is in flight and never retries. Before the call is
//! sent, what the server already has of its kind is read and noted in localStorage, with the call itself. When the
//! response is lost, or the tab was reloaded before it arrived, the outcome is unknown: the submission says so, looks
//! for what the server has now and did not have before, shows what it found, and only then offers to send again. No
//! clock is compared. The same look after a success and after a refusal finds out whether the browser sent the call
//! twice.

mod created;
mod follow_up;
mod guard;
mod handle;
mod labels;
mod lookup;
mod pending_call;
mod recently_sent;
mod send;
mod state;
mod unattended;
mod view;
mod write;

pub(crate) use created::Created;
pub(crate) use handle::SubmitHandle;
pub(crate) use labels::SubmitLabels;
pub(crate) use lookup::{LookupFuture, Match, Matches, find_changed, find_created, read_all};
pub(crate) use pending_call::{NOTES, all_notes};
pub(crate) use state::{Lookup, Similar, SubmitState};
pub(crate) use unattended::{NotBegun, UnattendedCall, forget, is_outcome_unknown};
pub(crate) use view::{SubmitActions, outcome, references, similar_links};

use crate::dom::watch::watch;
use futures::FutureExt;
use leptos::prelude::*;
use lms::error::Lost;
use lms::{ApiError, Endpoint};
use pending_call::SentCall;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::rc::Rc;
use write::Reply;

/// Seconds after a response was lost in which the server, or a proxy before it, may still be working on the call. Then
/// "not found" is believed.
pub(crate) const fn settles_after(because: Lost) -> i64 {
    match because {
        Lost::Timeout => LONGEST_SETTLE_S,
        Lost::Connection | Lost::ServerFailed | Lost::Unreadable => 20,
    }
}

/// The longest of these times.
pub(crate) const LONGEST_SETTLE_S: i64 = 60;

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
    /// `look_up` finds all that the server has that is as a call asks for. A noted call lacks the parts of its path (they
    /// are not serialized): the key identifies them, and `look_up` knows them.
    pub(crate) fn new(
        key: impl Into<String>,
        labels: SubmitLabels,
        look_up: impl Fn(E) -> LookupFuture<E::Reply> + 'static,
    ) -> Self {
        Self::with_before(key, labels, move |endpoint, _| look_up(endpoint))
    }

    /// As [`Self::new`], for a call whose reply is put together of all that is new: `look_up` is also given the keys of what it
    /// found before the call was sent; `None` for that look itself.
    pub(crate) fn with_before(
        key: impl Into<String>,
        labels: SubmitLabels,
        look_up: impl Fn(E, Option<Rc<[String]>>) -> LookupFuture<E::Reply> + 'static,
    ) -> Self {
        let look_up = move |call: &SentCall| match endpoint(call) {
            Some(endpoint) => without_type(look_up(endpoint, call.before.clone())),
            None => async { Err(ApiError::Unreadable) }.boxed_local(),
        };
        let handle = SubmitHandle::new(key.into(), labels, write::from_json::<E>, Rc::new(look_up));
        Self { handle, endpoint: PhantomData }
    }

    /// A submission whose calls change nothing: nothing is noted or looked for.
    pub(crate) fn preview(labels: SubmitLabels) -> Self {
        let look_up = |_: &SentCall| async { Ok(Vec::new()) }.boxed_local();
        let handle = SubmitHandle::preview(labels, write::from_json::<E>, Rc::new(look_up));
        Self { handle, endpoint: PhantomData }
    }

    /// The last call, sent here or before a reload; tracks the state.
    pub(crate) fn last_sent(self) -> Option<E> {
        endpoint(&self.handle.last_call()?)
    }

    /// The keys of what the server had before the last call, if that is known; tracks the state.
    pub(crate) fn before_last_sent(self) -> Option<Rc<[String]>> {
        self.handle.last_call()?.before
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
    let without_type = |found: Match<R>| found.map(|reply| Rc::new(reply) as Reply);
    lookup.map(move |matches| matches.map(|found| found.into_iter().map(without_type).collect())).boxed_local()
}
