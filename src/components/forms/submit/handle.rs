//! The state of a submission. It is one type for all endpoints, so that it and the code of forms are compiled once.

use super::SubmitLabels;
use super::follow_up::Sender;
use super::guard::Guard;
use super::lookup::LookupFuture;
use super::pending_call::{self, Noted, SentCall};
use super::state::{Lookup, SubmitState};
use super::write::{Reply, Write};
use crate::components::feedback::toast::{Toasts, toasts};
use leptos::prelude::*;
use serde_json::value::RawValue;
use std::rc::Rc;

pub(super) type LookupFn = Rc<dyn Fn(&SentCall) -> LookupFuture<Reply>>;
pub(super) type ParseFn = fn(&RawValue) -> Option<Rc<dyn Write>>;

/// A [`Submission`](super::Submission) without the type of its endpoint: what a form and its buttons need.
#[derive(Clone, Copy)]
pub(crate) struct SubmitHandle {
    pub(super) state: RwSignal<SubmitState>,
    /// The reply of a call that succeeded, or what a lookup found.
    pub(super) reply: StoredValue<Option<Reply>, LocalStorage>,
    pub(super) last_call: StoredValue<Option<SentCall>, LocalStorage>,
    /// Identifies what is written, across tabs: "tranche.{loan}".
    key: StoredValue<String>,
    labels: SubmitLabels,
    look_up: StoredValue<LookupFn, LocalStorage>,
    parse: ParseFn,
    /// Whether its calls change nothing.
    pub(super) is_preview: bool,
    pub(super) toasts: Toasts,
}

impl SubmitHandle {
    /// See [`Submission::new`](super::Submission::new). `parse` reads a noted call.
    pub(super) fn new(key: String, labels: SubmitLabels, parse: ParseFn, look_up: LookupFn) -> Self {
        let noted = pending_call::load(&key, parse);
        let submission = Self::unnoted(key, labels, parse, look_up);
        submission.guard().follow(noted);
        submission
    }

    /// One whose calls change nothing.
    pub(super) fn preview(labels: SubmitLabels, parse: ParseFn, look_up: LookupFn) -> Self {
        Self { is_preview: true, ..Self::unnoted(String::new(), labels, parse, look_up) }
    }

    fn unnoted(key: String, labels: SubmitLabels, parse: ParseFn, look_up: LookupFn) -> Self {
        Self {
            state: RwSignal::new(SubmitState::Ready),
            reply: StoredValue::new_local(None),
            last_call: StoredValue::new_local(None),
            key: StoredValue::new(key),
            labels,
            look_up: StoredValue::new_local(look_up),
            parse,
            is_preview: false,
            toasts: toasts(),
        }
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
            SubmitState::Ready
            | SubmitState::Sending
            | SubmitState::Failed(_)
            | SubmitState::SentElsewhere(_)
            | SubmitState::Lost(..) => None,
        })?;
        Some((self.reply.get_value()?, was_lost))
    }

    /// Repeats the lookup after it failed or found nothing.
    pub(crate) fn look_again(self) {
        let state = self.state.get_untracked();
        if let (SubmitState::Lost(because, Lookup::Failed(_) | Lookup::NotFound | Lookup::Similar(_)), Some(call)) =
            (state, self.last_call.get_value())
        {
            self.guard().look_up(call, because, Sender::ThisTab);
        }
    }

    /// Back to [`SubmitState::Ready`], if the outcome is known.
    pub(crate) fn reset(self) {
        if self.state.with_untracked(SubmitState::is_settled) {
            self.state.set(SubmitState::Ready);
        }
    }

    /// The officer has looked for a call that can't be looked for here: it may be sent again.
    pub(crate) fn discard_note(self) {
        if matches!(self.state.get_untracked(), SubmitState::Lost(_, Lookup::Unreadable | Lookup::SignedOut)) {
            let guard = self.guard();
            if matches!(guard.noted(), Noted::SignedOut(note) if !note.is_settled()) {
                return self.toasts.error("The server may still be working on it. Look again in a minute.");
            }
            guard.remove_note();
            self.state.set(SubmitState::Ready);
        }
    }

    /// What its calls need, also once its page is gone.
    pub(super) fn guard(self) -> Guard {
        let (key, look_up) = (self.key.get_value(), self.look_up.get_value());
        Guard { handle: self, key: key.into(), look_up, parse: self.parse }
    }
}
