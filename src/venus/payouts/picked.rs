//! Which payouts of the list are picked: they stay picked over pages, filters and refreshes.

use leptos::prelude::*;
use std::collections::BTreeSet;

/// The picked payouts, by their ids as the rows know them.
#[derive(Clone, Copy)]
pub struct Picked(RwSignal<BTreeSet<String>>);

impl Picked {
    /// None yet.
    pub fn new() -> Self {
        Self(RwSignal::new(BTreeSet::new()))
    }

    /// Which; tracks it.
    pub fn ids(self) -> BTreeSet<String> {
        self.0.get()
    }

    /// Picks one, or leaves it.
    pub fn turn(self, id: &str) {
        self.0.update(|ids| {
            if !ids.remove(id) {
                ids.insert(id.to_owned());
            }
        });
    }

    /// Picks these too.
    pub fn add(self, more: impl IntoIterator<Item = String>) {
        self.0.update(|ids| ids.extend(more));
    }

    /// Picks none.
    pub fn clear(self) {
        self.0.set(BTreeSet::new());
    }
}

/// The box of a row.
pub fn tick(key: &str) -> AnyView {
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
