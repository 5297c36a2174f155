//! Labelled fields: a label, a native control, a hint and an error. The value is the text as typed; the form that owns
//! it checks and converts it.

mod area;
mod check;
mod date;
mod pick;
mod select;
mod text;

pub(crate) use area::{AreaField, AreaFieldProps};
pub(crate) use check::CheckField;
pub(crate) use date::{DateField, DateFieldProps};
pub(crate) use pick::{Found, PickField, Search};
pub(crate) use select::{SelectField, SelectFieldProps};
pub(crate) use text::{TextField, TextFieldProps};

use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::ids::fresh_id;
use crate::dom::watch::watch;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::attr::{id, name};
use leptos::html;
use leptos::prelude::*;

/// What all fields have in common, whatever their control: the parts around it and the attributes that tie it to them.
#[derive(Clone)]
pub(crate) struct Field {
    /// Id of the control; the ids of the other parts begin with it.
    pub(crate) id: String,
    /// Id of a further element that describes the control, read after the error.
    pub(crate) details_id: Option<String>,
    /// Name in the API, by which a form knows the field.
    pub(crate) name: Option<&'static str>,
    pub(crate) label: Signal<String>,
    pub(crate) hint: Signal<String>,
    pub(crate) error: Signal<Option<String>>,
    pub(crate) optional: bool,
}

impl Field {
    pub(crate) fn new(
        name: Option<&'static str>,
        label: Signal<String>,
        hint: Signal<String>,
        error: Signal<Option<String>>,
        optional: bool,
    ) -> Self {
        Self { id: fresh_id("field"), details_id: None, name, label, hint, error, optional }
    }

    /// The attributes of the control: `<input {..field.attributes()} />`.
    pub(crate) fn attributes(&self) -> Vec<AnyAttribute> {
        let error = self.error;
        let invalid = move || error.with(Option::is_some).then_some("true");
        // The error first: it is the most important.
        let described_by = [Some(self.error_id()), self.details_id.clone(), Some(self.hint_id())];
        let described_by = described_by.into_iter().flatten().collect::<Vec<_>>().join(" ");
        vec![
            id(self.id.clone()).into_any_attr(),
            name(self.name).into_any_attr(),
            custom_attribute("aria-describedby", described_by).into_any_attr(),
            custom_attribute("aria-invalid", invalid).into_any_attr(),
            custom_attribute("aria-required", (!self.optional).then_some("true")).into_any_attr(),
        ]
    }

    /// The label, `control`, the hint and the error.
    pub(crate) fn view(self, class: &'static str, control: impl IntoView + 'static) -> AnyView {
        let (hint_id, error_id, error) = (self.hint_id(), self.error_id(), self.error);
        view! {
            <div class=class>
                <label for=self.id>
                    {self.label} {self.optional.then(|| view! { <span class="field-optional">" optional"</span> })}
                </label>
                {control.into_any()}
                <p class="field-hint" id=hint_id>{self.hint}</p>
                {field_error(error_id, error)}
            </div>
        }
        .into_any()
    }

    fn hint_id(&self) -> String {
        format!("{}-hint", self.id)
    }

    fn error_id(&self) -> String {
        format!("{}-error", self.id)
    }
}

/// The error under a field. The element is there before there is an error, because screen readers announce only
/// changes of a live region.
pub(crate) fn field_error(id: String, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <p class="field-error" id=id aria-live="polite">
            {move || error.get().map(|error| view! { {icon(Glyph::Warning)} <span>{error}</span> })}
        </p>
    }
}

/// Focuses `control` when it is in the document. (`autofocus` works once in the life of a document.)
pub(crate) fn focus_when_shown(control: NodeRef<html::Input>) {
    let mut done = false;
    watch(move || {
        if !done {
            done = control.get().is_some_and(|control| control.focus().is_ok());
        }
    });
}
