//! The desk's overview: what is to be paid, what went wrong, what nobody has claimed. Every number opens the list that it
//! counts, and each card fails alone.

mod failed;
mod paid;
mod waiting;

use crate::components::widgets::heading::Heading;
use failed::Failed;
use leptos::prelude::*;
use paid::Paid;
use waiting::{BankFile, Records, ToProcess, Unmatched};

/// The page.
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
                    <Failed />
                    <Paid />
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
