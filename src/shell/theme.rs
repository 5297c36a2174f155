//! The theme, stored in localStorage, and the accent colour of the workspace.

use crate::dom::watch::watch;
use crate::links::Workspace;
use crate::storage::local;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

const KEY: &str = "orrery.theme";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    /// In the order of the menu.
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    const fn stored(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The theme chosen in this browser before.
pub(crate) fn chosen() -> Theme {
    let stored: String = local::load(KEY).unwrap_or_default();
    Theme::ALL.into_iter().find(|theme| theme.stored() == stored).unwrap_or(Theme::System)
}

/// Applies and stores a theme.
pub(crate) fn choose(theme: Theme) {
    local::save(KEY, &theme.stored());
    apply(theme);
}

/// Shows a theme without storing it.
pub(crate) fn apply(theme: Theme) {
    if let Some(root) = root() {
        let done = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light | Theme::Dark => root.set_attribute("data-theme", theme.stored()),
        };
        // Setting an attribute with a valid name does not fail.
        drop(done);
    }
}

/// Gives the page the accent colour of the workspace.
pub(crate) fn follow_workspace(workspace: Memo<Workspace>) {
    watch(move || {
        let name = match workspace.get() {
            Workspace::Jupiter => "jupiter",
            Workspace::Venus => "venus",
        };
        if let Some(body) = document().body() {
            drop(body.set_attribute("data-workspace", name));
        }
    });
}

fn root() -> Option<HtmlElement> {
    use leptos::wasm_bindgen::JsCast;
    document().document_element()?.dyn_into().ok()
}
