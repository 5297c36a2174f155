//! The second step: read it once more, then send it. Once.

use super::flow::Request;
use crate::components::forms::submit::{SubmitActions, SubmitState};
use crate::components::widgets::card::{Pair, Pairs};
use crate::dom::watch::watch;
use leptos::html::H2;
use leptos::prelude::*;
use lms::LoanId;
use lms::payouts::RequestTranche;

/// What will be sent, and the button that sends it.
#[component]
pub(super) fn Review(
    /// What the steps share.
    request: Request,
    /// Of which loan.
    id: LoanId,
) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    watch(move || {
        if let Some(heading) = heading.get() {
            drop(heading.focus());
        }
    });
    let send = Callback::new(move |()| {
        if let Some(amount) = untrack(move || request.amount()) {
            request.submission.send(RequestTranche { loan_id: id, amount });
        }
    });
    let back = move |_| {
        if !untrack(move || matches!(request.submission.state(), SubmitState::Sending)) {
            request.submission.reset();
            request.reviewing.set(false);
        }
    };
    let amount = move || request.amount().map(|amount| amount.to_string());
    let words = move || request.amount().map(|amount| amount.in_words());
    let loan =
        move || request.loan.with(|loan| loan.as_ref().map(|loan| format!("{}, {}", loan.ref_id, loan.borrower_name)));
    let bank = move || {
        request.loan.with(|loan| {
            let bank = loan.as_ref()?.credit_bank.as_ref()?;
            Some(format!("{}, {} {}", bank.account_holder_name, bank.ifsc, bank.masked()))
        })
    };
    view! {
        <section class="card stack" aria-label="Review">
            <h2 node_ref=heading tabindex="-1">
                "Read it once more"
            </h2>
            <Pairs>
                <Pair label="Amount">
                    <b>{amount}</b>
                </Pair>
                <Pair label="In words">{words}</Pair>
                <Pair label="Loan">{loan}</Pair>
                <Pair label="Pays to">{move || bank().unwrap_or_else(|| "no bank account yet".to_owned())}</Pair>
            </Pairs>
            <SubmitActions handle=request.submission.handle() on_send=send>
                <button
                    type="button"
                    class="button quiet"
                    aria-disabled=move || request.submission.is_locked().then_some("true")
                    on:click=back
                >
                    "Change amount"
                </button>
            </SubmitActions>
        </section>
    }
}
