//! Overview of the payment desk: what is to be paid, what failed, what is unmatched. Every number links to the list that
//! it counts, and each card fails on its own.

mod failed_payouts;
mod paid_by_day;
mod waiting;

use crate::components::widgets::heading::Heading;
use failed_payouts::FailedPayouts;
use leptos::prelude::*;
use paid_by_day::PaidByDay;
use waiting::{BankFile, Records, ToProcess, Unmatched};

#[component]
pub(crate) fn VenusOverviewPage() -> impl IntoView {
    view! {
        <main id="page" class="page">
            <div class="head">
                <Heading text="Payment desk" />
            </div>
            <div class="split">
                <div class="stack">
                    <ToProcess />
                    <FailedPayouts />
                    <PaidByDay />
                </div>
                <div class="stack">
                    <Unmatched />
                    <Records />
                    <BankFile />
                </div>
            </div>
        </main>
    }
}
