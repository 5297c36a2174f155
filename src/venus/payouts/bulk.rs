//! What is picked: how many, how much, and what is done to all of it.

use super::list::PayoutListState;
use super::work::{Item, What, Work};
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use leptos::prelude::*;
use lms::Money;

/// The picked payouts: how many, how much, and the buttons.
#[component]
pub(super) fn Bulk(list_page: PayoutListState) -> impl IntoView {
    let picked = list_page.picked;
    // What is picked and was seen; what moved meanwhile is seen anew.
    let chosen = Memo::new(move |_| {
        list_page.moved.get();
        let ids = picked.ids();
        list_page.seen.with_value(|seen| {
            seen.iter().filter(|payout| ids.contains(&payout.id.to_string())).cloned().collect::<Vec<_>>()
        })
    });
    let work = RwSignal::new(None::<(What, Vec<Item>)>);
    let running = RwSignal::new(false);
    let open = RwSignal::new(false);
    let owner = StoredValue::new(Owner::current());
    let begin = move |what: What| {
        let make =
            || chosen.with_untracked(|chosen| chosen.iter().map(|payout| Item::new(what, payout)).collect::<Vec<_>>());
        let items = owner.get_value().map_or_else(make, |owner| owner.with(make));
        work.set(Some((what, items)));
        open.set(true);
    };
    let all = move || {
        picked
            .add(list_page.seen.with_value(|seen| seen.iter().map(|payout| payout.id.to_string()).collect::<Vec<_>>()))
    };
    let bar = move || {
        let chosen = chosen.get();
        if chosen.is_empty() {
            return view! {
                <button type="button" class="button" on:click=move |_| all()>
                    "Pick all that are loaded"
                </button>
            }
            .into_any();
        }
        let amount: Money = chosen.iter().map(|payout| payout.amount).sum();
        let button = |what: What| {
            let fit = chosen.iter().filter(|payout| payout.status == what.status()).count();
            let locked =
                (fit == 0).then(|| format!("None of the picked is {}.", what.status().label().to_ascii_lowercase()));
            let words = format!("{} ({fit})", what.words());
            view! { <Action locked=Signal::stored(locked) on_click=move |()| begin(what)>{words}</Action> }
        };
        view! {
            <span role="status">{format!("{} picked, {amount}", chosen.len())}</span>
            {button(What::Process)}
            {button(What::Retry)}
            <button type="button" class="button" on:click=move |_| picked.clear()>
                "Pick none"
            </button>
        }
        .into_any()
    };
    let title = Signal::derive(move || {
        work.with(|work| work.as_ref().map(|(what, _)| what.words()).unwrap_or_default().to_owned())
    });
    view! {
        {bar}
        <Dialog open title wide=true held=running on_close=move |()| work.set(None)>
            {move || work.get().map(|(what, items)| view! { <Work list_page what items running open /> })}
        </Dialog>
    }
}
