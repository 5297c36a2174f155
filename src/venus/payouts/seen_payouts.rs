//! What is known of the selected payouts: each as the officer saw it when selecting it.

use super::payouts_page::PayoutListState;
use super::read_payouts::read_all;
use super::selected_payout::SelectedPayout;
use super::state::filter;
use crate::api;
use crate::components::feedback::toast::{Toasts, toasts};
use crate::components::feedback::undo::UndoToast;
use crate::components::lists::grid::{MAX_SELECTED, TOO_MANY, control_selection};
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::PayoutId;
use lms::payouts::GetPayout;

#[derive(Clone, Copy)]
pub(super) struct SeenPayouts {
    payouts: PayoutListState,
    /// As they were when they were selected.
    pub(super) seen: RwSignal<Vec<SelectedPayout>>,
    /// As the list shows them now, in the same order.
    pub(super) now: Memo<Vec<SelectedPayout>>,
    /// Whether all payouts of the filter are being read.
    pub(super) reading: RwSignal<bool>,
    toasts: Toasts,
    undo: UndoToast,
}

impl SeenPayouts {
    /// Follows the selection of the list, and gives the list the controls that select more than one row.
    pub(super) fn of(payouts: PayoutListState) -> Self {
        let seen = RwSignal::new(Vec::<SelectedPayout>::new());
        let now = memo(move |_| {
            payouts.changes.track();
            seen.with(|seen| {
                payouts.loaded.with_value(|loaded| {
                    seen.iter()
                        .map(|seen| {
                            let newer = loaded
                                .iter()
                                .find(|payout| payout.id == seen.id && payout.updated_at > seen.updated_at);
                            newer.map_or_else(|| seen.clone(), SelectedPayout::of)
                        })
                        .collect()
                })
            })
        });
        let selected =
            Self { payouts, seen, now, reading: RwSignal::new(false), toasts: toasts(), undo: UndoToast::new() };
        watch(move || selected.follow_ticks());
        selected.clear_with_filter();
        let select_all = Callback::new(move |()| selected.select_all());
        control_selection(payouts.selection, select_all, selected.reading.into());
        selected
    }

    /// Why all payouts of the filter can't be selected; tracks their number.
    pub(super) fn select_all_locked(self) -> Option<String> {
        if self.reading.get() {
            return Some("They are being read.".to_owned());
        }
        let count = self.payouts.count.get()?;
        (count > MAX_SELECTED as u64).then(|| TOO_MANY.to_owned())
    }

    /// Selects all payouts of the filter, read from the server: what is loaded here may be few of them.
    pub(super) fn select_all(self) {
        if untrack(move || self.payouts.count.get().is_none() || self.reading.get()) {
            return;
        }
        if let Some(reason) = untrack(move || self.select_all_locked()) {
            return self.toasts.error(reason);
        }
        let list_state = untrack(move || self.payouts.list.list_state());
        let Ok(filter) = filter(&list_state) else { return };
        self.reading.set(true);
        spawn_local(async move {
            let read = read_all(filter.clone()).await;
            // The page may have been left.
            if self.reading.try_set(false).is_some() {
                return;
            }
            let current = untrack(move || self.payouts.list.list_state());
            match read {
                // Of another filter they would not be what is on screen.
                Ok(_) if super::state::filter(&current) != Ok(filter) => {}
                Ok(all) => {
                    let keys = all.iter().map(|payout| payout.id.to_string()).collect();
                    self.seen.set(all);
                    self.payouts.selection.keys.set(keys);
                }
                Err(message) => self.toasts.error(message),
            }
        });
    }

    /// Deselects a payout that was acted on.
    pub(super) fn deselect(self, id: PayoutId) {
        let key = id.to_string();
        self.payouts.selection.keys.try_update(|keys| keys.retain(|known| *known != key));
    }

    /// Takes in rows that were selected, and drops those that were deselected.
    fn follow_ticks(self) {
        let keys = self.payouts.selection.keys.get();
        if !keys.is_empty() {
            // Another selection has begun.
            self.undo.dismiss();
        }
        let ids: Vec<PayoutId> = keys.iter().filter_map(|key| key.parse().ok()).collect();
        let mut seen = self.seen.get_untracked();
        let before = seen.len();
        seen.retain(|seen| ids.contains(&seen.id));
        let mut has_changed = seen.len() != before;
        for id in ids {
            if seen.iter().any(|seen| seen.id == id) {
                continue;
            }
            let loaded = self
                .payouts
                .loaded
                .with_value(|loaded| loaded.iter().find(|payout| payout.id == id).map(SelectedPayout::of));
            match loaded {
                Some(payout) => {
                    seen.push(payout);
                    has_changed = true;
                }
                None => self.read(id),
            }
        }
        if has_changed {
            self.seen.set(seen);
        }
    }

    /// Reads a selected payout whose row is still on screen, while more than a thousand others were loaded after it.
    fn read(self, id: PayoutId) {
        spawn_local(async move {
            let read = api::send(GetPayout { id }).await;
            let key = id.to_string();
            let is_selected = self.payouts.selection.keys.try_with_untracked(|keys| keys.contains(&key));
            match read {
                _ if is_selected != Some(true) => {}
                Ok(payout) => self.seen.update(|seen| {
                    if seen.iter().all(|known| known.id != id) {
                        seen.push(SelectedPayout::of(&payout));
                    }
                }),
                Err(error) => {
                    self.deselect(id);
                    self.toasts.error(error.to_string());
                }
            }
        });
    }

    /// The selection is of the list as it is filtered: another filter clears it, and Undo brings both back.
    fn clear_with_filter(self) {
        let (list, selection) = (self.payouts.list, self.payouts.selection);
        let before = StoredValue::new(untrack(move || list.list_state()));
        watch(move || {
            let list_state = list.list_state();
            let previous = before.try_update_value(|before| std::mem::replace(before, list_state.clone()));
            let Some(previous) = previous.filter(|previous| filter(previous) != filter(&list_state)) else { return };
            let (keys, seen) = (selection.keys.get_untracked(), self.seen.get_untracked());
            if keys.is_empty() {
                return;
            }
            selection.clear();
            let noun = if keys.len() == 1 { "payout" } else { "payouts" };
            let text = format!("{} selected {noun} deselected, because the filter changed.", keys.len());
            let undo = move || {
                before.set_value(previous.clone());
                self.seen.set(seen.clone());
                selection.keys.set(keys.clone());
                list.go(previous.clone());
            };
            self.undo.show(text, undo);
        });
    }
}
