//! What waits: to be processed, at the bank for long, to be matched; and the last file for the bank.

use crate::api;
use crate::clock;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::card::Card;
use crate::components::widgets::counted::{ONE, counted};
use crate::links::{Link, ListQuery};
use crate::venus::payout::last_file;
use crate::venus::payouts::{PayoutsState, filter};
use crate::venus::records;
use crate::venus::sums::{self, Sums};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use lms::money::group_indian;
use lms::reconciliation::{ListUnmatchedPayouts, ListUnmatchedRecords, UnmatchedFilter};
use lms::records::{ListRecords, RecordFilter, RecordStatus};
use lms::{ApiError, Topic};

/// What is to be paid, and what is at the bank since before today.
#[component]
pub(super) fn ToProcess() -> impl IntoView {
    let pending = PayoutsState::in_status("pending").list_state;
    let yesterday = untrack(clock::today).add_days(-1).iso();
    let slow = PayoutsState::in_status("processing").list_state.with("until", yesterday);
    view! {
        <Card title="To process">
            <ul class="stack tight">
                <Summed list_state=pending words="wait to be processed" />
                <Summed list_state=slow words="are at the bank since yesterday or longer" />
            </ul>
        </Card>
    }
}

/// How many payouts a list has and what they come to, and the way there.
#[component]
pub(super) fn Summed(list_state: ListState, words: &'static str) -> impl IntoView {
    let href = Link::Payouts(PayoutsState::of(list_state.clone()).into()).href();
    let (sums, retry) = summed(list_state);
    let told = move |sums: Sums| {
        let more = if sums.is_whole() { "" } else { " and more" };
        format!(" {words}, {}{more}", sums.all.amount)
    };
    view! {
        <li>
            {move || match sums.get() {
                Some(Ok(sums)) => {
                    view! {
                        <a href=href.clone()>
                            <b>{group_indian(&sums.count.to_string())}</b>
                            {told(sums)}
                        </a>
                    }
                    .into_any()
                }
                Some(Err(error)) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                None => skeleton_lines(1).into_any(),
            }}
        </li>
    }
}

type Answer = Option<Result<Sums, ApiError>>;

/// The sums of a list, kept true.
fn summed(list_state: ListState) -> (RwSignal<Answer>, Callback<()>) {
    let found = RwSignal::new(Answer::None);
    let version = api::version(&[Topic::Payouts]);
    let asked = RwSignal::new(0_u32);
    let list_state = StoredValue::new(list_state);
    crate::dom::watch::watch(move || {
        version.track();
        asked.track();
        spawn_local_scoped_with_cancellation(async move {
            let sums = sums::of_payouts(filter(&list_state.get_value())).await;
            found.try_set(Some(sums));
        });
    });
    (found, Callback::new(move |()| asked.update(|asked| *asked += 1)))
}

/// What the bank reports and nobody has claimed.
#[component]
pub(super) fn Unmatched() -> impl IntoView {
    let of = || UnmatchedFilter { page: ONE, ..UnmatchedFilter::default() };
    let records = api::query(move || Some(ListUnmatchedRecords(of())));
    let debits = api::query(move || Some(ListUnmatchedPayouts(of())));
    let href = |out: bool| Link::Reconcile { out, list: ListQuery::EVERYTHING }.href();
    view! {
        <Card title="Unmatched">
            <ul class="stack tight">
                {counted(records, href(false), "that came in belong to nobody yet")}
                {counted(debits, href(true), "that left have no payout yet")}
            </ul>
        </Card>
    }
}

/// Money that came in and waits for one of the two pairs of eyes.
#[component]
pub(super) fn Records() -> impl IntoView {
    let waiting = |status: RecordStatus, words: &'static str| {
        let href = Link::Records(ListState::of(&records::FIELDS).with("status", status.as_str()).into()).href();
        let list = api::query(move || {
            let filter = RecordFilter { status: vec![status.clone()], ..RecordFilter::default() };
            Some(ListRecords { filter, ordering: String::new(), page: ONE })
        });
        counted(list, href, words)
    };
    view! {
        <Card title="Records">
            <ul class="stack tight">
                {waiting(RecordStatus::PendingApproval, "wait to be approved")}
                {waiting(RecordStatus::Approved, "are approved and wait to be applied")}
            </ul>
        </Card>
    }
}

/// When a file for the bank was made last.
#[component]
pub(super) fn BankFile() -> impl IntoView {
    let last = last_file().map_or_else(
        || "None was made on this device yet.".to_owned(),
        |(at, rows)| format!("The last made on this device holds {rows} payouts, {at}."),
    );
    let pending = Link::ExportPayouts(PayoutsState::in_status("pending").list_state.into()).href();
    view! {
        <Card title="File for the bank">
            <p>{last}</p>
            <p class="actions">
                <a class="button" href=pending>
                    "Make one of what is pending"
                </a>
            </p>
        </Card>
    }
}
