//! Skeletons: bars in the place of text that is loading, so that nothing moves when it arrives.

use leptos::prelude::*;

/// A bar of the height of a line. `width` is a CSS length or percentage.
pub(crate) fn skeleton(width: &'static str) -> impl IntoView {
    view! { <span class="skeleton" aria-hidden="true" style:width=width></span> }
}

/// Several lines of different lengths.
pub(crate) fn skeleton_lines(count: usize) -> impl IntoView {
    const WIDTHS: [&str; 4] = ["82%", "64%", "91%", "47%"];
    WIDTHS.iter().cycle().take(count).map(|width| skeleton(width)).collect_view()
}

/// A skeleton that a screen reader announces.
#[component]
pub(crate) fn Waiting(
    /// "the loan"
    #[prop(into)]
    what: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="waiting stack" aria-busy="true">
            <span class="visually-hidden" aria-live="polite">{format!("Loading {what}…")}</span>
            {children()}
        </div>
    }
}

/// The skeleton of [`Figures`](crate::components::widgets::figures::Figures).
pub(crate) fn skeleton_figures(count: usize) -> impl IntoView {
    let figure = || {
        view! {
            <div class="figure">
                <dt>{skeleton("45%")}</dt>
                <dd>
                    <span class="skeleton tall" style:width="75%"></span>
                    <small>{skeleton("60%")}</small>
                </dd>
            </div>
        }
    };
    view! { <dl class="card figures" aria-hidden="true">{(0..count).map(|_| figure()).collect_view()}</dl> }
}

/// The skeleton of a card with a heading.
pub(crate) fn skeleton_card(lines: usize) -> impl IntoView {
    view! {
        <div class="card" aria-hidden="true">
            <div class="card-head">{skeleton("30%")}</div>
            {skeleton_lines(lines)}
        </div>
    }
}
