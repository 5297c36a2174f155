//! The top bar: workspaces, environment, and the officer's menu.

use super::sign_out::sign_out;
use super::theme::{self, Theme};
use crate::components::widgets::icon::mark;
use crate::links::{Section, Workspace};
use crate::{config, session};
use leptos::prelude::*;
use lms::bidi::isolate;

#[component]
pub(super) fn Bar(workspace: Memo<Workspace>, ask_sign_out: RwSignal<bool>) -> impl IntoView {
    let workspace_link = move |opens: Section| {
        let this = opens.workspace();
        view! {
            <a href=opens.link().href() aria-current=move || (workspace.get() == this).then_some("true")>
                {this.name()}
            </a>
        }
    };
    let environment = config::current().environment;
    let danger = !matches!(environment.as_str(), "sandbox" | "preprod" | "");
    view! {
        <header class="top">
            <a class="brand" href="/" aria-label="Orrery">
                {mark()}
                <span class="brand-name">"Orrery"</span>
            </a>
            <nav class="switch" aria-label="Workspace">
                {[Section::Loans, Section::Payouts].map(workspace_link)}
            </nav>
            <span class="spacer"></span>
            <span class="environment" class:danger=danger title="The environment that this site works on">
                {environment}
            </span>
            <OfficerMenu ask_sign_out />
        </header>
    }
}

/// The signed-in officer, the theme, and signing out.
#[component]
fn OfficerMenu(ask_sign_out: RwSignal<bool>) -> impl IntoView {
    let name = session::username().unwrap_or_else(|| "Signed in by token".to_owned());
    let current = RwSignal::new(theme::chosen());
    let themes = Theme::ALL.map(|theme| {
        let choose = move |_| {
            theme::choose(theme);
            current.set(theme);
        };
        view! {
            <button type="button" aria-pressed=move || (current.get() == theme).to_string() on:click=choose>
                {theme.label()}
            </button>
        }
    });
    view! {
        <details class="menu" name="top-menu">
            <summary class="who" title=name.clone() aria-label=format!("Account menu of {}", isolate(&name))>
                {initials(&name)}
            </summary>
            <div class="menu-list">
                <p>{name}</p>
                <hr />
                {themes}
                <hr />
                <button type="button" on:click=move |_| sign_out(ask_sign_out)>
                    "Sign out"
                </button>
            </div>
        </details>
    }
}

/// `AK` for `asha.kulkarni@…`; the last two digits of a mobile number.
fn initials(name: &str) -> String {
    let local = name.split('@').next().unwrap_or_default();
    if local.chars().all(|character| character.is_ascii_digit() || character == '+') {
        return local.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    }
    // ASCII only: the Unicode case tables are large.
    let words = local.split(['.', '-', '_', '+', ' ']).filter(|word| !word.is_empty());
    words.filter_map(|word| word.chars().next()).take(2).map(|first| first.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn abbreviates_names_and_numbers() {
        for (name, letters) in
            [("asha.kulkarni@example.in", "AK"), ("asha@example.in", "A"), ("+919876543210", "10"), ("", "")]
        {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
