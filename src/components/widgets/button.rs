//! Actions that may be locked. A locked action stays in its place, stays focusable and shows the reason, so that a screen
//! reader announces it.

use crate::dom::ids::fresh_id;
use leptos::prelude::*;

/// A link that looks like a button. Locked, it has no `href` and shows the reason.
#[component]
pub(crate) fn ActionLink(
    #[prop(default = ButtonVariant::Primary)] variant: ButtonVariant,
    /// The reason why it can't be done now.
    #[prop(optional, into)]
    locked: Signal<Option<String>>,
    #[prop(into)] href: Signal<String>,
    children: Children,
) -> impl IntoView {
    let (reason, described_by) = reason_id(locked);
    let free = move || locked.with(Option::is_none);
    view! {
        <span class="locked">
            <a
                class=variant.class()
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ButtonVariant {
    /// The main action of a page.
    Primary,
    #[default]
    Plain,
    /// Deletes, cancels or reverts.
    Danger,
}

impl ButtonVariant {
    /// Classes in `style/button.css`.
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Plain => "button",
            Self::Danger => "button danger",
        }
    }
}

/// A button. Locked, it ignores clicks and shows the reason.
#[component]
pub(crate) fn Action(
    #[prop(optional)] variant: ButtonVariant,
    /// The reason why it can't be done now.
    #[prop(optional, into)]
    locked: Signal<Option<String>>,
    #[prop(into)] on_click: Callback<()>,
    children: Children,
) -> impl IntoView {
    let (reason, described_by) = reason_id(locked);
    let click = move |_| {
        if locked.with_untracked(Option::is_none) {
            on_click.run(());
        }
    };
    view! {
        <span class="locked">
            <button
                type="button"
                class=variant.class()
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

/// The id of the reason's element, and `aria-describedby` of the control that it locks.
fn reason_id(locked: Signal<Option<String>>) -> (String, Signal<Option<String>>) {
    let id = fresh_id("reason");
    let described_by = {
        let id = id.clone();
        Signal::derive(move || locked.with(Option::is_some).then(|| id.clone()))
    };
    (id, described_by)
}

fn tip(id: String, locked: Signal<Option<String>>) -> impl IntoView {
    move || locked.get().map(|reason| view! { <span class="tip" role="tooltip" id=id.clone()>{reason}</span> })
}
