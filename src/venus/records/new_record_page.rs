//! Entering money that came in: a draft, which another officer approves.

use super::duplicate_utr::DuplicateUtrWarning;
use super::form::RecordForm;
use super::labels::mode_options;
use crate::clock;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{AreaField, DateField, SelectField, TextField};
use crate::components::forms::form::Form;
use crate::components::forms::form_page::FormPage;
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels};
use crate::components::options::options_of;
use crate::links::{Link, given, replace};
use crate::pickers::{self, AccountPicker, LoanPicker};
use crate::venus::lookups::find_created_record;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::record_actions::CreateRecord;
use lms::records::{Record, RecordFilter, RecordType, SettlementOrder};
use lms::{AccountId, Instant, LoanId};

const LABELS: SubmitLabels = SubmitLabels { what: "the record", send: "Enter record", sending: "Entering…" };

#[component]
pub(crate) fn NewRecordPage() -> impl IntoView {
    let (loan, account): (Option<LoanId>, Option<AccountId>) = (given("loan"), given("account"));
    let about = loan.map(|loan| loan.to_string()).or_else(|| account.map(|account| account.to_string()));
    let name = about.map_or_else(|| "record".to_owned(), |id| format!("record.{id}"));
    let mut draft = Draft::new(&name);
    let typed = RecordForm::restored(&mut draft);
    if let Some(loan) = loan {
        typed.loan.set(loan.to_string());
        pickers::name_loan(loan, typed.loan_typed);
    }
    if let Some(account) = account {
        typed.account.set(account.to_string());
        pickers::name_account(account, typed.account_typed);
    }
    let submission = Submission::new(name, LABELS, look_up);
    let (form, send) = Form::of(submission, move || typed.check());
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    let navigate = use_navigate();
    submission.on_success(move |record: Record| {
        clear_draft();
        toasts.success(format!("{} of {} is entered as a draft.", record.ref_id, record.amount));
        navigate(&Link::Record { id: record.id }.href(), replace());
    });
    view! {
        <FormPage title="Enter a record" list=(Link::records(), "Records") form on_send=send>
            <RecordFields form typed />
        </FormPage>
    }
}

#[component]
fn RecordFields(form: Form, typed: RecordForm) -> impl IntoView {
    let has_no_loan = move || typed.loan.with(String::is_empty);
    view! {
        <LoanPicker form value=typed.loan typed=typed.loan_typed hint="Type a reference or a borrower's name. Left empty, it pays what the account owes, or is matched later." optional=true />
        <Show when=has_no_loan>
            <AccountPicker form value=typed.account typed=typed.account_typed hint="With neither a loan nor an account it waits to be matched." optional=true />
        </Show>
        <MoneyField label="Received by the bank" name="received_amount" value=typed.received_amount error=form.error("received_amount") />
        <div class="fields">
            <TextField
                label="TDS"
                name="tds_amount"
                value=typed.tds_amount
                error=form.error("tds_amount")
                inputmode="decimal"
                hint="Tax that the payer kept back: it counts as paid."
                optional=true
            />
            <SelectField label="Type" name="type" value=typed.r#type options=Signal::stored(options_of!(RecordType)) error=form.error("type") />
            <SelectField label="Mode" name="payment_mode" value=typed.payment_mode options=Signal::stored(mode_options()) error=form.error("payment_mode") />
        </div>
        <div class="fields">
            <TextField label="UTR" name="utr" value=typed.utr error=form.error("utr") max_length=36 optional=true />
            <DateField
                label="Bank day"
                name="bank_date"
                value=typed.bank_date
                to=Signal::stored(Some(clock::today()))
                error=form.error("bank_date")
            />
            <SelectField
                label="Settlement order"
                name="settlement_order"
                value=typed.settlement_order
                options=Signal::stored(options_of!(SettlementOrder))
                error=form.error("settlement_order")
            />
        </div>
        <DuplicateUtrWarning utr=typed.utr />
        <AreaField label="Remark" name="remark" value=typed.remark error=form.error("remark") optional=true />
    }
}

/// A record of the same amount, UTR and type for the same loan or account.
fn look_up(sent: CreateRecord, since: Instant) -> LookupFuture<Record> {
    let search = sent.utr.clone().unwrap_or_default();
    let filter = RecordFilter { search, loan: sent.loan, account: sent.account, ..RecordFilter::default() };
    find_created_record(filter, since, move |record| {
        record.received_amount == sent.received_amount && record.utr == sent.utr && record.r#type == sent.r#type
    })
}
