//! Overview: what needs an officer today. Every number opens the list that it counts, and each card fails on its own.

mod dpd_table;
mod pending_counts;
mod recent_activity;

use crate::components::widgets::heading::Heading;
use dpd_table::DpdTable;
use leptos::prelude::*;
use pending_counts::PendingCounts;
use recent_activity::RecentActivity;

#[component]
pub(crate) fn OverviewPage() -> impl IntoView {
    view! {
        <main id="page" class="page">
            <div class="head">
                <Heading text="Overview" />
            </div>
            <div class="split">
                <div class="stack">
                    <DpdTable />
                    <RecentActivity />
                </div>
                <PendingCounts />
            </div>
        </main>
    }
}
