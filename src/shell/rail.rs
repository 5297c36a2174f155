//! The rail: links to the screens of the workspace.

use crate::links::{Link, Section, Workspace, use_link};
use leptos::prelude::*;

#[component]
pub(super) fn Rail(workspace: Memo<Workspace>) -> impl IntoView {
    let path = use_link();
    let here = Memo::new(move |_| path.with(|path| path.as_ref().and_then(Link::section)));
    let link = move |section: Section| {
        view! {
            <a href=section.href() aria-current=move || (here.get() == Some(section)).then_some("page")>
                {section.name()}
            </a>
        }
    };
    move || {
        let workspace = workspace.get();
        view! {
            <nav class="rail" aria-label=workspace.name()>
                {Section::of(workspace).iter().copied().map(link).collect_view()}
            </nav>
        }
    }
}
