//! The key figures at the top of a page.

use crate::components::feedback::severity::Severity;
use leptos::prelude::*;

/// Contains [`Figure`]s.
#[component]
pub(crate) fn Figures(children: Children) -> impl IntoView {
    view! { <dl class="card figures">{children()}</dl> }
}

#[component]
pub(crate) fn Figure(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    /// What the value is made of, or its period.
    #[prop(optional, into)]
    note: Signal<String>,
    /// Colour of the value; the note must say the same.
    #[prop(optional, into)]
    severity: Signal<Severity>,
    /// The list behind the value.
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
