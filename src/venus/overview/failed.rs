//! What the bank sent back today, and why.

use crate::api;
use crate::clock;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use crate::links::Link;
use crate::venus::payouts::{PayoutsState, status_words};
use leptos::prelude::*;
use lms::Page;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutStatus};

const HEADS: [Head; 4] = [Head::new("Payout"), Head::new("Borrower"), Head::num("Amount ₹"), Head::new("Why")];
/// A payout that fails today was asked for within so many days.
const ASKED_WITHIN: i64 = 7;

/// The card.
#[component]
pub(super) fn Failed() -> impl IntoView {
    let list = api::query(move || {
        let from = clock::today().add_days(-ASKED_WITHIN).start();
        let filter =
            PayoutFilter { status: Some(PayoutStatus::Failed), created_from: Some(from), ..PayoutFilter::default() };
        let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
        Some(ListPayouts { filter, ordering: "-created_at".to_owned(), page })
    });
    let all = || view! { <a href=Link::Payouts(PayoutsState::in_status("failed").into()).href()>"All that failed"</a> };
    let shown = |page: Page<Payout>| {
        let today = clock::today();
        let failed: Vec<_> = page.results.iter().filter(|payout| payout.updated_at.day() == today).collect();
        if failed.is_empty() {
            return view! { <p class="muted">"The bank has sent nothing back today."</p> }.into_any();
        }
        table("Failed today", &HEADS, failed.into_iter().map(row).collect_view(), None).into_any()
    };
    view! {
        <Card title="Failed today" aside=all>
            <Load query=list skeleton=|| skeleton_card(3) view=shown />
        </Card>
    }
}

fn row(payout: &Payout) -> impl IntoView + use<> {
    let href = Link::Payout { id: payout.id }.href();
    let (reference, amount, why) = (payout.ref_id.clone(), payout.amount.grouped(), status_words(payout));
    let borrower = payout.borrower().unwrap_or_else(|| "—".to_owned());
    view! {
        <tr>
            <th scope="row">
                <a class="mono" href=href>
                    {reference}
                </a>
            </th>
            <td>{borrower}</td>
            <td class="num">{amount}</td>
            <td>{why}</td>
        </tr>
    }
}
