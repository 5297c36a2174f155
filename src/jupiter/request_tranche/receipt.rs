//! What came of the request.

use super::duplicate_warning::DuplicateWarning;
use crate::components::widgets::card::{Pair, Pairs};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::links::{Link, LoanTab};
use crate::venus::payouts::PayoutsState;
use leptos::prelude::*;
use lms::payouts::Payout;

/// The payout that was made of the request, and where to go from here.
#[component]
pub(super) fn Receipt(
    /// What was made.
    payout: Payout,
    /// Whether its answer was lost and it was found by looking.
    found: bool,
    /// Asks for another tranche.
    #[prop(into)]
    on_another: Callback<()>,
) -> impl IntoView {
    let heading = if found { "The tranche request had arrived" } else { "Tranche requested" };
    let timeline_of = if found {
        "Its answer was lost on the way, so it was looked up. It is there, and was not sent again."
    } else {
        "It waits for the payment desk in Venus."
    };
    let in_venus = Link::Payouts(PayoutsState::opening(payout.id).into());
    let back = payout.loan.as_ref().map(|loan| Link::Loan { id: loan.id(), tab: LoanTab::Payouts }.href());
    let bank = payout.credit_bank.as_ref().map(|bank| format!("{} {}", bank.ifsc, bank.masked()));
    let made = payout.clone();
    view! {
        <div class="head">
            <Heading text=heading />
        </div>
        <section class="card stack receipt" aria-label="Receipt">
            <p>{timeline_of}</p>
            <DuplicateWarning made />
            <Pairs>
                <Pair label="Reference">
                    <Copy text=payout.ref_id.clone() what="payout reference" />
                </Pair>
                <Pair label="Amount">{payout.amount.to_string()}</Pair>
                <Pair label="In words">{payout.amount.in_words()}</Pair>
                <Pair label="Status">{status_chip(&payout.status)}</Pair>
                <Pair label="Requested">{payout.created_at.to_string()}</Pair>
                <Pair label="Method">{payout.method.label().to_owned()}</Pair>
                {bank.map(|bank| view! { <Pair label="Pays to"><span class="mono">{bank}</span></Pair> })}
            </Pairs>
            <p class="actions">
                <a class="button primary" href=back>
                    "Back to the loan"
                </a>
                <a class="button" href=in_venus.href()>
                    "See it in Venus"
                </a>
                <button type="button" class="button quiet" on:click=move |_| on_another.run(())>
                    "Request another"
                </button>
            </p>
        </section>
    }
}
