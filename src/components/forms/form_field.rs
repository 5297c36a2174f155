//! The fields of a form as declarations: kind, label, name in the API and value, drawn with the form's errors.

use crate::components::forms::field::{
    AreaField, AreaFieldProps, DateField, DateFieldProps, SelectField, SelectFieldProps, TextField, TextFieldProps,
};
use crate::components::forms::form::Form;
use crate::components::forms::money_field::{MoneyField, MoneyFieldProps};
use leptos::prelude::*;
use lms::Day;

/// A field of a form.
pub(crate) struct FormField {
    kind: FieldKind,
    label: &'static str,
    /// In the API.
    name: &'static str,
    /// As typed.
    value: RwSignal<String>,
    hint: &'static str,
    optional: bool,
}

enum FieldKind {
    Text(TextKind),
    Money,
    Day { last: Option<Day> },
    Select(Vec<(String, String)>),
    Area,
}

/// What a line of text holds.
struct TextKind {
    /// `type` of the control.
    control: &'static str,
    inputmode: Option<&'static str>,
    is_code: bool,
}

impl FormField {
    const fn new(kind: FieldKind, label: &'static str, name: &'static str, value: RwSignal<String>) -> Self {
        Self { kind, label, name, value, hint: "", optional: false }
    }

    const fn line(text: TextKind, label: &'static str, name: &'static str, value: RwSignal<String>) -> Self {
        Self::new(FieldKind::Text(text), label, name, value)
    }

    /// A line of text.
    pub(crate) const fn text(label: &'static str, name: &'static str, value: RwSignal<String>) -> Self {
        Self::line(TextKind { control: "text", inputmode: None, is_code: false }, label, name, value)
    }

    /// A line of text of another `type` than `text`: `email`, `tel`.
    pub(crate) const fn typed(
        control: &'static str,
        label: &'static str,
        name: &'static str,
        value: RwSignal<String>,
    ) -> Self {
        Self::line(TextKind { control, inputmode: None, is_code: false }, label, name, value)
    }

    /// A monospaced code: an IFSC, a PAN.
    pub(crate) const fn code(label: &'static str, name: &'static str, value: RwSignal<String>) -> Self {
        Self::line(TextKind { control: "text", inputmode: None, is_code: true }, label, name, value)
    }

    /// A number, where `inputmode` is `numeric` for whole ones and `decimal` for others.
    pub(crate) const fn number(
        inputmode: &'static str,
        label: &'static str,
        name: &'static str,
        value: RwSignal<String>,
    ) -> Self {
        let text = TextKind { control: "text", inputmode: Some(inputmode), is_code: false };
        Self::line(text, label, name, value)
    }

    /// An amount of rupees.
    pub(crate) const fn money(label: &'static str, name: &'static str, value: RwSignal<String>) -> Self {
        Self::new(FieldKind::Money, label, name, value)
    }

    pub(crate) const fn day(label: &'static str, name: &'static str, value: RwSignal<String>) -> Self {
        Self::new(FieldKind::Day { last: None }, label, name, value)
    }

    /// A day up to `last`.
    pub(crate) const fn day_until(last: Day, label: &'static str, name: &'static str, value: RwSignal<String>) -> Self {
        Self::new(FieldKind::Day { last: Some(last) }, label, name, value)
    }

    /// One of `options`: the values and their labels.
    pub(crate) const fn select(
        label: &'static str,
        name: &'static str,
        value: RwSignal<String>,
        options: Vec<(String, String)>,
    ) -> Self {
        Self::new(FieldKind::Select(options), label, name, value)
    }

    /// Several lines of text.
    pub(crate) const fn area(label: &'static str, name: &'static str, value: RwSignal<String>) -> Self {
        Self::new(FieldKind::Area, label, name, value)
    }

    pub(crate) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    pub(crate) fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The field with the errors that `form` has for it.
    pub(crate) fn of(self, form: Form) -> AnyView {
        self.with_error_of(&|name| form.error(name))
    }

    /// The field with the error that `errors` returns for its name.
    pub(crate) fn with_error_of(self, errors: &dyn Fn(&'static str) -> Signal<Option<String>>) -> AnyView {
        let error = errors(self.name);
        self.with_error(error)
    }

    /// The field with `error` below it.
    pub(crate) fn with_error(self, error: Signal<Option<String>>) -> AnyView {
        let Self { kind, label, name, value, hint, optional } = self;
        let (label, name, hint) = (Signal::stored(label.to_owned()), Some(name), Signal::stored(hint.to_owned()));
        match kind {
            FieldKind::Text(TextKind { control, inputmode, is_code }) => TextField(TextFieldProps {
                label,
                name,
                value,
                error,
                hint,
                kind: control,
                inputmode,
                autocomplete: "off",
                optional,
                autofocus: false,
                code: is_code,
            })
            .into_any(),
            FieldKind::Money => {
                let held = Signal::stored(false);
                let props = MoneyFieldProps { label, name, value, error, hint, optional, autofocus: false, held };
                MoneyField(props).into_any()
            }
            FieldKind::Day { last } => {
                let (from, to) = (Signal::stored(None), Signal::stored(last));
                DateField(DateFieldProps { label, name, value, from, to, error, hint, optional }).into_any()
            }
            FieldKind::Select(options) => {
                let options = Signal::stored(options);
                SelectField(SelectFieldProps { label, name, value, options, error, hint, optional }).into_any()
            }
            FieldKind::Area => {
                AreaField(AreaFieldProps { label, name, value, error, hint, optional, rows: 3, mono: false }).into_any()
            }
        }
    }
}

/// Fields beside each other, where the window is wide enough.
pub(crate) fn field_row(form: Form, fields: Vec<FormField>) -> AnyView {
    let fields: Vec<AnyView> = fields.into_iter().map(|field| field.of(form)).collect();
    view! { <div class="fields">{fields}</div> }.into_any()
}
