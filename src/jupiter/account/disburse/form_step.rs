//! The first step: the amount, and the bank account it is paid to.

use super::disburse_page::DisburseFlow;
use super::form::{DisburseForm, OTHER, OWN};
use crate::components::forms::bank_account_form::BankFields;
use crate::components::forms::discard::{cancel_button, leave_to};
use crate::components::forms::field::SelectField;
use crate::components::forms::form::FormView;
use crate::components::forms::money_field::MoneyField;
use crate::links::Link;
use leptos::prelude::*;
use lms::accounts::Account;
use lms::bidi::isolate;

#[component]
pub(super) fn DisburseFormStep(flow: DisburseFlow) -> impl IntoView {
    let (form, typed) = (flow.form, flow.typed);
    let hint = move || {
        let available = flow.account.with(|account| account.as_ref().map(|account| account.available_amount));
        available.map(|available| format!("At most {available:#} is available.")).unwrap_or_default()
    };
    let of_account = move |is: fn(DisburseForm, &Account) -> bool| {
        flow.account.with(|account| account.as_ref().is_some_and(|account| is(typed, account)))
    };
    let has_own_bank = move || of_account(|_, account| account.credit_bank.is_some());
    let is_other = move || of_account(DisburseForm::is_other);
    let bank_options = move || flow.account.with(|account| account.as_ref().map(bank_options)).unwrap_or_default();
    let leave = leave_to(Link::account(flow.id));
    view! {
        <section class="card">
            <FormView
                form
                on_send=move |()| flow.reviewing.set(true)
                beside=move || cancel_button(form.handle(), "Cancel", leave)
            >
                <MoneyField
                    label="Amount"
                    name="amount"
                    value=typed.amount
                    error=form.error("amount")
                    hint=Signal::derive(hint)
                />
                <Show when=has_own_bank>
                    <SelectField label="Pay to" name="to" value=typed.to options=Signal::derive(bank_options) />
                </Show>
                <Show when=is_other>
                    <BankFields form typed=typed.bank />
                </Show>
            </FormView>
        </section>
    }
}

fn bank_options(account: &Account) -> Vec<(String, String)> {
    let own = account.credit_bank.as_ref().map(|bank| {
        let label =
            format!("The account's own: {}, {} {}", isolate(&bank.account_holder_name), bank.ifsc, bank.masked());
        (OWN.to_owned(), label)
    });
    own.into_iter().chain([(OTHER.to_owned(), "Another bank account".to_owned())]).collect()
}
