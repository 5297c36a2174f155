//! A day.

use super::Field;
use leptos::prelude::*;
use lms::Day;

/// A day, chosen with the browser's date picker. It is a civil date, never an instant, so no time zone applies.
#[component]
pub(crate) fn DateField(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] name: Option<&'static str>,
    /// `2026-11-15`, as [`Day::parse_iso`] reads it, or empty.
    value: RwSignal<String>,
    /// The first day that can be chosen.
    #[prop(optional, into)]
    from: Signal<Option<Day>>,
    /// The last day that can be chosen.
    #[prop(optional, into)]
    to: Signal<Option<Day>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let field = Field::new(name, label, hint, error, optional);
    let control = view! {
        <input
            {..field.attributes()}
            class="input"
            type="date"
            min=move || from.get().map(Day::iso)
            max=move || to.get().map(Day::iso)
            prop:value=value
            on:input:target=move |event| value.set(event.target().value())
        />
    };
    field.view("field", control)
}
