//! The selected rows of a list. Selecting a row by its checkbox is all that the first rows need; ranges, all rows and keys
//! are `control_selection`, which a screen loads later.

use super::list::List;
use super::viewport::Viewport;
use leptos::prelude::*;

/// The most rows that can be selected at a time.
pub(crate) const MAX_SELECTED: usize = 1_000;

/// The selection of one list; provided as context, it gives each row a checkbox.
#[derive(Clone, Copy)]
pub(crate) struct Selection {
    /// Keys of the selected rows, in the order of selection.
    pub(crate) keys: RwSignal<Vec<String>>,
    grid: StoredValue<Option<SelectableGrid>>,
}

/// The grid on screen.
#[derive(Clone, Copy)]
pub(super) struct SelectableGrid {
    pub(super) list: List,
    pub(super) viewport: Viewport,
    /// The row with the keyboard focus.
    pub(super) active: RwSignal<Option<u64>>,
}

impl Selection {
    pub(crate) fn new() -> Self {
        Self { keys: RwSignal::new(Vec::new()), grid: StoredValue::new(None) }
    }

    pub(super) fn attach(self, grid: SelectableGrid) {
        self.grid.set_value(Some(grid));
    }

    pub(super) fn grid(self) -> Option<SelectableGrid> {
        self.grid.try_get_value().flatten()
    }

    /// Selects rows, or deselects them. Returns false, and changes nothing, if more than [`MAX_SELECTED`] would be selected.
    pub(super) fn set(self, rows: &[String], selected: bool) -> bool {
        let Some(mut keys) = self.keys.try_get_untracked() else { return false };
        keys.retain(|key| !rows.contains(key));
        if selected {
            keys.extend_from_slice(rows);
        }
        let fits = keys.len() <= MAX_SELECTED;
        if fits {
            self.keys.set(keys);
        }
        fits
    }

    pub(crate) fn clear(self) {
        self.keys.try_set(Vec::new());
    }
}

/// The checkbox of the row with this key; nothing where the list has no selection.
pub(crate) fn row_checkbox(key: &str) -> AnyView {
    let Some(selection) = use_context::<Selection>() else { return ().into_any() };
    let (shown, changed) = (key.to_owned(), key.to_owned());
    let checked = move || selection.keys.with(|keys| keys.contains(&shown));
    view! {
        <input
            type="checkbox"
            tabindex="-1"
            aria-label="Select this row"
            prop:checked=checked
            on:change:target=move |event| {
                selection.set(std::slice::from_ref(&changed), event.target().checked());
            }
        />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn keys(range: std::ops::Range<usize>) -> Vec<String> {
        range.map(|at| at.to_string()).collect()
    }

    #[test]
    fn refuses_more_rows_than_the_limit_and_changes_nothing() {
        let selection = Selection::new();
        assert!(selection.set(&keys(0..MAX_SELECTED), true));
        assert!(!selection.set(&keys(MAX_SELECTED..MAX_SELECTED + 1), true));
        assert_eq!(selection.keys.get_untracked(), keys(0..MAX_SELECTED));
        assert!(selection.set(&keys(0..MAX_SELECTED), true), "selected already");
        assert!(selection.set(&keys(1..MAX_SELECTED), false));
        assert_eq!(selection.keys.get_untracked(), keys(0..1));
    }
}
