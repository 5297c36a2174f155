//! The parts of a page. Each is a link, because each is a URL: a tab can be sent, bookmarked and gone back from.

use leptos::prelude::*;

/// One part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tab {
    /// What it is called.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) href: String,
}

impl Tab {
    /// A part called `text` at `href`.
    pub(crate) fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}

/// The row of tabs.
#[component]
pub(crate) fn Tabs(
    /// What the parts are parts of: "Loan LN0QX7T2".
    #[prop(into)]
    label: Signal<String>,
    /// The parts in reading order.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// The `href` of the one that is shown.
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
