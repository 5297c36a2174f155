//! A message beside what it concerns.

use crate::components::feedback::severity::Severity;
use crate::components::widgets::icon::icon;
use leptos::prelude::*;

/// A message that was there when the page was drawn: read in its place.
#[component]
pub(crate) fn Note(
    /// What it means; the words say it too.
    severity: Severity,
    /// The short of it, in bold.
    #[prop(optional, into)]
    title: Option<String>,
    /// The rest: text, a link, `.actions`.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("note {}", severity.class())>{body(severity, title, children)}</div> }
}

/// A message that answers what was just done: read out at once when it appears.
#[component]
pub(crate) fn Alert(
    /// What it means; the words say it too.
    severity: Severity,
    /// The short of it, in bold.
    #[prop(optional, into)]
    title: Option<String>,
    /// The rest: text, a link, `.actions`.
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
