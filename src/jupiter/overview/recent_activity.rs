//! The latest payouts that were requested, and their status.

use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::severity::Status;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::chip;
use crate::components::widgets::table::{Head, table};
use crate::links::{Link, LoanTab};
use crate::venus::payouts::{PayoutsState, status_words};
use leptos::prelude::*;
use lms::Page;
use lms::bidi::isolate;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutFilter};

const LATEST: PageRequest = PageRequest { page: 1, page_size: 8 };
const HEADS: [Head; 5] =
    [Head::new("Payout"), Head::new("Loan"), Head::num("Amount ₹"), Head::new("Status"), Head::new("Requested")];

#[component]
pub(super) fn RecentActivity() -> impl IntoView {
    let list = api::query(|| {
        Some(ListPayouts { filter: PayoutFilter::default(), ordering: "-created_at".to_owned(), page: LATEST })
    });
    let view = |page: Page<Payout>| {
        if page.results.is_empty() {
            return view! { <p class="muted">"Nothing has happened yet."</p> }.into_any();
        }
        table("Recent activity", &HEADS, page.results.iter().map(payout_row).collect_view(), None).into_any()
    };
    view! {
        <Card title="Recent activity">
            <Load query=list skeleton=|| skeleton_lines(8) view />
        </Card>
    }
}

fn payout_row(payout: &Payout) -> impl IntoView + use<> {
    let href = Link::Payouts(PayoutsState::opening(payout.id).into()).href();
    let loan = payout.loan.as_ref().map(|loan| {
        let href = Link::Loan { id: loan.id(), tab: LoanTab::Payouts }.href();
        let name = loan
            .full()
            .map_or_else(|| "Loan".to_owned(), |loan| format!("{} {}", loan.ref_id, isolate(&loan.borrower_name)));
        view! { <a href=href>{name}</a> }
    });
    view! {
        <tr>
            <th scope="row">
                <a class="mono" href=href>
                    {payout.ref_id.clone()}
                </a>
            </th>
            <td>{loan}</td>
            <td class="num">{payout.amount.grouped()}</td>
            <td>{chip(payout.status.severity(), status_words(payout))}</td>
            <td>{payout.created_at.to_string()}</td>
        </tr>
    }
}
