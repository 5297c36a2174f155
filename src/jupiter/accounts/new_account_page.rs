//! Opening an account for an application.

use super::fields::{ApplicationFields, BorrowerFields};
use super::form::AccountForm;
use crate::components::forms::bank_account_form::BankFields;
use crate::components::forms::draft::Draft;
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::submit::{LookupFuture, SubmitLabels, find_created};
use crate::links::Link;
use leptos::prelude::*;
use lms::account_actions::CreateAccount;
use lms::accounts::{Account, ListAccounts};
use lms::bidi::isolate;

const CREATE: CreateForm<CreateAccount> = CreateForm {
    labels: SubmitLabels { what: "the account", send: "Open account", sending: "Opening…" },
    look_up,
    created: |account| {
        let message = format!("Account {} is open for {}.", account.ref_id, isolate(&account.borrower_name));
        (message, Link::account(account.id))
    },
};

#[component]
pub(crate) fn NewAccountPage() -> impl IntoView {
    let mut draft = Draft::new("account");
    let account = AccountForm::restored(&mut draft);
    let (form, send) = CREATE.start(draft, move || account.check());
    view! {
        <FormPage title="Open an account" list=(Link::accounts(), "Accounts") form on_send=send>
            <h2>"Application"</h2>
            <ApplicationFields form account />
            <h2>"Borrower"</h2>
            <BorrowerFields form account />
            <h2>"Where disbursements go"</h2>
            <p class="muted">"May be left empty and named with the first disbursement."</p>
            <BankFields form typed=account.bank />
        </FormPage>
    }
}

fn look_up(sent: CreateAccount) -> LookupFuture<Account> {
    let search = sent.borrower.name.clone();
    let list = move |page| ListAccounts { search: search.clone(), page, ..ListAccounts::default() };
    find_created(list, sent)
}
