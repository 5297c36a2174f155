//! The page: the offers, what they cost, and their schedules.

use super::form::CalculatorForm;
use super::offer::{Offer, OfferFields};
use super::offer_comparison::OfferComparison;
use super::offer_schedule::OfferSchedule;
use crate::clock;
use crate::components::feedback::toast::toasts;
use crate::components::forms::field::PickField;
use crate::components::widgets::heading::Heading;
use crate::dom::clipboard::copy_text;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::links::{Link, given, in_place, use_query};
use crate::pickers;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_location, use_navigate};
use lms::AccountId;

/// The names of offers, in order; also the most there can be.
const NAMES: [&str; 3] = ["Offer A", "Offer B", "Offer C"];

#[component]
pub(crate) fn CalculatorPage() -> impl IntoView {
    let (given, pathname) = (given::<AccountId>("account"), use_location().pathname);
    let texts: Vec<String> = use_query().with_untracked(|query| query.all("offer").collect());
    let selected = RwSignal::new(given.map(|account| account.to_string()).unwrap_or_default());
    let selected_typed = RwSignal::new(String::new());
    if let Some(account) = given {
        pickers::name_account(account, selected_typed);
    }
    let account = memo(move |_| selected.with(|id| id.parse::<AccountId>().ok()));
    let texts = if texts.is_empty() { vec![CalculatorForm::initial_text(untrack(clock::today))] } else { texts };
    let owner = StoredValue::new(Owner::current());
    // An added offer is owned by the page, not by the click handler.
    let new_offer =
        move |text: &str| owner.get_value().map_or_else(|| Offer::new(text), |owner| owner.with(|| Offer::new(text)));
    let offers = RwSignal::new(texts.iter().take(NAMES.len()).map(|text| Offer::new(text)).collect::<Vec<_>>());
    let href = memo(move |_| {
        let offers = offers.get().iter().map(|offer| offer.typed.text()).collect();
        Link::Calculator { account: account.get(), offers }.href()
    });
    let navigate = use_navigate();
    watch(move || {
        let href = href.get();
        // This page is still on screen while the next one is fetched.
        if pathname.get_untracked() == "/jupiter/calculator" {
            navigate(&href, in_place());
        }
    });
    let named = Signal::derive(move || {
        let names = NAMES.iter().map(|name| (*name).to_owned());
        names.zip(offers.get()).collect::<Vec<_>>()
    });
    let add = move |_| {
        if let Some(last) = offers.with_untracked(|offers| offers.last().copied()) {
            let text = untrack(move || last.typed.text());
            offers.update(|offers| offers.push(new_offer(&text)));
        }
    };
    let toasts = toasts();
    let copy = move |_| {
        let url = window().location().origin().unwrap_or_default() + &href.get_untracked();
        spawn_local(async move {
            if copy_text(&url).await {
                toasts.success("The link is copied. It opens these offers.");
            } else {
                toasts.error("The link could not be copied. It stands in the address bar.");
            }
        });
    };
    let fields = move || {
        let offers_now = offers.get();
        let several = offers_now.len() > 1;
        let field = move |(at, offer): (usize, Offer)| {
            let name = NAMES.get(at).copied().unwrap_or_default();
            let remove = move |()| {
                offers.update(|offers| {
                    offers.remove(at);
                });
            };
            let on_remove = several.then(|| Callback::new(remove));
            view! { <OfferFields offer name on_remove account /> }
        };
        offers_now.into_iter().enumerate().map(field).collect_view()
    };
    let schedules =
        move || named.get().into_iter().map(|(name, offer)| view! { <OfferSchedule name offer /> }).collect_view();
    view! {
        <main id="page" class="page">
            <div class="head">
                <Heading text="EMI calculator" />
                <div class="actions">
                    <button type="button" class="button" on:click=copy>
                        "Copy link"
                    </button>
                    <Show when=move || offers.with(|offers| offers.len() < NAMES.len())>
                        <button type="button" class="button" on:click=add>
                            "Add an offer"
                        </button>
                    </Show>
                </div>
            </div>
            <div class="offers-for">
                <PickField
                    label="For account"
                    value=selected
                    typed=selected_typed
                    search=pickers::accounts
                    hint="Whose terms an offer is to become. Type a reference or a borrower's name."
                    optional=true
                />
            </div>
            <div class="offers">{fields}</div>
            <OfferComparison offers=named />
            {schedules}
        </main>
    }
}
