//! The one way to write: every form and every action that changes something goes through a [`Submission`].
//!
//! It is sent once. From the first click to the answer it is deaf to further ones, and nothing repeats it by itself.
//! What is on its way is noted on this device; when the answer is lost (or the tab is reloaded before it came) the
//! outcome is unknown: it says so, looks for what was asked, says what it found, and only then offers to send again.

mod labels;
mod lookup;
mod phase;
mod sent;
mod view;

pub(crate) use labels::SubmitLabels;
pub(crate) use lookup::{LookupFuture, find_changed, find_created};
pub(crate) use phase::{Lookup, Phase, Stage};
pub(crate) use view::{SubmitActions, SubmitHandle, outcome};

use crate::components::feedback::toast::{Toasts, toasts};
use crate::dom::watch::watch;
use crate::{api, clock};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::error::Lost;
use lms::{ApiError, Endpoint, Instant};
use sent::Sent;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::rc::Rc;

/// How long after sending a look that finds nothing is believed: the server may still be at it.
pub(crate) const SETTLES_AFTER_S: i64 = 8;
/// The same for a request that this page did not send itself: its sender may still be waiting.
pub(crate) const SETTLES_AFTER_FOREIGN_S: i64 = 35;
/// So often it is looked meanwhile.
pub(crate) const LOOK_EVERY_MS: u32 = 2_000;

/// `Date` has no fraction and an answer takes time: what was made a little before the click counts too.
const CLOCK_SLACK_S: i64 = 5;

/// From when on something may have been made by a call that was sent at `since`.
pub(crate) const fn not_before(since: Instant) -> Instant {
    since.add_seconds(-CLOCK_SLACK_S)
}

/// Whether what was made at `made` may have been made by a call that was sent at `since`.
pub(crate) fn since_then(made: Instant, since: Instant) -> bool {
    made >= not_before(since)
}

type LookupFn<E> = Rc<dyn Fn(E, Instant) -> LookupFuture<<E as Endpoint>::Reply>>;

