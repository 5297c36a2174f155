//! Menus close as menus do: at Escape, at a click beside them, and where a link in them was followed.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Keeps to this for every `details.menu` of the page, for its life.
pub(crate) fn follow() {
    let _ = window_event_listener(ev::click, |event| {
        // What a click took away was in the menu, and leaves it open.
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let stays = clicked.filter(|clicked| matches!(clicked.closest("a"), Ok(None)));
        close(|menu| !stays.as_ref().is_some_and(|clicked| menu.contains(Some(clicked)) || !clicked.is_connected()));
    });
    let _ = window_event_listener(ev::keydown, |event| {
        if event.key() == "Escape" {
            close(|_| true);
        }
    });
}

/// Closes the open menu that `goes`; the focus goes back to its button where it was inside.
fn close(goes: impl FnOnce(&Element) -> bool) {
    let Ok(Some(menu)) = document().query_selector("details.menu[open]") else { return };
    if goes(&menu) && menu.remove_attribute("open").is_ok() {
        let inside = document().active_element().is_some_and(|active| menu.contains(Some(&active)));
        let button =
            menu.query_selector("summary").ok().flatten().and_then(|button| button.dyn_into::<HtmlElement>().ok());
        if let Some(button) = button.filter(|_| inside) {
            drop(button.focus());
        }
    }
}
