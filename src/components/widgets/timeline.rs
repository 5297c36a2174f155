//! What happened when: a list of moments, the latest first.

use crate::components::feedback::severity::Severity;
use leptos::prelude::*;

/// The list; holds [`Moment`]s and [`Undated`]s.
#[component]
pub(crate) fn Timeline(
    /// The [`Moment`]s, the latest first.
    children: Children,
) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// One thing that happened at a time that nobody keeps.
#[component]
pub(crate) fn Undated(
    /// What happened.
    children: Children,
) -> impl IntoView {
    view! {
        <li class="moment muted">
            <span></span>
            <div>{children()}</div>
        </li>
    }
}

/// One thing that happened.
#[component]
pub(crate) fn Moment(
    /// When, in words: "Today 09:12", "15 Nov".
    #[prop(into)]
    when: String,
    /// The same for machines and as a tool tip: `2026-11-15`, `2026-11-15T09:12+05:30`.
    #[prop(into)]
    datetime: String,
    /// What it meant; the text says it too.
    #[prop(optional)]
    severity: Severity,
    /// What happened.
    children: Children,
) -> impl IntoView {
    view! {
        <li class=format!("moment {}", severity.class())>
            <time datetime=datetime>{when}</time>
            <div>{children()}</div>
        </li>
    }
}
