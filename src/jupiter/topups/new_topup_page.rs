//! Drawing on a line: the form shows what is free of it while the amount is typed.

use super::fields::{BankSection, InvoiceSection};
use super::form::TopupForm;
use super::line_check::LineAvailability;
use crate::components::forms::draft::Draft;
use crate::components::forms::form_field::FormField;
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::submit::{LookupFuture, SubmitLabels, find_created};
use crate::links::Link;
use crate::pickers::{self, AccountPicker};
use leptos::prelude::*;
use lms::topups::{CreateTopup, ListTopups, Topup, TopupStatus};

const CREATE: CreateForm<CreateTopup> = CreateForm {
    labels: SubmitLabels { what: "the top-up", send: "Draw on the line", sending: "Sending…" },
    look_up,
    created: |topup| (created_message(&topup), Link::Topup { reference: topup.ref_id }),
};

#[component]
pub(crate) fn NewTopupPage() -> impl IntoView {
    let mut draft = Draft::about("topup", &["account"]);
    let topup = TopupForm::restored(&mut draft);
    pickers::select_given_account(topup.account, topup.account_typed);
    let (form, send) = CREATE.start(draft, move || topup.check());
    let pay_out_on = FormField::day("Pay out on", "scheduled_at", topup.scheduled_at)
        .hint("Left empty, it is paid out as soon as its checks pass.")
        .optional();
    view! {
        <FormPage title="Draw on a line" list=(Link::topups(), "Top-ups") form on_send=send>
            <AccountPicker form value=topup.account typed=topup.account_typed />
            {FormField::money("Amount", "amount", topup.amount).of(form)}
            <LineAvailability topup />
            <InvoiceSection form topup />
            {pay_out_on.of(form)}
            <BankSection form topup />
            {FormField::area("Remark", "remark", topup.remark).optional().of(form)}
        </FormPage>
    }
}

fn created_message(topup: &Topup) -> String {
    match topup.status {
        TopupStatus::ChecksFailed => format!("{} is entered; a check did not pass.", topup.ref_id),
        TopupStatus::Scheduled => format!("{} is entered and waits for its day.", topup.ref_id),
        TopupStatus::Draft
        | TopupStatus::Pending
        | TopupStatus::Disbursed
        | TopupStatus::Rejected
        | TopupStatus::Unknown(_) => format!("{} of {} is entered.", topup.ref_id, topup.amount),
    }
}

/// The top-ups of the same account, amount and invoice.
fn look_up(sent: CreateTopup) -> LookupFuture<Topup> {
    let account = Some(sent.account);
    let list = move |page| ListTopups { account, ordering: "-created_at".to_owned(), page, ..ListTopups::default() };
    let is_match = move |topup: &Topup| topup.amount == sent.amount && topup.invoice_no == sent.details.invoice_no;
    find_created(list, is_match)
}
