//! Form input that outlives a reload of its tab.

use crate::dom::watch::watch;
use crate::links::given;
use crate::storage::session;
use leptos::prelude::*;
use uuid::Uuid;

/// A signal stored in sessionStorage under `key`; removed when it has its initial value.
fn restored_or(key: String, initial: String) -> RwSignal<String> {
    let typed = RwSignal::new(session::load(&key).unwrap_or_else(|| initial.clone()));
    watch(move || {
        let text = typed.get();
        if text == initial {
            session::remove(&key);
        } else {
            session::save(&key, &text);
        }
    });
    typed
}

/// The fields of a form, each stored under the names of the form and the field.
pub(crate) struct Draft {
    form: String,
    /// Each with its initial value.
    fields: Vec<(RwSignal<String>, String)>,
}

impl Draft {
    /// `form` identifies the form and what it is about: `fee.{loan}`.
    pub(crate) fn new(form: impl Into<String>) -> Self {
        Self { form: form.into(), fields: Vec::new() }
    }

    /// The draft of a form about what the URL names: by the first of `params` that it has.
    pub(crate) fn about(form: &str, params: &[&str]) -> Self {
        let about = params.iter().find_map(|param| given::<Uuid>(param));
        Self::new(about.map_or_else(|| form.to_owned(), |id| format!("{form}.{id}")))
    }

    /// What identifies the form in this browser.
    pub(crate) fn form(&self) -> &str {
        &self.form
    }

    pub(crate) fn field(&mut self, name: &str) -> RwSignal<String> {
        self.field_from(name, String::new())
    }

    pub(crate) fn field_from(&mut self, name: &str, initial: impl Into<String>) -> RwSignal<String> {
        let initial = initial.into();
        let typed = restored_or(key(&self.form, name), initial.clone());
        self.fields.push((typed, initial));
        typed
    }

    /// A function that resets all fields, for when the form was accepted.
    pub(crate) fn into_clear(self) -> impl Fn() + Clone + Send + Sync + 'static {
        let fields = std::sync::Arc::new(self.fields);
        move || fields.iter().for_each(|(typed, initial)| typed.set(initial.clone()))
    }
}

/// Stores values that the form shows when it is opened next in this tab.
pub(crate) fn prefill(form: &str, fields: &[(&str, String)]) {
    for (name, text) in fields {
        session::save(&key(form, name), text);
    }
}

fn key(form: &str, name: &str) -> String {
    format!("orrery.draft.{form}.{name}")
}
