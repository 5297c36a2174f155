//! The strip of key figures at the head of a page.

use crate::components::feedback::severity::Severity;
use leptos::prelude::*;

/// The strip; holds [`Figure`]s.
#[component]
pub(crate) fn Figures(
    /// The [`Figure`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="card figures">{children()}</dl> }
}

/// One figure: its name, its value, and a line on what it is made of.
#[component]
pub(crate) fn Figure(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Its value, as shown.
    #[prop(into)]
    value: Signal<String>,
    /// What it is made of, or from when to when.
    #[prop(optional, into)]
    note: Signal<String>,
    /// Tints the value; the note must say the same.
    #[prop(optional, into)]
    severity: Signal<Severity>,
    /// Where the list stands that makes the figure.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    view! {
        <div class=move || format!("figure {}", severity.get().class())>
            <dt>{label}</dt>
            <dd>
                {match href {
                    Some(href) => view! { <a class="figure-value" href=href>{value}</a> }.into_any(),
                    None => view! { <span class="figure-value">{value}</span> }.into_any(),
                }}
                {move || { let note = note.get(); (!note.is_empty()).then(|| view! { <small>{note}</small> }) }}
            </dd>
        </div>
    }
}
