//! Labelled fields: a label, a native control, a hint, and what is wrong with what was typed. What was typed is a
//! `String`; whoever owns the form checks it into something better.

mod area;
mod check;
mod date;
mod pick;
mod select;

pub(crate) use area::AreaField;
pub(crate) use check::CheckField;
pub(crate) use date::DateField;
pub(crate) use pick::{Found, PickField, Search};
pub(crate) use select::SelectField;

use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::ids::fresh_id;
use crate::dom::watch::watch;
use leptos::html;
use leptos::prelude::*;

/// The ids that tie a control to its words.
#[derive(Clone, Debug)]
pub(crate) struct FieldIds {
    pub(crate) control: String,
    pub(crate) hint: String,
    pub(crate) error: String,
}

impl FieldIds {
    pub(crate) fn fresh() -> Self {
        let control = fresh_id("field");
        Self { hint: format!("{control}-hint"), error: format!("{control}-error"), control }
    }

    /// For `aria-describedby`: the error first, it is what one has to hear.
    pub(crate) fn described_by(&self) -> String {
        format!("{} {}", self.error, self.hint)
    }
}

/// What is wrong, under its field. The element is there before there is an error, so that its coming is read out.
pub(crate) fn field_error(id: String, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <p class="field-error" id=id aria-live="polite">
            {move || error.get().map(|error| view! { {icon(Glyph::Warning)} <span>{error}</span> })}
        </p>
    }
}

/// `"true"` while there is an error, for `aria-invalid`.
pub(crate) fn invalid(error: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> + Clone + 'static {
    move || error.with(Option::is_some).then_some("true")
}

/// Gives the focus to `control` as soon as it is in the document. `autofocus` does it once in a document's life.
pub(crate) fn focus_when_shown(control: NodeRef<html::Input>) {
    let mut done = false;
    watch(move || {
        if !done {
            done = control.get().is_some_and(|control| control.focus().is_ok());
        }
    });
}

/// Says that a field may be left empty.
pub(crate) fn optional_mark() -> impl IntoView {
    view! { <span class="field-optional">" optional"</span> }
}

/// What stands around every control: its label above, its hint and what is wrong beneath.
pub(crate) fn field(
    ids: FieldIds,
    label: Signal<String>,
    optional: bool,
    hint: Signal<String>,
    error: Signal<Option<String>>,
    control: impl IntoView,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=ids.control>{label}{optional.then(optional_mark)}</label>
            {control}
            <p class="field-hint" id=ids.hint>{hint}</p>
            {field_error(ids.error, error)}
        </div>
    }
}

/// A line of text: a name, an e-mail address, a code, a number.
#[component]
pub(crate) fn TextField(
    /// What it asks for.
    #[prop(into)]
    label: Signal<String>,
    /// Its name on the wire, by which a form knows it.
    #[prop(optional)]
    name: Option<&'static str>,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// `type` of the control: `text`, `email`, `tel`, `password`.
    #[prop(default = "text")]
    kind: &'static str,
    /// `inputmode` of the control, where the type does not say: `numeric`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// `autocomplete` of the control: `username`, `one-time-code`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// `maxlength` of the control.
    #[prop(optional)]
    max_length: Option<u32>,
    /// May be left empty, and says so.
    #[prop(optional)]
    optional: bool,
    /// Takes the focus when it appears.
    #[prop(optional)]
    autofocus: bool,
    /// A code: an IFSC, a UTR, a one-time code.
    #[prop(optional)]
    code: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let control = NodeRef::<html::Input>::new();
    if autofocus {
        focus_when_shown(control);
    }
    let input = view! {
        <input
            class="input"
            class:code=code
            id=ids.control.clone()
            name=name
            type=kind
            inputmode=inputmode
            autocomplete=autocomplete
            maxlength=max_length
            spellcheck="false"
            autocapitalize="off"
            node_ref=control
            data-autofocus=autofocus
            aria-describedby=ids.described_by()
            aria-invalid=invalid(error)
            aria-required=(!optional).then_some("true")
            prop:value=value
            on:input:target=move |event| value.set(event.target().value())
        />
    };
    field(ids, label, optional, hint, error, input)
}
