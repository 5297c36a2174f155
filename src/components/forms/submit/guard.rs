//! What keeps a write from being carried out twice: its note, and the look at what the server has of its kind.

use super::follow_up::Sender;
use super::handle::{LookupFn, ParseFn, SubmitHandle};
use super::lookup::{Match, Matches};
use super::pending_call::{self, Note, Noted, SentCall};
use super::recently_sent;
use super::state::{Lookup, Similar, SubmitState};
use super::write::{Reply, Write};
use crate::sorted::latest_first;
use leptos::prelude::*;
use lms::ApiError;
use lms::Instant;
use lms::error::Lost;
use std::rc::Rc;

/// How many seconds before another something alike was created, if both may be of one request: the time limit of a call,
/// twice.
const TOGETHER_S: i64 = 60;

/// What is new on the server since a call.
pub(super) struct Made {
    /// What the call made.
    pub(super) own: Vec<Match<Reply>>,
    /// What is like it: of another officer, or not in all as the call asks for.
    pub(super) similar: Vec<Similar>,
}

pub(super) fn of_matches(matches: Vec<Match<Reply>>) -> Vec<Similar> {
    let of_match = |Match { key, reference, href, created_at, officer, .. }: Match<Reply>| Similar {
        key,
        reference,
        href,
        created_at,
        officer,
    };
    matches.into_iter().map(of_match).collect()
}

/// A submission as its calls know it. They outlive their page.
#[derive(Clone)]
pub(super) struct Guard {
    pub(super) handle: SubmitHandle,
    pub(super) key: Rc<str>,
    pub(super) look_up: LookupFn,
    pub(super) parse: ParseFn,
}

impl Guard {
    /// Looks for the outcome of a call that another tab sent, or this one before a reload.
    pub(super) fn follow(self, noted: Noted) {
        match noted {
            Noted::Nothing => {}
            Noted::Call(call) => self.look_up(call, Lost::Connection, Sender::Other),
            Noted::SignedOut(_) => self.set_lookup(Lookup::SignedOut),
            Noted::Unreadable => self.set_lookup(Lookup::Unreadable),
        }
    }

    fn set_lookup(&self, lookup: Lookup) {
        self.handle.state.try_set(SubmitState::Lost(Lost::Connection, lookup));
    }

    /// `write` is to be sent under the key of a call that an officer sent before signing out. If it is the same, the call is
    /// looked for; else nothing is sent.
    pub(super) fn send_after_sign_out(self, note: Note, write: Rc<dyn Write>) {
        match note.call(write) {
            Some(call) if self.save_note(&call) => self.look_up(call, Lost::Connection, Sender::Other),
            _ => self.handle.toasts.error(format!(
                "Nothing was sent. This differs from {} that was sent before the last sign-out. Look for that one in the list first.",
                self.handle.labels().what
            )),
        }
    }

    /// The lock under which calls of this key are sent.
    pub(super) fn lock_name(&self) -> String {
        pending_call::lock_name(&self.key)
    }

    pub(super) fn noted(&self) -> Noted {
        pending_call::load(&self.key, self.parse)
    }

    /// Returns whether it is saved.
    pub(super) fn save_note(&self, call: &SentCall) -> bool {
        pending_call::save(&self.key, call)
    }

    pub(super) fn remove_note(&self) {
        pending_call::remove(&self.key);
    }

    /// All that the server has that is as `call` asks for, the newest first.
    pub(super) async fn matches(&self, call: &SentCall) -> Matches<Reply> {
        let matches = (self.look_up)(call).await?;
        Ok(latest_first(matches, |found| found.created_at.unwrap_or(Instant::UNKNOWN)))
    }

    /// What the server has now and did not have before `call`.
    pub(super) async fn made_by(&self, call: &SentCall) -> Result<Made, ApiError> {
        let mut matches = self.matches(call).await?;
        if let Some(before) = &call.before {
            matches.retain(|found| !before.contains(&found.key));
        }
        let (own, similar) = matches.into_iter().partition(|found| call.may_have_made(found));
        Ok(Made { own, similar: of_matches(similar) })
    }

    /// Ends with what a lookup found `call` to have made.
    pub(super) fn found(&self, call: &SentCall, mut made: Vec<Match<Reply>>) {
        self.report_more(&made);
        recently_sent::save(&self.key, call);
        self.remove_note();
        self.set_reply(made.swap_remove(0).reply);
        self.set_state(SubmitState::Lost(Lost::Connection, Lookup::Found));
    }

    pub(super) fn set_reply(&self, reply: Reply) {
        self.handle.reply.try_set_value(Some(reply));
    }

    /// Shows the outcome on its page, or as a toast to an officer who has left it.
    pub(super) fn set_state(&self, state: SubmitState) {
        let Some(state) = self.handle.state.try_set(state) else { return };
        let (what, toasts) = (self.handle.labels().what_capitalised(), self.handle.toasts);
        match state {
            SubmitState::Done | SubmitState::Lost(_, Lookup::Found) => toasts.success(format!("{what} was taken.")),
            SubmitState::Failed(error) => {
                toasts.error(format!("{what} was not taken. {error} {}", error.consequence()))
            }
            // The note makes the next visit of the form begin with the lookup.
            SubmitState::Lost(because, _) => {
                toasts.error(format!("{what}: {because} Open the form again to look whether it arrived."))
            }
            SubmitState::SentElsewhere(_) | SubmitState::Ready | SubmitState::Sending => {}
        }
    }

    /// Shows what is like the newest of `matches` and as new: a browser may send a request twice by itself, and another
    /// officer may have sent the same.
    pub(super) fn report_more<R>(&self, matches: &[Match<R>]) {
        let as_asked = || matches.iter().filter(|found| found.is_as_asked);
        let Some(newest) = as_asked().next() else { return };
        let limit = newest.created_at.map(|at| at.add_seconds(-TOGETHER_S));
        let together: Vec<_> = as_asked().filter(|found| found.created_at >= limit).collect();
        if let [_, second, ..] = together[..] {
            let references: Vec<&str> = together.iter().map(|found| found.reference.as_str()).collect();
            let text = format!(
                "{}: the server has {} of them from this minute, {}. The browser or another officer may have sent the same. Unless all are wanted, cancel the rest.",
                self.handle.labels().what_capitalised(),
                together.len(),
                references.join(", ")
            );
            self.handle.toasts.error_about(text, second.href.clone());
        }
    }
}
