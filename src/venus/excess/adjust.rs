//! Cashback and holdback: an adjustment that comes back to the loan as a record.

use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, since_then};
use crate::components::lists::list_page::options_of;
use futures::FutureExt;
use leptos::prelude::*;
use lms::loans::{AdjustmentType, InitiateAdjustment};
use lms::records::{ListRecords, Record, RecordFilter, RecordType};
use lms::{FieldError, Instant, LoanId};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the adjustment", send: "Request adjustment", sending: "Requesting…" };

/// The form in its dialog.
#[component]
pub(crate) fn Adjust(id: LoanId, open: RwSignal<bool>) -> impl IntoView {
    let name = format!("adjustment.{id}");
    let mut draft = Draft::new(&name);
    let amount = draft.field("amount");
    let kind = draft.field_from("type", AdjustmentType::Cashback.as_str());
    let typed = move || adjustment(id, &amount.read(), &kind.read());
    let submission = Submission::new(name, LABELS, move |sent: InitiateAdjustment, since| look_up(id, sent, since));
    let (form, send) = Form::of(submission, typed);
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    submission.on_success(move |record: Record| {
        clear_draft();
        toasts.success(format!("The adjustment of {} waits as {}.", record.amount, record.ref_id));
        open.set(false);
    });
    let cancel = move || {
        view! {
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
        }
    };
    view! {
        <FormView form on_send=send beside=cancel>
            <SelectField
                label="What is given"
                name="type"
                value=kind
                options=Signal::stored(options_of!(AdjustmentType))
                error=form.error("type")
            />
            <MoneyField label="Amount" name="amount" value=amount error=form.error("amount") autofocus=true />
        </FormView>
    }
}

fn adjustment(id: LoanId, amount: &str, kind: &str) -> Result<InitiateAdjustment, Vec<FieldError>> {
    let mut check = Check::default();
    let amount = check.field("amount", check::amount(amount));
    check.done(amount.map(|amount| InitiateAdjustment { id, amount, r#type: kind.into() }))
}

/// An adjustment of the same loan and amount made since.
fn look_up(loan: LoanId, asked: InitiateAdjustment, since: Instant) -> LookupFuture<Record> {
    async move {
        let filter = RecordFilter { loan: Some(loan), r#type: vec![RecordType::Adjustment], ..RecordFilter::default() };
        let list = ListRecords { filter, ordering: "-created_at".to_owned(), ..ListRecords::default() };
        let is_it = |record: &Record| since_then(record.created_at, since) && record.amount == asked.amount;
        Ok(api::send(list).await?.results.into_iter().find(is_it))
    }
    .boxed_local()
}
