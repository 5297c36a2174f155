//! What was typed outlives a reload of the tab.

use crate::ui::watch::watch;
use leptos::prelude::*;
use leptos::web_sys::Storage;

/// A text that is kept in this tab under `key`, and forgotten once it is empty.
pub fn kept(key: String) -> RwSignal<String> {
    let typed = RwSignal::new(storage().and_then(|storage| storage.get_item(&key).ok().flatten()).unwrap_or_default());
    watch(move || {
        let text = typed.get();
        if let Some(storage) = storage() {
            // A tab that keeps nothing still has the text on screen.
            drop(if text.is_empty() { storage.remove_item(&key) } else { storage.set_item(&key, &text) });
        }
    });
    typed
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
