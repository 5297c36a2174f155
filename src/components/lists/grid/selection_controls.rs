//! Selecting by the checkbox in the heading, by ranges and by keys: the list box pattern of ARIA.

use super::keyboard;
use super::selection::{MAX_SELECTED, SelectableGrid, Selection, SelectionControls};
use super::selection_header::{checkbox_of, header};
use crate::components::feedback::toast::{Toasts, toasts};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use std::ops::Range;

/// Shown instead of selecting more.
pub(crate) const TOO_MANY: &str = "At most 1,000 rows can be selected at a time. Narrow the filter.";
const CHANGED: &str = "The list has changed since you selected the first row of the range. Select the range again.";
const REPLACING: &str = "These rows are from before the filter was changed. Wait for the new ones.";

#[derive(Clone, Copy)]
struct Controls {
    selection: Selection,
    /// Selects all rows of the list on the server, however many are loaded.
    select_all: Callback<()>,
    /// The row that was selected last, by its index then and its key: a range begins there.
    anchor: StoredValue<Option<(u64, String)>>,
    toasts: Toasts,
}

/// The controls of `selection`; `select_all` selects all rows of the filter, and is `busy` meanwhile.
pub(crate) fn selection_controls(
    selection: Selection,
    select_all: Callback<()>,
    busy: Signal<bool>,
) -> SelectionControls {
    let controls = Controls { selection, select_all, anchor: StoredValue::new(None), toasts: toasts() };
    SelectionControls {
        header: Callback::new(move |()| header(selection, select_all, busy)),
        on_click: Callback::new(move |(key, event)| controls.click(key, &event)),
        on_key: Callback::new(move |event| controls.press(&event)),
    }
}

impl Controls {
    fn click(self, key: String, event: &MouseEvent) {
        let (Some(grid), Some(checkbox)) = (self.selection.grid(), checkbox_of(event)) else { return };
        let selected = checkbox.checked();
        // Keys act on the active row, not on the checkbox that was clicked.
        grid.focus();
        let anchor = self.anchor().filter(|_| event.shift_key());
        let accepted = match (untrack(|| grid.list.position(&key)), anchor) {
            (Some(at), Some(anchor)) => {
                // The browser has selected text between the clicks.
                if let Ok(Some(text)) = window().get_selection() {
                    drop(text.remove_all_ranges());
                }
                self.select_from(grid, anchor, (at, key), selected)
            }
            (Some(at), None) => self.select_one(grid, at, key, selected),
            (None, _) => false,
        };
        if !accepted {
            checkbox.set_checked(!selected);
        }
    }

    fn press(self, event: &KeyboardEvent) -> bool {
        let Some(grid) = self.selection.grid() else { return false };
        let (key, command) = (event.key(), event.ctrl_key() || event.meta_key());
        if command && !event.shift_key() && !event.alt_key() && key.eq_ignore_ascii_case("a") {
            self.select_all.run(());
        } else if command || event.alt_key() || is_in_heading(event) {
            return false;
        } else if key == " " {
            // Held down, it would select and deselect.
            if !event.repeat() {
                self.press_space(grid, event.shift_key());
            }
        } else if !event.shift_key() || !self.extend(grid, &key) {
            return false;
        }
        event.prevent_default();
        true
    }

    /// Selects the active row or deselects it; with Shift, selects the rows from the one selected last to it.
    fn press_space(self, grid: SelectableGrid, range: bool) {
        let Some(at) = grid.active.get_untracked() else { return };
        let Some(key) = untrack(|| grid.list.key(at)) else { return };
        let selected = self.selection.keys.with_untracked(|keys| keys.contains(&key));
        match self.anchor().filter(|_| range) {
            Some(anchor) => self.select_from(grid, anchor, (at, key), true),
            None => self.select_one(grid, at, key, !selected),
        };
    }

    /// The row that was selected last, if it still is.
    fn anchor(self) -> Option<(u64, String)> {
        let anchor = self.anchor.get_value()?;
        self.selection.keys.with_untracked(|keys| keys.contains(&anchor.1)).then_some(anchor)
    }

