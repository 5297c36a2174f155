//! The facts of a top-up.

use crate::components::detail_page::Fact;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::masked::Masked;
use crate::links::Link;
use crate::venus::payouts::PayoutsState;
use leptos::prelude::*;
use lms::Ref;
use lms::bidi::isolate;
use lms::payouts::Payout;
use lms::topups::Topup;

pub(super) fn topup_facts(topup: &Topup, payout: Option<Payout>) -> Vec<Fact> {
    let scheduled =
        topup.scheduled_at.map_or_else(|| "As soon as its checks pass".to_owned(), |at| at.day().to_string());
    let bank = topup.credit_bank.clone().map(|bank| {
        view! {
            {format!("{}, {} ", isolate(&bank.account_holder_name), bank.ifsc)}
            <Masked number=bank.account_no />
        }
    });
    let payout = payout.map(|payout| {
        view! {
            <a href=Link::Payouts(PayoutsState::opening(payout.id).into()).href()>{payout.ref_id.clone()}</a>
            " "
            {status_chip(&payout.status)}
        }
    });
    let loan = topup.loan.as_ref().map(|loan| {
        let href = Link::loan(Ref::id(loan)).href();
        view! { <a href=href>"The loan it became"</a> }
    });
    vec![
        Fact::link("Borrower", topup.borrower_name.clone(), &Link::account(Ref::id(&topup.account))),
        Fact::strong("Amount", topup.amount),
        Fact::text("Pay out", scheduled),
        Fact::optional("Invoice no.", topup.invoice_no.clone()),
        Fact::optional("Invoice date", topup.invoice_date),
        Fact::optional("Invoice amount", topup.invoice_amount),
        Fact::optional("Seller", topup.seller_name.clone()),
        Fact::optional("Seller's GSTIN", topup.seller_gstin.clone()),
        Fact::optional("Buyer's GSTIN", topup.buyer_gstin.clone()),
        Fact::view("Paid into", bank),
        Fact::view("Payout", payout),
        Fact::view("Loan", loan),
        Fact::text("Entered", topup.created_at),
        Fact::optional("Remark", topup.remark.clone()),
    ]
}
