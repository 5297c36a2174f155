//! The breadcrumb: the path to a page as links.

use crate::links::list_position;
use leptos::prelude::*;

/// One step of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crumb {
    text: String,
    href: Option<String>,
    reference: bool,
}

impl Crumb {
    /// A step to go back to.
    pub(crate) fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()), reference: false }
    }

    /// The page we are on.
    pub(crate) fn here(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None, reference: false }
    }

    /// The same step, its text a reference (`LN0QX7T2`).
    #[must_use]
    pub(crate) fn reference(self) -> Self {
        Self { reference: true, ..self }
    }
}

/// The trail, the page we are on last. A list that was open before is led to as it was left.
#[component]
pub(crate) fn Breadcrumbs(
    /// The steps, outermost first.
    #[prop(into)]
    trail: Signal<Vec<Crumb>>,
) -> impl IntoView {
    let step = |crumb: Crumb| {
        let class = crumb.reference.then_some("mono");
        match crumb.href {
            Some(href) => {
                let href = list_position::last_href(&href);
                let returning = href.clone();
                let clicked = move |_| list_position::return_to(&returning);
                view! { <li><a class=class href=href on:click=clicked>{crumb.text}</a></li> }.into_any()
            }
            None => view! { <li><span class=class aria-current="page">{crumb.text}</span></li> }.into_any(),
        }
    };
    view! {
        <nav class="crumbs" aria-label="Breadcrumb">
            <ol>{move || trail.get().into_iter().map(step).collect_view()}</ol>
        </nav>
    }
}
