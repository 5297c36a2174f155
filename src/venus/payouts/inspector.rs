//! The opened payout: how much, to whom, and its story so far.

use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::{Waiting, skeleton_lines};
use crate::components::feedback::undocumented::{Locked, answers};
use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::watch::watch;
use crate::lazy::lazy_chunk;
use crate::links::Link;
use crate::venus::payout::{Actions, Facts, Story, Sum};
use leptos::ev::KeyboardEvent;
use leptos::html::H2;
use leptos::prelude::*;
use lms::PayoutId;
use lms::payouts::{GetPayout, Payout};

lazy_chunk!(
    in payout,
    /// The panel of one payout, fetched when one is opened first.
    pub(super) fn inspector(id: PayoutId, seen: Option<Payout>, on_close: Callback<()>) {
        view! { <Inspector id seen on_close /> }
    }
);

/// The panel of one payout.
#[component]
fn Inspector(
    /// Which.
    id: PayoutId,
    /// As the list brought it, where it did.
    seen: Option<Payout>,
    /// Closes the panel.
    on_close: Callback<()>,
) -> impl IntoView {
    let can_ask = answers::<GetPayout>();
    let asked = api::query(move || can_ask.then_some(GetPayout { id }));
    let seen = StoredValue::new(seen);
    let payout = Memo::new(move |_| asked.data().or_else(|| seen.get_value()));
    let error = Memo::new(move |_| asked.error());
    let retry = Callback::new(move |()| asked.refetch());
    let title = NodeRef::<H2>::new();
    watch(move || {
        if let Some(title) = title.get() {
            drop(title.focus());
        }
    });
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
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
            {can_ask.then(|| view! { <Actions payout=Signal::derive(move || asked.data()) /> })}
            {can_ask.then(|| view! { <a href=Link::Payout { id }.href()>"The whole payout"</a> })}
            {move || error.get().map(|error| view! { <ErrorNote error on_retry=retry /> })}
            {move || match payout.get() {
                Some(payout) => view! {
                    <Sum payout=payout.clone() />
                    <Facts payout=payout.clone() />
                    <Story payout />
                }
                .into_any(),
                None if error.with(Option::is_some) => ().into_any(),
                None if can_ask => view! { <Waiting what="the payout">{skeleton_lines(6)}</Waiting> }.into_any(),
                None => view! { <Locked what="a single payout"><p>"Find it in the list and open it there."</p></Locked> }.into_any(),
            }}
        </aside>
    }
}
