//! The page: filters, the grid, the opened payout.

use super::inspector::inspector;
use super::rows::{COLUMNS, WIDTH, row};
use super::state::PayoutsState;
use crate::api;
use crate::navigation::{self, Step};
use crate::part::fetched;
use crate::paths::{Path, use_path};
use crate::ui::filter_bar::{Choice, FilterBar, Refresh, Search};
use crate::ui::grid::{Fetch, Grid, Looks, RowPage};
use crate::ui::heading::Heading;
use crate::ui::list_page::Count;
use futures::FutureExt;
use leptos::html::Div;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutMethod, PayoutStatus, PayoutType};
use lms::{PayoutId, Topic};
use std::rc::Rc;

const LOOKS: Looks = Looks {
    label: "Payouts",
    empty: "No payouts yet",
    empty_hint: "A payout comes from a tranche requested in Jupiter.",
    filtered: "No payouts match these filters",
};

/// The list of payouts.
#[component]
pub fn PayoutsPage() -> impl IntoView {
    let path = use_path();
    let state = Memo::new(move |before: Option<&PayoutsState>| match path.get() {
        Some(Path::Payouts(state)) => state,
        _ => before.cloned().unwrap_or_default(),
    });
    let change = move |step: Step, change: &dyn Fn(&mut PayoutsState)| {
        let mut next = state.get_untracked();
        change(&mut next);
        navigation::go(&Path::Payouts(next).href(), step);
    };
    let clear =
        Callback::new(move |()| navigation::go(&Path::Payouts(state.get_untracked().cleared()).href(), Step::New));

    // What the pages brought, so that a row opens at once.
    let seen = StoredValue::new(Vec::<Payout>::new());
    let asked_again = RwSignal::new(0_u64);
    let version = api::version(&[Topic::Payouts]);
    let count = RwSignal::new(None);
    let grid = NodeRef::<Div>::new();
    let filtered = Signal::derive(move || state.with(PayoutsState::is_filtered));
    let opened = Memo::new(move |_| state.with(|state| state.opened));
    let close = Callback::new(move |()| {
        change(Step::New, &|state| state.opened = None);
        if let Some(grid) = grid.get_untracked() {
            drop(grid.focus());
        }
    });
    let without_opened = move || PayoutsState { opened: None, ..state.get() };

    view! {
        <main id="page" class="page fill">
            <div class="head">
                <Heading text="Payouts" />
                <Count count noun=("payout", "payouts") filtered />
            </div>
            <FilterBar label="payouts">
                <Search
                    label="Search payouts"
                    hint="Ref, UTR, borrower"
                    value=Signal::derive(move || state.with(|state| state.search.clone()))
                    on_search=move |search: String| change(Step::Same, &|state| state.search.clone_from(&search))
                />
                <Choice
                    label="Status"
                    value=Signal::derive(move || state.with(|state| words(state.status.as_ref())))
                    options=PayoutStatus::KNOWN.iter().map(|one| (one.to_string(), one.label().to_owned())).collect()
                    on_choose=move |chosen: String| change(Step::New, &|state| state.status = known(&chosen).map(Into::into))
                />
                <Choice
                    label="Type"
                    value=Signal::derive(move || state.with(|state| words(state.r#type.as_ref())))
                    options=PayoutType::KNOWN.iter().map(|one| (one.to_string(), one.label().to_owned())).collect()
                    on_choose=move |chosen: String| change(Step::New, &|state| state.r#type = known(&chosen).map(Into::into))
                />
                <Choice
                    label="Method"
                    value=Signal::derive(move || state.with(|state| words(state.method.as_ref())))
                    options=PayoutMethod::KNOWN.iter().map(|one| (one.to_string(), one.label().to_owned())).collect()
                    on_choose=move |chosen: String| change(Step::New, &|state| state.method = known(&chosen).map(Into::into))
                />
                <span class="spacer"></span>
                <Refresh on_refresh=move |()| asked_again.update(|asked| *asked += 1) />
            </FilterBar>
            <div class="split inspecting" class:closed=move || opened.get().is_none()>
                <Grid
                    looks=LOOKS
                    columns=COLUMNS.to_vec()
                    width=WIDTH
                    fetch=fetch(state, seen)
                    query=Memo::new(move |_| Path::Payouts(without_opened()).href())
                    version=Signal::derive(move || version.get() + asked_again.get())
                    order=Signal::derive(move || state.with(|state| state.order.clone()))
                    on_order=move |order: String| change(Step::New, &|state| state.order.clone_from(&order))
                    opened=Signal::derive(move || opened.get().map(|id| id.to_string()))
                    filtered
                    on_clear=clear
                    count
                    node_ref=grid
                />
                {move || opened.get().map(|id| fetched(inspector, move |draw| draw(id, find(seen, id), close)))}
            </div>
        </main>
    }
}

/// How many payouts are remembered for opening them at once.
const SEEN: usize = 1_000;

fn fetch(state: Memo<PayoutsState>, seen: StoredValue<Vec<Payout>>) -> Fetch {
    Rc::new(move |page: PageRequest| {
        let state = state.get_untracked();
        async move {
            let list = ListPayouts { filter: state.filter(), ordering: state.order.clone(), page };
            let page = api::send(list).await?;
            let closed = PayoutsState { opened: None, ..state };
            let rows = page.results.iter().map(|payout| row(payout, &closed)).collect();
            seen.try_update_value(|seen| {
                seen.retain(|old| page.results.iter().all(|new| new.id != old.id));
                seen.extend(page.results);
                let surplus = seen.len().saturating_sub(SEEN);
                seen.drain(..surplus);
            });
            Ok(RowPage { count: page.count, rows })
        }
        .boxed_local()
    })
}

fn find(seen: StoredValue<Vec<Payout>>, id: PayoutId) -> Option<Payout> {
    seen.with_value(|seen| seen.iter().find(|payout| payout.id == id).cloned())
}

fn words(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

fn known(chosen: &str) -> Option<&str> {
    (!chosen.is_empty()).then_some(chosen)
}
