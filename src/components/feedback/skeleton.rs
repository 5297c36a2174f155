//! The shape of what is coming: bars where words will be, so that nothing moves when they arrive.

use leptos::prelude::*;

/// A bar as high as a line of text. `width` is a CSS length or percentage.
pub(crate) fn skeleton(width: &'static str) -> impl IntoView {
    view! { <span class="skeleton" aria-hidden="true" style:width=width></span> }
}

/// Several lines, each a little different in length.
pub(crate) fn skeleton_lines(count: usize) -> impl IntoView {
    const WIDTHS: [&str; 4] = ["82%", "64%", "91%", "47%"];
    WIDTHS.iter().cycle().take(count).map(|width| skeleton(width)).collect_view()
}

/// The box of something that is on its way: says so to a screen reader, shows its shape to the eye.
#[component]
pub(crate) fn Waiting(
    /// What is coming: "the loan".
    #[prop(into)]
    what: String,
    /// Its shape, made of [`skeleton`]s.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="waiting stack" aria-busy="true">
            <span class="visually-hidden" aria-live="polite">{format!("Loading {what}…")}</span>
            {children()}
        </div>
    }
}

/// The shape of a [`Figures`](crate::components::widgets::figures::Figures) strip of `count` figures.
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

/// The shape of a card with a heading and `lines` lines.
pub(crate) fn skeleton_card(lines: usize) -> impl IntoView {
    view! {
        <div class="card" aria-hidden="true">
            <div class="card-head">{skeleton("30%")}</div>
            {skeleton_lines(lines)}
        </div>
    }
}
