//! Opening an account for an application.

use super::form::AccountForm;
use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::bank_account_form::BankFields;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::TextField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, since_then};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::Link;
use crate::navigation::{self, Step};
use futures::FutureExt;
use leptos::prelude::*;
use lms::Instant;
use lms::account_actions::CreateAccount;
use lms::accounts::{Account, ListAccounts};

const NAME: &str = "account";
const LABELS: SubmitLabels = SubmitLabels { what: "the account", send: "Open account", sending: "Opening…" };

/// The form's page.
#[component]
pub(crate) fn NewAccountPage() -> impl IntoView {
    let mut draft = Draft::new(NAME);
    let typed = AccountForm::restored(&mut draft);
    let submission = Submission::new(NAME, LABELS, look_up);
    let (form, send) = Form::of(submission, move || typed.check());
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |account: Account| {
        forget();
        toasts.success(format!("Account {} is open for {}.", account.ref_id, account.borrower_name));
        navigation::go(&Link::account(account.id).href(), Step::Same);
    });
    let trail = vec![Crumb::link("Accounts", Link::accounts().href()), Crumb::here("Open an account")];
    let cancel = || view! { <a class="button" href=Link::accounts().href()>"Cancel"</a> };
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text="Open an account" />
            </div>
            <section class="card">
                <FormView form on_send=send beside=cancel>
                    <h2>"Application"</h2>
                    <TextField
                        label="Lead id"
                        name="lead_id"
                        value=typed.lead_id
                        error=form.error("lead_id")
                        hint="The application's id in the origination system."
                        max_length=40
                        code=true
                    />
                    <TextField
                        label="Program id"
                        name="program_id"
                        value=typed.program_id
                        error=form.error("program_id")
                        hint="The product it was approved under."
                        max_length=40
                        code=true
                    />
                    <Borrower form typed />
                    <h2>"Where disbursements go"</h2>
                    <p class="muted">"May be left empty and named with the first disbursement."</p>
                    <BankFields form typed=typed.bank />
                </FormView>
            </section>
        </main>
    }
}

#[component]
fn Borrower(form: Form, typed: AccountForm) -> impl IntoView {
    view! {
        <h2>"Borrower"</h2>
        <TextField label="Legal name" name="name" value=typed.name error=form.error("name") max_length=200 />
        <div class="fields">
            <TextField
                label="Mobile"
                name="mobile"
                value=typed.mobile
                error=form.error("mobile")
                kind="tel"
                hint="Ten digits."
                max_length=16
            />
            <TextField
                label="E-mail"
                name="email"
                value=typed.email
                error=form.error("email")
                kind="email"
                max_length=200
                optional=true
            />
        </div>
        <div class="fields">
            <TextField
                label="PAN"
                name="pan"
                value=typed.pan
                error=form.error("pan")
                hint="As in ABCDE1234F."
                max_length=12
                code=true
            />
            <TextField
                label="GSTIN"
                name="gstin"
                value=typed.gstin
                error=form.error("gstin")
                hint="15 characters."
                max_length=18
                code=true
                optional=true
            />
        </div>
    }
}

/// An account of the same application under the same program opened since.
fn look_up(asked: CreateAccount, since: Instant) -> LookupFuture<Account> {
    async move {
        let list = ListAccounts { search: asked.borrower.name, ..ListAccounts::default() };
        let page = api::send(list).await?;
        let is_it = |account: &Account| {
            since_then(account.created_at, since)
                && account.lead_id == Some(asked.lead_id)
                && account.program_id == Some(asked.program_id)
        };
        Ok(page.results.into_iter().find(is_it))
    }
    .boxed_local()
}
