//! Empty states: why there is nothing to show, and what to do next.

use crate::components::widgets::icon::{Glyph, icon};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nothing {
    Yet,
    /// The filters leave none.
    Filtered,
    /// It does not exist, or this officer may not see it.
    NotFound,
}

#[component]
pub(crate) fn Empty(
    why: Nothing,
    /// "No payouts match these filters".
    #[prop(into)]
    title: String,
    /// What to do next: text and an element of class `actions`.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let glyph = match why {
        Nothing::Yet => Glyph::Inbox,
        Nothing::Filtered => Glyph::Filter,
        Nothing::NotFound => Glyph::Search,
    };
    let class = match why {
        Nothing::Yet | Nothing::Filtered => "empty",
        Nothing::NotFound => "empty page-wide",
    };
    view! {
        <div class=class>
            {icon(glyph)}
            <h2>{title}</h2>
            {children.map(|children| children())}
        </div>
    }
}
