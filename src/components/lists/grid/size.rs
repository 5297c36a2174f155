//! The room that the grid has: the window is not all that changes it, a filter bar that wraps does too.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{HtmlElement, ResizeObserver};

/// Calls `fit` now and whenever the size of `view` changes, for as long as the owner lives.
pub(super) fn follow(view: &HtmlElement, fit: impl Fn() + 'static) {
    let told = Closure::<dyn FnMut()>::new(fit);
    // Every browser that runs WebAssembly has one.
    if let Ok(observer) = ResizeObserver::new(told.as_ref().unchecked_ref()) {
        observer.observe(view);
        let kept = StoredValue::new_local((observer, told));
        on_cleanup(move || {
            let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
}
