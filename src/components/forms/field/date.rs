//! A day.

use super::{FieldIds, field, invalid};
use leptos::prelude::*;
use lms::Day;

/// A day, as the browser picks days. A civil date, `2026-11-15`, never an instant: no time zone touches it.
#[component]
pub(crate) fn DateField(
    /// What it asks for.
    #[prop(into)]
    label: Signal<String>,
    /// Its name on the wire, by which a form knows it.
    #[prop(optional)]
    name: Option<&'static str>,
    /// The day as `2026-11-15`, or empty: [`Day::parse_iso`] reads it.
    value: RwSignal<String>,
    /// The first day that may be picked.
    #[prop(optional, into)]
    from: Signal<Option<Day>>,
    /// The last day that may be picked.
    #[prop(optional, into)]
    to: Signal<Option<Day>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How to choose.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// May be left empty, and says so.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let control = view! {
        <input
            class="input"
            id=ids.control.clone()
            name=name
            type="date"
            min=move || from.get().map(Day::iso)
            max=move || to.get().map(Day::iso)
            aria-describedby=ids.described_by()
            aria-invalid=invalid(error)
            aria-required=(!optional).then_some("true")
            prop:value=value
            on:input:target=move |event| value.set(event.target().value())
        />
    };
    field(ids, label, optional, hint, error, control)
}
