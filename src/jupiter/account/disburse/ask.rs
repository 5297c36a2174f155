//! The first step: how much, and where to.

use super::flow::Flow;
use super::form::{OTHER, OWN};
use crate::components::forms::bank_account_form::BankFields;
use crate::components::forms::field::SelectField;
use crate::components::forms::form::FormView;
use crate::components::forms::money_field::MoneyField;
use crate::links::Link;
use leptos::prelude::*;
use lms::accounts::Account;

/// Asks for the amount and the bank.
#[component]
pub(super) fn Ask(flow: Flow) -> impl IntoView {
    let (form, typed) = (flow.form, flow.typed);
    let hint = move || {
        let available = flow.account.with(|account| account.as_ref().map(|account| account.available_amount));
        available.map(|available| format!("At most {available:#} is available.")).unwrap_or_default()
    };
    let banks = move || flow.account.with(|account| account.as_ref().map(banks)).unwrap_or_default();
    let back = Link::account(flow.id).href();
    view! {
        <section class="card">
            <FormView
                form
                on_send=move |()| flow.reviewing.set(true)
                beside=move || view! { <a class="button" href=back.clone()>"Cancel"</a> }
            >
                <MoneyField
                    label="Amount"
                    name="amount"
                    value=typed.amount
                    error=form.error("amount")
                    hint=Signal::derive(hint)
                />
                <SelectField label="Pay to" name="to" value=typed.to options=Signal::derive(banks) />
                <Show when=move || typed.is_other()>
                    <BankFields form typed=typed.bank />
                </Show>
            </FormView>
        </section>
    }
}

fn banks(account: &Account) -> Vec<(String, String)> {
    let own = account.credit_bank.as_ref().map(|bank| {
        let words = format!("The account's own: {}, {} {}", bank.account_holder_name, bank.ifsc, bank.masked());
        (OWN.to_owned(), words)
    });
    own.into_iter().chain([(OTHER.to_owned(), "Another bank account".to_owned())]).collect()
}
