//! The position in the list, saved for Back, reloads and breadcrumbs, and restored when the list opens.

use super::list::List;
use super::scroll::Scroll;
use super::viewport::Viewport;
use crate::links::list_position::{self, Position};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct SavedPosition {
    list: List,
    viewport: Viewport,
    /// The row with the keyboard focus.
    active: RwSignal<Option<u64>>,
    /// The URL of the list, with its filters and order.
    href: Signal<String>,
    /// The URL of the list that the rows on screen are of.
    shown: StoredValue<String>,
    /// Restored once the first rows are loaded.
    restored: StoredValue<Option<Position>>,
}

impl SavedPosition {
    pub(super) fn new(list: List, viewport: Viewport, active: RwSignal<Option<u64>>, href: Signal<String>) -> Self {
        let (shown, restored) = (StoredValue::new(String::new()), StoredValue::new(None));
        Self { list, viewport, active, href, shown, restored }
    }

    /// Saves the position, unless rows of other filters are still on screen.
    pub(super) fn save(self) {
        let Viewport { scroll, measure, .. } = self.viewport;
        let (Some(scroll), Some(measure)) = (scroll.try_get_untracked(), measure.try_get_untracked()) else { return };
        let is_shown = self.href.try_with_untracked(|href| self.shown.try_with_value(|shown| shown == href));
        if is_shown == Some(Some(true)) && !self.list.replacing.get_untracked() {
            let (row, offset) = scroll.first(measure);
            let position = Position { row, offset, active: self.active.get_untracked() };
            self.shown.with_value(|href| list_position::save(href, position));
        }
    }

    /// Loads the list from the position saved for its URL; tracks the URL.
    pub(super) fn begin(self) {
        // Read, not only tracked: a memo that was never read does not notify.
        let position = self.href.with(|href| {
            let position = list_position::restored(href);
            list_position::visit(href, position);
            position
        });
        self.restored.set_value(position);
        self.list.begin(position.map_or(0, |position| position.row));
    }

    /// Goes to the position that the list was loaded from.
    pub(super) fn restore(self) {
        self.viewport.fit();
        self.shown.set_value(self.href.get_untracked());
        let position = self.restored.try_update_value(Option::take).flatten();
        self.active.set(position.and_then(|position| position.active));
        match position {
            None => self.viewport.go_to(Scroll::default()),
            Some(Position { row, offset, .. }) => {
                let next = Scroll::starting_at(row, offset, self.viewport.measure.get_untracked());
                self.viewport.go_to_once_drawn(next);
            }
        }
    }
}
