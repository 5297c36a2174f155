//! A checkbox.

use super::Field;
use leptos::prelude::*;

#[component]
pub(crate) fn CheckField(
    /// What is true when it is checked.
    #[prop(into)]
    label: Signal<String>,
    #[prop(optional)] name: Option<&'static str>,
    value: RwSignal<bool>,
    /// What follows from it.
    #[prop(optional, into)]
    hint: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let field = Field::new(name, label, hint, error, true);
    let control = view! {
        <input
            {..field.attributes()}
            type="checkbox"
            prop:checked=value
            on:change:target=move |event| value.set(event.target().checked())
        />
    };
    // Not required, as it may be unchecked, and not marked as optional either.
    Field { optional: false, ..field }.view("field check", control)
}
