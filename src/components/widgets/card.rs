//! A card: one titled part of a page. And the list of names and values that most cards hold.

use crate::dom::ids::fresh_id;
use leptos::prelude::*;

/// A section with a heading, announced by it as a region.
#[component]
pub(crate) fn Card(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands at the right of the heading: a count, a link.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// What it holds.
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

/// A list of names and values; holds [`Pair`]s.
#[component]
pub(crate) fn Pairs(
    /// The [`Pair`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="pairs">{children()}</dl> }
}

/// One name and its value.
#[component]
pub(crate) fn Pair(
    /// The name.
    #[prop(into)]
    label: Signal<String>,
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
