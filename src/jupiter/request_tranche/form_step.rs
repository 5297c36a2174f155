//! The first step: the amount.

use super::request_tranche_page::{TrancheFlow, check};
use super::warnings::TrancheWarnings;
use crate::components::charts::meter::Drawdown;
use crate::components::forms::discard::{cancel_button, leave_to};
use crate::components::forms::form::FormView;
use crate::components::forms::money_field::MoneyField;
use crate::dom::memo::memo;
use crate::links::Link;
use leptos::prelude::*;
use lms::Money;
use lms::loans::LoanSummary;

/// The amount, and what is left to draw.
#[component]
pub(super) fn TrancheFormStep(flow: TrancheFlow) -> impl IntoView {
    let typed = memo(move |_| flow.amount.with(|amount| Money::parse(amount).ok()));
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
                <TrancheWarnings flow />
            </FormView>
        </section>
    }
}
