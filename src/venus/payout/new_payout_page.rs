//! Creating a payout of a loan.

use super::new_payout_form::PayoutForm;
use crate::components::forms::bank_account_form::BankFields;
use crate::components::forms::draft::Draft;
use crate::components::forms::form_field::{FormField, field_row};
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::submit::{LookupFuture, SubmitLabels};
use crate::components::options::options_of;
use crate::links::Link;
use crate::pickers::{self, LoanPicker};
use crate::venus::lookups::find_created_payout;
use leptos::prelude::*;
use lms::payout_actions::CreatePayout;
use lms::payouts::{Payout, PayoutFilter, PayoutMethod, PayoutTo, PayoutType};

const CREATE: CreateForm<CreatePayout> = CreateForm {
    labels: SubmitLabels { what: "the payout", send: "Create payout", sending: "Creating…" },
    look_up,
    created: |payout| {
        (format!("{} of {} waits to be processed.", payout.ref_id, payout.amount), Link::Payout { id: payout.id })
    },
};

const AMOUNT_HINT: &str =
    "A disbursement draws on what is left of the loan; anything else gives back what was received for it.";

#[component]
pub(crate) fn NewPayoutPage() -> impl IntoView {
    let mut draft = Draft::about("payout", &["loan"]);
    let typed = PayoutForm::restored(&mut draft);
    pickers::select_given_loan(typed.loan, typed.loan_typed);
    let (form, send) = CREATE.start(draft, move || typed.check());
    let kinds = vec![
        FormField::select("Type", "type", typed.r#type, options_of!(PayoutType)),
        FormField::select("Method", "method", typed.method, options_of!(PayoutMethod)),
        FormField::select("Paid to", "payout_to", typed.payout_to, options_of!(PayoutTo)),
    ];
    view! {
        <FormPage title="Create a payout" list=(Link::payouts(), "Payouts") form on_send=send>
            <LoanPicker form value=typed.loan typed=typed.loan_typed />
            {FormField::money("Amount", "amount", typed.amount).hint(AMOUNT_HINT).of(form)}
            {field_row(form, kinds)}
            <fieldset class="stack">
                <legend class="section-title">
                    "Another account than the loan's own" <span class="field-optional">" optional"</span>
                </legend>
                <BankFields form typed=typed.bank />
            </fieldset>
        </FormPage>
    }
}

fn look_up(sent: CreatePayout) -> LookupFuture<Payout> {
    let filter = PayoutFilter { loan: Some(sent.loan), r#type: Some(sent.r#type.clone()), ..PayoutFilter::default() };
    find_created_payout(filter, sent.amount, sent)
}
