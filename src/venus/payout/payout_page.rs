//! The page of one payout: details, timeline, and the actions.

use super::actions::Actions;
use super::payout_details::{PayoutDetails, borrower};
use super::payout_timeline::PayoutTimeline;
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::item_page::{ItemPage, item_page};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::links::Link;
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::payouts::{GetPayout, Payout};
use lms::{ApiError, PayoutId};

/// The page of the payout that the URL names.
#[component]
pub(crate) fn PayoutPage() -> impl IntoView {
    let page = ItemPage { title: "Payout", what: "a single payout", list: (list, "Payouts") };
    item_page::<GetPayout, _>(page, |id| view! { <OnePayout id /> }.into_any())
}

/// Not a `detail_page`: that is built again when the item changes, but an action's dialog must stay open while the bank
/// changes the payout.
#[component]
fn OnePayout(id: PayoutId) -> impl IntoView {
    let query = api::query(move || Some(GetPayout { id })).follow();
    let payout = memo(move |_| query.data());
    let is_loaded = memo(move |_| payout.with(Option::is_some));
    let error = memo(move |_| query.error());
    let on_retry = Callback::new(move |()| query.refetch());
    let text = move |read: fn(&Payout) -> String, otherwise: &'static str| {
        Signal::derive(move || payout.with(|payout| payout.as_ref().map_or_else(|| otherwise.to_owned(), read)))
    };
    let reference = text(|payout| payout.ref_id.clone(), "");
    let title = text(|payout| format!("{} to {}", payout.amount, isolate(&borrower(payout))), "Payout");
    let trail =
        Signal::derive(move || vec![Crumb::link("Payouts", list().href()), Crumb::here(reference.get()).reference()]);
    let feedback = move || match (error.get(), is_loaded.get()) {
        (Some(ApiError::NotFound), _) => {
            view! { <ItemNotFound what="payout" list=list() list_name="Payouts" /> }.into_any()
        }
        (Some(error), is_loaded) => view! {
            {(!is_loaded).then(|| view! { <Heading text="Payout" /> })}
            <ErrorNote error on_retry />
        }
        .into_any(),
        (None, true) => ().into_any(),
        (None, false) => skeleton_card(8).into_any(),
    };
    view! {
        <main id="page" class="page">
            <Breadcrumbs trail />
            {feedback}
            <Show when=move || is_loaded.get()>
                <div class="head">
                    <Heading text=title />
                    <Copy text=reference what="payout reference" />
                    {move || payout.with(|payout| payout.as_ref().map(|payout| status_chip(&payout.status)))}
                    <Actions payout=Signal::derive(move || payout.get()) />
                </div>
                <div class="split">
                    <Card title="The payout">
                        {move || payout.get().map(|payout| view! { <PayoutDetails payout /> })}
                    </Card>
                    <Card title="Story">{move || payout.get().map(|payout| view! { <PayoutTimeline payout /> })}</Card>
                </div>
            </Show>
        </main>
    }
}

fn list() -> Link {
    Link::payouts()
}
