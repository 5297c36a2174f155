//! Actions that may be locked. A locked action stays in its place and says why: it neither vanishes nor goes dead
//! without a word, and the keyboard reaches it, so that the reason is read out.

use crate::dom::ids::fresh_id;
use leptos::prelude::*;

/// A link that looks like a button, unless it is locked: then it leads nowhere and says why.
#[component]
pub(crate) fn ActionLink(
    /// How much it stands out.
    #[prop(default = Weight::Primary)]
    weight: Weight,
    /// Why it can't be done now; `None` when it can.
    #[prop(optional, into)]
    locked: Signal<Option<String>>,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let reason = fresh_id("reason");
    let described_by = {
        let reason = reason.clone();
        move || locked.with(Option::is_some).then(|| reason.clone())
    };
    let free = move || locked.with(Option::is_none);
    view! {
        <span class="locked">
            <a
                class=weight.class()
                href=move || free().then(|| href.get())
                role=move || (!free()).then_some("link")
                tabindex=move || (!free()).then_some("0")
                aria-disabled=move || (!free()).then_some("true")
                aria-describedby=described_by
            >
                {children()}
            </a>
            {tip(reason, locked)}
        </span>
    }
}

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The one thing to do on a page.
    Primary,
    /// Any other.
    #[default]
    Plain,
    /// Takes something away.
    Danger,
}

impl Weight {
    /// The classes that `style/button.css` knows it by.
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Plain => "button",
            Self::Danger => "button danger",
        }
    }
}

/// A button that does `on_click`, unless it is locked: then it says why.
#[component]
pub(crate) fn Action(
    /// How much it stands out.
    #[prop(optional)]
    weight: Weight,
    /// Why it can't be done now; `None` when it can.
    #[prop(optional, into)]
    locked: Signal<Option<String>>,
    /// What it does.
    #[prop(into)]
    on_click: Callback<()>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let reason = fresh_id("reason");
    let described_by = {
        let reason = reason.clone();
        move || locked.with(Option::is_some).then(|| reason.clone())
    };
    let click = move |_| {
        if locked.with_untracked(Option::is_none) {
            on_click.run(());
        }
    };
    view! {
        <span class="locked">
            <button
                type="button"
                class=weight.class()
                aria-disabled=move || locked.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                on:click=click
            >
                {children()}
            </button>
            {tip(reason, locked)}
        </span>
    }
}

fn tip(id: String, locked: Signal<Option<String>>) -> impl IntoView {
    move || locked.get().map(|reason| view! { <span class="tip" role="tooltip" id=id.clone()>{reason}</span> })
}