/// One thing to be written, from the first click to its outcome.
pub(crate) struct Submission<E: Endpoint + 'static>
where
    E::Reply: 'static,
{
    phase: RwSignal<Phase<E::Reply>, LocalStorage>,
    /// What was sent last.
    sent: StoredValue<Option<Sent<E>>, LocalStorage>,
    /// The name of what is written: the loan, say.
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
    /// A submission of what is named `key`. If one of the same name was sent from this device and never answered, it
    /// begins by looking for that.
    ///
    /// `look_up` looks for what a lost call, sent at the instant it is given, was to make. A call that was noted on the
    /// device comes back without what stands in its path: `key` tells that, and `look_up` knows it.
    pub(crate) fn new(
        key: impl Into<String>,
        labels: SubmitLabels,
        look_up: impl Fn(E, Instant) -> LookupFuture<E::Reply> + 'static,
    ) -> Self {
        let key = key.into();
        let before = sent::read::<E>(&key);
        let submission = Self {
            phase: RwSignal::new_local(Phase::Ready),
            sent: StoredValue::new_local(None),
            key: StoredValue::new(key),
            labels,
            look_up: StoredValue::new_local(Rc::new(look_up)),
            toasts: toasts(),
        };
        if let Some(before) = before {
            submission.look(before, Lost::Connection, SETTLES_AFTER_FOREIGN_S);
        }
        submission
    }

    /// What was sent last, here or before a reload; tracks the phase.
    pub(crate) fn last_sent(self) -> Option<E> {
        self.phase.track();
        self.sent.with_value(|sent| sent.as_ref().map(|sent| sent.endpoint.clone()))
    }

    /// What came of it, and whether it had to be looked for; tracks it.
    pub(crate) fn outcome(self) -> Option<(E::Reply, bool)> {
        self.phase.with(|phase| match phase {
            Phase::Done(reply) => Some((reply.clone(), false)),
            Phase::Lost(_, Lookup::Found(reply)) => Some((reply.clone(), true)),
            _ => None,
        })
    }

    /// Calls `then` each time it has succeeded.
    pub(crate) fn on_success(self, then: impl Fn(E::Reply) + 'static) {
        watch(move || {
            if let Some((reply, _)) = self.outcome() {
                untrack(|| then(reply));
            }
        });
    }

    /// What its form needs of it.
    pub(crate) fn handle(self) -> SubmitHandle
    where
        E: Send + Sync,
        E::Reply: Send + Sync,
    {
        SubmitHandle {
            stage: Signal::derive(move || self.phase.with(Phase::stage)),
            labels: self.labels,
            look_again: Callback::new(move |()| self.look_again()),
            reset: Callback::new(move |()| self.reset()),
        }
    }

    /// Sends `endpoint`, unless something is on its way or its outcome is unknown.
    pub(crate) fn send(self, endpoint: E) {
        if !self.phase.with_untracked(Phase::may_send) {
            return;
        }
        let key = self.key.get_value();
        if let Some(foreign) = sent::read::<E>(&key) {
            // Another tab has sent one since this page opened.
            self.look(foreign, Lost::Connection, SETTLES_AFTER_FOREIGN_S);
            return;
        }
        let sent = Sent { since: clock::now(), endpoint };
        self.phase.set(Phase::Sending);
        self.sent.set_value(Some(sent.clone()));
        sent::write(&key, &sent);
        spawn_local(async move {
            let phase = match api::send(sent.endpoint.clone()).await {
                Err(ApiError::OutcomeUnknown { because }) => {
                    self.look(sent, because, SETTLES_AFTER_S);
                    return;
                }
                Ok(reply) => Phase::Done(reply),
                Err(error) => Phase::Failed(error),
            };
            sent::forget(&key);
            if let Some(phase) = self.phase.try_set(phase) {
                self.tell_elsewhere(&phase);
            }
        });
    }

    /// Looks again for what was lost.
    pub(crate) fn look_again(self) {
        let phase = self.phase.get_untracked();
        if let (Phase::Lost(because, Lookup::Failed(_) | Lookup::Nothing), Some(sent)) = (phase, self.sent.get_value())
        {
            self.look(sent, because, SETTLES_AFTER_S);
        }
    }

    /// Back to the beginning, where the outcome is known.
    pub(crate) fn reset(self) {
        if self.phase.with_untracked(Phase::is_settled) {
            self.phase.set(Phase::Ready);
        }
    }

    /// The officer has gone to another page before the answer came.
    fn tell_elsewhere(self, phase: &Phase<E::Reply>) {
        let what = self.labels.what_capitalised();
        match phase {
            Phase::Done(_) => self.toasts.success(format!("{what} was taken.")),
            Phase::Failed(error) => self.toasts.error(format!("{what} was not taken. {error} {}", error.consequence())),
            _ => {}
        }
    }

    fn look(self, sent: Sent<E>, because: Lost, settles_after: i64) {
        // The page may have gone before the answer was lost.
        if self.phase.try_set(Phase::Lost(because, Lookup::Looking)).is_some() {
            // The note on the device leads the next visit of the form to the look-up.
            let what = self.labels.what_capitalised();
            self.toasts.error(format!("{what}: {because} Open the form again to look whether it arrived."));
            return;
        }
        self.sent.set_value(Some(sent.clone()));
        let key = self.key.get_value();
        let look_up = self.look_up.get_value();
        spawn_local(async move {
            let look = loop {
                match look_up(sent.endpoint.clone(), sent.since).await {
                    Ok(Some(reply)) => break Lookup::Found(reply),
                    Ok(None) if clock::now() >= sent.since.add_seconds(settles_after) => break Lookup::Nothing,
                    Ok(None) => TimeoutFuture::new(LOOK_EVERY_MS).await,
                    Err(error) => break Lookup::Failed(error),
                }
            };
            let known = matches!(look, Lookup::Found(_) | Lookup::Nothing);
            if known {
                // What was read when the answer was lost may be from before the server took the call.
                api::mark(sent.endpoint.stale());
            }
            if self.phase.try_set(Phase::Lost(because, look)).is_none() && known {
                sent::forget(&key);
            }
        });
    }
}
