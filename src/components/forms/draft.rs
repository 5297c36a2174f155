//! What was typed outlives a reload of the tab.

use crate::dom::watch::watch;
use leptos::prelude::*;
use leptos::web_sys::Storage;

/// A text that is stored in this tab under `key`, and removed from there while it is `first`.
fn stored_or(key: String, first: String) -> RwSignal<String> {
    let before = storage().and_then(|storage| storage.get_item(&key).ok().flatten());
    let typed = RwSignal::new(before.unwrap_or_else(|| first.clone()));
    watch(move || {
        let text = typed.get();
        if let Some(storage) = storage() {
            // A tab that keeps nothing still has the text on screen.
            drop(if text == first { storage.remove_item(&key) } else { storage.set_item(&key, &text) });
        }
    });
    typed
}

/// The fields of a form, each kept under the form's name and its own.
pub(crate) struct Draft {
    form: String,
    fields: Vec<(RwSignal<String>, String)>,
}

impl Draft {
    /// The draft of the form named so: `fee.LOAN`.
    pub(crate) fn new(form: impl Into<String>) -> Self {
        Self { form: form.into(), fields: Vec::new() }
    }

    /// A field that begins empty.
    pub(crate) fn field(&mut self, name: &str) -> RwSignal<String> {
        self.field_from(name, String::new())
    }

    /// A field that begins with `first`.
    pub(crate) fn field_from(&mut self, name: &str, first: impl Into<String>) -> RwSignal<String> {
        let first = first.into();
        let typed = stored_or(key(&self.form, name), first.clone());
        self.fields.push((typed, first));
        typed
    }

    /// What forgets all that was typed: for when it was taken.
    pub(crate) fn forget(self) -> impl Fn() + Clone + Send + Sync + 'static {
        let fields = std::sync::Arc::new(self.fields);
        move || fields.iter().for_each(|(typed, first)| typed.set(first.clone()))
    }
}

/// Leaves a form as if it had been typed so, for whoever opens it next in this tab.
pub(crate) fn leave(form: &str, fields: &[(&str, String)]) {
    if let Some(storage) = storage() {
        for (name, text) in fields {
            // A tab that keeps nothing shows the form as it would be without.
            drop(storage.set_item(&key(form, name), text));
        }
    }
}

fn key(form: &str, name: &str) -> String {
    format!("orrery.draft.{form}.{name}")
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
