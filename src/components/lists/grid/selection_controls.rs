//! Selecting by the checkbox in the heading, by ranges and by keys: the list box pattern of ARIA.

use super::keyboard;
use super::selection::{MAX_SELECTED, SelectableGrid, Selection};
use super::selection_header::follow_selection;
use crate::components::feedback::toast::{Toasts, toasts};
use crate::dom::watch::watch;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::convert::FromWasmAbi;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement};
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
    /// Grows with each click on the checkbox in the heading.
    clicks: RwSignal<u32>,
    /// The row that was selected last, by its index then and its key: a range begins there.
    anchor: StoredValue<Option<(u64, String)>>,
    toasts: Toasts,
}

/// Lets `selection` take ranges, all rows and keys; `select_all` selects all rows of the filter, and is `busy` meanwhile.
pub(crate) fn control_selection(selection: Selection, select_all: Callback<()>, busy: Signal<bool>) {
    let (clicks, anchor) = (RwSignal::new(0), StoredValue::new(None));
    let controls = Controls { selection, select_all, clicks, anchor, toasts: toasts() };
    follow_selection(selection, busy, clicks);
    // The rows' own listeners come with the first rows; these are on the grid around them.
    watch(move || {
        let Some(element) = selection.grid().and_then(|grid| grid.viewport.element.get()) else { return };
        listen(&element, "click", move |event: MouseEvent| controls.click(&event));
        listen(&element, "keydown", move |event: KeyboardEvent| controls.press(&event));
    });
}

/// Listens to events of `element` until the current reactive owner is cleaned up.
fn listen<E: FromWasmAbi + 'static>(element: &HtmlElement, event: &'static str, handler: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(E)>::new(handler);
    drop(element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
    let listener = StoredValue::new_local((element.clone(), closure));
    on_cleanup(move || {
        listener.try_with_value(|(element, closure)| {
            drop(element.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
        });
    });
}

impl Controls {
    /// A click on a checkbox. That of a row reports its change afterwards, too.
    fn click(self, event: &MouseEvent) {
        let checkbox = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let (Some(grid), Some(checkbox)) = (self.selection.grid(), checkbox) else { return };
        let selected = checkbox.checked();
        // Keys act on the active row, not on the checkbox that was clicked.
        grid.focus();
        if is_in_heading(&checkbox) {
            if selected {
                self.select_all.run(());
            } else {
                self.selection.clear();
            }
            return self.clicks.update(|clicks| *clicks += 1);
        }
        let Some(at) = row_of(&checkbox) else { return };
        let Some(key) = untrack(|| grid.list.key(at)) else { return };
        let accepted = match self.anchor().filter(|_| event.shift_key()) {
            Some(anchor) => {
                // The browser has selected text between the clicks.
                if let Ok(Some(text)) = window().get_selection() {
                    drop(text.remove_all_ranges());
                }
                self.select_from(grid, anchor, (at, key), selected)
            }
            None => self.select_one(grid, at, key, selected),
        };
        if !accepted {
            checkbox.set_checked(!selected);
        }
    }

    fn press(self, event: &KeyboardEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(grid) = self.selection.grid() else { return };
        let (key, command) = (event.key(), event.ctrl_key() || event.meta_key());
        if command && !event.shift_key() && !event.alt_key() && key.eq_ignore_ascii_case("a") {
            self.select_all.run(());
        } else if command || event.alt_key() || target.is_some_and(|target| is_in_heading(&target)) {
            return;
        } else if key == " " {
            // Held down, it would select and deselect.
            if !event.repeat() {
                self.press_space(grid, event.shift_key());
            }
        } else if !event.shift_key() || !self.extend(grid, &key) {
            return;
        }
        event.prevent_default();
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

fn is_in_heading(element: &Element) -> bool {
    matches!(element.closest(".grid-head"), Ok(Some(_)))
}

/// The index of the row that `element` is in.
fn row_of(element: &Element) -> Option<u64> {
    let row = element.closest("[aria-rowindex]").ok()??;
    row.get_attribute("aria-rowindex")?.parse::<u64>().ok()?.checked_sub(2)
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
