//! A line of text.

use super::{Field, focus_when_shown};
use leptos::html;
use leptos::prelude::*;

/// A line of text: a name, an e-mail address, a code, a number.
#[component]
pub(crate) fn TextField(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] name: Option<&'static str>,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] hint: Signal<String>,
    /// `type` of the control: `text`, `email`, `tel`, `password`.
    #[prop(default = "text")]
    kind: &'static str,
    /// `inputmode` of the control, where the type does not imply it: `numeric`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// `autocomplete` of the control: `username`, `one-time-code`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autofocus: bool,
    /// Monospaced: an IFSC, a UTR, a one-time password.
    #[prop(optional)]
    code: bool,
) -> impl IntoView {
    let field = Field::new(name, label, hint, error, optional);
    let control = NodeRef::<html::Input>::new();
    if autofocus {
        focus_when_shown(control);
    }
    let input = view! {
        <input
            {..field.attributes()}
            class="input"
            class:code=code
            type=kind
            inputmode=inputmode
            autocomplete=autocomplete
            spellcheck="false"
            autocapitalize="off"
            node_ref=control
            data-autofocus=autofocus
            prop:value=value
            on:input:target=move |event| value.set(event.target().value())
        />
    };
    field.view("field", input)
}
