//! The review of a new top-up, and the button that sends it.

use super::new_topup_page::TopupFlow;
use crate::api;
use crate::components::detail_page::Fact;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::review::ReviewCard;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::accounts::{Account, GetAccount};
use lms::bank::{CreditBankChoice, mask};
use lms::bidi::isolate;
use lms::topups::CreateTopup;

#[component]
pub(super) fn TopupReview(flow: TopupFlow) -> impl IntoView {
    let requested = memo(move |_| flow.requested());
    let account_query =
        api::query(move || Some(GetAccount { id: requested.with(|asked| asked.as_ref().map(|asked| asked.account))? }));
    let account = memo(move |_| account_query.data());
    let send = move |()| {
        if let Some(requested) = requested.get_untracked() {
            flow.submission.send(requested);
        }
    };
    let of = move |text: fn(&CreateTopup) -> Option<String>| {
        move || requested.with(|asked| asked.as_ref().and_then(text)).unwrap_or_else(|| "—".to_owned())
    };
    let of_account = move |text: fn(&CreateTopup, Option<&Account>) -> String| {
        move || account.with(|account| requested.with(|asked| Some(text(asked.as_ref()?, account.as_ref()))))
    };
    let list = vec![
        Fact::view("Amount", Some(view! { <b>{of(|asked| Some(asked.amount.to_string()))}</b> })),
        Fact::view("In words", Some(of(|asked| Some(asked.amount.in_words())))),
        Fact::view("Account", Some(of_account(account_name))),
        Fact::view("Available", Some(of_account(available))),
        Fact::view("Invoice no.", Some(of(|asked| asked.details.invoice_no.clone()))),
        Fact::view("Invoice amount", Some(of(|asked| asked.details.invoice_amount.map(|amount| amount.to_string())))),
        Fact::view("Pay out on", Some(of(pay_out_on))),
        Fact::view("Beneficiary account", Some(of_account(beneficiary))),
    ];
    let warnings = move || {
        let warning = account.with(|account| requested.with(|asked| warning(asked.as_ref()?, account.as_ref()?)))?;
        Some(view! { <Note severity=Severity::Wait>{warning}</Note> })
    };
    let (handle, reviewing) = (flow.submission.handle(), flow.reviewing);
    view! {
        <main id="page" class="page narrow">
            <div class="head">
                <Heading text="Draw on a line" />
            </div>
            <ReviewCard handle reviewing on_send=send back="Change it" warnings=warnings.into_any() list />
        </main>
    }
}

fn account_name(_: &CreateTopup, account: Option<&Account>) -> String {
    account.map_or_else(|| "—".to_owned(), |account| format!("{}, {}", account.ref_id, isolate(&account.borrower_name)))
}

fn available(_: &CreateTopup, account: Option<&Account>) -> String {
    account.map_or_else(|| "—".to_owned(), |account| account.available_amount.to_string())
}

fn pay_out_on(asked: &CreateTopup) -> Option<String> {
    let day = asked.details.scheduled_at.map(|at| at.day().to_string());
    Some(day.unwrap_or_else(|| "As soon as its checks pass".to_owned()))
}

fn beneficiary(asked: &CreateTopup, account: Option<&Account>) -> String {
    let own = account.and_then(|account| account.credit_bank.as_ref());
    match (&asked.details.credit_bank, own) {
        (Some(CreditBankChoice::New(bank)), _) => {
            format!("{}, {} {}", isolate(&bank.account_holder_name), bank.ifsc, mask(&bank.account_no))
        }
        (Some(CreditBankChoice::Known(id)), _) => format!("Bank account {id}"),
        (None, Some(bank)) => format!("{}, {} {}", isolate(&bank.account_holder_name), bank.ifsc, bank.masked()),
        (None, None) => "Not known".to_owned(),
    }
}

/// What speaks against it; `None` if nothing does.
fn warning(asked: &CreateTopup, account: &Account) -> Option<&'static str> {
    match (&asked.details.credit_bank, &account.credit_bank) {
        (Some(_), _) => Some("This is not the account's own bank account. Another officer must process the payout."),
        (None, None) => Some("The account has no bank account. Enter one, or a check fails."),
        (None, Some(bank)) => (!bank.is_verified).then_some("The bank account is not verified."),
    }
}
