//! Saved views: filters, order and columns of a list under a name, in localStorage.

use crate::components::lists::list_handle::ListHandle;
use crate::session;
use crate::storage::local;
use leptos::prelude::*;

/// Name and URL.
pub(crate) type View = (String, String);

#[component]
pub(crate) fn ViewsMenu(
    list: ListHandle,
    name: &'static str,
    /// Views that all officers have, above the saved ones.
    #[prop(optional)]
    usual: Vec<View>,
) -> impl IntoView {
    let key = format!("orrery.views.{name}.{}", session::username().unwrap_or_default());
    let views = RwSignal::new(load(&key));
    let typed = RwSignal::new(String::new());
    let key = StoredValue::new(key);
    let store = move |next: Vec<View>| {
        key.with_value(|key| local::save(key, &next));
        views.set(next);
    };
    let save = move || {
        let name = typed.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        // A view outlives a sign-out, and a search is often a borrower's name.
        let href = untrack(move || list.href(list.list_state().with("search", "")));
        let mut next = views.get_untracked();
        next.retain(|(known, _)| *known != name);
        next.push((name, href));
        store(next);
        typed.set(String::new());
    };
    let remove = move |name: &str| {
        let mut next = views.get_untracked();
        next.retain(|(known, _)| known != name);
        store(next);
    };
    let link = move |name: String, href: String| {
        let here = {
            let href = href.clone();
            move || (list.href(list.list_state()) == href).then_some("true")
        };
        view! {
            <a href=href aria-current=here>
                {name}
            </a>
        }
    };
    let row = move |(name, href): View| {
        let (label, removed) = (format!("Forget {name}"), name.clone());
        view! {
            <li>
                {link(name, href)}
                <button type="button" class="button quiet small" aria-label=label on:click=move |_| remove(&removed)>
                    "×"
                </button>
            </li>
        }
    };
    let none = move || views.with(Vec::is_empty).then(|| view! { <p class="muted">"No view is saved yet."</p> });
    view! {
        <details class="menu" name="list-menu">
            <summary class="button small">"Views"</summary>
            <div class="menu-list wide">
                <ul class="menu-rows">
                    {usual.into_iter().map(|(name, href)| view! { <li>{link(name, href)}</li> }).collect_view()}
                </ul>
                <ul class="menu-rows">{move || views.get().into_iter().map(row).collect_view()}</ul>
                {none}
                <hr />
                <form
                    class="menu-form"
                    on:submit=move |event| {
                        event.prevent_default();
                        save();
                    }
                >
                    <input
                        class="input"
                        aria-label="Name of this view"
                        placeholder="Name of this view"
                        prop:value=typed
                        on:input:target=move |event| typed.set(event.target().value())
                    />
                    <button type="submit" class="button small">
                        "Save"
                    </button>
                </form>
            </div>
        </details>
    }
}

fn load(key: &str) -> Vec<View> {
    let views: Vec<View> = local::load(key).unwrap_or_default();
    // Stored values are not trusted: only paths of this site may become links.
    views.into_iter().filter(|(_, href)| href.starts_with('/') && !href.starts_with("//")).collect()
}
