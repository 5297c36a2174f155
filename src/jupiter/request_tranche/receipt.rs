//! The receipt of a tranche request: the payout that was made.

use crate::components::detail_page::Fact;
use crate::components::forms::receipt::{Receipt, ReceiptLabels};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::links::{Link, LoanTab};
use crate::venus::payouts::PayoutsState;
use leptos::prelude::*;
use lms::payouts::Payout;

static LABELS: ReceiptLabels = ReceiptLabels {
    heading: "Tranche requested",
    heading_if_found: "The tranche request had arrived",
    next: "It waits for the payment desk in Venus.",
    another: "Request another",
};

#[component]
pub(super) fn TrancheReceipt(
    payout: Payout,
    /// Whether its response was lost and it was found by looking it up.
    found: bool,
    on_another: Callback<()>,
) -> impl IntoView {
    let bank = payout.credit_bank.as_ref().map(|bank| format!("{} {}", bank.ifsc, bank.masked()));
    let list = vec![
        Fact::view("Reference", Some(view! { <Copy text=payout.ref_id.clone() what="payout reference" /> })),
        Fact::text("Amount", payout.amount),
        Fact::text("In words", payout.amount.in_words()),
        Fact::view("Status", Some(status_chip(&payout.status))),
        Fact::text("Requested", payout.created_at),
        Fact::text("Method", payout.method.label()),
        Fact::view("Pays to", bank.map(|bank| view! { <span class="mono">{bank}</span> })),
    ];
    let loan = payout.loan.as_ref().map(|loan| Link::Loan { id: loan.id(), tab: LoanTab::Payouts });
    let in_venus = Link::Payouts(PayoutsState::opening(payout.id).into());
    let links = vec![("Back to the loan", loan.unwrap_or_else(Link::loans)), ("See it in Venus", in_venus)];
    view! {
        <Receipt labels=&LABELS found list links on_another />
    }
}
