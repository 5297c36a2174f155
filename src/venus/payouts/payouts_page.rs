//! The list of payouts, and the inspector of the opened one. Whatever the first row does not need is loaded after it.

use super::inspector::inspector;
use super::rows::{COLUMNS, WIDTH, row};
use super::state::{PayoutsState, filter};
use super::toolbar::{filters, toolbar};
use crate::api;
use crate::components::lists::columns;
use crate::components::lists::count::Count;
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::filter_bar::{FilterBar, Search};
use crate::components::lists::grid::{FetchPage, Grid, GridLabels, Selection};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::lazy::lazy_view;
use crate::links::{Link, use_query};
use futures::FutureExt;
use leptos::html::Div;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout};
use lms::{PayoutId, Topic};
use std::cell::RefCell;
use std::rc::Rc;

const LABELS: GridLabels = GridLabels {
    label: "Payouts",
    empty: "No payouts yet",
    empty_hint: "A payout comes from a tranche requested in Jupiter.",
    filtered: "No payouts match these filters",
};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct PayoutListState {
    pub(super) list: ListHandle,
    pub(super) selection: Selection,
    /// The payouts of the pages that were read last.
    pub(super) loaded: StoredValue<Vec<Payout>>,
    pub(super) count: RwSignal<Option<u64>>,
    /// Incremented to read the list again.
    refreshes: RwSignal<u64>,
    /// Incremented when a loaded payout has changed.
    pub(super) changes: RwSignal<u64>,
}

impl PayoutListState {
    /// Reads the list again, unless the page was left.
    pub(super) fn refresh(self) {
        self.refreshes.try_update(|refreshes| *refreshes += 1);
    }
}

#[component]
pub(crate) fn PayoutsPage() -> impl IntoView {
    let query = use_query();
    let state = memo(move |_| query.with(PayoutsState::from_query));
    let list_state = memo(move |_| state.with(|state| state.list_state.clone()));
    let opened = memo(move |_| state.with(|state| state.opened));
    let opened_key = Signal::derive(move || opened.get().map(|id| id.to_string()));
    let list = ListHandle::new(list_state, Link::Payouts).beside(opened_key);
    let payouts = PayoutListState {
        list,
        selection: Selection::new(),
        loaded: StoredValue::new(Vec::new()),
        count: RwSignal::new(None),
        refreshes: RwSignal::new(0),
        changes: RwSignal::new(0),
    };
    provide_context(payouts.selection);
    let version = api::version(&[Topic::Payouts]);
    let grid = NodeRef::<Div>::new();
    let close = Callback::new(move |()| {
        list.close();
        if let Some(grid) = grid.get_untracked() {
            drop(grid.focus());
        }
    });
    let filtered = Signal::derive(move || list_state.with(ListState::is_filtered));
    let count = payouts.count;
    // Set in the frame after the first rows, so that nothing delays them; at once if no rows will come until a filter is
    // corrected.
    let first_rows_shown = RwSignal::new(false);
    let means_nothing = move || list_state.with(|list_state| list_state.check().is_err());
    watch(move || {
        if (count.get().is_some() || means_nothing()) && !first_rows_shown.get_untracked() {
            request_animation_frame(move || {
                first_rows_shown.try_set(true);
            });
        }
    });
    let shown = memo(move |_| list_state.with(|list_state| columns::shown(COLUMNS, list_state.columns())));
    let order = Signal::derive(move || list_state.with(|list_state| list_state.order().to_owned()));
    let rows = move || {
        let shown = shown.get();
        view! {
            <Grid
                labels=LABELS
                columns=columns::chosen(COLUMNS, &shown)
                width=WIDTH
                fetch=fetch(payouts, list_state, shown)
                query=memo(move |_| list.href(list_state.get()))
                version=Signal::derive(move || version.get() + payouts.refreshes.get())
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
                {move || first_rows_shown.get().then(|| lazy_view(toolbar, move |draw| draw(payouts)))}
            </div>
            <FilterBar label="payouts" later=true>
                <Search
                    label="Search payouts"
                    hint="Ref, UTR, borrower"
                    value=list.value("search")
                    on_search=move |search: String| list.set_while_typing("search", search)
                />
                {move || first_rows_shown.get().then(|| lazy_view(filters, move |draw| draw(payouts)))}
            </FilterBar>
            <div class="split inspecting" class:closed=move || opened.get().is_none()>
                {rows}
                {move || opened.get().map(|id| lazy_view(inspector, move |draw| draw(id, loaded_payout(payouts, id), close)))}
            </div>
        </main>
    }
}

/// The most payouts in [`PayoutListState::loaded`].
const MAX_LOADED: usize = 1_000;

fn fetch(payouts: PayoutListState, list_state: Memo<ListState>, shown: Vec<usize>) -> FetchPage {
    Rc::new(move |page: PageRequest| {
        let list_state = list_state.get_untracked();
        let shown = shown.clone();
        async move {
            let list = ListPayouts { filter: filter(&list_state)?, ordering: list_state.order().to_owned(), page };
            let read = Rc::new(RefCell::new(Vec::new()));
            let of_page = Rc::clone(&read);
            let rows = fetch_rows(Ok(list), move |payout: &Payout| {
                of_page.borrow_mut().push(payout.clone());
                row(payout, &list_state)
            });
            let rows = rows.await?;
            update_loaded(payouts, read.take());
            Ok(columns::only(rows, &shown))
        }
        .boxed_local()
    })
}

fn update_loaded(payouts: PayoutListState, page: Vec<Payout>) {
    let has_changes = payouts.loaded.try_update_value(|loaded| {
        let has_changed = |old: &Payout| page.iter().any(|new| new.id == old.id && new.updated_at != old.updated_at);
        let has_changes = loaded.iter().any(has_changed);
        loaded.retain(|old| page.iter().all(|new| new.id != old.id));
        loaded.extend(page);
        let surplus = loaded.len().saturating_sub(MAX_LOADED);
        loaded.drain(..surplus);
        has_changes
    });
    if has_changes == Some(true) {
        payouts.changes.update(|changes| *changes += 1);
    }
}

fn loaded_payout(payouts: PayoutListState, id: PayoutId) -> Option<Payout> {
    payouts.loaded.with_value(|loaded| loaded.iter().find(|payout| payout.id == id).cloned())
}
