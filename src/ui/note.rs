//! A message beside what it concerns.

use crate::ui::icon::icon;
use crate::ui::tone::Tone;
use leptos::prelude::*;

/// A message that was there when the page was drawn: read in its place.
#[component]
pub fn Note(
    /// What it means; the words say it too.
    tone: Tone,
    /// The short of it, in bold.
    #[prop(optional, into)]
    title: Option<String>,
    /// The rest: text, a link, `.actions`.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("note {}", tone.class())>{body(tone, title, children)}</div> }
}

/// A message that answers what was just done: read out at once when it appears.
#[component]
pub fn Alert(
    /// What it means; the words say it too.
    tone: Tone,
    /// The short of it, in bold.
    #[prop(optional, into)]
    title: Option<String>,
    /// The rest: text, a link, `.actions`.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("note {}", tone.class()) role="alert">{body(tone, title, children)}</div> }
}

fn body(tone: Tone, title: Option<String>, children: Children) -> impl IntoView {
    view! {
        {icon(tone.glyph())}
        <div class="note-body">
            {title.map(|title| view! { <b>{title}</b> })}
            {children()}
        </div>
    }
}
