//! The second step: the review of the disbursement, and the button that sends it.

use super::disburse_page::DisburseFlow;
use crate::components::detail_page::Fact;
use crate::components::forms::review::ReviewCard;
use leptos::prelude::*;
use lms::accounts::{Account, InitiateDisbursement};
use lms::bank::{CreditBankChoice, mask};
use lms::bidi::isolate;

const INTRO: &str = "A loan of this amount is made by the account's terms, and its payout waits for the payment desk.";

#[component]
pub(super) fn DisburseReview(flow: DisburseFlow) -> impl IntoView {
    let send = move |()| {
        if let Some(requested) = untrack(move || flow.requested()) {
            // A call that was noted on the device comes back without the id in its path.
            flow.submission.send(InitiateDisbursement { id: flow.id, ..requested });
        }
    };
    let amount = move || flow.requested().map(|requested| requested.amount.to_string());
    let in_words = move || flow.requested().map(|requested| requested.amount.in_words());
    let account = move || {
        let text = |account: &Account| format!("{}, {}", account.ref_id, isolate(&account.borrower_name));
        flow.account.with(|account| account.as_ref().map(text))
    };
    let bank = move || {
        let requested = flow.requested()?;
        flow.account.with(|account| Some(pays_to(&requested, account.as_ref()?)))
    };
    let list = vec![
        Fact::view("Amount", Some(view! { <b>{amount}</b> })),
        Fact::view("In words", Some(in_words)),
        Fact::view("Account", Some(account)),
        Fact::view("Pays to", Some(bank)),
    ];
    let (handle, reviewing) = (flow.submission.handle(), flow.reviewing);
    view! { <ReviewCard handle reviewing on_send=send back="Change it" intro=INTRO list /> }
}

fn pays_to(requested: &InitiateDisbursement, account: &Account) -> String {
    match (&requested.credit_bank, &account.credit_bank) {
        (Some(CreditBankChoice::New(bank)), _) => {
            format!("{}, {} {}", isolate(&bank.account_holder_name), bank.ifsc, mask(&bank.account_no))
        }
        (None, Some(bank)) => format!("{}, {} {}", isolate(&bank.account_holder_name), bank.ifsc, bank.masked()),
        (Some(CreditBankChoice::Known(id)), _) => format!("bank account {id}"),
        (None, None) => "no bank account yet".to_owned(),
    }
}
