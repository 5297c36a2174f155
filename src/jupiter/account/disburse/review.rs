//! The second step: read it once more, then send it. Once.

use super::flow::Flow;
use crate::components::forms::submit::{SubmitActions, SubmitState};
use crate::components::widgets::card::{Pair, Pairs};
use crate::dom::watch::watch;
use leptos::html::H2;
use leptos::prelude::*;
use lms::accounts::{Account, InitiateDisbursement};
use lms::bank::{CreditBankChoice, mask};

/// What will be sent, and the button that sends it.
#[component]
pub(super) fn Review(flow: Flow) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    watch(move || {
        if let Some(heading) = heading.get() {
            drop(heading.focus());
        }
    });
    let send = Callback::new(move |()| {
        if let Some(asked) = untrack(move || flow.asked()) {
            // One that was noted before a reload comes back without its path.
            flow.submission.send(InitiateDisbursement { id: flow.id, ..asked });
        }
    });
    let back = move |_| {
        if !untrack(move || matches!(flow.submission.state(), SubmitState::Sending)) {
            flow.submission.reset();
            flow.reviewing.set(false);
        }
    };
    let amount = move || flow.asked().map(|asked| asked.amount.to_string());
    let words = move || flow.asked().map(|asked| asked.amount.in_words());
    let account = move || {
        let words = |account: &Account| format!("{}, {}", account.ref_id, account.borrower_name);
        flow.account.with(|account| account.as_ref().map(words))
    };
    let bank = move || {
        let asked = flow.asked()?;
        flow.account.with(|account| Some(pays_to(&asked, account.as_ref()?)))
    };
    view! {
        <section class="card stack" aria-label="Review">
            <h2 node_ref=heading tabindex="-1">
                "Read it once more"
            </h2>
            <p>"A loan of this amount is made by the account's terms, and its payout waits for the payment desk."</p>
            <Pairs>
                <Pair label="Amount">
                    <b>{amount}</b>
                </Pair>
                <Pair label="In words">{words}</Pair>
                <Pair label="Account">{account}</Pair>
                <Pair label="Pays to">{bank}</Pair>
            </Pairs>
            <SubmitActions handle=flow.submission.handle() on_send=send>
                <button
                    type="button"
                    class="button quiet"
                    aria-disabled=move || flow.submission.is_locked().then_some("true")
                    on:click=back
                >
                    "Change it"
                </button>
            </SubmitActions>
        </section>
    }
}

fn pays_to(asked: &InitiateDisbursement, account: &Account) -> String {
    match (&asked.credit_bank, &account.credit_bank) {
        (Some(CreditBankChoice::New(bank)), _) => {
            format!("{}, {} {}", bank.account_holder_name, bank.ifsc, mask(&bank.account_no))
        }
        (None, Some(bank)) => format!("{}, {} {}", bank.account_holder_name, bank.ifsc, bank.masked()),
        (Some(CreditBankChoice::Known(id)), _) => format!("bank account {id}"),
        (None, None) => "no bank account yet".to_owned(),
    }
}
