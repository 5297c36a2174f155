//! Filters of Venus lists beyond a choice of fixed values: an amount, a loan, an account.

use crate::components::forms::field::{PickField, Search};
use crate::components::lists::list_handle::ListHandle;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::pickers;
use leptos::prelude::*;
use lms::{AccountId, LoanId, Money};

/// Rarely used filters, in a menu whose button shows how many are set.
#[component]
pub(crate) fn MoreFilters(
    list: ListHandle,
    /// Names of the filters in the URL.
    names: &'static [&'static str],
    /// Built when the menu is first opened: some filters read their options from the API.
    children: ChildrenFn,
) -> impl IntoView {
    let is_set = move |name: &&&str| !list.list_state().get(name).is_empty();
    let set = memo(move |_| names.iter().filter(is_set).count());
    let label_text = move || match set.get() {
        0 => "More filters".to_owned(),
        set => format!("More filters: {set}"),
    };
    let opened = RwSignal::new(false);
    let children = StoredValue::new(children);
    view! {
        <details class="menu pick-filter" name="list-menu" on:toggle=move |_| opened.set(true)>
            <summary class="button small" class:set=move || set.get() != 0>{label_text}</summary>
            <div class="menu-list more-filters">
                <Show when=move || opened.get()>{children.get_value()()}</Show>
            </div>
        </details>
    }
}

/// A filter by an amount of rupees.
#[component]
pub(crate) fn AmountFilter(
    list: ListHandle,
    /// Name in the URL.
    name: &'static str,
    /// Text before the field: "₹ from".
    label: &'static str,
    /// Accessible name: "Amount from".
    says: &'static str,
) -> impl IntoView {
    let value = list.value(name);
    // Text that is not an amount stays: the list says that it means nothing.
    let choose = move |text: String| match Money::parse(&text) {
        Ok(amount) => list.set(name, amount.plain()),
        Err(_) => list.set(name, text.trim().to_owned()),
    };
    let is_wrong = move || value.with(|text| !text.is_empty() && Money::parse(text).is_err());
    view! {
        <label class="filter amount" class:set=move || value.with(|value| !value.is_empty())>
            <span>{label}</span>
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                size="9"
                aria-label=says
                placeholder="any"
                prop:value=value
                aria-invalid=move || is_wrong().then_some("true")
                on:change:target=move |event| choose(event.target().value())
            />
        </label>
    }
}

/// A filter by an item that is found by typing.
#[component]
pub(crate) fn PickFilter(
    list: ListHandle,
    /// Name in the URL.
    name: &'static str,
    /// "Loan".
    label: &'static str,
    search: fn(String) -> Search,
    /// Reads the name of the item with this id into the signal.
    load_name: fn(String, RwSignal<String>),
) -> impl IntoView {
    let value = list.value(name);
    let selected = RwSignal::new(value.get_untracked());
    let typed = RwSignal::new(String::new());
    load_name(value.get_untracked(), typed);
    // Back, forward and "Clear filters" change the URL without this component.
    watch(move || {
        let value = value.get();
        if selected.get_untracked() != value {
            if value.is_empty() {
                typed.set(String::new());
            }
            selected.set(value);
        }
    });
    watch(move || {
        let selected = selected.get();
        if !selected.is_empty() && selected != value.get_untracked() {
            list.set(name, selected);
        }
    });
    let is_set = move || value.with(|value| !value.is_empty());
    let label_text = move || match typed.get() {
        text if is_set() && !text.is_empty() => format!("{label}: {text}"),
        _ if is_set() => format!("{label}: one"),
        _ => format!("{label}: all"),
    };
    view! {
        <details class="menu pick-filter" name="list-menu">
            <summary class="button small" class:set=is_set>{label_text}</summary>
            <div class="menu-list wide">
                <PickField label value=selected typed search hint="Type a reference or a borrower's name." />
                {move || is_set().then(|| view! {
                    <button type="button" on:click=move |_| list.set(name, String::new())>
                        {format!("Any {}", label.to_ascii_lowercase())}
                    </button>
                })}
            </div>
        </details>
    }
}

#[component]
pub(crate) fn AccountFilter(list: ListHandle) -> impl IntoView {
    view! { <PickFilter list name="account" label="Account" search=pickers::accounts load_name=name_account /> }
}

#[component]
pub(crate) fn LoanFilter(list: ListHandle) -> impl IntoView {
    view! { <PickFilter list name="loan" label="Loan" search=pickers::loans load_name=name_loan /> }
}

fn name_loan(id: String, typed: RwSignal<String>) {
    if let Ok(id) = id.parse::<LoanId>() {
        pickers::name_loan(id, typed);
    }
}

fn name_account(id: String, typed: RwSignal<String>) {
    if let Ok(id) = id.parse::<AccountId>() {
        pickers::name_account(id, typed);
    }
}
