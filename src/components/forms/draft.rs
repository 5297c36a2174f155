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

struct DraftField {
    key: String,
    typed: RwSignal<String>,
    initial: String,
    /// Whether the URL fills it in: it was not typed.
    is_given: bool,
}

impl DraftField {
    fn is_changed(&self) -> bool {
        !self.is_given && self.typed.with_untracked(|typed| *typed != self.initial)
    }
}

/// The draft of the form that a component is part of.
#[derive(Clone, Copy)]
pub(crate) struct OpenDraft {
    fields: StoredValue<Vec<DraftField>>,
    /// Whether a field was filled in from an earlier visit.
    is_restored: RwSignal<bool>,
}

impl OpenDraft {
    /// Whether fields were filled in from an earlier visit of the form; tracks it.
    pub(crate) fn is_restored(self) -> bool {
        self.is_restored.get()
    }

    /// How many fields the officer has filled in or changed.
    pub(crate) fn changed(self) -> usize {
        self.fields.with_value(|fields| fields.iter().filter(|field| field.is_changed()).count())
    }

    /// Back to the form as it first opened; a field that the URL fills in stays.
    pub(crate) fn discard(self) {
        self.reset(|field| !field.is_given);
    }

    fn reset(self, which: impl Fn(&DraftField) -> bool) {
        self.fields.with_value(|fields| {
            for field in fields.iter().filter(|field| which(field)) {
                field.typed.set(field.initial.clone());
                // The effect that stores the field may be gone before it runs.
                session::remove(&field.key);
            }
        });
        self.is_restored.set(false);
    }
}

/// The fields of a form, each stored under the names of the form and the field.
pub(crate) struct Draft {
    form: String,
    /// The parameter of the URL that says what the form is about.
    given: Option<String>,
    open: OpenDraft,
}

impl Draft {
    /// `form` identifies the form and what it is about: `fee.{loan}`. Provides the [`OpenDraft`] to the components below.
    pub(crate) fn new(form: impl Into<String>) -> Self {
        let open = OpenDraft { fields: StoredValue::new(Vec::new()), is_restored: RwSignal::new(false) };
        provide_context(open);
        Self { form: form.into(), given: None, open }
    }

    /// The draft of a form about what the URL names: by the first of `params` that it has.
    pub(crate) fn about(form: &str, params: &[&str]) -> Self {
        let about = params.iter().find_map(|param| Some((*param, given::<Uuid>(param)?)));
        match about {
            Some((param, id)) => Self { given: Some(param.to_owned()), ..Self::new(format!("{form}.{id}")) },
            None => Self::new(form),
        }
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
        let key = key(&self.form, name);
        let typed = restored_or(key.clone(), initial.clone());
        // A picker has two fields: `loan` and `loan_typed`.
        let is_given = self.given.as_deref().is_some_and(|param| name.strip_suffix("_typed").unwrap_or(name) == param);
        let field = DraftField { key, typed, initial, is_given };
        if field.is_changed() {
            self.open.is_restored.set(true);
        }
        self.open.fields.update_value(|fields| fields.push(field));
        typed
    }

    /// A function that resets all fields, for when the form was accepted.
    pub(crate) fn into_clear(self) -> impl Fn() + Clone + Send + Sync + 'static {
        move || self.open.reset(|_| true)
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
