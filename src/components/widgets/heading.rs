//! The heading of a page: names the tab, and takes the focus when the page opens, so that a screen reader says where
//! one has come and the keyboard goes on from there.

use crate::dom::watch::watch;
use leptos::html::H1;
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    /// The first page of all leaves the focus where the browser put it.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// The `h1` of a page.
#[component]
pub(crate) fn Heading(
    /// What the page is of.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    watch(move || text.with(|text| document().set_title(&format!("{text} · Orrery"))));
    watch(move || {
        if let Some(heading) = heading.get()
            && !FIRST.replace(false)
        {
            // A heading that is in the page can be focused.
            drop(heading.focus());
        }
    });
    view! {
        <h1 node_ref=heading tabindex="-1">
            {text}
        </h1>
    }
}
