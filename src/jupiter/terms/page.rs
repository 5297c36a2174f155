//! The page: all terms of an account's application in one form. Only what is changed is sent.

use super::changes::Changes;
use super::control::control;
use super::fields::GROUPS;
use super::form::TermsForm;
use super::look_up;
use super::raw::Raw;
use super::value::Terms;
use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitHandle, SubmitLabels};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::{AccountTab, Link, use_link};
use crate::navigation::{self, Step};
use leptos::prelude::*;
use lms::accounts::{Account, GetAccount, GetLoanParams};
use lms::loan_data::{CreateLoanData, LoanTerms, LoanTermsInput, UpdateLoanData};
use lms::{AccountId, ApiError};
use serde_json::Value;

const CHANGE: SubmitLabels =
    SubmitLabels { what: "the change of terms", send: "Save the changes", sending: "Saving…" };
const FIRST: SubmitLabels = SubmitLabels { what: "the first terms", send: "Set the terms", sending: "Setting…" };

/// The page of the account that the URL names.
#[component]
pub(crate) fn EditTermsPage() -> impl IntoView {
    let path = use_link();
    let id = Memo::new(move |before: Option<&Option<AccountId>>| match path.get() {
        Some(Link::EditTerms { id }) => Some(id),
        _ => before.copied().flatten(),
    });
    move || id.get().map(|id| view! { <Of id /> })
}

#[component]
fn Of(id: AccountId) -> impl IntoView {
    let account = api::query(move || Some(GetAccount { id }));
    let of = Memo::new(move |_| {
        let account = account.data()?;
        Some(GetLoanParams { lead_id: account.lead_id?, program_id: account.program_id? })
    });
    let terms = api::query(move || of.get());
    let known = Memo::new(move |_| account.data());
    let error =
        Memo::new(move |_| account.error().or_else(|| terms.error().filter(|error| *error != ApiError::NotFound)));
    let none_yet = Memo::new(move |_| terms.error() == Some(ApiError::NotFound));
    let found = Memo::new(move |_| terms.data());
    let retry = Callback::new(move |()| {
        account.refetch();
        terms.refetch();
    });
    let name = move || known.get().map(|account: Account| account.ref_id).unwrap_or_else(|| "Account".to_owned());
    let back = Link::Account { id, tab: AccountTab::Terms }.href();
    let trail = Signal::derive(move || {
        vec![
            Crumb::link("Accounts", Link::accounts().href()),
            Crumb::link(name(), back.clone()),
            Crumb::here("All terms"),
        ]
    });
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail />
            <div class="head">
                <Heading text="All terms" />
                <span class="muted">"Loans made before keep the terms they were made by."</span>
            </div>
            {move || match (error.get(), known.get(), of.get()) {
                (Some(error), ..) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                (None, Some(_), None) => view! {
                    <Empty why=Nothing::Yet title="No terms to change">
                        <p>"The account names no application and program, by which its terms are kept."</p>
                    </Empty>
                }
                .into_any(),
                (None, Some(account), Some(of)) => match (found.get(), none_yet.get()) {
                    (Some(terms), _) => view! { <Edit account of terms=Some(terms) /> }.into_any(),
                    (None, true) => view! { <Edit account of terms=None /> }.into_any(),
                    (None, false) => skeleton_card(8).into_any(),
                },
                (None, None, _) => skeleton_card(8).into_any(),
            }}
        </main>
    }
}

#[component]
fn Edit(account: Account, of: GetLoanParams, terms: Option<LoanTerms>) -> impl IntoView {
    let name = format!("terms.{}", account.id);
    let mut draft = Draft::new(&name);
    let known = terms.is_some();
    let id = terms.as_ref().and_then(|terms| terms.id);
    let before = match terms.map(serde_json::to_value) {
        Some(Ok(Value::Object(keys))) => keys,
        _ => Terms::new(),
    };
    let typed = TermsForm::restored(&mut draft, before);
    let forget = draft.forget();
    let (toasts, reference) = (toasts(), account.ref_id.clone());
    let back = Link::Account { id: account.id, tab: AccountTab::Terms }.href();
    let leave = back.clone();
    let done = move |_: LoanTerms| {
        forget();
        toasts.success(format!("The terms of {reference} are {}.", if known { "changed" } else { "set" }));
        navigation::go(&leave, Step::New);
    };
    let (handle, send): (SubmitHandle, Callback<LoanTerms>) = match id {
        Some(id) => {
            let look = move |asked: UpdateLoanData, _| look_up::changed(id, asked.terms);
            let submission = Submission::new(name, CHANGE, look);
            submission.on_success(done);
            let send = move |terms| submission.send(UpdateLoanData { id, terms: LoanTermsInput(terms) });
            (submission.handle(), Callback::new(send))
        }
        None => {
            let submission = Submission::new(name, FIRST, move |asked: CreateLoanData, _| look_up::made(of, asked.0));
            submission.on_success(done);
            let send = move |terms: LoanTerms| {
                let terms = LoanTerms { lead_id: Some(of.lead_id), program_id: Some(of.program_id), ..terms };
                submission.send(CreateLoanData(LoanTermsInput(terms)));
            };
            (submission.handle(), Callback::new(send))
        }
    };
    let form = Form::new(handle, move || typed.check().err().unwrap_or_default());
    let nothing = RwSignal::new(false);
    let save = move |()| {
        let Ok(changed) = untrack(move || typed.check()) else { return };
        nothing.set(changed.is_empty());
        if !changed.is_empty()
            && let Ok(terms) = serde_json::from_value(Value::Object(changed))
        {
            send.run(terms);
        }
    };
    let group = move |group: &'static super::fields::Group| {
        view! {
            <section class="card stack" aria-label=group.title>
                <h2 class="section-title">{group.title}</h2>
                <div class="fields terms">{group.terms.iter().map(|term| control(term, typed, form)).collect_view()}</div>
            </section>
        }
    };
    let beside = move || {
        let back = back.clone();
        view! {
            <button type="button" class="button" on:click=move |_| typed.undo()>
                "Undo changes"
            </button>
            <a class="button" href=back>
                "Cancel"
            </a>
        }
    };
    view! {
        <FormView form on_send=save beside>
            {GROUPS.iter().map(group).collect_view()}
            <section class="card stack" aria-label="Changes">
                <Changes terms=typed />
                {move || nothing.get().then(|| view! { <p class="muted">"There is nothing to save."</p> })}
            </section>
        </FormView>
        <Raw terms=typed />
    }
}
