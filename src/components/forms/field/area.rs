//! Several lines of text.

use super::{FieldIds, field, invalid};
use leptos::prelude::*;

/// Several lines of text: a remark, an invoice, JSON.
#[component]
pub(crate) fn AreaField(
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
    /// May be left empty, and says so.
    #[prop(optional)]
    optional: bool,
    /// How many lines it shows.
    #[prop(default = 3)]
    rows: u32,
    /// Code: in letters of one width.
    #[prop(optional)]
    mono: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let control = view! {
        <textarea
            class="input"
            class:mono=mono
            id=ids.control.clone()
            name=name
            rows=rows
            spellcheck=if mono { "false" } else { "true" }
            aria-describedby=ids.described_by()
            aria-invalid=invalid(error)
            aria-required=(!optional).then_some("true")
            prop:value=value
            on:input:target=move |event| value.set(event.target().value())
        ></textarea>
    };
    field(ids, label, optional, hint, error, control)
}
