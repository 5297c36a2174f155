//! Cards: titled parts of a page, and the list of names and values that most of them contain.

use crate::dom::ids::fresh_id;
use leptos::prelude::*;

/// A section that screen readers announce by its heading.
#[component]
pub(crate) fn Card(
    #[prop(into)] title: Signal<String>,
    /// At the right of the heading: a count, a link.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let id = fresh_id("card");
    let labelled_by = id.clone();
    view! {
        <section class="card" aria-labelledby=labelled_by>
            <div class="card-head">
                <h2 id=id>{title}</h2>
                {aside.map(|aside| view! { <div class="card-aside">{aside.run()}</div> })}
            </div>
            {children()}
        </section>
    }
}

/// A list of names and values: contains [`Pair`]s.
#[component]
pub(crate) fn Pairs(children: Children) -> impl IntoView {
    view! { <dl class="pairs">{children()}</dl> }
}

#[component]
pub(crate) fn Pair(
    #[prop(into)] label: Signal<String>,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// A value that a write would change: "₹29,953 → ₹41,240".
pub(crate) fn changed(before: impl Into<String>, after: impl Into<String>) -> impl IntoView {
    let (before, after): (String, String) = (before.into(), after.into());
    view! {
        <s>{before}</s>
        <b>{after}</b>
    }
}
