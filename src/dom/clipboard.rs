//! The clipboard. Pages that are not served over HTTPS have none.

use js_sys::futures::JsFuture;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// Returns `false` if the page has no clipboard or the browser refuses.
pub(crate) async fn copy_text(text: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).unwrap_or_default();
    match clipboard.dyn_into::<web_sys::Clipboard>() {
        Ok(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        Err(_) => false,
    }
}

/// Selects the text of `element`, so that the keyboard can copy it.
pub(crate) fn select_text(element: &web_sys::Element) {
    if let Ok(Some(selection)) = window().get_selection() {
        // On failure the text is not selected.
        let _ = selection.select_all_children(element);
    }
}
