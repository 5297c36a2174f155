//! The page for unknown URLs.

use crate::components::widgets::heading::Heading;
use crate::links::Link;
use leptos::prelude::*;

#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! {
        <main id="page" class="page">
            <section class="empty page-wide">
                <Heading text="No page is here" />
                <p>"The link may be mistyped, or what it showed may be gone."</p>
                <p class="actions">
                    <a class="button primary" href=Link::loans().href()>
                        "Loans"
                    </a>
                    <a class="button" href=Link::payouts().href()>
                        "Payouts"
                    </a>
                </p>
            </section>
        </main>
    }
}
