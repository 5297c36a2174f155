//! Which payouts of the list are picked: they stay picked over pages, filters and refreshes.

use leptos::prelude::*;

/// The picked payouts, by their ids as the rows know them.
#[derive(Clone, Copy)]
pub(crate) struct Picked(RwSignal<Vec<String>>);

impl Picked {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Which; tracks it.
    pub(crate) fn ids(self) -> Vec<String> {
        self.0.get()
    }

    /// Picks one, or leaves it.
    pub(crate) fn turn(self, id: &str) {
        self.0.update(|ids| {
            let before = ids.len();
            ids.retain(|known| known != id);
            if ids.len() == before {
                ids.push(id.to_owned());
            }
        });
    }

    /// Picks these too.
    pub(crate) fn add(self, more: impl IntoIterator<Item = String>) {
        self.0.update(|ids| {
            for id in more {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        });
    }

    /// Picks none.
    pub(crate) fn clear(self) {
        self.0.set(Vec::new());
    }
}

/// The box of a row.
pub(crate) fn tick(key: &str) -> AnyView {
    let Some(picked) = use_context::<Picked>() else { return ().into_any() };
    let (one, other) = (key.to_owned(), key.to_owned());
    let on = move || picked.0.with(|ids| ids.contains(&one));
    view! {
        <input
            type="checkbox"
            tabindex="-1"
            aria-label="Pick this payout"
            prop:checked=on
            on:change=move |_| picked.turn(&other)
        />
    }
    .into_any()
}
