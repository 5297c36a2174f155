//! Tabs of a page. Each is a link with its own URL, so that it can be shared and bookmarked.

use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tab {
    pub(crate) text: String,
    pub(crate) href: String,
}

impl Tab {
    pub(crate) fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}

#[component]
pub(crate) fn Tabs(
    /// What the tabs belong to: "Loan LN0QX7T2".
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] tabs: Signal<Vec<Tab>>,
    /// The `href` of the current tab.
    #[prop(into)]
    current: Signal<String>,
) -> impl IntoView {
    let link = move |tab: Tab| {
        let href = tab.href.clone();
        let is_current = move || (current.get() == href).then_some("page");
        view! { <li><a href=tab.href aria-current=is_current data-noscroll="">{tab.text}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=label>
            <ul>{move || tabs.get().into_iter().map(link).collect_view()}</ul>
        </nav>
    }
}
