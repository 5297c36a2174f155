//! One of a few values.

use super::Field;
use leptos::prelude::*;

#[component]
pub(crate) fn SelectField(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] name: Option<&'static str>,
    value: RwSignal<String>,
    /// The values and their labels, in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] hint: Signal<String>,
    /// The first, empty value may be selected.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let field = Field::new(name, label, hint, error, optional);
    let option = move |(name, label): (String, String)| {
        let selected = {
            let name = name.clone();
            move || value.with(|value| *value == name)
        };
        view! { <option value=name selected=selected>{label}</option> }
    };
    // A value that is not among the options is shown, not dropped.
    let unknown_option = move || {
        let selected = value.get();
        let known = options.with(|options| options.iter().any(|(name, _)| *name == selected));
        (!known).then(|| view! { <option value=selected.clone() selected=true>{selected.clone()}</option> })
    };
    let control = view! {
        <select
            {..field.attributes()}
            class="input"
            on:change:target=move |event| value.set(event.target().value())
        >
            {unknown_option}
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    };
    field.view("field", control)
}
