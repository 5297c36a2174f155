//! Keyed lists: an item that stays in the list stays the same element. All have one type, so that the large code that
//! compares old and new items is compiled once.

use leptos::prelude::*;

/// An item of a keyed list.
pub(crate) struct Keyed {
    /// An item with the same key is the same element and is not drawn again.
    pub(crate) key: (u64, u64),
    pub(crate) draw: Box<dyn FnOnce() -> AnyView + Send>,
}

pub(crate) fn keyed(each: impl Fn() -> Vec<Keyed> + Send + Sync + 'static) -> AnyView {
    let each: Box<dyn Fn() -> Vec<Keyed> + Send + Sync> = Box::new(each);
    view! { <For each key=|item| item.key children=|item| (item.draw)() /> }.into_any()
}
