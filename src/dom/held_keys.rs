//! A held key acts once. The browser repeats the keydown of a held Enter, and clicks the focused button each time: the
//! button that a dialog focuses as it opens, or the next line of a queue, which has not been read yet.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, KeyboardEvent};

/// Ignores repeated keydowns of Enter, except where it makes a new line. Called once, at the start of the app.
pub(crate) fn ignore() {
    let on_keydown = Closure::<dyn Fn(Event)>::new(|event: Event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && event.repeat()
            && event.key() == "Enter"
            && !makes_new_line(event)
        {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    if let Some(window) = web_sys::window() {
        // Before every other listener. It fails only for a callback that is no function.
        drop(window.add_event_listener_with_callback_and_bool("keydown", on_keydown.as_ref().unchecked_ref(), true));
        // For the life of the page.
        on_keydown.forget();
    }
}

fn makes_new_line(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.tag_name() == "TEXTAREA")
}
