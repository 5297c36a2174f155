//! Parts of screens that need an undocumented call. A server that does not answer it gets a note in their place.

use crate::components::widgets::icon::{Glyph, icon};
use crate::config;
use leptos::prelude::*;
use lms::Endpoint;

/// Whether `config.json` lists the undocumented call `E`.
pub(crate) fn answers<E: Endpoint>() -> bool {
    config::current().answers(E::OPERATION)
}

/// Shown in the place of the part.
#[component]
pub(crate) fn Locked(
    /// "a single loan"
    what: &'static str,
    /// What the officer can do instead.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            {icon(Glyph::Lock)}
            <h2>{format!("This server can't show {what}")}</h2>
            <p>"The call it needs is in no documentation, and config.json does not list it."</p>
            {children()}
        </div>
    }
}
