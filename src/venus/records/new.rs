//! Entering money that came in: a draft, which another officer approves.

use super::facts::MODES;
use super::form::Typed;
use super::utr::Known;
use crate::api;
use crate::clock;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{AreaField, DateField, SelectField, TextField};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, since_then};
use crate::components::lists::list_page::options_of;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::{Link, use_link};
use crate::navigation::{self, Step};
use crate::pickers::{self, AccountPicker, LoanPicker};
use futures::FutureExt;
use leptos::prelude::*;
use lms::Instant;
use lms::record_actions::CreateRecord;
use lms::records::{ListRecords, Record, RecordFilter, RecordType, SettlementOrder};

const LABELS: SubmitLabels = SubmitLabels { what: "the record", send: "Enter record", sending: "Entering…" };

/// The form's page.
#[component]
pub(crate) fn NewRecordPage() -> impl IntoView {
    let path = use_link();
    let (loan, account) = path.with_untracked(|path| match path {
        Some(Link::NewRecord { loan, account }) => (*loan, *account),
        _ => (None, None),
    });
    let about = loan.map(|loan| loan.to_string()).or_else(|| account.map(|account| account.to_string()));
    let name = about.map_or_else(|| "record".to_owned(), |id| format!("record.{id}"));
    let mut draft = Draft::new(&name);
    let typed = Typed::restored(&mut draft);
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
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |record: Record| {
        forget();
        toasts.success(format!("{} of {} is entered as a draft.", record.ref_id, record.amount));
        navigation::go(&Link::Record { id: record.id }.href(), Step::Same);
    });
    let trail = vec![Crumb::link("Records", Link::records().href()), Crumb::here("Enter a record")];
    let cancel = || view! { <a class="button" href=Link::records().href()>"Cancel"</a> };
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text="Enter a record" />
            </div>
            <section class="card">
                <FormView form on_send=send beside=cancel>
                    <Fields form typed />
                </FormView>
            </section>
        </main>
    }
}

#[component]
fn Fields(form: Form, typed: Typed) -> impl IntoView {
    let modes = MODES.iter().map(|(word, name)| ((*word).to_owned(), (*name).to_owned())).collect::<Vec<_>>();
    let without_loan = move || typed.loan.with(String::is_empty);
    view! {
        <LoanPicker form value=typed.loan typed=typed.loan_typed hint="Type a reference or a borrower's name. Left empty, it pays what the account owes, or is matched later." optional=true />
        <Show when=without_loan>
            <AccountPicker form value=typed.account typed=typed.account_typed hint="With neither a loan nor an account it waits to be matched." optional=true />
        </Show>
        <MoneyField label="Received by the bank" name="received_amount" value=typed.received error=form.error("received_amount") />
        <div class="fields">
            <TextField
                label="TDS"
                name="tds_amount"
                value=typed.tds
                error=form.error("tds_amount")
                inputmode="decimal"
                hint="Tax that the payer kept back: it counts as paid."
                optional=true
            />
            <SelectField label="Type" name="type" value=typed.kind options=Signal::stored(options_of!(RecordType)) error=form.error("type") />
            <SelectField label="Mode" name="payment_mode" value=typed.mode options=Signal::stored(modes) error=form.error("payment_mode") />
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
                value=typed.order
                options=Signal::stored(options_of!(SettlementOrder))
                error=form.error("settlement_order")
            />
        </div>
        <Known typed=typed.utr />
        <AreaField label="Remark" name="remark" value=typed.remark error=form.error("remark") optional=true />
    }
}

/// A record of the same money entered since.
fn look_up(asked: CreateRecord, since: Instant) -> LookupFuture<Record> {
    async move {
        let filter = RecordFilter {
            search: asked.utr.clone().unwrap_or_default(),
            loan: asked.loan,
            account: asked.account,
            ..RecordFilter::default()
        };
        let list = ListRecords { filter, ordering: "-created_at".to_owned(), ..ListRecords::default() };
        let is_it = |record: &Record| {
            since_then(record.created_at, since)
                && record.received_amount == asked.received_amount
                && record.utr == asked.utr
                && record.r#type == asked.r#type
        };
        Ok(api::send(list).await?.results.into_iter().find(is_it))
    }
    .boxed_local()
}
