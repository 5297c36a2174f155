//! The checkbox in the first heading of a list with a selection.

use super::selection::{SelectableGrid, Selection};
use super::viewport::Viewport;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;
use lms::money::group_indian;

/// The checkbox in the heading: all rows, some, or none.
pub(super) fn header(selection: Selection, select_all: Callback<()>, busy: Signal<bool>) -> AnyView {
    let Some(grid) = selection.grid() else { return ().into_any() };
    // Drawn again after each click, since the browser has changed what it shows.
    let clicks = RwSignal::new(0_u32);
    let state = Memo::new(move |_| {
        selection.keys.with(|keys| {
            let count = grid.list.count.get().unwrap_or_default();
            let all = !keys.is_empty() && u64::try_from(keys.len()).is_ok_and(|selected| selected == count);
            // As many as the list has, but they may be others, if rows have come and gone.
            let is_selected = |at| grid.list.key(at).is_none_or(|key| keys.contains(&key));
            (count, all && grid.viewport.in_view.get().all(is_selected), !keys.is_empty())
        })
    });
    let click = move |event: MouseEvent| {
        grid.focus();
        if checkbox_of(&event).is_some_and(|checkbox| checkbox.checked()) {
            select_all.run(());
        } else {
            selection.clear();
        }
        clicks.update(|clicks| *clicks += 1);
    };
    let checkbox = move || {
        clicks.track();
        let (count, all, some) = state.get();
        let label = format!("Select all {}", group_indian(&count.to_string()));
        view! {
            <input
                type="checkbox"
                tabindex="-1"
                aria-label=label
                disabled=count == 0 || busy.get()
                prop:checked=all
                prop:indeterminate=some && !all
                on:click=click
            />
        }
    };
    checkbox.into_any()
}

pub(super) fn checkbox_of(event: &MouseEvent) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

impl SelectableGrid {
    pub(super) fn focus(self) {
        if let Some(element) = self.viewport.element.get_untracked() {
            drop(element.focus());
        }
    }

    /// Makes a row the active one, and scrolls to it.
    pub(super) fn move_to(self, row: u64) {
        let Viewport { scroll, measure, .. } = self.viewport;
        self.active.set(Some(row));
        self.viewport.go_to(scroll.get_untracked().showing(row, measure.get_untracked()));
    }
}
