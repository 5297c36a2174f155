//! Charging a fee to a loan.

use super::form::FeeForm;
use crate::clock;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{AreaField, DateField, SelectField, TextField};
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, SubmitLabels, find_created};
use crate::components::options::options_of;
use crate::links::{Link, given};
use crate::pickers::{self, LoanPicker};
use leptos::prelude::*;
use lms::fees::{CreateFee, Fee, FeeType, ListFees};
use lms::{Instant, LoanId};

const CREATE: CreateForm<CreateFee> = CreateForm {
    labels: SubmitLabels { what: "the fee", send: "Charge fee", sending: "Charging…" },
    look_up,
    created: |fee| (format!("{} of {} is charged.", fee.name, fee.total_amount), Link::Fee { id: fee.id }),
};

#[component]
pub(crate) fn NewFeePage() -> impl IntoView {
    let given: Option<LoanId> = given("loan");
    let name = given.map_or_else(|| "fee".to_owned(), |loan| format!("fee.{loan}"));
    let mut draft = Draft::new(&name);
    let fee = FeeForm::restored(&mut draft, untrack(clock::today));
    if let Some(loan) = given {
        fee.loan.set(loan.to_string());
        pickers::name_loan(loan, fee.loan_typed);
    }
    let (form, send) = CREATE.start(name, draft, move || fee.check());
    let cancel = given.map_or_else(Link::fees, Link::loan);
    view! {
        <FormPage title="Charge a fee" list=(Link::fees(), "Fees") form on_send=send cancel>
            <LoanPicker form value=fee.loan typed=fee.loan_typed />
            <div class="fields">
                <SelectField label="Type" name="type" value=fee.r#type options=Signal::stored(options_of!(FeeType)) />
                <TextField
                    label="What it is for"
                    name="name"
                    value=fee.name
                    error=form.error("name")
                    hint="The borrower reads it on the statement."
                    max_length=120
                />
            </div>
            <MoneyField label="Amount before GST" name="amount" value=fee.amount error=form.error("amount") />
            <div class="fields">
                <TextField
                    label="GST, percent"
                    name="gst_rate"
                    value=fee.gst_rate
                    error=form.error("gst_rate")
                    inputmode="decimal"
                    hint="Added to the amount."
                />
                <DateField label="Due" name="due_date" value=fee.due_date error=form.error("due_date") />
            </div>
            <AreaField label="Remark" name="remark" value=fee.remark optional=true />
        </FormPage>
    }
}

/// A fee of the same loan, name and amount.
fn look_up(sent: CreateFee, since: Instant) -> LookupFuture<Fee> {
    let list = ListFees { loan: sent.loan, ordering: "-created_at".to_owned(), ..ListFees::default() };
    let is_match = move |fee: &Fee| fee.amount == sent.amount && fee.name == sent.name;
    find_created(list, since, |fee| fee.created_at, is_match)
}
