//! A list in the document whose items stay the same elements while they stay in the list. One type for all such lists:
//! what tells the old from the new is large, and is compiled once.

use leptos::prelude::*;

/// An item: the same key is the same element, whatever else has changed.
pub(crate) struct Keyed {
    /// Which it is.
    pub(crate) key: (u64, u64),
    /// Draws it when it is new.
    pub(crate) draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// The items of `each`, in its order.
pub(crate) fn keyed(each: impl Fn() -> Vec<Keyed> + Send + Sync + 'static) -> AnyView {
    let each: Box<dyn Fn() -> Vec<Keyed> + Send + Sync> = Box::new(each);
    view! { <For each key=|item| item.key children=|item| (item.draw)() /> }.into_any()
}
