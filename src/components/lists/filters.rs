//! The kinds of filters in a list's filter bar.

use crate::components::lists::filter_bar::Choice;
use crate::components::lists::list_handle::ListHandle;
use leptos::prelude::*;

/// A filter with a few values.
#[component]
pub(crate) fn Filter(
    list: ListHandle,
    /// The query parameter.
    name: &'static str,
    /// "Status"
    label: &'static str,
    /// The values and their labels.
    options: Vec<(String, String)>,
) -> impl IntoView {
    view! { <Choice label options value=list.value(name) on_choose=move |chosen: String| list.set(name, chosen) /> }
}

/// A filter by a day.
#[component]
pub(crate) fn DayFilter(
    list: ListHandle,
    /// The query parameter.
    name: &'static str,
    /// The visible label: "Next due from".
    label: &'static str,
    /// The accessible name, if `label` is not clear alone.
    #[prop(optional)]
    says: Option<&'static str>,
) -> impl IntoView {
    let value = list.value(name);
    view! {
        <label class="filter" class:set=move || value.with(|value| !value.is_empty())>
            <span>{label}</span>
            <input
                type="date"
                aria-label=says.unwrap_or(label)
                prop:value=value
                on:change:target=move |event| list.set(name, event.target().value())
            />
        </label>
    }
}
