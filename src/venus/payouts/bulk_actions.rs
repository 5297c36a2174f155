//! The selected payouts: how many, their total, and the actions on all of them.

use super::batch::{Batch, BatchAction, BatchItem};
use super::payouts_page::PayoutListState;
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use leptos::prelude::*;
use lms::Money;

#[component]
pub(super) fn BulkActions(payouts: PayoutListState) -> impl IntoView {
    let selection = payouts.selection;
    // Of the loaded payouts only: officers act on what they have seen.
    let selected = Memo::new(move |_| {
        payouts.changes.track();
        let ids = selection.ids();
        payouts.loaded.with_value(|loaded| {
            loaded.iter().filter(|payout| ids.contains(&payout.id.to_string())).cloned().collect::<Vec<_>>()
        })
    });
    let batch = RwSignal::new(None::<(BatchAction, Vec<BatchItem>)>);
    let running = RwSignal::new(false);
    let open = RwSignal::new(false);
    let owner = StoredValue::new(Owner::current());
    let begin = move |action: BatchAction| {
        let items = || {
            selected.with_untracked(|selected| {
                selected.iter().map(|payout| BatchItem::new(action, payout)).collect::<Vec<_>>()
            })
        };
        // The items' signals belong to this component, not to the click.
        let items = owner.get_value().map_or_else(items, |owner| owner.with(items));
        batch.set(Some((action, items)));
        open.set(true);
    };
    let select_all = move |_| {
        selection.add(
            payouts.loaded.with_value(|loaded| loaded.iter().map(|payout| payout.id.to_string()).collect::<Vec<_>>()),
        );
    };
    let bar = move || {
        let selected = selected.get();
        if selected.is_empty() {
            return ().into_any();
        }
        let total: Money = selected.iter().map(|payout| payout.amount).sum();
        let button = |action: BatchAction| {
            let count = selected.iter().filter(|payout| payout.status == action.applies_to()).count();
            let locked = (count == 0)
                .then(|| format!("None of the picked is {}.", action.applies_to().label().to_ascii_lowercase()));
            let label = format!("{} ({count})", action.label());
            view! { <Action locked=Signal::stored(locked) on_click=move |()| begin(action)>{label}</Action> }
        };
        view! {
            <div class="selection-bar">
                <span role="status">{format!("{} picked, {total}", selected.len())}</span>
                {button(BatchAction::Process)}
                {button(BatchAction::Retry)}
                <button type="button" class="button" on:click=move |_| selection.clear()>
                    "Pick none"
                </button>
            </div>
        }
        .into_any()
    };
    let title = Signal::derive(move || {
        batch.with(|batch| batch.as_ref().map(|(action, _)| action.label()).unwrap_or_default().to_owned())
    });
    view! {
        <button type="button" class="button" on:click=select_all>
            "Pick all that are loaded"
        </button>
        {bar}
        <Dialog open title wide=true held=running on_close=move |()| batch.set(None)>
            {move || batch.get().map(|(action, items)| view! { <Batch payouts action items running open /> })}
        </Dialog>
    }
}
