//! What waits: how many, and the list of them.

use crate::api;
use crate::clock;
use crate::jupiter::{loans, topups};
use crate::paths::Path;
use crate::ui::card::Card;
use crate::ui::error_note::ErrorNote;
use crate::ui::listing::Listing;
use crate::ui::skeleton::skeleton;
use crate::venus::payouts::PayoutsState;
use leptos::prelude::*;
use lms::loans::{ListLoans, LoanFilter};
use lms::money::group_indian;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, PayoutFilter, PayoutStatus, PayoutType};
use lms::topups::{ListTopups, TopupStatus};
use lms::{ApiError, Day};

/// The least a list is asked for when only its length is wanted.
const ONE: PageRequest = PageRequest { page: 1, page_size: 1 };
const WEEK: i64 = 6;

/// The cards.
#[component]
pub(super) fn Waiting() -> impl IntoView {
    let due = |first: Day, last: Day| LoanFilter {
        next_due_from: Some(first),
        next_due_to: Some(last),
        ..LoanFilter::default()
    };
    let loans_due = move |days: i64| {
        let list = api::query(move || {
            let today = clock::today();
            let filter = due(today, today.add_days(days));
            Some(ListLoans { filter, ordering: String::new(), page: ONE })
        });
        let href = move || {
            let today = clock::today();
            let listing = Listing::of(&loans::FIELDS);
            let listing = listing.with("due_from", today.iso()).with("due_to", today.add_days(days).iso());
            Path::Loans(listing.ordered_by("next_due_date")).href()
        };
        (Memo::new(move |_| list.data().map(|page| page.count)), Memo::new(move |_| list.error()), Signal::derive(href))
    };
    let tranches = |status: PayoutStatus| {
        let asked = status.clone();
        let list = api::query(move || {
            let filter = PayoutFilter {
                status: Some(asked.clone()),
                r#type: Some(PayoutType::Disbursement),
                ..PayoutFilter::default()
            };
            Some(ListPayouts { filter, ordering: String::new(), page: ONE })
        });
        let listing = PayoutsState::in_status(status.as_str()).listing;
        let href = Path::Payouts(PayoutsState::of(listing.with("type", PayoutType::Disbursement.as_str()))).href();
        (Memo::new(move |_| list.data().map(|page| page.count)), Memo::new(move |_| list.error()), Signal::stored(href))
    };
    let topups = |status: TopupStatus| {
        let asked = status.clone();
        let list =
            api::query(move || Some(ListTopups { status: Some(asked.clone()), page: ONE, ..ListTopups::default() }));
        let href = Path::Topups(Listing::of(&topups::FIELDS).with("status", status.to_string())).href();
        (Memo::new(move |_| list.data().map(|page| page.count)), Memo::new(move |_| list.error()), Signal::stored(href))
    };
    let (drafts, unchecked) = (topups(TopupStatus::Draft), topups(TopupStatus::ChecksFailed));
    let (today, week) = (loans_due(0), loans_due(WEEK));
    let (pending, failed) = (tranches(PayoutStatus::Pending), tranches(PayoutStatus::Failed));
    view! {
        <div class="stack">
            <Card title="Falls due">
                <ul class="stack tight">
                    <Number words="loans with a demand due today" of=today />
                    <Number words="loans with a demand due in the next 7 days" of=week />
                </ul>
            </Card>
            <Card title="Tranches">
                <ul class="stack tight">
                    <Number words="tranches wait for the payment desk" of=pending />
                    <Number words="tranches failed at the bank" of=failed />
                </ul>
            </Card>
            <Card title="Top-ups">
                <ul class="stack tight">
                    <Number words="drafts wait to be finished" of=drafts />
                    <Number words="have a check that did not pass" of=unchecked />
                </ul>
            </Card>
        </div>
    }
}

type Counted = (Memo<Option<u64>>, Memo<Option<ApiError>>, Signal<String>);

#[component]
fn Number(words: &'static str, of: Counted) -> impl IntoView {
    let (count, error, href) = of;
    view! {
        <li>
            {move || match (count.get(), error.get()) {
                (Some(count), _) => {
                    view! {
                        <a class="counted" href=href>
                            <b>{group_indian(&count.to_string())}</b>
                            " "
                            {words}
                        </a>
                    }
                        .into_any()
                }
                (None, Some(error)) => view! { <ErrorNote error /> }.into_any(),
                (None, None) => skeleton("60%").into_any(),
            }}
        </li>
    }
}
