//! What came of the disbursement.

use crate::components::widgets::card::{Pair, Pairs};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::links::Link;
use crate::venus::payouts::PayoutsState;
use leptos::prelude::*;
use lms::AccountId;
use lms::accounts::Disbursement;

/// The loan and the payout that were made, and where to go from here.
#[component]
pub(super) fn Receipt(
    /// Under which account.
    id: AccountId,
    /// What was made.
    made: Disbursement,
    /// Whether its answer was lost and it was found by looking.
    found: bool,
    /// Disburses once more.
    #[prop(into)]
    on_another: Callback<()>,
) -> impl IntoView {
    let Disbursement { loan, payout } = made;
    let heading = if found { "The disbursement had arrived" } else { "Disbursement initiated" };
    let timeline_of = if found {
        "Its answer was lost on the way, so it was looked up. It is there, and was not sent again."
    } else {
        "The loan is made. Its payout waits for the payment desk in Venus."
    };
    let in_venus = Link::Payouts(PayoutsState::opening(payout.id).into());
    let bank = payout.credit_bank.as_ref().map(|bank| format!("{} {}", bank.ifsc, bank.masked()));
    view! {
        <div class="head">
            <Heading text=heading />
        </div>
        <section class="card stack receipt" aria-label="Receipt">
            <p>{timeline_of}</p>
            <Pairs>
                <Pair label="Loan">
                    <Copy text=loan.ref_id.clone() what="loan reference" />
                </Pair>
                <Pair label="Payout">
                    <Copy text=payout.ref_id.clone() what="payout reference" />
                </Pair>
                <Pair label="Amount">{payout.amount.to_string()}</Pair>
                <Pair label="In words">{payout.amount.in_words()}</Pair>
                <Pair label="Status">{status_chip(&payout.status)}</Pair>
                <Pair label="Initiated">{payout.created_at.to_string()}</Pair>
                {bank.map(|bank| view! { <Pair label="Pays to"><span class="mono">{bank}</span></Pair> })}
            </Pairs>
            <p class="actions">
                <a class="button primary" href=Link::loan(loan.id).href()>
                    "Open the loan"
                </a>
                <a class="button" href=in_venus.href()>
                    "See the payout in Venus"
                </a>
                <a class="button" href=Link::account(id).href()>
                    "Back to the account"
                </a>
                <button type="button" class="button quiet" on:click=move |_| on_another.run(())>
                    "Disburse once more"
                </button>
            </p>
        </section>
    }
}
