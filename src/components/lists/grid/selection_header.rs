//! The checkbox in the first heading of a list with a selection: all rows, some, or none.

use super::selection::{SelectableGrid, Selection};
use super::viewport::Viewport;
use crate::dom::watch::watch;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;
use lms::money::group_indian;

/// Keeps the checkbox as the selection is; `clicks` grows with each click on it, when the browser has changed it.
pub(super) fn follow_selection(selection: Selection, busy: Signal<bool>, clicks: RwSignal<u32>) {
    watch(move || {
        clicks.track();
        let Some(grid) = selection.grid() else { return };
        let Some(checkbox) = grid.header_checkbox() else { return };
        let count = grid.list.count.get().unwrap_or_default();
        let keys = selection.keys.get();
        let all = !keys.is_empty() && u64::try_from(keys.len()).is_ok_and(|selected| selected == count);
        // As many as the list has, but they may be others, if rows have come and gone.
        let is_selected = |at| grid.list.key(at).is_none_or(|key| keys.contains(&key));
        let all = all && grid.viewport.in_view.get().all(is_selected);
        checkbox.set_checked(all);
        checkbox.set_indeterminate(!all && !keys.is_empty());
        checkbox.set_disabled(count == 0 || busy.get());
        drop(checkbox.set_attribute("aria-label", &format!("Select all {}", group_indian(&count.to_string()))));
    });
}

impl SelectableGrid {
    /// Tracks the grid, which is another one when its columns change.
    fn header_checkbox(self) -> Option<HtmlInputElement> {
        let checkbox = self.viewport.element.get()?.query_selector(".grid-head input").ok()??;
        checkbox.dyn_into().ok()
    }

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
