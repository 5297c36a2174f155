//! Overview: what needs an officer today. Every number opens the list that it counts, and each card fails alone.

mod lately;
mod overdue;
mod waiting;

use crate::components::widgets::heading::Heading;
use lately::Lately;
use leptos::prelude::*;
use overdue::Overdue;
use waiting::Waiting;

/// The page.
#[component]
pub(crate) fn OverviewPage() -> impl IntoView {
    view! {
        <main id="page" class="page">
            <div class="head">
                <Heading text="Overview" />
            </div>
            <div class="split">
                <div class="stack">
                    <Overdue />
                    <Lately />
                </div>
                <Waiting />
            </div>
        </main>
    }
}
