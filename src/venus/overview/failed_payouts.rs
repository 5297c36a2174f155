//! What the bank sent back today, and why.

use crate::api;
use crate::clock;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::Head;
use crate::links::Link;
use crate::venus::payouts::{PayoutsState, status_words};
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::Page;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutStatus};

const HEADS: [Head; 4] = [Head::new("Payout"), Head::new("Borrower"), Head::num("Amount ₹"), Head::new("Why")];
/// The list has no filter by day of failure: a payout that fails today was created within so many days.
const CREATED_WITHIN_DAYS: i64 = 7;

#[component]
pub(super) fn FailedPayouts() -> impl IntoView {
    let list = api::query(move || {
        let from = clock::today().add_days(-CREATED_WITHIN_DAYS).start();
        let filter =
            PayoutFilter { status: Some(PayoutStatus::Failed), created_from: Some(from), ..PayoutFilter::default() };
        let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
        Some(ListPayouts { filter, ordering: "-created_at".to_owned(), page })
    });
    let all = || view! { <a href=Link::Payouts(PayoutsState::in_status("failed").into()).href()>"All that failed"</a> };
    let view = |page: Page<Payout>| {
        let today = clock::today();
        let failed: Vec<_> = page.results.iter().filter(|payout| payout.updated_at.day() == today).collect();
        if failed.is_empty() {
            return view! { <p class="muted">"The bank has sent nothing back today."</p> }.into_any();
        }
        table_of("Failed today", &HEADS, failed.into_iter().map(row), [])
    };
    view! {
        <Card title="Failed today" aside=all>
            <Load query=list skeleton=|| skeleton_card(3) view />
        </Card>
    }
}

fn row(payout: &Payout) -> TableRow {
    TableRow::reference(Link::Payout { id: payout.id }.href(), payout.ref_id.clone())
        .text(payout.borrower().unwrap_or_else(|| "—".to_owned()))
        .num(payout.amount.grouped())
        .text(status_words(payout))
}
