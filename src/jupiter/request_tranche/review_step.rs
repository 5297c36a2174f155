//! The second step: the review of the request, and the button that sends it.

use super::request_tranche_page::TrancheFlow;
use super::warnings::TrancheWarnings;
use crate::components::detail_page::Fact;
use crate::components::forms::review::ReviewCard;
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::loans::Loan;
use lms::payouts::RequestTranche;

#[component]
pub(super) fn TrancheReview(flow: TrancheFlow) -> impl IntoView {
    let send = move |()| {
        if let Some(amount) = untrack(move || flow.requested()) {
            flow.submission.send(RequestTranche { loan_id: flow.id, amount });
        }
    };
    let amount = move || flow.requested().map_or_else(|| "not known".to_owned(), |amount| amount.to_string());
    let in_words = move || flow.requested().map_or_else(|| "—".to_owned(), |amount| amount.in_words());
    let of_loan = move |text: fn(&Loan) -> String| move || flow.loan.with(|loan| loan.as_ref().map(text));
    let list = vec![
        Fact::view("Amount", Some(view! { <b>{amount}</b> })),
        Fact::view("In words", Some(in_words)),
        Fact::view("Loan", Some(of_loan(|loan| format!("{}, {}", loan.ref_id, isolate(&loan.borrower_name))))),
        Fact::view("Pays to", Some(of_loan(pays_to))),
    ];
    let warnings = view! { <TrancheWarnings flow /> }.into_any();
    let (handle, reviewing) = (flow.submission.handle(), flow.reviewing);
    view! { <ReviewCard handle reviewing on_send=send back="Change amount" warnings list /> }
}

fn pays_to(loan: &Loan) -> String {
    loan.credit_bank.as_ref().map_or_else(
        || "no bank account yet".to_owned(),
        |bank| format!("{}, {} {}", isolate(&bank.account_holder_name), bank.ifsc, bank.masked()),
    )
}
