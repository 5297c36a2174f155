//! What is waiting: payouts to process, payouts at the bank for long, money to match; and the last file for the bank.

use crate::api;
use crate::clock;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::card::Card;
use crate::components::widgets::counted::{ONE, counted};
use crate::links::{Link, ListQuery};
use crate::venus::fetch::fetched;
use crate::venus::payout::last_file;
use crate::venus::payout_totals::{PayoutTotals, payout_totals};
use crate::venus::payouts::{PayoutsState, filter};
use crate::venus::records;
use leptos::prelude::*;
use lms::Topic;
use lms::money::group_indian;
use lms::reconciliation::{ListUnmatchedPayouts, ListUnmatchedRecords, UnmatchedFilter};
use lms::records::{ListRecords, RecordFilter, RecordStatus};

/// Pending payouts, and those at the bank since before today.
#[component]
pub(super) fn ToProcess() -> impl IntoView {
    let pending = PayoutsState::in_status("pending").list_state;
    let yesterday = untrack(clock::today).add_days(-1).iso();
    let slow = PayoutsState::in_status("processing").list_state.with("until", yesterday);
    view! {
        <Card title="To process">
            <ul class="stack tight">
                <PayoutTotal list_state=pending label="wait to be processed" />
                <PayoutTotal list_state=slow label="are at the bank since yesterday or longer" />
            </ul>
        </Card>
    }
}

/// How many payouts a list has and their total, as a link to the list.
#[component]
pub(super) fn PayoutTotal(list_state: ListState, label: &'static str) -> impl IntoView {
    let href = Link::Payouts(list_state.clone().into()).href();
    let fetch = move || {
        let filter = filter(&list_state);
        async move { payout_totals(filter?).await }
    };
    let view = move |totals: PayoutTotals| {
        let more = if totals.is_complete() { "" } else { " and more" };
        view! {
            <a href=href.clone()>
                <b>{group_indian(&totals.count.to_string())}</b>
                {format!(" {label}, {}{more}", totals.all.amount)}
            </a>
        }
        .into_any()
    };
    view! { <li>{fetched(&[Topic::Payouts], fetch, || skeleton_lines(1).into_any(), view)}</li> }
}

/// Lines of the bank's statement without a loan or a payout.
#[component]
pub(super) fn Unmatched() -> impl IntoView {
    let filter = || UnmatchedFilter { page: ONE, ..UnmatchedFilter::default() };
    let records = api::query(move || Some(ListUnmatchedRecords(filter())));
    let debits = api::query(move || Some(ListUnmatchedPayouts(filter())));
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

/// Records that wait to be approved or applied.
#[component]
pub(super) fn Records() -> impl IntoView {
    let waiting = |status: RecordStatus, label: &'static str| {
        let href = Link::Records(ListState::of(&records::FIELDS).with("status", status.as_str()).into()).href();
        let list = api::query(move || {
            let filter = RecordFilter { status: vec![status.clone()], ..RecordFilter::default() };
            Some(ListRecords { filter, ordering: String::new(), page: ONE })
        });
        counted(list, href, label)
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

/// When the last file for the bank was made on this device.
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
