//! One of a few values.

use super::{FieldIds, field, invalid};
use leptos::prelude::*;

/// One of a few values.
#[component]
pub(crate) fn SelectField(
    /// What it asks for.
    #[prop(into)]
    label: Signal<String>,
    /// Its name on the wire, by which a form knows it.
    #[prop(optional)]
    name: Option<&'static str>,
    /// The value chosen.
    value: RwSignal<String>,
    /// The values and their words, in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How to choose.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// May be left at the first, empty one, and says so.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let option = move |(name, words): (String, String)| {
        let selected = {
            let name = name.clone();
            move || value.with(|value| *value == name)
        };
        view! { <option value=name selected=selected>{words}</option> }
    };
    // A value this project doesn't know is shown, not dropped.
    let stranger = move || {
        let chosen = value.get();
        let known = options.with(|options| options.iter().any(|(name, _)| *name == chosen));
        (!known).then(|| view! { <option value=chosen.clone() selected=true>{chosen.clone()}</option> })
    };
    let control = view! {
        <select
            class="input"
            id=ids.control.clone()
            name=name
            aria-describedby=ids.described_by()
            aria-invalid=invalid(error)
            on:change:target=move |event| value.set(event.target().value())
        >
            {stranger}
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    };
    field(ids, label, optional, hint, error, control)
}
