//! Several lines of text.

use super::Field;
use leptos::prelude::*;

/// Several lines of text: a remark, an invoice, JSON.
#[component]
pub(crate) fn AreaField(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] name: Option<&'static str>,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional)] optional: bool,
    #[prop(default = 3)] rows: u32,
    /// Monospaced, without spell checking.
    #[prop(optional)]
    mono: bool,
) -> impl IntoView {
    let field = Field::new(name, label, hint, error, optional);
    let control = view! {
        <textarea
            {..field.attributes()}
            class="input"
            class:mono=mono
            rows=rows
            spellcheck=if mono { "false" } else { "true" }
            prop:value=value
            on:input:target=move |event| value.set(event.target().value())
        ></textarea>
    };
    field.view("field", control)
}
