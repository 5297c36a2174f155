//! Drawing on a line: the form shows what is free of it while the amount is typed.

use super::fields::{BankSection, InvoiceSection};
use super::form::TopupForm;
use super::line_check::LineAvailability;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{AreaField, DateField};
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, SubmitLabels, find_created};
use crate::links::{Link, given};
use crate::pickers::{self, AccountPicker};
use leptos::prelude::*;
use lms::topups::{CreateTopup, ListTopups, Topup, TopupStatus};
use lms::{AccountId, Instant};

const CREATE: CreateForm<CreateTopup> = CreateForm {
    labels: SubmitLabels { what: "the top-up", send: "Draw on the line", sending: "Sending…" },
    look_up,
    created: |topup| (created_message(&topup), Link::Topup { reference: topup.ref_id }),
};

#[component]
pub(crate) fn NewTopupPage() -> impl IntoView {
    let given: Option<AccountId> = given("account");
    let name = given.map_or_else(|| "topup".to_owned(), |account| format!("topup.{account}"));
    let mut draft = Draft::new(&name);
    let topup = TopupForm::restored(&mut draft);
    if let Some(account) = given {
        topup.account.set(account.to_string());
        pickers::name_account(account, topup.account_typed);
    }
    let (form, send) = CREATE.start(name, draft, move || topup.check());
    view! {
        <FormPage title="Draw on a line" list=(Link::topups(), "Top-ups") form on_send=send>
            <AccountPicker form value=topup.account typed=topup.account_typed />
            <MoneyField label="Amount" name="amount" value=topup.amount error=form.error("amount") />
            <LineAvailability topup />
            <InvoiceSection form topup />
            <DateField
                label="Pay out on"
                name="scheduled_at"
                value=topup.scheduled_at
                error=form.error("scheduled_at")
                hint="Left empty, it is paid out as soon as its checks pass."
                optional=true
            />
            <BankSection form topup />
            <AreaField label="Remark" name="remark" value=topup.remark optional=true />
        </FormPage>
    }
}

fn created_message(topup: &Topup) -> String {
    match topup.status {
        TopupStatus::ChecksFailed => format!("{} is entered; a check did not pass.", topup.ref_id),
        TopupStatus::Scheduled => format!("{} is entered and waits for its day.", topup.ref_id),
        _ => format!("{} of {} is entered.", topup.ref_id, topup.amount),
    }
}

/// A top-up of the same account, amount and invoice.
fn look_up(sent: CreateTopup, since: Instant) -> LookupFuture<Topup> {
    let list = ListTopups { account: Some(sent.account), ordering: "-created_at".to_owned(), ..ListTopups::default() };
    let is_match = move |topup: &Topup| topup.amount == sent.amount && topup.invoice_no == sent.details.invoice_no;
    find_created(list, since, |topup| topup.created_at, is_match)
}
