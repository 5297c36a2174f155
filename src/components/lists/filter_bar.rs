//! The filter bar of a list: search, filters and refresh.

use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::timer::{TYPING_PAUSE, Timer, every};
use crate::dom::watch::watch;
use leptos::prelude::*;
use std::time::Duration;

/// Contains a [`Search`] and [`Choice`]s.
#[component]
pub(crate) fn FilterBar(
    /// "Payouts"
    label: &'static str,
    /// Whether most of it is loaded later: its space is reserved, so that the list does not move.
    #[prop(optional)]
    later: bool,
    children: Children,
) -> impl IntoView {
    view! { <div class="filters" class:later=later role="search" aria-label=format!("Filter {label}")>{children()}</div> }
}

#[component]
pub(crate) fn Search(
    /// "Search payouts"
    #[prop(into)]
    label: String,
    /// The fields that are searched: "Ref, UTR, borrower".
    hint: &'static str,
    /// The search in the URL.
    #[prop(into)]
    value: Signal<String>,
    #[prop(into)] on_search: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(value.get_untracked());
    let timer = Timer::new();
    // Back, forward and "Clear filters" change the value from outside.
    watch(move || {
        let value = value.get();
        if typed.get_untracked().trim() != value {
            timer.cancel();
            typed.set(value);
        }
    });
    let search = move |text: String| {
        typed.set(text.clone());
        timer.start(TYPING_PAUSE, move || on_search.run(text.trim().to_owned()));
    };
    view! {
        <label class="filter search" class:set=move || value.with(|value| !value.is_empty())>
            {icon(Glyph::Search)}
            <input
                type="search"
                aria-label=label
                placeholder=hint
                autocomplete="off"
                spellcheck="false"
                prop:value=typed
                on:input:target=move |event| search(event.target().value())
            />
        </label>
    }
}

/// A filter with one of a few values, or all.
#[component]
pub(crate) fn Choice(
    /// "Status"
    label: &'static str,
    /// Empty for all.
    #[prop(into)]
    value: Signal<String>,
    /// The values and their labels.
    options: Vec<(String, String)>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let known: Vec<String> = options.iter().map(|(value, _)| value.clone()).collect();
    // A value that is not among the options, from a link, is shown and not dropped.
    let unknown_option = move || Some(value.get()).filter(|value| !value.is_empty() && !known.contains(value));
    let option = move |(name, label): (String, String)| {
        let selected = {
            let name = name.clone();
            move || value.with(|value| *value == name)
        };
        view! { <option value=name selected=selected>{label}</option> }
    };
    view! {
        <label class="filter" class:set=move || value.with(|value| !value.is_empty())>
            <span>{label}</span>
            <select
                aria-label=label
                prop:value=value
                on:change:target=move |event| on_choose.run(event.target().value())
            >
                <option value="" selected=move || value.with(String::is_empty)>"All"</option>
                {options.into_iter().map(option).collect_view()}
                {move || unknown_option().map(|value| view! { <option value=value.clone() selected=true>{value.clone()}</option> })}
            </select>
        </label>
    }
}

/// Intervals of automatic refresh in seconds.
const INTERVALS: [(u64, &str); 4] = [(0, "Off"), (10, "10 s"), (60, "1 min"), (300, "5 min")];

/// A button that refreshes the list, and the interval of automatic refresh while the tab is visible.
#[component]
pub(crate) fn Refresh(#[prop(into)] on_refresh: Callback<()>) -> impl IntoView {
    let interval = RwSignal::new(0_u64);
    watch(move || {
        let seconds = interval.get();
        if seconds == 0 {
            return;
        }
        every(Duration::from_secs(seconds), move || {
            if !document().hidden() {
                on_refresh.run(());
            }
        });
    });
    let choose = move |value: String| interval.set(value.parse().unwrap_or_default());
    view! {
        <label class="filter">
            <span>"Refresh"</span>
            <select aria-label="Refresh by itself" on:change:target=move |event| choose(event.target().value())>
                {INTERVALS.map(|(seconds, label)| view! { <option value=seconds.to_string()>{label}</option> })}
            </select>
        </label>
        <button type="button" class="button icon-only" aria-label="Refresh now" title="Refresh now" on:click=move |_| on_refresh.run(())>
            {icon(Glyph::Refresh)}
        </button>
    }
}
