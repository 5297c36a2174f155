//! One top-up: what it is for, what was checked, and what can still be done.

use super::change::Change;
use super::checks::Checks;
use super::facts::by_reference;
use super::invoice::Invoice;
use super::reinitiate::Reinitiate;
use crate::api;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::{Pair, Pairs};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::components::widgets::masked::Masked;
use crate::links::{Link, use_reference};
use crate::venus::payouts::PayoutsState;
use leptos::prelude::*;
use lms::payouts::Payout;
use lms::topups::Topup;
use lms::{Page, Ref};

/// The page of the top-up that the URL names.
#[component]
pub(crate) fn TopupPage() -> impl IntoView {
    let reference = use_reference();
    move || view! { <One reference=reference.get() /> }
}

#[component]
fn One(reference: String) -> impl IntoView {
    let asked = reference.clone();
    let list = api::query(move || Some(by_reference(&asked)));
    let trail = vec![Crumb::link("Top-ups", Link::topups().href()), Crumb::here(reference.clone())];
    let shown = move |page: Page<Topup>| match page.results.into_iter().find(|topup| topup.ref_id == reference) {
        Some(topup) => view! { <Shown topup /> }.into_any(),
        None => view! {
            <ItemNotFound what="top-up" list=Link::topups() list_name="Top-ups" />
        }
        .into_any(),
    };
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <Load query=list skeleton=|| skeleton_card(8) view=shown />
        </main>
    }
}

#[component]
fn Shown(topup: Topup) -> impl IntoView {
    let account = Ref::id(&topup.account);
    let payout: Option<Payout> = topup.payout.as_ref().and_then(Ref::full);
    let payout_status = payout.as_ref().map(|payout| payout.status.clone());
    let bank = topup.credit_bank.clone();
    let scheduled =
        topup.scheduled_at.map_or_else(|| "As soon as its checks pass".to_owned(), |at| at.day().to_string());
    let pair = |label: &'static str, text: Option<String>| text.map(|text| view! { <Pair label=label>{text}</Pair> });
    let facts = [
        pair("Invoice no.", topup.invoice_no.clone()),
        pair("Invoice date", topup.invoice_date.map(|day| day.to_string())),
        pair("Invoice amount", topup.invoice_amount.map(|amount| amount.to_string())),
        pair("Seller", topup.seller_name.clone()),
        pair("Seller's GSTIN", topup.seller_gstin.clone()),
        pair("Buyer's GSTIN", topup.buyer_gstin.clone()),
    ];
    let remark = pair("Remark", topup.remark.clone());
    let (borrower, amount, entered) =
        (topup.borrower_name.clone(), topup.amount.to_string(), topup.created_at.to_string());
    let became = topup.loan.as_ref().map(|loan| Link::loan(Ref::id(loan)).href());
    let loan = became.map(|href| view! { <Pair label="Loan"><a href=href>"The loan it became"</a></Pair> });
    view! {
        <div class="head">
            <Heading text=format!("{} of {}", topup.ref_id, topup.amount) />
            <Copy text=topup.ref_id.clone() what="top-up reference" />
            {status_chip(&topup.status)}
        </div>
        <section class="card stack" aria-label="The top-up">
            <Pairs>
                <Pair label="Borrower">
                    <a href=Link::account(account).href()>{borrower}</a>
                </Pair>
                <Pair label="Amount">
                    <b>{amount}</b>
                </Pair>
                <Pair label="Pay out">{scheduled}</Pair>
                {facts}
                {bank.map(|bank| view! {
                    <Pair label="Paid into">
                        {format!("{}, {} ", bank.account_holder_name, bank.ifsc)}
                        <Masked number=bank.account_no />
                    </Pair>
                })}
                {payout.map(|payout| {
                    let state = PayoutsState::opening(payout.id);
                    view! {
                        <Pair label="Payout">
                            <a href=Link::Payouts(state.into()).href()>{payout.ref_id.clone()}</a>
                            " "
                            {status_chip(&payout.status)}
                        </Pair>
                    }
                })}
                {loan}
                <Pair label="Entered">{entered}</Pair>
                {remark}
            </Pairs>
            <div class="actions">
                <Change topup=topup.clone() />
                <Reinitiate topup=topup.clone() payout=payout_status />
            </div>
        </section>
        <Checks topup=topup.clone() />
        <Invoice topup />
    }
}
