//! How many loans, tranches and top-ups wait for something, each with its list.

use crate::api;
use crate::clock;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::card::Card;
use crate::components::widgets::counted::{ONE, counted};
use crate::jupiter::{loans, topups};
use crate::links::Link;
use crate::venus::payouts::PayoutsState;
use leptos::prelude::*;
use lms::Day;
use lms::loans::{ListLoans, LoanFilter};
use lms::payouts::{ListPayouts, PayoutFilter, PayoutStatus, PayoutType};
use lms::topups::{ListTopups, TopupStatus};

/// Days after today.
const WEEK: i64 = 6;

#[component]
pub(super) fn PendingCounts() -> impl IntoView {
    let due = |first: Day, last: Day| LoanFilter {
        next_due_from: Some(first),
        next_due_to: Some(last),
        ..LoanFilter::default()
    };
    let loans_due = move |days: i64, label: &'static str| {
        let list = api::query(move || {
            let today = clock::today();
            let filter = due(today, today.add_days(days));
            Some(ListLoans { filter, ordering: String::new(), page: ONE })
        });
        let href = move || {
            let today = clock::today();
            let list_state = ListState::of(&loans::FIELDS);
            let list_state = list_state.with("due_from", today.iso()).with("due_to", today.add_days(days).iso());
            Link::Loans(list_state.ordered_by("next_due_date").into()).href()
        };
        counted(list, Signal::derive(href), label)
    };
    let tranches = |status: PayoutStatus, label: &'static str| {
        let wanted = status.clone();
        let list = api::query(move || {
            let filter = PayoutFilter {
                status: Some(wanted.clone()),
                r#type: Some(PayoutType::Disbursement),
                ..PayoutFilter::default()
            };
            Some(ListPayouts { filter, ordering: String::new(), page: ONE })
        });
        let list_state = PayoutsState::in_status(status.as_str()).list_state;
        let href =
            Link::Payouts(PayoutsState::of(list_state.with("type", PayoutType::Disbursement.as_str())).into()).href();
        counted(list, href, label)
    };
    let topups = |status: TopupStatus, label: &'static str| {
        let wanted = status.clone();
        let list =
            api::query(move || Some(ListTopups { status: Some(wanted.clone()), page: ONE, ..ListTopups::default() }));
        let href = Link::Topups(ListState::of(&topups::FIELDS).with("status", status.to_string()).into()).href();
        counted(list, href, label)
    };
    view! {
        <div class="stack">
            <Card title="Falls due">
                <ul class="stack tight">
                    {loans_due(0, "loans with a demand due today")}
                    {loans_due(WEEK, "loans with a demand due in the next 7 days")}
                </ul>
            </Card>
            <Card title="Tranches">
                <ul class="stack tight">
                    {tranches(PayoutStatus::Pending, "tranches wait for the payment desk")}
                    {tranches(PayoutStatus::Failed, "tranches failed at the bank")}
                </ul>
            </Card>
            <Card title="Top-ups">
                <ul class="stack tight">
                    {topups(TopupStatus::Draft, "drafts wait to be finished")}
                    {topups(TopupStatus::ChecksFailed, "have a check that did not pass")}
                </ul>
            </Card>
        </div>
    }
}
