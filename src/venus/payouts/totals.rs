//! The total of the filtered payouts, calculated on request.

use super::payouts_page::PayoutListState;
use super::state::filter;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::venus::payout_totals::{PayoutTotals, payout_totals};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use lms::ApiError;
use lms::money::group_indian;

#[derive(Clone, Debug, PartialEq)]
enum TotalsState {
    NotRequested,
    Loading,
    Loaded(PayoutTotals),
    Failed(ApiError),
}

#[component]
pub(super) fn Totals(payouts: PayoutListState) -> impl IntoView {
    let state = RwSignal::new(TotalsState::NotRequested);
    let current_filter = memo(move |_| filter(&payouts.list.list_state()));
    watch(move || {
        current_filter.track();
        state.set(TotalsState::NotRequested);
    });
    // The request belongs to this component, not to the button that is drawn again once it begins.
    let owner = StoredValue::new(Owner::current());
    let load = move |_| {
        state.set(TotalsState::Loading);
        let filter = current_filter.get_untracked();
        let load = move || {
            spawn_local_scoped_with_cancellation(async move {
                let totals = match filter.clone() {
                    Ok(filter) => payout_totals(filter).await,
                    Err(error) => Err(error),
                };
                // The filter may have changed meanwhile.
                if current_filter.try_get_untracked() == Some(filter) {
                    state.try_set(totals.map_or_else(TotalsState::Failed, TotalsState::Loaded));
                }
            })
        };
        if let Some(owner) = owner.get_value() {
            owner.with(load);
        }
    };
    let button =
        move |label: &'static str| view! { <button type="button" class="button" on:click=load>{label}</button> };
    view! {
        <span class="row" role="status" aria-label="What they come to">
            {move || match state.get() {
                TotalsState::NotRequested => button("Add up").into_any(),
                TotalsState::Loading => view! { <span class="muted">"Adding up…"</span> }.into_any(),
                TotalsState::Loaded(totals) => view! { <span>{label(&totals)}</span> }.into_any(),
                TotalsState::Failed(error) => {
                    view! { <span class="bad">{error.to_string()}</span> {button("Try again")} }.into_any()
                }
            }}
        </span>
    }
}

fn label(totals: &PayoutTotals) -> String {
    let count = group_indian(&totals.all.count.to_string());
    let which = if totals.is_complete() { "" } else { "only the first " };
    format!("{which}{count}: {} in all", totals.all.amount)
}
