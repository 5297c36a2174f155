//! What a form with a review made: shown in its place once the answer is there.

use crate::components::detail_page::{Fact, facts};
use crate::components::widgets::heading::Heading;
use crate::links::Link;
use leptos::prelude::*;

/// The texts of a receipt.
pub(crate) struct ReceiptLabels {
    /// The heading: "Tranche requested".
    pub(crate) heading: &'static str,
    /// The heading where the answer was lost and the look-up found what was made.
    pub(crate) heading_if_found: &'static str,
    /// What happens next.
    pub(crate) next: &'static str,
    /// On the button that begins another one.
    pub(crate) another: &'static str,
}

/// Below the heading, where the answer was lost.
const FOUND: &str = "Its answer was lost on the way, so it was looked up. It is there, and was not sent again.";

/// The receipt.
#[component]
pub(crate) fn Receipt(
    labels: &'static ReceiptLabels,
    /// Whether the answer was lost and the look-up found what was made.
    found: bool,
    /// What was made.
    list: Vec<Fact>,
    /// Where to go from here, the likeliest first.
    links: Vec<(&'static str, Link)>,
    /// Begins another one.
    on_another: Callback<()>,
) -> impl IntoView {
    let (heading, text) = if found { (labels.heading_if_found, FOUND) } else { (labels.heading, labels.next) };
    let link = |(at, (text, page)): (usize, (&'static str, Link))| {
        view! {
            <a class="button" class:primary=at == 0 href=page.href()>
                {text}
            </a>
        }
    };
    view! {
        <div class="head">
            <Heading text=heading />
        </div>
        <section class="card stack receipt" aria-label="Receipt">
            <p>{text}</p>
            {facts(list)}
            <p class="actions">
                {links.into_iter().enumerate().map(link).collect_view()}
                <button type="button" class="button quiet" on:click=move |_| on_another.run(())>
                    {labels.another}
                </button>
            </p>
        </section>
    }
}
