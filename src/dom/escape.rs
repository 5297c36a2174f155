//! Escape closes one layer: the innermost.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Whether an Escape that bubbled to a panel closes something within it or over it: a dialog, a menu, a list of options.
pub(crate) fn is_for_inner_layer(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    event.default_prevented()
        || target.is_some_and(|target| matches!(target.closest("dialog"), Ok(Some(_))))
        || matches!(document().query_selector("details.menu[open]"), Ok(Some(_)))
}
