//! A toast with a button that undoes what the toast reports.

use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::Toasts;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows `text` with the button "Undo". The toast goes with the current reactive owner, as `undo` may need its signals.
pub(crate) fn undo_toast(toasts: Toasts, text: String, undo: impl Fn() + Send + Sync + 'static) {
    let undo: Arc<dyn Fn() + Send + Sync> = Arc::new(undo);
    let draw = move |number| {
        let undo = Arc::clone(&undo);
        let click = move |_| {
            toasts.dismiss(number);
            undo();
        };
        view! { <p class="actions"><button type="button" class="button small" on:click=click>"Undo"</button></p> }
            .into_any()
    };
    let number = toasts.show(Severity::Good, text, Some(Arc::new(draw)));
    on_cleanup(move || toasts.dismiss(number));
}