    /// Moves the active row, and selects the rows on the way. Returns whether `key` moves it.
    fn extend(self, grid: SelectableGrid, key: &str) -> bool {
        let rows = grid.viewport.in_view.get_untracked();
        let from = grid.active.get_untracked().unwrap_or(rows.start);
        let count = grid.list.count.get_untracked().unwrap_or_default();
        let Some(to) = keyboard::target(key, from, count, (rows.end - rows.start).saturating_sub(1)) else {
            return false;
        };
        grid.move_to(to);
        self.select_rows(grid, from.min(to)..from.max(to) + 1, None, true);
        true
    }

    fn select_one(self, grid: SelectableGrid, at: u64, key: String, selected: bool) -> bool {
        if self.is_replacing(grid) {
            return false;
        }
        let accepted = self.selection.set(std::slice::from_ref(&key), selected);
        if accepted {
            self.anchor.set_value(Some((at, key)));
        } else {
            self.toasts.error(TOO_MANY);
        }
        accepted
    }

    /// Selects the rows from `anchor` to `last`, or deselects them.
    fn select_from(self, grid: SelectableGrid, anchor: (u64, String), last: (u64, String), selected: bool) -> bool {
        let rows = anchor.0.min(last.0)..anchor.0.max(last.0) + 1;
        self.select_rows(grid, rows, Some((anchor.1, last.1)), selected)
    }

    /// Selects these rows, or deselects them; those that are not loaded are read. Of the rows only those between the `ends`
    /// count, as other rows may have come above them. Returns false, and changes nothing, if it refuses.
    fn select_rows(
        self,
        grid: SelectableGrid,
        rows: Range<u64>,
        ends: Option<(String, String)>,
        selected: bool,
    ) -> bool {
        if self.is_replacing(grid) {
            return false;
        }
        if rows.end - rows.start > MAX_SELECTED as u64 {
            self.toasts.error(TOO_MANY);
            return false;
        }
        let (list, begun) = (grid.list, grid.list.begun.get_untracked());
        spawn_local(async move {
            let keys = list.keys(rows).await;
            // The filter may have changed meanwhile.
            if list.begun.try_get_untracked() != Some(begun) || list.replacing.get_untracked() {
                return;
            }
            let keys = keys.map(|keys| match &ends {
                None => Some(keys),
                Some((one, other)) => between(&keys, one, other),
            });
            let message = match keys {
                Ok(Some(keys)) if self.selection.set(&keys, selected) => return,
                Ok(Some(_)) => TOO_MANY.to_owned(),
                Ok(None) => CHANGED.to_owned(),
                Err(error) => error.to_string(),
            };
            self.toasts.error(message);
        });
        true
    }

    fn is_replacing(self, grid: SelectableGrid) -> bool {
        let is_replacing = grid.list.replacing.get_untracked();
        if is_replacing {
            self.toasts.error(REPLACING);
        }
        is_replacing
    }
}

/// The keys from `one` to `other`, in either order; `None` if one of them is not there.
fn between(keys: &[String], one: &str, other: &str) -> Option<Vec<String>> {
    let position = |key: &str| keys.iter().position(|known| known == key);
    let (one, other) = (position(one)?, position(other)?);
    keys.get(one.min(other)..=one.max(other)).map(<[String]>::to_vec)
}

fn is_in_heading(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(".grid-head"), Ok(Some(_))))
}

#[cfg(test)]
mod tests {
    use super::between;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_range_is_from_one_row_to_the_other_wherever_they_are_now() {
        let keys: Vec<String> = ["new", "a", "b", "c"].map(str::to_owned).to_vec();
        assert_eq!(between(&keys, "a", "c").unwrap(), ["a", "b", "c"]);
        assert_eq!(between(&keys, "b", "a").unwrap(), ["a", "b"]);
        assert_eq!(between(&keys, "c", "c").unwrap(), ["c"]);
        assert_eq!(between(&keys, "gone", "c"), None);
    }
}
