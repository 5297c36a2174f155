//! Closes menus at Escape, at a click outside, and when a link in them is followed.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Handles every `details.menu`, for the life of the page.
pub(crate) fn install() {
    let _ = window_event_listener(ev::click, |event| {
        // A click that removed its own target was inside the menu, and leaves it open.
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let inside = clicked.filter(|clicked| matches!(clicked.closest("a"), Ok(None)));
        close(|menu| !inside.as_ref().is_some_and(|clicked| menu.contains(Some(clicked)) || !clicked.is_connected()));
    });
    let _ = window_event_listener(ev::keydown, |event| {
        if event.key() == "Escape" && close(|_| true) {
            // The dialog around the menu stays.
            event.prevent_default();
        }
    });
}

/// Closes the open menu.
pub(crate) fn close_open() {
    close(|_| true);
}

/// Closes the open menu if `should_close`; returns whether it did. A focus inside it returns to its button.
fn close(should_close: impl FnOnce(&Element) -> bool) -> bool {
    let Ok(Some(menu)) = document().query_selector("details.menu[open]") else { return false };
    let closes = should_close(&menu) && menu.remove_attribute("open").is_ok();
    if closes {
        let inside = document().active_element().is_some_and(|active| menu.contains(Some(&active)));
        let button =
            menu.query_selector("summary").ok().flatten().and_then(|button| button.dyn_into::<HtmlElement>().ok());
        if let Some(button) = button.filter(|_| inside) {
            drop(button.focus());
        }
    }
    closes
}
