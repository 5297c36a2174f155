//! Messages beside what they concern.

use crate::components::feedback::severity::Severity;
use crate::components::widgets::icon::icon;
use leptos::prelude::*;

/// A message that is part of the page: a screen reader reads it in its place.
#[component]
pub(crate) fn Note(
    severity: Severity,
    #[prop(optional, into)] title: Option<String>,
    /// Text, a link, an element of class `actions`.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("note {}", severity.class())>{body(severity, title, children)}</div> }
}

/// A message that responds to an action: a screen reader announces it when it appears.
#[component]
pub(crate) fn Alert(
    severity: Severity,
    #[prop(optional, into)] title: Option<String>,
    /// Text, a link, an element of class `actions`.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("note {}", severity.class()) role="alert">{body(severity, title, children)}</div> }
}

fn body(severity: Severity, title: Option<String>, children: Children) -> impl IntoView {
    view! {
        {icon(severity.glyph())}
        <div class="note-body">
            {title.map(|title| view! { <b>{title}</b> })}
            {children()}
        </div>
    }
}
