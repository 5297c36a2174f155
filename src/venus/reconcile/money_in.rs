//! Money in: records without a loan or an account, and the loans that they may be for.

use super::decisions::Decisions;
use super::line_match::{LineMatch, MATCH, UNDO, is_conflict, undo_match};
use super::match_queue::{MatchQueue, QueueActions};
use super::split_dialog::SplitDialog;
use super::unmatched_line::{Candidate, UnmatchedLine};
use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::forms::submit::{LookupFuture, Match, Submission};
use crate::dom::memo::memo;
use crate::venus::conflict_notice::PresentState;
use futures::FutureExt;
use leptos::prelude::*;
use lms::reconciliation::{Allocation, ListUnmatchedRecords, MatchRecord, UnmatchRecord, UnmatchedFilter};
use lms::records::{GetRecord, Record};
use lms::{ApiError, LoanId, Page, RecordId};
use uuid::Uuid;

#[component]
pub(super) fn MoneyIn(filter: Memo<UnmatchedFilter>) -> impl IntoView {
    let query = api::query(move || Some(ListUnmatchedRecords(filter.get())));
    let page = memo(move |_| query.data());
    let lines = memo(move |_| {
        let records = page.get().map(|page| page.results).unwrap_or_default();
        records.into_iter().map(UnmatchedLine::from).collect::<Vec<_>>()
    });
    let more = Signal::derive(move || page.with(|page| page.as_ref().map_or(0, Page::rest)));
    let decisions = Decisions::load("in");
    let prepare = Callback::new(move |line: UnmatchedLine| {
        let (id, amount) = (RecordId(line.id), line.amount);
        let endpoint = move |candidate: &Candidate| MatchRecord {
            id,
            allocations: vec![Allocation { loan: LoanId(candidate.id), amount }],
        };
        let submission = match_submission(id);
        let handle = submission.handle();
        let record = api::query(move || is_conflict(handle).then_some(GetRecord { id }));
        let present = Callback::new(move |()| Some(PresentState::of_record(&record.data()?)));
        LineMatch::new(line, submission, endpoint, decisions, "is for", present)
    });
    let undo = Callback::new(move |line: Uuid| {
        let id = RecordId(line);
        let submission = Submission::new(format!("reconcile.undo.{id}"), UNDO, move |_| look_up(id, false));
        undo_match(line, submission, UnmatchRecord { id }, decisions)
    });
    let splitting = RwSignal::new(None::<UnmatchedLine>);
    let on_other = Callback::new(move |line| splitting.set(Some(line)));
    let actions = QueueActions { prepare, undo, on_other, other_label: "Another loan, or several", on_set_aside: None };
    view! {
        <Load query skeleton=|| skeleton_card(8) view=move |_| ().into_any() />
        <Show when=move || page.with(Option::is_some)>
            <MatchQueue lines more label="Money in that nobody has claimed" actions decisions />
        </Show>
        <SplitDialog line=splitting decisions />
    }
}

pub(super) fn match_submission(id: RecordId) -> Submission<MatchRecord> {
    Submission::new(format!("reconcile.match.{id}"), MATCH, move |_| look_up(id, true))
}

/// The record, if it is matched or unmatched as requested; a record that is gone counts as not found.
fn look_up(id: RecordId, is_matched: bool) -> LookupFuture<Record> {
    async move {
        match api::send(GetRecord { id }).await {
            Ok(record) => Ok(Match::of(Some(record).filter(|record| record.account.is_some() == is_matched))),
            Err(ApiError::NotFound) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
    .boxed_local()
}
