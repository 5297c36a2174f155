//! Money in: records that nobody has claimed, and the loans they may be for.

use super::decided::Decided;
use super::item::{Candidate, Item};
use super::match_queue::{Does, MatchQueue, StatementLine};
use super::split::Split;
use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels};
use futures::FutureExt;
use leptos::prelude::*;
use lms::reconciliation::{Allocation, ListUnmatchedRecords, MatchRecord, UnmatchRecord, UnmatchedFilter};
use lms::records::{GetRecord, Record};
use lms::{ApiError, LoanId, Money, Page, RecordId};
use uuid::Uuid;

pub(super) const MATCH: SubmitLabels = SubmitLabels { what: "the match", send: "Match", sending: "Matching…" };
const UNDO: SubmitLabels = SubmitLabels { what: "taking the match back", send: "Undo", sending: "Undoing…" };

/// The queue of money in.
#[component]
pub(super) fn Records(filter: Memo<UnmatchedFilter>) -> impl IntoView {
    let records = api::query(move || Some(ListUnmatchedRecords(filter.get())));
    let page = Memo::new(move |_| records.data());
    let items = Memo::new(move |_| {
        let records = page.get().map(|page| page.results).unwrap_or_default();
        records.into_iter().map(Item::from).collect::<Vec<_>>()
    });
    let more = Signal::derive(move || page.with(|page| page.as_ref().map_or(0, Page::rest)));
    let decided = Decided::read("in");
    let splitting = RwSignal::new(None::<Item>);
    let toasts = toasts();
    let undo = Callback::new(move |id: Uuid| {
        let id = RecordId(id);
        let submission = Submission::new(format!("reconcile.undo.{id}"), UNDO, move |_, _| looked(id, false));
        submission.on_success(move |record: Record| {
            decided.note_undone(record.id.0);
            toasts.success("The match is taken back.");
        });
        submission.send(UnmatchRecord { id });
        submission.handle()
    });
    let does = Does {
        begin: Callback::new(move |item| begin(item, decided)),
        undo,
        on_other: Callback::new(move |item| splitting.set(Some(item))),
        other: "Another loan, or several",
    };
    view! {
        <Load
            query=records
            skeleton=|| skeleton_card(8)
            view=move |_| ().into_any()
        />
        <Show when=move || page.with(Option::is_some)>
            <MatchQueue items more label="Money in that nobody has claimed" does decided />
        </Show>
        <Split item=splitting decided />
    }
}

fn begin(item: Item, decided: Decided) -> StatementLine {
    let id = RecordId(item.id);
    let submission = matching(id);
    let (name, amount) = (StoredValue::new(item.name), item.amount);
    let taken = StoredValue::new(String::new());
    submission.on_success(move |record| {
        decided.note(record.id.0, format!("{} is for {}", name.get_value(), taken.get_value()));
    });
    let take = Callback::new(move |candidate: Candidate| {
        taken.set_value(format!("{}, {}", candidate.reference, candidate.borrower));
        submission.send(MatchRecord { id, allocations: vec![whole(LoanId(candidate.id), amount)] });
    });
    StatementLine { handle: submission.handle(), take }
}

/// All of a record for one loan.
const fn whole(loan: LoanId, amount: Money) -> Allocation {
    Allocation { loan, amount }
}

/// What sends the match of a record.
pub(super) fn matching(id: RecordId) -> Submission<MatchRecord> {
    Submission::new(format!("reconcile.match.{id}"), MATCH, move |_, _| looked(id, true))
}

/// The record, where it is matched or is not, as it was to be.
fn looked(id: RecordId, matched: bool) -> LookupFuture<Record> {
    async move {
        match api::send(GetRecord { id }).await {
            Ok(record) => Ok(Some(record).filter(|record| record.account.is_some() == matched)),
            Err(ApiError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
    .boxed_local()
}
