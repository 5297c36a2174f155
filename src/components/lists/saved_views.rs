//! Saved views: a list as it is filtered, ordered and laid out now, kept under a name on this device.

use crate::components::lists::list_page::ListHandle;
use crate::session;
use crate::storage::local;
use leptos::prelude::*;

/// A view: its name and its URL.
pub(crate) type View = (String, String);

/// The menu of a list's views.
#[component]
pub(crate) fn ViewsMenu(
    list: ListHandle,
    /// What the list is called.
    name: &'static str,
    /// Views that everybody has, above those that were saved.
    #[prop(optional)]
    usual: Vec<View>,
) -> impl IntoView {
    let key = format!("orrery.views.{name}.{}", session::username().unwrap_or_default());
    let views = RwSignal::new(read(&key));
    let typed = RwSignal::new(String::new());
    let key = StoredValue::new(key);
    let keep = move |next: Vec<View>| {
        key.with_value(|key| local::write(key, &next));
        views.set(next);
    };
    let save = move || {
        let name = typed.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let href = untrack(move || list.href(list.list_state()));
        let mut next = views.get_untracked();
        next.retain(|(known, _)| *known != name);
        next.push((name, href));
        keep(next);
        typed.set(String::new());
    };
    let forget = move |name: &str| {
        let mut next = views.get_untracked();
        next.retain(|(known, _)| known != name);
        keep(next);
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
        let (label, gone) = (format!("Forget {name}"), name.clone());
        view! {
            <li>
                {link(name, href)}
                <button type="button" class="button quiet small" aria-label=label on:click=move |_| forget(&gone)>
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
                        maxlength="60"
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

fn read(key: &str) -> Vec<View> {
    let views: Vec<View> = local::read(key).unwrap_or_default();
    // What the device holds is no more trusted than any text: only places of this app are links.
    views.into_iter().filter(|(_, href)| href.starts_with('/') && !href.starts_with("//")).collect()
}
