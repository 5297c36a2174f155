//! Charging a fee to a loan.

use super::form::FeeForm;
use crate::api;
use crate::clock;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::forms::check;
use crate::components::forms::day_warning::due_day_warning;
use crate::components::forms::draft::Draft;
use crate::components::forms::form_field::{FormField, field_row};
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::submit::{LookupFuture, SubmitLabels, find_created};
use crate::components::options::options_of;
use crate::dom::memo::memo;
use crate::links::{Link, given};
use crate::pickers::{self, LoanPicker};
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::fees::{CreateFee, Fee, FeeType, ListFees};
use lms::loans::GetLoan;

const CREATE: CreateForm<CreateFee> = CreateForm {
    labels: SubmitLabels { what: "the fee", send: "Charge fee", sending: "Charging…" },
    look_up,
    created: |fee| (format!("{} of {} is charged.", isolate(&fee.name), fee.total_amount), Link::Fee { id: fee.id }),
};

#[component]
pub(crate) fn NewFeePage() -> impl IntoView {
    let mut draft = Draft::about("fee", &["loan"]);
    let fee = FeeForm::restored(&mut draft, untrack(clock::today));
    pickers::select_given_loan(fee.loan, fee.loan_typed);
    let loan = api::query(move || Some(GetLoan { id: fee.loan.with(|id| id.parse().ok())? }));
    let disbursed = memo(move |_| loan.data().and_then(|loan| loan.disbursement_date));
    let (form, send) = CREATE.start(draft, move || fee.check(disbursed.get()));
    let cancel = given("loan").map_or_else(Link::fees, Link::loan);
    let kind = vec![
        FormField::select("Type", "type", fee.r#type, options_of!(FeeType)),
        FormField::text("What it is for", "name", fee.name).hint("The borrower reads it on the statement."),
    ];
    let terms = vec![
        FormField::number("decimal", "GST, percent", "gst_rate", fee.gst_rate).hint("Added to the amount."),
        FormField::day("Due", "due_date", fee.due_date),
    ];
    let due_warning = move || {
        let day = fee.due_date.with(|day| check::day(day)).ok()?;
        let title = due_day_warning(day, clock::today())?;
        Some(view! { <Alert severity=Severity::Wait title>"You can still charge it."</Alert> })
    };
    view! {
        <FormPage title="Charge a fee" list=(Link::fees(), "Fees") form on_send=send cancel>
            <LoanPicker form value=fee.loan typed=fee.loan_typed />
            {field_row(form, kind)}
            {FormField::money("Amount before GST", "amount", fee.amount).of(form)}
            {field_row(form, terms)}
            {due_warning}
            {FormField::area("Remark", "remark", fee.remark).optional().of(form)}
        </FormPage>
    }
}

fn look_up(sent: CreateFee) -> LookupFuture<Fee> {
    let loan = sent.loan;
    let list = move |page| ListFees { loan, ordering: "-created_at".to_owned(), page, ..ListFees::default() };
    find_created(list, sent)
}
