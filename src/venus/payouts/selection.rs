//! The selected payouts of the list: the selection survives paging, filtering and refreshing.

use leptos::prelude::*;

/// Ids of the selected payouts, as row keys.
#[derive(Clone, Copy)]
pub(crate) struct Selection(RwSignal<Vec<String>>);

impl Selection {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// The selected ids; tracks them.
    pub(crate) fn ids(self) -> Vec<String> {
        self.0.get()
    }

    fn toggle(self, id: &str) {
        self.0.update(|ids| {
            let before = ids.len();
            ids.retain(|known| known != id);
            if ids.len() == before {
                ids.push(id.to_owned());
            }
        });
    }

    pub(crate) fn add(self, more: impl IntoIterator<Item = String>) {
        self.0.update(|ids| {
            for id in more {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        });
    }

    pub(crate) fn clear(self) {
        self.0.set(Vec::new());
    }
}

/// The checkbox of the row with this key; nothing where the list has no selection.
pub(crate) fn row_checkbox(key: &str) -> AnyView {
    let Some(selection) = use_context::<Selection>() else { return ().into_any() };
    let (id, toggled) = (key.to_owned(), key.to_owned());
    let checked = move || selection.0.with(|ids| ids.contains(&id));
    view! {
        <input
            type="checkbox"
            tabindex="-1"
            aria-label="Pick this payout"
            prop:checked=checked
            on:change=move |_| selection.toggle(&toggled)
        />
    }
    .into_any()
}
