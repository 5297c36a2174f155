//! Actions that may be locked. A locked action stays in its place and says why: it neither vanishes nor goes dead
//! without a word, and the keyboard reaches it, so that the reason is read out.

use crate::ui::ids::fresh_id;
use leptos::prelude::*;

/// A link that looks like the main button of its page, unless it is locked: then it leads nowhere and says why.
#[component]
pub fn ActionLink(
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
                class="button primary"
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

fn tip(id: String, locked: Signal<Option<String>>) -> impl IntoView {
    move || locked.get().map(|reason| view! { <span class="tip" role="tooltip" id=id.clone()>{reason}</span> })
}
