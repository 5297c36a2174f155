//! One top-up: what it is for, its checks, and what can still be done.

use super::change_dialog::Change;
use super::checks::Checks;
use super::find_topup::by_reference;
use super::invoice::InvoiceReader;
use super::reinitiate_dialog::Reinitiate;
use super::topup_facts::topup_facts;
use super::unschedule_dialog::Unschedule;
use crate::api;
use crate::components::detail_page::{DetailDefinition, detail_page_of, facts};
use crate::components::widgets::chip::status_chip;
use crate::links::{Link, use_reference};
use leptos::prelude::*;
use lms::payouts::Payout;
use lms::topups::Topup;
use lms::{Page, Ref};

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
    let reference = use_reference();
    let list = api::query(move || Some(by_reference(&reference.get())));
    let find = move |page: Page<Topup>| {
        page.results.into_iter().find(|topup| reference.with(|reference| *reference == topup.ref_id))
    };
    detail_page_of(list, find, reference.into(), &PAGE)
}

fn body(topup: Topup) -> AnyView {
    let payout: Option<Payout> = topup.payout.as_ref().and_then(Ref::full);
    let payout_status = payout.as_ref().map(|payout| payout.status.clone());
    view! {
        <section class="card stack" aria-label="The top-up">
            {facts(topup_facts(&topup, payout))}
            <div class="actions">
                <Change topup=topup.clone() />
                <Unschedule topup=topup.clone() />
                <Reinitiate topup=topup.clone() payout=payout_status />
            </div>
        </section>
        <Checks topup=topup.clone() />
        <InvoiceReader topup />
    }
    .into_any()
}
