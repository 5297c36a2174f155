//! The component.

use super::heading::heading;
use super::keyboard;
use super::list::{FetchPage, List};
use super::notices::{left_out, nothing, strip, whole_failure};
use super::pages::Slot;
use super::row::Column;
use super::rows::{self, Shared, draw};
use super::saved_position::SavedPosition;
use super::selection::{SelectableGrid, Selection};
use super::viewport::Viewport;
use crate::components::lists::keyed::{Keyed, keyed};
use crate::dom::ids::fresh_id;
use crate::dom::memo::memo;
use crate::dom::timer::debounce;
use crate::dom::watch::watch;
use crate::links::use_page_url;
use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::time::Duration;

/// Rows are fetched once the scroll position has been unchanged for this long: dragging over a million rows fetches only
/// where it ends.
const REST: Duration = Duration::from_millis(70);

/// The texts of a grid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GridLabels {
    /// The grid's name: "Payouts".
    pub(crate) label: &'static str,
    /// When there is none at all: "No payouts yet".
    pub(crate) empty: &'static str,
    /// What to do then.
    pub(crate) empty_hint: &'static str,
    /// When the filters leave none: "No payouts match".
    pub(crate) filtered: &'static str,
}

/// A list of any length.
#[component]
pub(crate) fn Grid(
    labels: GridLabels,
    #[prop(into)] columns: Vec<Column>,
    /// The least width of a row, as CSS: narrower windows scroll sideways.
    width: &'static str,
    /// Fetches a page of the list with its current filters and order.
    fetch: FetchPage,
    /// Changes with the filters and the order.
    #[prop(into)]
    query: Signal<String>,
    /// Grows whenever a write made the list stale.
    #[prop(into)]
    version: Signal<u64>,
    /// The order: a field, `-` before it for descending.
    #[prop(into)]
    order: Signal<String>,
    #[prop(into)] on_order: Callback<String>,
    /// The key of the opened row.
    #[prop(into)]
    opened: Signal<Option<String>>,
    /// Whether any filter is set.
    #[prop(into)]
    filtered: Signal<bool>,
    #[prop(into)] on_clear: Callback<()>,
    /// Set to the number of rows.
    count: RwSignal<Option<u64>>,
    /// Receives the focus after a panel is closed.
    #[prop(optional)]
    node_ref: NodeRef<Div>,
) -> impl IntoView {
    let list = List::new(fetch);
    let viewport = Viewport::new(list.count, node_ref);
    let Viewport { scroll, measure, in_view, drawn, .. } = viewport;
    let active = RwSignal::new(None::<u64>);
    let position = SavedPosition::new(list, viewport, active, query);

    // In the next frame, from the position of the scrollbar then.
    let settle = debounce(REST, move || {
        request_animation_frame(move || {
            viewport.settle();
            position.save();
        });
    });
    let look = debounce(REST, move || {
        if let Some(rows) = in_view.try_get_untracked() {
            list.look_at(&rows);
        }
    });
    let scrolled = move |_| {
        if viewport.follow_scrollbar() {
            settle();
        }
    };

    // At first, and whenever the filters or the order change.
    watch(move || position.begin());
    // Another row opened beside the list is another history entry, in which the list is at the same position.
    let url = use_page_url();
    watch(move || {
        url.track();
        position.save();
    });
    on_change(version, move || list.refresh());
    on_change(list.begun.into(), move || position.restore());
    watch(move || {
        list.revision.track();
        let rows = in_view.get();
        if list.has(&rows) { untrack(move || list.look_at(&rows)) } else { look() }
    });
    watch(move || count.set(list.count.get().filter(|_| !list.replacing.get())));

    let navigate = use_navigate();
    let open = Callback::new(move |href: String| {
        // A row that can't be read has no page.
        if href.is_empty() {
            return;
        }
        position.save();
        let scroll = !rows::is_on_this_page(&href);
        navigate(&href, NavigateOptions { scroll, ..NavigateOptions::default() });
    });
    let selection = use_context::<Selection>();
    if let Some(selection) = selection {
        selection.attach(SelectableGrid { list, viewport, active });
    }
    let pressed = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let total = list.count.get_untracked().unwrap_or_default();
        let key = event.key();
        if key == "Enter" {
            if let Some(Slot::Here(row, _)) = active.get_untracked().map(|at| untrack(move || list.slot(at))) {
                event.prevent_default();
                open.run(row.href.clone());
            }
            return;
        }
        let rows = in_view.get_untracked();
        let from = active.get_untracked().unwrap_or(rows.start);
        let page = (rows.end - rows.start).saturating_sub(1);
        if let Some(to) = keyboard::target(&key, from, total, page) {
            event.prevent_default();
            active.set(Some(to));
            viewport.go_to(scroll.get_untracked().showing(to, measure.get_untracked()));
        }
    };
    let focused = move |_| {
        if active.try_get_untracked() == Some(None) && list.count.get_untracked().is_some_and(|count| count > 0) {
            active.set(Some(in_view.get_untracked().start));
        }
    };

    let shared = Shared {
        columns: StoredValue::new(columns.clone()),
        prefix: StoredValue::new(fresh_id("row")),
        opened,
        active,
        open,
        height: Signal::derive(move || viewport.row_height()),
        offset: Signal::derive(move || scroll.get().offset()),
    };
    let described = move || active.get().filter(|at| drawn.get().contains(at)).map(|at| shared.id(at));
    let row = move |at: u64| {
        let slot = list.slot(at);
        Keyed { key: (at, stamp(&slot)), draw: Box::new(move || draw(shared, at, &slot, list.take_changed(at))) }
    };
    let slots = move || drawn.get().map(row).collect();
    let rowcount =
        move || list.count.get().map_or(-1, |count| i64::try_from(count + 1).unwrap_or(i64::MAX)).to_string();
    let empty = memo(move |_| list.count.get() == Some(0) && !list.replacing.get());
    let failed = memo(move |_| list.error.get().filter(|_| list.count.get().is_none()));
    let lacks_any = memo(move |_| !list.gaps().is_empty());
    let notice = move || match failed.get() {
        Some(error) => Some(whole_failure(error, list, filtered, on_clear)),
        None if empty.get() => Some(nothing(labels, filtered, on_clear)),
        None => lacks_any.get().then(|| left_out(list)),
    };
    let mut checkbox = selection
        .map(|_| view! { <input type="checkbox" tabindex="-1" aria-label="Select all" disabled=true /> }.into_any());
    let template = columns.iter().map(|column| column.width).collect::<Vec<_>>().join(" ");
    view! {
        <div class="grid" class:replacing=list.replacing>
            <div
                class="grid-view"
                node_ref=node_ref
                role="grid"
                tabindex="0"
                aria-label=labels.label
                aria-rowcount=rowcount
                aria-colcount=columns.len().to_string()
                aria-busy=move || list.busy.get().to_string()
                aria-activedescendant=described
                style:--columns=template
                style:--grid-width=width
                on:scroll=scrolled
                on:keydown=pressed
                on:focus=focused
                on:pointerdown=move |_| position.save()
            >
                <div class="grid-head" role="row" aria-rowindex="1">
                    {columns.iter().map(|column| heading(*column, order, on_order, checkbox.take())).collect_view()}
                </div>
                <div class="grid-track" role="rowgroup" style:height=move || format!("{}px", measure.get().track())>
                    {keyed(move || if empty.get() || failed.get().is_some() { Vec::new() } else { slots() })}
                </div>
            </div>
            {notice}
            {move || strip(list, in_view.get())}
        </div>
    }
}

/// Calls `action` whenever `version` changes from what it is now.
fn on_change(version: Signal<u64>, action: impl Fn() + 'static) {
    let action: Box<dyn Fn()> = Box::new(action);
    let mut known = version.get_untracked();
    watch(move || {
        let now = version.get();
        if std::mem::replace(&mut known, now) != now {
            untrack(&action);
        }
    });
}

fn stamp(slot: &Slot) -> u64 {
    match slot {
        Slot::Waiting => 0,
        Slot::Here(_, stamp) => *stamp,
        Slot::Failed(_) => u64::MAX,
    }
}
