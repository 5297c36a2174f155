//! Entering money that came in: a draft, which another officer approves.

use super::fields::RecordFields;
use super::form::RecordForm;
use crate::components::forms::draft::Draft;
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::submit::{LookupFuture, SubmitLabels};
use crate::links::Link;
use crate::pickers;
use crate::venus::lookups::find_created_record;
use leptos::prelude::*;
use lms::record_actions::CreateRecord;
use lms::records::{Record, RecordFilter};

const CREATE: CreateForm<CreateRecord> = CreateForm {
    labels: SubmitLabels { what: "the record", send: "Enter record", sending: "Entering…" },
    look_up,
    created: |record| {
        (format!("{} of {} is entered as a draft.", record.ref_id, record.amount), Link::Record { id: record.id })
    },
};

#[component]
pub(crate) fn NewRecordPage() -> impl IntoView {
    let mut draft = Draft::about("record", &["loan", "account"]);
    let typed = RecordForm::restored(&mut draft);
    pickers::select_given_loan(typed.loan, typed.loan_typed);
    pickers::select_given_account(typed.account, typed.account_typed);
    let (form, send) = CREATE.start(draft, move || typed.check());
    view! {
        <FormPage title="Enter a record" list=(Link::records(), "Records") form on_send=send>
            <RecordFields form typed />
        </FormPage>
    }
}

fn look_up(sent: CreateRecord) -> LookupFuture<Record> {
    let search = sent.utr.clone().unwrap_or_default();
    let filter = RecordFilter { search, loan: sent.loan, account: sent.account, ..RecordFilter::default() };
    find_created_record(filter, sent)
}
