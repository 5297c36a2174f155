//! The rows in the document. Each is drawn once; only its position, selection and focus are reactive.

use super::pages::Slot;
use super::row::{Cell, Column, Row};
use crate::components::feedback::skeleton::skeleton;
use crate::components::widgets::chip::chip;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// What all rows share.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub(super) columns: StoredValue<Vec<Column>>,
    /// Prefix of the rows' element ids.
    pub(super) prefix: StoredValue<String>,
    /// The key of the opened row.
    pub(super) opened: Signal<Option<String>>,
    /// The row with the keyboard focus.
    pub(super) active: RwSignal<Option<u64>>,
    /// Opens a row by its URL.
    pub(super) open: Callback<String>,
    /// Height of a row in pixels.
    pub(super) height: Signal<i64>,
    /// Pixels from a row's position in the list to its position on the track.
    pub(super) offset: Signal<i64>,
}

impl Shared {
    pub(super) fn id(self, row: u64) -> String {
        self.prefix.with_value(|prefix| format!("{prefix}-{row}"))
    }
}

/// Draws one row. A `changed` one flashes.
pub(super) fn draw(shared: Shared, at: u64, slot: &Slot, changed: bool) -> AnyView {
    let place = move || {
        let top = i64::try_from(at).unwrap_or_default() * shared.height.get() + shared.offset.get();
        format!("{top}px")
    };
    let active = move || shared.active.get() == Some(at);
    let (class, row) = match slot {
        Slot::Here(row, _) if changed => ("grid-row changed", Some(row)),
        Slot::Here(row, _) => ("grid-row", Some(row)),
        Slot::Waiting => ("grid-row waiting", None),
        Slot::Failed(_) => ("grid-row failed", None),
    };
    let key = row.map(|row| row.key.clone());
    let selected =
        key.map(|key| move || shared.opened.with(|opened| (opened.as_deref() == Some(key.as_str())).to_string()));
    // The reference is the link, for new tabs and screen readers; a click elsewhere on the row opens it too.
    let href = row.map(|row| row.href.clone());
    let clicked = move |event: MouseEvent| {
        if let Some(href) = href.as_ref().filter(|_| is_plain_click(&event)) {
            shared.open.run(href.clone());
        }
    };
    let cells = match row {
        Some(row) => shared.columns.with_value(|columns| cells(columns, row)),
        None if matches!(slot, Slot::Failed(_)) => shared.columns.with_value(|columns| missing(columns)),
        None => shared.columns.with_value(|columns| waiting(columns)),
    };
    view! {
        <div
            role="row"
            class=class
            class:active=active
            id=shared.id(at)
            aria-rowindex=(at + 2).to_string()
            aria-selected=selected
            style:top=place
            on:pointerdown=move |_| shared.active.set(Some(at))
            on:click=clicked
        >
            {cells}
        </div>
    }
    .into_any()
}

/// Whether the row opens in an inspector beside its list; opening it then does not scroll the page.
pub(super) fn is_on_this_page(href: &str) -> bool {
    window().location().pathname().is_ok_and(|path| href.split('?').next() == Some(&path))
}

/// Whether the click is on neither a link nor a control and does not end a text selection.
fn is_plain_click(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let on_control = target.is_none_or(|target| target.closest("a, button, input").ok().flatten().is_some());
    let marked = window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    !on_control && !marked && !event.ctrl_key() && !event.meta_key() && !event.shift_key()
}

fn cells(columns: &[Column], row: &Row) -> Vec<AnyView> {
    columns.iter().zip(&row.cells).map(|(column, content)| cell(column, content, row)).collect()
}

fn cell(column: &Column, cell: &Cell, row: &Row) -> AnyView {
    let class = match (cell, column.numeric) {
        (Cell::Faint(_), false) => "grid-cell faint",
        (Cell::Faint(_), true) => "grid-cell num faint",
        (Cell::Mono(_) | Cell::Open(_) | Cell::OpenAfter(..), _) => "grid-cell mono",
        (_, true) => "grid-cell num",
        (_, false) => "grid-cell",
    };
    let words = cell.words().to_owned();
    // The tooltip shows text that is cut off.
    let title = (words.chars().count() > 12).then(|| words.clone());
    match cell {
        Cell::Open(_) | Cell::OpenAfter(..) => {
            let href = row.href.clone();
            let no_scroll = is_on_this_page(&href).then_some("");
            let before = if let Cell::OpenAfter(draw, _) = cell { Some(draw(&row.key)) } else { None };
            // Enter opens the active row. As tab stops, forty links would be in the way of keyboard users.
            view! { <div role="gridcell" class=class>{before}<a class="grid-open" href=href tabindex="-1" data-noscroll=no_scroll>{words}</a></div> }
                .into_any()
        }
        Cell::Chip(severity, _) => {
            let chip = chip(*severity, words);
            view! { <div role="gridcell" class=class title=title>{chip}</div> }.into_any()
        }
        Cell::Text(_) | Cell::Faint(_) | Cell::Mono(_) => {
            view! { <div role="gridcell" class=class title=title>{words}</div> }.into_any()
        }
    }
}

fn waiting(columns: &[Column]) -> Vec<AnyView> {
    let cell = |column: &Column| {
        let class = if column.numeric { "grid-cell num" } else { "grid-cell" };
        view! { <div role="gridcell" class=class>{skeleton("70%")}</div> }.into_any()
    };
    columns.iter().map(cell).collect()
}

fn missing(columns: &[Column]) -> Vec<AnyView> {
    let cell = |at: usize| {
        view! { <div role="gridcell" class="grid-cell">{(at == 0).then_some("Not loaded")}</div> }.into_any()
    };
    (0..columns.len()).map(cell).collect()
}
