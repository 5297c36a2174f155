//! One top-up: what it is for, its checks, and what can still be done.

use super::change_dialog::change;
use super::checks::Checks;
use super::find_topup::by_reference;
use super::invoice::InvoiceReader;
use super::reinitiate_dialog::reinitiate;
use super::topup_facts::topup_facts;
use super::unschedule_dialog::unschedule;
use crate::components::detail_page::{DetailDefinition, detail_page_by_reference, facts};
use crate::components::widgets::chip::status_chip;
use crate::links::Link;
use leptos::prelude::*;
use lms::Ref;
use lms::payouts::Payout;
use lms::topups::Topup;

const PAGE: DetailDefinition<Topup> = DetailDefinition {
    noun: "top-up",
    list: (Link::topups, "Top-ups"),
    untitled: "Top-up",
    title: |topup| format!("{} of {}", topup.ref_id, topup.amount),
    crumb: |topup| topup.ref_id.clone(),
    reference: Some((|topup| topup.ref_id.clone(), "top-up reference")),
    status: Some(|topup| status_chip(&topup.status).into_any()),
    actions: None,
    body,
    missing_because: None,
    skeleton_lines: 8,
    wide: false,
};

/// The page of the top-up that the URL names.
#[component]
pub(crate) fn TopupPage() -> impl IntoView {
    detail_page_by_reference(by_reference, &PAGE)
}

fn body(topup: Topup) -> AnyView {
    let payout: Option<Payout> = topup.payout.as_ref().and_then(Ref::full);
    let payout_status = payout.as_ref().map(|payout| payout.status.clone());
    view! {
        <section class="card stack" aria-label="The top-up">
            {facts(topup_facts(&topup, payout))}
            <div class="actions">
                {change(topup.clone())} {unschedule(topup.clone())} {reinitiate(topup.clone(), payout_status.as_ref())}
            </div>
        </section>
        <Checks topup=topup.clone() />
        <InvoiceReader topup />
    }
    .into_any()
}
