//! The rail: links to the screens of the workspace.

use crate::links::{Section, Workspace};
use leptos::prelude::*;

#[component]
pub(super) fn Rail(workspace: Memo<Workspace>, section: Memo<Option<Section>>) -> impl IntoView {
    move || {
        // Not read by each link: the links of a workspace that was left would stay readers of the section for good.
        let (workspace, current) = (workspace.get(), section.get());
        let link = |of: Section| {
            view! {
                <a href=of.link().href() aria-current=(current == Some(of)).then_some("page")>
                    {of.name()}
                </a>
            }
        };
        view! {
            <nav class="rail" aria-label=workspace.name()>
                {Section::of(workspace).iter().copied().map(link).collect_view()}
            </nav>
        }
    }
}
