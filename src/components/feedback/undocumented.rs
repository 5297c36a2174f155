//! Parts of screens that need a call in no documentation: where the server has none, they say so.

use crate::components::widgets::icon::{Glyph, icon};
use crate::config;
use leptos::prelude::*;
use lms::Endpoint;

/// Whether this server answers a beyond call, as its `config.json` says.
pub(crate) fn answers<E: Endpoint>() -> bool {
    config::current().answers(E::OPERATION)
}

/// Stands in the place of what can't be shown.
#[component]
pub(crate) fn Locked(
    /// What can't be shown: "a single loan".
    what: &'static str,
    /// What one can do instead.
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
