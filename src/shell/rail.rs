//! The rail: links to the screens of the workspace.

use crate::links::{Section, Workspace};
use leptos::prelude::*;

#[component]
pub(super) fn Rail(workspace: Memo<Workspace>, section: Memo<Option<Section>>) -> impl IntoView {
    let link = move |of: Section| {
        view! {
            <a href=of.link().href() aria-current=move || (section.get() == Some(of)).then_some("page")>
                {of.name()}
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
