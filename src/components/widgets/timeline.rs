//! A timeline of events, the latest first.

use crate::components::feedback::severity::Severity;
use leptos::prelude::*;

/// Contains [`Moment`]s, the latest first, and [`Undated`]s.
#[component]
pub(crate) fn Timeline(children: Children) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// An event whose time is not recorded.
#[component]
pub(crate) fn Undated(children: Children) -> impl IntoView {
    view! {
        <li class="moment muted">
            <span></span>
            <div>{children()}</div>
        </li>
    }
}

/// An event with its time.
#[component]
pub(crate) fn Moment(
    /// As shown: "Today 09:12", "15 Nov".
    #[prop(into)]
    when: String,
    /// The same for the `datetime` attribute: `2026-11-15`, `2026-11-15T09:12+05:30`.
    #[prop(into)]
    datetime: String,
    #[prop(optional)] severity: Severity,
    children: Children,
) -> impl IntoView {
    view! {
        <li class=format!("moment {}", severity.class())>
            <time datetime=datetime>{when}</time>
            <div>{children()}</div>
        </li>
    }
}
