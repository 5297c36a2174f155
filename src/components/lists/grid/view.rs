//! The component.

use super::keyboard;
use super::list::{FetchPage, List};
use super::pages::Slot;
use super::row::Column;
use super::rows::{self, Shared, draw};
use super::size;
use super::window::{Measure, Scroll};
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::error_note::ErrorNote;
use crate::components::lists::keyed::{Keyed, keyed};
use crate::dom::ids::fresh_id;
use crate::dom::timer::debounce;
use crate::dom::watch::watch;
use crate::links::list_position::{self, Position};
use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_url};
use lms::ApiError;
use std::time::Duration;

/// Rows drawn beyond the window on each side.
const SPARE: u64 = 8;
/// Skeleton rows before the number of rows is known.
const SHAPES: u64 = 16;
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
    let scroll = RwSignal::new(Scroll::default());
    let size = RwSignal::new((40_i64, 600_i64));
    let active = RwSignal::new(None::<u64>);
    let restored = StoredValue::new(None::<Position>);
    let measure = Memo::new(move |_| {
        let (row, view) = size.get();
        Measure { count: list.count.get().unwrap_or(SHAPES), row, view }
    });
    let in_view = Memo::new(move |_| scroll.get().rows(measure.get(), 0));
    let drawn = Memo::new(move |_| scroll.get().rows(measure.get(), SPARE));

    let fit = move || {
        if let Some(view) = node_ref.get_untracked() {
            let head = height_of(&view, ".grid-head").unwrap_or(40);
            let row = height_of(&view, ".grid-row").unwrap_or(head);
            let now = (row.max(1), (i64::from(view.client_height()) - head).max(1));
            if now != size.get_untracked() {
                size.set(now);
            }
        }
    };
    // The URL of the list whose rows are on screen.
    let shown = StoredValue::new(String::new());
    let save = move || {
        let (Some(scroll), Some(measure)) = (scroll.try_get_untracked(), measure.try_get_untracked()) else { return };
        let is_shown = query.with_untracked(|query| shown.with_value(|shown| shown == query));
        if is_shown && !list.replacing.get_untracked() {
            let (row, offset) = scroll.first(measure);
            shown
                .with_value(|href| list_position::save(href, Position { row, offset, active: active.get_untracked() }));
        }
    };
    let go_to = move |next: Scroll| {
        scroll.set(next);
        if let Some(view) = node_ref.get_untracked() {
            view.set_scroll_top(i32::try_from(next.bar).unwrap_or(i32::MAX));
        }
    };
    // In the next frame, from the position of the scrollbar then: a scroll event may be pending.
    let settle = debounce(REST, move || {
        request_animation_frame(move || {
            let (Some(now), Some(measure)) = (scroll.try_get_untracked(), measure.try_get_untracked()) else { return };
            let Some(view) = node_ref.get_untracked() else { return };
            let bar = i64::from(view.scroll_top());
            let now = if bar == now.bar { now } else { now.moved(bar, measure) };
            let settled = now.settled(measure);
            if settled.bar == bar {
                scroll.set(settled)
            } else {
                go_to(settled)
            }
            save();
        });
    });
    let look = debounce(REST, move || {
        if let Some(rows) = in_view.try_get_untracked() {
            list.look_at(&rows);
        }
    });
    let scrolled = move |_| {
        let Some(view) = node_ref.get_untracked() else { return };
        let bar = i64::from(view.scroll_top());
        if bar != scroll.get_untracked().bar {
            scroll.update(|scroll| *scroll = scroll.moved(bar, measure.get_untracked()));
            settle();
        }
    };

    watch(move || {
        if let Some(view) = node_ref.get() {
            fit();
            size::follow(&view, fit);
        }
    });
    // At first, and whenever the filters or the order change.
    watch(move || {
        // Read, not only tracked: a memo that was never read does not notify.
        let position = query.with(|href| {
            let position = list_position::restored(href);
            list_position::visit(href, position);
            position
        });
        restored.set_value(position);
        list.begin(position.map_or(0, |position| position.row));
    });
    // Another row opened beside the list is another history entry, in which the list is at the same place.
    let url = use_url();
    watch(move || {
        url.track();
        save();
    });
    let mut known = version.get_untracked();
    watch(move || {
        let now = version.get();
        if std::mem::replace(&mut known, now) != now {
            untrack(move || list.refresh());
        }
    });
    let mut begun = list.begun.get_untracked();
    watch(move || {
        let now = list.begun.get();
        if std::mem::replace(&mut begun, now) != now {
            fit();
            shown.set_value(query.get_untracked());
            let position = restored.try_update_value(Option::take).flatten();
            active.set(position.and_then(|position| position.active));
            match position {
                None => go_to(Scroll::default()),
                Some(Position { row, offset, .. }) => {
                    let next = Scroll::starting_at(row, offset, measure.get_untracked());
                    scroll.set(next);
                    // Once the track is as tall as the list.
                    request_animation_frame(move || {
                        if scroll.try_get_untracked().is_some() {
                            go_to(next);
                        }
                    });
                }
            }
        }
    });
    watch(move || {
        list.revision.track();
        let rows = in_view.get();
        if list.has(&rows) { untrack(move || list.look_at(&rows)) } else { look() }
    });
    watch(move || count.set(list.count.get().filter(|_| !list.replacing.get())));

    let navigate = use_navigate();
    let open = Callback::new(move |href: String| {
        save();
        let scroll = !rows::is_on_this_page(&href);
        navigate(&href, NavigateOptions { scroll, ..NavigateOptions::default() });
    });
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
            go_to(scroll.get_untracked().showing(to, measure.get_untracked()));
        }
    };
    let focused = move |_| {
        if active.get_untracked().is_none() && list.count.get_untracked().is_some_and(|count| count > 0) {
            active.set(Some(in_view.get_untracked().start));
        }
    };

    let shared = Shared {
        columns: StoredValue::new(columns.clone()),
        prefix: StoredValue::new(fresh_id("row")),
        opened,
        active,
        open,
        height: Signal::derive(move || size.get().0),
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
    let empty = Memo::new(move |_| list.count.get() == Some(0) && !list.replacing.get());
    let failed = Memo::new(move |_| list.error.get().filter(|_| list.count.get().is_none()));
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
                on:pointerdown=move |_| save()
            >
                <div class="grid-head" role="row" aria-rowindex="1">
                    {columns.iter().map(|column| heading(*column, order, on_order)).collect_view()}
                </div>
                <div class="grid-track" role="rowgroup" style:height=move || format!("{}px", measure.get().track())>
                    {keyed(move || if empty.get() || failed.get().is_some() { Vec::new() } else { slots() })}
                </div>
            </div>
            {move || failed.get().map(|error| whole_failure(error, list))}
            {move || empty.get().then(|| nothing(labels, filtered, on_clear))}
            {move || strip(list, in_view.get())}
        </div>
    }
}

