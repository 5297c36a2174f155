//! Where no page is.

use crate::paths::Path;
use crate::ui::heading::Heading;
use leptos::prelude::*;

/// Says that no page is here, and leads to those that are.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <main id="page" class="page">
            <section class="empty page-wide">
                <Heading text="No page is here" />
                <p>"The link may be mistyped, or what it showed may be gone."</p>
                <p class="actions">
                    <a class="button primary" href=Path::loans().href()>
                        "Loans"
                    </a>
                    <a class="button" href=Path::Payouts(Default::default()).href()>
                        "Payouts"
                    </a>
                </p>
            </section>
        </main>
    }
}
