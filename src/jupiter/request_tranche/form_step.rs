//! The first step: the amount.

use super::request_tranche_page::{TrancheFlow, check};
use crate::components::charts::meter::Drawdown;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::discard::{cancel_button, leave_to};
use crate::components::forms::form::FormView;
use crate::components::forms::money_field::MoneyField;
use crate::components::widgets::chip::days;
use crate::links::Link;
use leptos::prelude::*;
use lms::Money;
use lms::loans::{Loan, LoanSummary};

/// The amount, and what is left to draw.
#[component]
pub(super) fn TrancheFormStep(flow: TrancheFlow) -> impl IntoView {
    let typed = Memo::new(move |_| flow.amount.with(|amount| Money::parse(amount).ok()));
    // Errors appear on blur, not while typing, except for an amount that no more digits can put right.
    let error = flow.form.error("amount");
    let too_much = move || {
        let is_too_much = typed.get().is_some_and(|amount| amount > flow.left());
        is_too_much.then(|| check(&flow.amount.read(), flow.left()).err()?.pop().map(|error| error.message)).flatten()
    };
    let error = Signal::derive(move || error.get().or_else(too_much));
    let figure = move |of: fn(&LoanSummary) -> Money| {
        Signal::derive(move || flow.summary.with(|summary| summary.as_ref().map(of).unwrap_or_default()))
    };
    let leave = leave_to(Link::loan(flow.id));
    let beside = move || cancel_button(flow.form.handle(), "Cancel", leave);
    view! {
        <section class="card">
            <FormView form=flow.form on_send=move |()| flow.reviewing.set(true) beside>
                <MoneyField
                    label="Amount"
                    name="amount"
                    value=flow.amount
                    error=error
                    hint=Signal::derive(move || format!("At most {:#}.", flow.left()))
                    autofocus=true
                />
                <Drawdown
                    sanctioned=figure(|summary| summary.sanctioned_amount)
                    disbursed=figure(|summary| summary.disbursed_amount)
                    requested=figure(|summary| summary.requested_amount)
                    asking=Signal::derive(move || typed.get().filter(|amount| amount.is_positive()).unwrap_or_default())
                />
                {move || flow.loan.get().map(|loan| notes(&loan))}
            </FormView>
        </section>
    }
}

/// What the payment desk will see too.
fn notes(loan: &Loan) -> impl IntoView + use<> {
    let overdue = (loan.dpd > Some(0) || loan.overdue_amount.is_positive()).then(|| {
        let (amount, late) = (loan.overdue_amount, days(loan.dpd));
        view! {
            <Note severity=Severity::Wait>
                {format!("{amount} is overdue, by {late}. You can still request; the payment desk sees this.")}
            </Note>
        }
    });
    let bank = match &loan.credit_bank {
        None => Some("The loan has no bank account yet. A payout can't be paid until it has one."),
        Some(bank) if !bank.is_verified => {
            Some("The bank account is not verified. A payout to it is held until it is.")
        }
        Some(_) => None,
    };
    (overdue, bank.map(|text| view! { <Note severity=Severity::Bad>{text}</Note> }))
}
