//! The page: the grid, the opened payout, and what the desk does with many. What is not needed to see the first payout
//! comes after it.

use super::inspector::inspector;
use super::picked::Picked;
use super::rows::{COLUMNS, WIDTH, row};
use super::state::{PayoutsState, filter};
use super::tools::{desk_bar, filters};
use crate::api;
use crate::navigation::{self, Step};
use crate::part::fetched;
use crate::paths::{self, Path, use_path};
use crate::ui::columns;
use crate::ui::filter_bar::{FilterBar, Search};
use crate::ui::grid::{Fetch, Grid, Looks, RowPage};
use crate::ui::heading::Heading;
use crate::ui::list_page::{Count, OnScreen};
use crate::ui::listing::Listing;
use crate::ui::watch::watch;
use futures::FutureExt;
use leptos::html::Div;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout};
use lms::{PayoutId, Topic};
use std::rc::Rc;

const LOOKS: Looks = Looks {
    label: "Payouts",
    empty: "No payouts yet",
    empty_hint: "A payout comes from a tranche requested in Jupiter.",
    filtered: "No payouts match these filters",
};

/// The list as its parts share it.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// What is shown.
    pub(super) list: OnScreen,
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
pub fn PayoutsPage() -> impl IntoView {
    let path = use_path();
    let state = Memo::new(move |before: Option<&PayoutsState>| match path.get() {
        Some(Path::Payouts(state)) => state,
        _ => before.cloned().unwrap_or_default(),
    });
    let listing = Memo::new(move |_| state.with(|state| state.listing.clone()));
    let opened = Memo::new(move |_| state.with(|state| state.opened));
    let list = OnScreen::new(listing, |listing| Path::Payouts(PayoutsState::of(listing))).keeping(beside_opened);
    let desk = Desk {
        list,
        picked: Picked::new(),
        seen: StoredValue::new(Vec::new()),
        count: RwSignal::new(None),
        asked_again: RwSignal::new(0),
        moved: RwSignal::new(0),
    };
    provide_context(desk.picked);
    let version = api::version(&[Topic::Payouts]);
    let grid = NodeRef::<Div>::new();
    let close = Callback::new(move |()| {
        navigation::go(&list.href(listing.get_untracked()), Step::New);
        if let Some(grid) = grid.get_untracked() {
            drop(grid.focus());
        }
    });
    let filtered = Signal::derive(move || listing.with(Listing::is_filtered));
    let count = desk.count;
    // In the frame after the first rows, so that nothing stands in their way.
    let first_is_here = RwSignal::new(false);
    watch(move || {
        if count.get().is_some() && !first_is_here.get_untracked() {
            request_animation_frame(move || {
                first_is_here.try_set(true);
            });
        }
    });
    let shown = Memo::new(move |_| listing.with(|listing| columns::shown(COLUMNS, listing.columns())));
    let order = Signal::derive(move || listing.with(|listing| listing.order().to_owned()));
    let rows = move || {
        let shown = shown.get();
        view! {
            <Grid
                looks=LOOKS
                columns=columns::chosen(COLUMNS, &shown)
                width=WIDTH
                fetch=fetch(desk, listing, shown)
                query=Memo::new(move |_| list.href(listing.get()))
                version=Signal::derive(move || version.get() + desk.asked_again.get())
                order
                on_order=move |order: String| list.go(listing.get_untracked().ordered_by(order), Step::New)
                opened=Signal::derive(move || opened.get().map(|id| id.to_string()))
                filtered
                on_clear=Callback::new(move |()| navigation::go(&list.href(listing.get_untracked().cleared()), Step::New))
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
                {move || first_is_here.get().then(|| fetched(desk_bar, move |draw| draw(desk)))}
            </div>
            <FilterBar label="payouts" later=true>
                <Search
                    label="Search payouts"
                    hint="Ref, UTR, borrower"
                    value=list.value("search")
                    on_search=move |search: String| list.set("search", search, Step::Same)
                />
                {move || first_is_here.get().then(|| fetched(filters, move |draw| draw(desk)))}
            </FilterBar>
            <div class="split inspecting" class:closed=move || opened.get().is_none()>
                {rows}
                {move || opened.get().map(|id| fetched(inspector, move |draw| draw(id, find(desk.seen, id), close)))}
            </div>
        </main>
    }
}

/// Another view of the list, beside the payout that is opened now.
fn beside_opened(listing: Listing) -> Path {
    let opened = match untrack(paths::here) {
        Some(Path::Payouts(state)) => state.opened,
        _ => None,
    };
    Path::Payouts(PayoutsState { listing, opened })
}

/// How many payouts are remembered for opening them at once.
const SEEN: usize = 1_000;

fn fetch(desk: Desk, listing: Memo<Listing>, shown: Vec<usize>) -> Fetch {
    Rc::new(move |page: PageRequest| {
        let listing = listing.get_untracked();
        let shown = shown.clone();
        async move {
            let list = ListPayouts { filter: filter(&listing), ordering: listing.order().to_owned(), page };
            let page = api::send(list).await?;
            let rows = page.results.iter().map(|payout| row(payout, &listing)).collect();
            remember(desk, page.results);
            Ok(columns::only(RowPage { count: page.count, rows }, &shown))
        }
        .boxed_local()
    })
}

fn remember(desk: Desk, came: Vec<Payout>) {
    let moved = desk.seen.try_update_value(|seen| {
        let is_other = |old: &Payout| came.iter().any(|new| new.id == old.id && new.updated_at != old.updated_at);
        let moved = seen.iter().any(is_other);
        seen.retain(|old| came.iter().all(|new| new.id != old.id));
        seen.extend(came);
        let surplus = seen.len().saturating_sub(SEEN);
        seen.drain(..surplus);
        moved
    });
    if moved == Some(true) {
        desk.moved.update(|moved| *moved += 1);
    }
}

fn find(seen: StoredValue<Vec<Payout>>, id: PayoutId) -> Option<Payout> {
    seen.with_value(|seen| seen.iter().find(|payout| payout.id == id).cloned())
}
