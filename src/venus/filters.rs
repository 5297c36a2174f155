//! Filters of the desk's lists that more than a few fixed values: an amount, a loan or an account that is looked for.

use crate::components::forms::field::{PickField, Search};
use crate::components::lists::list_page::ListHandle;
use crate::dom::watch::watch;
use crate::pickers;
use leptos::prelude::*;
use lms::{AccountId, LoanId, Money};

/// Filters that are seldom set, in a menu whose button says how many are.
#[component]
pub(crate) fn MoreFilters(
    /// Of which list.
    list: ListHandle,
    /// Their names in the URL.
    names: &'static [&'static str],
    /// The filters, drawn when the menu is opened first: some ask the API what to offer.
    children: ChildrenFn,
) -> impl IntoView {
    let is_set = move |name: &&&str| !list.list_state().get(name).is_empty();
    let set = Memo::new(move |_| names.iter().filter(is_set).count());
    let words = move || match set.get() {
        0 => "More filters".to_owned(),
        set => format!("More filters: {set}"),
    };
    let opened = RwSignal::new(false);
    let children = StoredValue::new(children);
    view! {
        <details class="menu pick-filter" name="list-menu" on:toggle=move |_| opened.set(true)>
            <summary class="button small" class:set=move || set.get() != 0>{words}</summary>
            <div class="menu-list more-filters">
                <Show when=move || opened.get()>{children.get_value()()}</Show>
            </div>
        </details>
    }
}

/// A filter by an amount of rupees.
#[component]
pub(crate) fn AmountFilter(
    /// Of which list.
    list: ListHandle,
    /// Its name in the URL.
    name: &'static str,
    /// What stands before it: "₹ from".
    label: &'static str,
    /// What it is called: "Amount from".
    says: &'static str,
) -> impl IntoView {
    let value = list.value(name);
    // What is no amount is taken back: a filter is right or not there.
    let choose = move |control: web_sys::HtmlInputElement| {
        let text = control.value();
        match Money::parse(&text) {
            Ok(amount) => list.set(name, amount.plain()),
            Err(_) if text.trim().is_empty() => list.set(name, String::new()),
            Err(_) => control.set_value(&value.get_untracked()),
        }
    };
    view! {
        <label class="filter amount" class:set=move || value.with(|value| !value.is_empty())>
            <span>{label}</span>
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                size="9"
                maxlength="20"
                aria-label=says
                placeholder="any"
                prop:value=value
                on:change:target=move |event| choose(event.target())
            />
        </label>
    }
}

/// A filter by one of many things: it is looked for by what is typed.
#[component]
pub(crate) fn PickFilter(
    /// Of which list.
    list: ListHandle,
    /// Its name in the URL.
    name: &'static str,
    /// What it is called: "Loan".
    label: &'static str,
    /// Finds what is typed.
    search: fn(String) -> Search,
    /// Writes the name of what the URL has the id of.
    named: fn(String, RwSignal<String>),
) -> impl IntoView {
    let value = list.value(name);
    let picked = RwSignal::new(value.get_untracked());
    let typed = RwSignal::new(String::new());
    named(value.get_untracked(), typed);
    // Back, forward and "Clear filters" change it from outside.
    watch(move || {
        let value = value.get();
        if picked.get_untracked() != value {
            if value.is_empty() {
                typed.set(String::new());
            }
            picked.set(value);
        }
    });
    watch(move || {
        let picked = picked.get();
        if !picked.is_empty() && picked != value.get_untracked() {
            list.set(name, picked);
        }
    });
    let is_set = move || value.with(|value| !value.is_empty());
    let words = move || match typed.get() {
        text if is_set() && !text.is_empty() => format!("{label}: {text}"),
        _ if is_set() => format!("{label}: one"),
        _ => format!("{label}: all"),
    };
    view! {
        <details class="menu pick-filter" name="list-menu">
            <summary class="button small" class:set=is_set>{words}</summary>
            <div class="menu-list wide">
                <PickField label value=picked typed search hint="Type a reference or a borrower's name." />
                {move || is_set().then(|| view! {
                    <button type="button" on:click=move |_| list.set(name, String::new())>
                        {format!("Any {}", label.to_lowercase())}
                    </button>
                })}
            </div>
        </details>
    }
}

/// A filter by an account.
#[component]
pub(crate) fn AccountFilter(
    /// Of which list.
    list: ListHandle,
) -> impl IntoView {
    view! { <PickFilter list name="account" label="Account" search=pickers::accounts named=name_account /> }
}

/// A filter by a loan.
#[component]
pub(crate) fn LoanFilter(
    /// Of which list.
    list: ListHandle,
) -> impl IntoView {
    view! { <PickFilter list name="loan" label="Loan" search=pickers::loans named=name_loan /> }
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
