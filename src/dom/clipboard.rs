//! The clipboard, where the browser has one: a page not served over HTTPS has none.

use js_sys::futures::JsFuture;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// Puts `text` on the clipboard. `false` when the browser has no clipboard for this page or refuses.
pub(crate) async fn copy_text(text: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).unwrap_or_default();
    match clipboard.dyn_into::<web_sys::Clipboard>() {
        Ok(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        Err(_) => false,
    }
}

/// Selects what `element` says, so that the one at the keyboard can copy it.
pub(crate) fn select_text(element: &web_sys::Element) {
    if let Ok(Some(selection)) = window().get_selection() {
        // A refusal leaves the text unselected, and that is all.
        let _ = selection.select_all_children(element);
    }
}
