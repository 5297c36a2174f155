//! The size of the grid. It changes with the window, and also when the filter bar wraps.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{HtmlElement, ResizeObserver};

/// Calls `fit` now and whenever the size of `view` changes, until the owner is cleaned up.
pub(super) fn follow(view: &HtmlElement, fit: impl Fn() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(fit);
    // Every browser that runs WebAssembly has one.
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(view);
        let observer = StoredValue::new_local((observer, callback));
        on_cleanup(move || {
            let _ = observer.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
}
