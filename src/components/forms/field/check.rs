//! Yes or no.

use crate::dom::ids::fresh_id;
use leptos::prelude::*;

/// A box to tick.
#[component]
pub(crate) fn CheckField(
    /// What is true when it is ticked.
    #[prop(into)]
    label: Signal<String>,
    /// Its name on the wire.
    #[prop(optional)]
    name: Option<&'static str>,
    /// Whether it is ticked.
    value: RwSignal<bool>,
    /// What follows from it.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    let id = fresh_id("check");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field check">
            <input
                id=id.clone()
                name=name
                type="checkbox"
                aria-describedby=hint_id.clone()
                prop:checked=value
                on:change:target=move |event| value.set(event.target().checked())
            />
            <label for=id>{label}</label>
            <p class="field-hint" id=hint_id>{hint}</p>
        </div>
    }
}
