//! The page of one payout: its story from request to UTR, the account, the loan, and what can be done.

use super::actions::Actions;
use super::facts::{Facts, Story};
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::undocumented::{Locked, answers};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::links::{Link, use_id};
use leptos::prelude::*;
use lms::payouts::{GetPayout, Payout};
use lms::{ApiError, PayoutId};

/// The page of the payout that the URL names.
#[component]
pub(crate) fn PayoutPage() -> impl IntoView {
    let id = use_id();
    move || {
        id.get().map(|id| {
            if answers::<GetPayout>() { view! { <One id /> }.into_any() } else { view! { <CannotShow /> }.into_any() }
        })
    }
}

#[component]
fn One(id: PayoutId) -> impl IntoView {
    let read = api::query(move || Some(GetPayout { id }));
    let payout = Memo::new(move |_| read.data());
    let error = Memo::new(move |_| read.error());
    let known = Memo::new(move |_| payout.with(Option::is_some));
    let retry = Callback::new(move |()| read.refetch());
    let reference = Signal::derive(move || payout.with(|payout| payout.as_ref().map(named).unwrap_or_default()));
    let trail = Signal::derive(move || {
        let list = Link::payouts().href();
        vec![Crumb::link("Payouts", list), Crumb::here(reference.get()).reference()]
    });
    let title = Signal::derive(move || {
        payout.with(|payout| {
            payout.as_ref().map_or_else(|| "Payout".to_owned(), |payout| format!("{} to {}", payout.amount, to(payout)))
        })
    });
    view! {
        <main id="page" class="page">
            <Breadcrumbs trail />
            {move || match (error.get(), known.get()) {
                (Some(ApiError::NotFound), _) => view! { <ItemNotFound what="payout" list=Link::payouts() list_name="Payouts" /> }.into_any(),
                (Some(error), known) => view! {
                    {(!known).then(|| view! { <Heading text="Payout" /> })}
                    <ErrorNote error on_retry=retry />
                }
                .into_any(),
                (None, true) => ().into_any(),
                (None, false) => skeleton_card(8).into_any(),
            }}
            // The dialogs of the actions outlive what the payout becomes meanwhile.
            <Show when=move || known.get()>
                <div class="head">
                    <Heading text=title />
                    <Copy text=reference what="payout reference" />
                    {move || payout.with(|payout| payout.as_ref().map(|payout| status_chip(&payout.status)))}
                    <Actions payout=Signal::derive(move || payout.get()) />
                </div>
                <div class="split">
                    <Card title="The payout">{move || payout.get().map(|payout| view! { <Facts payout /> })}</Card>
                    <Card title="Story">{move || payout.get().map(|payout| view! { <Story payout /> })}</Card>
                </div>
            </Show>
        </main>
    }
}

fn named(payout: &Payout) -> String {
    payout.ref_id.clone()
}

fn to(payout: &Payout) -> String {
    payout.borrower().unwrap_or_else(|| "the borrower".to_owned())
}

/// In the place of a page whose payout this server can't show alone.
#[component]
fn CannotShow() -> impl IntoView {
    view! {
        <main id="page" class="page">
            <Heading text="Payout" />
            <Locked what="a single payout">
                <p class="actions">
                    <a class="button primary" href=Link::payouts().href()>
                        "Payouts"
                    </a>
                </p>
            </Locked>
        </main>
    }
}
