//! Where there is nothing to show: why, and what to do next. Nothing yet, filtered to nothing, failed and not
//! found are four different things and look it.

use crate::components::widgets::icon::{Glyph, icon};
use leptos::prelude::*;

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nothing {
    /// There is none yet.
    Yet,
    /// There are some, but the filters leave none.
    Filtered,
    /// There is no such thing, or it is not for these eyes.
    NotFound,
}

/// Says why there is nothing, and what to do next.
#[component]
pub(crate) fn Empty(
    /// Why.
    why: Nothing,
    /// The short of it: "No payouts match these filters".
    #[prop(into)]
    title: String,
    /// What to do next: text and `.actions`.
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
