//! The receipt of a disbursement: the loan and the payout that were made.

use crate::components::detail_page::Fact;
use crate::components::forms::receipt::{Receipt, ReceiptLabels};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::links::Link;
use crate::venus::payouts::PayoutsState;
use leptos::prelude::*;
use lms::AccountId;
use lms::accounts::Disbursement;

static LABELS: ReceiptLabels = ReceiptLabels {
    heading: "Disbursement initiated",
    heading_if_found: "The disbursement had arrived",
    next: "The loan is made. Its payout waits for the payment desk in Venus.",
    another: "Disburse once more",
};

#[component]
pub(super) fn DisburseReceipt(
    id: AccountId,
    made: Disbursement,
    /// Whether its response was lost and it was found by looking it up.
    found: bool,
    on_another: Callback<()>,
) -> impl IntoView {
    let Disbursement { loan, payout } = made;
    let bank = payout.credit_bank.as_ref().map(|bank| format!("{} {}", bank.ifsc, bank.masked()));
    let list = vec![
        Fact::view("Loan", Some(view! { <Copy text=loan.ref_id.clone() what="loan reference" /> })),
        Fact::view("Payout", Some(view! { <Copy text=payout.ref_id.clone() what="payout reference" /> })),
        Fact::text("Amount", payout.amount),
        Fact::text("In words", payout.amount.in_words()),
        Fact::view("Status", Some(status_chip(&payout.status))),
        Fact::text("Initiated", payout.created_at),
        Fact::view("Pays to", bank.map(|bank| view! { <span class="mono">{bank}</span> })),
    ];
    let links = vec![
        ("Open the loan", Link::loan(loan.id)),
        ("See the payout in Venus", Link::Payouts(PayoutsState::opening(payout.id).into())),
        ("Back to the account", Link::account(id)),
    ];
    view! { <Receipt labels=&LABELS found list links on_another /> }
}
