//! Matching one line of a queue, and undoing it.

use super::decisions::Decisions;
use super::unmatched_line::{Candidate, UnmatchedLine};
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{Submission, SubmitHandle, SubmitLabels, SubmitState, outcome};
use crate::venus::conflict_notice::{PresentState, conflict_notice};
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::{ApiError, Endpoint};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

pub(super) const MATCH: SubmitLabels = SubmitLabels { what: "the match", send: "Match", sending: "Matching…" };
pub(super) const UNDO: SubmitLabels =
    SubmitLabels { what: "taking the match back", send: "Undo", sending: "Undoing…" };

/// How a line is matched with one of its candidates.
#[derive(Clone, Copy)]
pub(super) struct LineMatch {
    pub(super) handle: SubmitHandle,
    pub(super) match_with: Callback<Candidate>,
    /// What the record or payout is now, after a match was refused.
    present: Callback<(), Option<PresentState>>,
}

impl LineMatch {
    /// Sends what `endpoint` makes of the candidate, and adds a decision: "LINE `verb` CANDIDATE".
    pub(super) fn new<E>(
        line: UnmatchedLine,
        submission: Submission<E>,
        endpoint: impl Fn(&Candidate) -> E + Send + Sync + 'static,
        decisions: Decisions,
        verb: &'static str,
        present: Callback<(), Option<PresentState>>,
    ) -> Self
    where
        E: Endpoint + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
        E::Reply: Clone + Send + Sync + 'static,
    {
        let UnmatchedLine { id, name, .. } = line;
        let matched = StoredValue::new(String::new());
        submission.on_success(move |_| decisions.add(id, format!("{name} {verb} {}", matched.get_value())));
        let match_with = Callback::new(move |candidate: Candidate| {
            matched.set_value(format!("{}, {}", candidate.reference, isolate(&candidate.borrower)));
            submission.send(endpoint(&candidate));
        });
        Self { handle: submission.handle(), match_with, present }
    }

    /// The outcome of a match, and who was first if it was refused.
    pub(super) fn outcome(self) -> impl IntoView {
        let Self { handle, present, .. } = self;
        let conflict = conflict_notice("This has changed since it was listed.", handle, move || present.run(()));
        view! { {outcome(handle)} {conflict} }
    }
}

/// Whether the server refused a match by the state of the record or payout.
pub(super) fn is_conflict(handle: SubmitHandle) -> bool {
    matches!(handle.state(), SubmitState::Failed(ApiError::Conflict { .. }))
}

/// Sends `endpoint`, which undoes the match of the line with this id.
pub(super) fn undo_match<E>(id: Uuid, submission: Submission<E>, endpoint: E, decisions: Decisions) -> SubmitHandle
where
    E: Endpoint + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    E::Reply: Clone + Send + Sync + 'static,
{
    let toasts = toasts();
    submission.on_success(move |_| {
        decisions.mark_undone(id);
        toasts.success("The match is taken back.");
    });
    submission.send(endpoint);
    submission.handle()
}
