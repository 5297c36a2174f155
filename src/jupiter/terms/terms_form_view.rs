//! The form of all terms, and sending it: the first terms by one call, changed ones by another.

use super::change_list::ChangeList;
use super::form::TermsForm;
use super::json_editor::JsonEditor;
use super::lookup::{find_changed_terms, find_first_terms};
use super::term::TermGroup;
use super::term_field::term_field;
use super::term_groups::GROUPS;
use super::value::TermValues;
use crate::components::feedback::toast::toasts;
use crate::components::forms::discard::{cancel_button, leave_to};
use crate::components::forms::draft::Draft;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitHandle, SubmitLabels};
use crate::links::{AccountTab, Link};
use leptos::prelude::*;
use lms::accounts::{Account, GetLoanParams};
use lms::loan_data::{CreateLoanData, LoanTerms, LoanTermsInput, UpdateLoanData};
use serde_json::Value;

const CHANGE: SubmitLabels =
    SubmitLabels { what: "the change of terms", send: "Save the changes", sending: "Saving…" };
const FIRST: SubmitLabels = SubmitLabels { what: "the first terms", send: "Set the terms", sending: "Setting…" };

#[component]
pub(super) fn TermsFormView(account: Account, params: GetLoanParams, terms: Option<LoanTerms>) -> impl IntoView {
    let name = format!("terms.{}", account.id);
    let mut draft = Draft::new(&name);
    let has_terms = terms.is_some();
    let id = terms.as_ref().and_then(|terms| terms.id);
    let before = match terms.map(serde_json::to_value) {
        Some(Ok(Value::Object(keys))) => keys,
        _ => TermValues::new(),
    };
    let typed = TermsForm::restored(&mut draft, before);
    let clear_draft = draft.into_clear();
    let (toasts, reference) = (toasts(), account.ref_id.clone());
    let leave = leave_to(Link::Account { id: account.id, tab: AccountTab::Terms });
    let done = move |_: LoanTerms| {
        clear_draft();
        toasts.success(format!("The terms of {reference} are {}.", if has_terms { "changed" } else { "set" }));
        leave.run(());
    };
    let (handle, send): (SubmitHandle, Callback<LoanTerms>) = match id {
        Some(id) => {
            let look_up = move |sent: UpdateLoanData| find_changed_terms(id, sent.terms);
            let submission = Submission::new(name, CHANGE, look_up);
            submission.on_success(done);
            let send = move |terms| submission.send(UpdateLoanData { id, terms: LoanTermsInput(terms) });
            (submission.handle(), Callback::new(send))
        }
        None => {
            let submission = Submission::new(name, FIRST, move |sent: CreateLoanData| find_first_terms(params, sent.0));
            submission.on_success(done);
            let send = move |terms: LoanTerms| {
                let terms = LoanTerms { lead_id: Some(params.lead_id), program_id: Some(params.program_id), ..terms };
                submission.send(CreateLoanData(LoanTermsInput(terms)));
            };
            (submission.handle(), Callback::new(send))
        }
    };
    let form = Form::new(handle, move || typed.check().err().unwrap_or_default());
    let is_unchanged = RwSignal::new(false);
    let save = move |()| {
        let Ok(changed) = untrack(move || typed.check()) else { return };
        is_unchanged.set(changed.is_empty());
        if !changed.is_empty()
            // By way of text: reading the terms from a `Value` would be compiled a second time.
            && let Ok(terms) = serde_json::from_str(&Value::Object(changed).to_string())
        {
            send.run(terms);
        }
    };
    let group = move |group: &'static TermGroup| {
        view! {
            <section class="card stack" aria-label=group.title>
                <h2 class="section-title">{group.title}</h2>
                <div class="fields terms">{group.terms.iter().map(|term| term_field(term, typed, form)).collect_view()}</div>
            </section>
        }
    };
    let beside = move || {
        view! {
            <button type="button" class="button" on:click=move |_| typed.undo()>
                "Undo changes"
            </button>
            {cancel_button(form.handle(), "Cancel", leave)}
        }
    };
    view! {
        <FormView form on_send=save beside>
            {GROUPS.iter().map(group).collect_view()}
            <section class="card stack" aria-label="Changes">
                <ChangeList terms=typed />
                {move || is_unchanged.get().then(|| view! { <p class="muted">"There is nothing to save."</p> })}
            </section>
        </FormView>
        <JsonEditor terms=typed />
    }
}
