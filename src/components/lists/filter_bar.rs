//! The one filter bar: a search, choices, and how fresh the list is kept.

use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::watch::watch;
use leptos::prelude::*;
use std::time::Duration;

/// A search is asked for once typing has paused so long.
const PAUSE: Duration = Duration::from_millis(250);

/// The bar; holds a [`Search`] and [`Choice`]s.
#[component]
pub(crate) fn FilterBar(
    /// What it filters: "Payouts".
    label: &'static str,
    /// Whether most of it comes later: the room is kept for it, so that the list stays where it stands.
    #[prop(optional)]
    later: bool,
    /// The search and the choices.
    children: Children,
) -> impl IntoView {
    view! { <div class="filters" class:later=later role="search" aria-label=format!("Filter {label}")>{children()}</div> }
}

/// Finds rows by words.
#[component]
pub(crate) fn Search(
    /// Its name: "Search payouts".
    #[prop(into)]
    label: String,
    /// What it looks in: "Ref, UTR, borrower".
    hint: &'static str,
    /// What is searched for, as the URL says.
    #[prop(into)]
    value: Signal<String>,
    /// Told what to search for.
    #[prop(into)]
    on_search: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(value.get_untracked());
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    on_cleanup(stop);
    // Back, forward and "Clear filters" change what is searched for from outside.
    watch(move || {
        let value = value.get();
        if typed.get_untracked().trim() != value {
            stop();
            typed.set(value);
        }
    });
    let search = move |text: String| {
        typed.set(text.clone());
        stop();
        let ask = move || on_search.run(text.trim().to_owned());
        timer.set_value(set_timeout_with_handle(ask, PAUSE).ok());
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

/// One of a few values, or all.
#[component]
pub(crate) fn Choice(
    /// Its name: "Status".
    label: &'static str,
    /// The value that is chosen; empty for all.
    #[prop(into)]
    value: Signal<String>,
    /// The values and their words.
    options: Vec<(String, String)>,
    /// Told what was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let known: Vec<String> = options.iter().map(|(value, _)| value.clone()).collect();
    // A link may hold a value this project doesn't know; it is shown, not dropped.
    let stranger = move || Some(value.get()).filter(|value| !value.is_empty() && !known.contains(value));
    let option = move |(name, words): (String, String)| {
        let selected = {
            let name = name.clone();
            move || value.with(|value| *value == name)
        };
        view! { <option value=name selected=selected>{words}</option> }
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
                {move || stranger().map(|value| view! { <option value=value.clone() selected=true>{value.clone()}</option> })}
            </select>
        </label>
    }
}

/// How often a list asks anew by itself, in seconds.
const EVERY: [(u64, &str); 4] = [(0, "Off"), (10, "10 s"), (60, "1 min"), (300, "5 min")];

/// The button that asks anew, and how often it happens by itself while the tab is looked at.
#[component]
pub(crate) fn Refresh(
    /// Asks anew.
    #[prop(into)]
    on_refresh: Callback<()>,
) -> impl IntoView {
    let every = RwSignal::new(0_u64);
    watch(move || {
        let seconds = every.get();
        if seconds == 0 {
            return;
        }
        let ask = move || {
            if !document().hidden() {
                on_refresh.run(());
            }
        };
        if let Ok(timer) = set_interval_with_handle(ask, Duration::from_secs(seconds)) {
            on_cleanup(move || timer.clear());
        }
    });
    let choose = move |value: String| every.set(value.parse().unwrap_or_default());
    view! {
        <label class="filter">
            <span>"Refresh"</span>
            <select aria-label="Refresh by itself" on:change:target=move |event| choose(event.target().value())>
                {EVERY.map(|(seconds, words)| view! { <option value=seconds.to_string()>{words}</option> })}
            </select>
        </label>
        <button type="button" class="button icon-only" aria-label="Refresh now" title="Refresh now" on:click=move |_| on_refresh.run(())>
            {icon(Glyph::Refresh)}
        </button>
    }
}
