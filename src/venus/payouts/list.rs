//! The page: the grid, the opened payout, and what the desk does with many. What is not needed to see the first payout
//! comes after it.

use super::inspector::inspector;
use super::picked::Picked;
use super::rows::{COLUMNS, WIDTH, row};
use super::state::{PayoutsState, filter};
use super::tools::{desk_bar, filters};
use crate::api;
use crate::components::lists::columns;
use crate::components::lists::filter_bar::{FilterBar, Search};
use crate::components::lists::grid::{FetchPage, Grid, GridLabels, RowPage};
use crate::components::lists::list_page::{Count, ListHandle};
use crate::components::lists::list_state::ListState;
use crate::components::widgets::heading::Heading;
use crate::dom::watch::watch;
use crate::lazy::lazy_view;
use crate::links::{Link, use_query};
use futures::FutureExt;
use leptos::html::Div;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout};
use lms::{PayoutId, Topic};
use std::rc::Rc;

const LOOKS: GridLabels = GridLabels {
    label: "Payouts",
    empty: "No payouts yet",
    empty_hint: "A payout comes from a tranche requested in Jupiter.",
    filtered: "No payouts match these filters",
};

/// The list as its parts share it.
#[derive(Clone, Copy)]
pub(super) struct PayoutListState {
    /// What is shown.
    pub(super) list: ListHandle,
    /// Which are picked.
    pub(super) picked: Picked,
    /// What the pages brought.
    pub(super) seen: StoredValue<Vec<Payout>>,
    /// How many there are.
    pub(super) count: RwSignal<Option<u64>>,
    /// Grown to ask again.
    pub(super) asked_again: RwSignal<u64>,
    /// Grows when a payout that was seen has become something else.
    pub(super) moved: RwSignal<u64>,
}

/// The list of payouts.
#[component]
pub(crate) fn PayoutsPage() -> impl IntoView {
    let query = use_query();
    let state = Memo::new(move |_| query.with(PayoutsState::from_query));
    let list_state = Memo::new(move |_| state.with(|state| state.list_state.clone()));
    let opened = Memo::new(move |_| state.with(|state| state.opened));
    let opened_key = Signal::derive(move || opened.get().map(|id| id.to_string()));
    let list = ListHandle::new(list_state, Link::Payouts).beside(opened_key);
    let list_page = PayoutListState {
        list,
        picked: Picked::new(),
        seen: StoredValue::new(Vec::new()),
        count: RwSignal::new(None),
        asked_again: RwSignal::new(0),
        moved: RwSignal::new(0),
    };
    provide_context(list_page.picked);
    let version = api::version(&[Topic::Payouts]);
    let grid = NodeRef::<Div>::new();
    let close = Callback::new(move |()| {
        list.close();
        if let Some(grid) = grid.get_untracked() {
            drop(grid.focus());
        }
    });
    let filtered = Signal::derive(move || list_state.with(ListState::is_filtered));
    let count = list_page.count;
    // In the frame after the first rows, so that nothing stands in their way.
    let first_is_here = RwSignal::new(false);
    watch(move || {
        if count.get().is_some() && !first_is_here.get_untracked() {
            request_animation_frame(move || {
                first_is_here.try_set(true);
            });
        }
    });
    let shown = Memo::new(move |_| list_state.with(|list_state| columns::shown(COLUMNS, list_state.columns())));
    let order = Signal::derive(move || list_state.with(|list_state| list_state.order().to_owned()));
    let rows = move || {
        let shown = shown.get();
        view! {
            <Grid
                labels=LOOKS
                columns=columns::chosen(COLUMNS, &shown)
                width=WIDTH
                fetch=fetch(list_page, list_state, shown)
                query=Memo::new(move |_| list.href(list_state.get()))
                version=Signal::derive(move || version.get() + list_page.asked_again.get())
                order
                on_order=move |order: String| list.go(list_state.get_untracked().ordered_by(order))
                opened=opened_key
                filtered
                on_clear=Callback::new(move |()| list.go(list_state.get_untracked().cleared()))
                count
                node_ref=grid
            />
        }
    };
    view! {
        <main id="page" class="page fill">
            <div class="head">
                <Heading text="Payouts" />
                <Count count noun=("payout", "payouts") filtered />
                {move || first_is_here.get().then(|| lazy_view(desk_bar, move |draw| draw(list_page)))}
            </div>
            <FilterBar label="payouts" later=true>
                <Search
                    label="Search payouts"
                    hint="Ref, UTR, borrower"
                    value=list.value("search")
                    on_search=move |search: String| list.set_while_typing("search", search)
                />
                {move || first_is_here.get().then(|| lazy_view(filters, move |draw| draw(list_page)))}
            </FilterBar>
            <div class="split inspecting" class:closed=move || opened.get().is_none()>
                {rows}
                {move || opened.get().map(|id| lazy_view(inspector, move |draw| draw(id, find(list_page.seen, id), close)))}
            </div>
        </main>
    }
}

/// How many payouts are remembered for opening them at once.
const SEEN: usize = 1_000;

fn fetch(list_page: PayoutListState, list_state: Memo<ListState>, shown: Vec<usize>) -> FetchPage {
    Rc::new(move |page: PageRequest| {
        let list_state = list_state.get_untracked();
        let shown = shown.clone();
        async move {
            let list = ListPayouts { filter: filter(&list_state), ordering: list_state.order().to_owned(), page };
            let page = api::send(list).await?;
            let rows = page.results.iter().map(|payout| row(payout, &list_state)).collect();
            remember(list_page, page.results);
            Ok(columns::only(RowPage { count: page.count, rows }, &shown))
        }
        .boxed_local()
    })
}

fn remember(list_page: PayoutListState, came: Vec<Payout>) {
    let moved = list_page.seen.try_update_value(|seen| {
        let is_other = |old: &Payout| came.iter().any(|new| new.id == old.id && new.updated_at != old.updated_at);
        let moved = seen.iter().any(is_other);
        seen.retain(|old| came.iter().all(|new| new.id != old.id));
        seen.extend(came);
        let surplus = seen.len().saturating_sub(SEEN);
        seen.drain(..surplus);
        moved
    });
    if moved == Some(true) {
        list_page.moved.update(|moved| *moved += 1);
    }
}

fn find(seen: StoredValue<Vec<Payout>>, id: PayoutId) -> Option<Payout> {
    seen.with_value(|seen| seen.iter().find(|payout| payout.id == id).cloned())
}