fn height_of(view: &HtmlElement, part: &str) -> Option<i64> {
    let part = view.query_selector(part).ok()??;
    Some(i64::from(part.dyn_ref::<HtmlElement>()?.offset_height()))
}

fn stamp(slot: &Slot) -> u64 {
    match slot {
        Slot::Waiting => 0,
        Slot::Here(_, stamp) => *stamp,
        Slot::Failed(_) => u64::MAX,
    }
}

fn heading(column: Column, order: Signal<String>, on_order: Callback<String>) -> impl IntoView {
    let class = if column.numeric { "grid-cell num" } else { "grid-cell" };
    let Some(field) = column.order else {
        return view! { <div role="columnheader" class=class>{column.label}</div> }.into_any();
    };
    let direction = move || {
        order.with(|order| match order.strip_prefix('-') {
            Some(descending) if descending == field => Some("descending"),
            None if order == field => Some("ascending"),
            _ => None,
        })
    };
    // For amounts and dates the largest and latest are wanted first.
    let turn = move |_| {
        let next = match untrack(direction) {
            Some("descending") => field.to_owned(),
            None if !column.numeric => field.to_owned(),
            _ => format!("-{field}"),
        };
        on_order.run(next);
    };
    view! {
        <div role="columnheader" class=class aria-sort=move || direction().unwrap_or("none")>
            <button type="button" class="grid-sort" tabindex="-1" on:click=turn>
                {column.label}
            </button>
        </div>
    }
    .into_any()
}

fn whole_failure(error: ApiError, list: List) -> impl IntoView {
    view! {
        <div class="grid-empty">
            <ErrorNote error on_retry=Callback::new(move |()| list.refresh()) />
        </div>
    }
}

fn nothing(labels: GridLabels, filtered: Signal<bool>, on_clear: Callback<()>) -> impl IntoView {
    let view = if filtered.get() {
        view! {
            <Empty why=Nothing::Filtered title=labels.filtered>
                <p class="actions">
                    <button type="button" class="button" on:click=move |_| on_clear.run(())>
                        "Clear filters"
                    </button>
                </p>
            </Empty>
        }
        .into_any()
    } else {
        view! {
            <Empty why=Nothing::Yet title=labels.empty>
                <p>{labels.empty_hint}</p>
            </Empty>
        }
        .into_any()
    };
    view! { <div class="grid-empty">{view}</div> }
}

/// At the bottom: rows that did not load, or a list that could not be refreshed.
fn strip(list: List, rows: std::ops::Range<u64>) -> Option<impl IntoView> {
    list.count.get()?;
    let (class, what, error) = match (list.failure(rows), list.error.get()) {
        (Some(error), _) => ("grid-strip bad", "Some rows did not load.", error),
        // They would be taken for rows of the new filter.
        (None, Some(error)) if list.replacing.get() => {
            ("grid-strip bad", "These are still the rows from before.", error)
        }
        (None, Some(error)) => ("grid-strip wait", "This list is not up to date.", error),
        (None, None) => return None,
    };
    Some(view! {
        <div class=class role="alert">
            <span>{format!("{what} {error}")}</span>
            <button type="button" class="button small" on:click=move |_| list.refresh()>
                "Retry"
            </button>
        </div>
    })
}
