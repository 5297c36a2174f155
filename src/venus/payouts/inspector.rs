//! The panel of the opened payout: amount, details, timeline and actions.

use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::{Waiting, skeleton_lines};
use crate::components::feedback::undocumented::{Locked, answers};
use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::escape::is_for_inner_layer;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::lazy::lazy_chunk;
use crate::links::Link;
use crate::venus::payout::{Actions, PayoutAmount, PayoutDetails, PayoutTimeline};
use leptos::ev::KeyboardEvent;
use leptos::html::H2;
use leptos::prelude::*;
use lms::PayoutId;
use lms::payouts::{GetPayout, Payout};

lazy_chunk!(
    in payout,
    /// Fetched when a payout is first opened.
    pub(super) fn inspector(id: PayoutId, loaded: Option<Payout>, on_close: Callback<()>) {
        view! { <Inspector id loaded on_close /> }
    }
);

#[component]
fn Inspector(
    id: PayoutId,
    /// The payout as the list loaded it, shown until it has been read.
    loaded: Option<Payout>,
    on_close: Callback<()>,
) -> impl IntoView {
    let is_available = answers::<GetPayout>();
    let query = api::query(move || is_available.then_some(GetPayout { id })).follow();
    let loaded = StoredValue::new(loaded);
    let payout = memo(move |_| query.data().or_else(|| loaded.get_value()));
    let error = memo(move |_| query.error());
    let on_retry = Callback::new(move |()| query.refetch());
    let title = NodeRef::<H2>::new();
    watch(move || {
        if let Some(title) = title.get() {
            drop(title.focus());
        }
    });
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !is_for_inner_layer(&event) {
            on_close.run(());
        }
    };
    view! {
        <aside class="card stack inspector" aria-label="Opened payout" on:keydown=escape>
            <div class="inspector-head">
                <h2 node_ref=title tabindex="-1">
                    {move || payout.with(|payout| payout.as_ref().map_or_else(|| "Payout".to_owned(), |payout| payout.ref_id.clone()))}
                </h2>
                <span class="spacer"></span>
                <button type="button" class="button quiet icon-only small" aria-label="Close" on:click=move |_| on_close.run(())>
                    {icon(Glyph::Close)}
                </button>
            </div>
            {is_available.then(|| view! { <Actions payout=Signal::derive(move || query.data()) /> })}
            {is_available.then(|| view! { <a href=Link::Payout { id }.href()>"The whole payout"</a> })}
            {move || error.get().map(|error| view! { <ErrorNote error on_retry /> })}
            {move || match payout.get() {
                Some(payout) => view! {
                    <PayoutAmount payout=payout.clone() />
                    <PayoutDetails payout=payout.clone() />
                    <PayoutTimeline payout />
                }
                .into_any(),
                None if error.with(Option::is_some) => ().into_any(),
                None if is_available => view! { <Waiting what="the payout">{skeleton_lines(6)}</Waiting> }.into_any(),
                None => view! { <Locked what="a single payout"><p>"Find it in the list and open it there."</p></Locked> }.into_any(),
            }}
        </aside>
    }
}
