//! Cashback and holdback: an adjustment, which the loan receives as a record.

use crate::api;
use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::SubmitLabels;
use crate::components::options::options_of;
use crate::dom::memo::memo;
use crate::venus::lookups::find_created_record;
use leptos::prelude::*;
use lms::loans::{AdjustmentType, GetLoanSummary, InitiateAdjustment};
use lms::records::{Record, RecordFilter, RecordType};
use lms::{LoanId, can};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the adjustment", send: "Request adjustment", sending: "Requesting…" };

/// The form in its dialog.
#[component]
pub(crate) fn Adjust(id: LoanId, open: RwSignal<bool>) -> impl IntoView {
    let key = format!("adjustment.{id}");
    let mut draft = Draft::new(&key);
    let amount = draft.field("amount");
    let r#type = draft.field_from("type", AdjustmentType::Cashback.as_str());
    let summary = api::query(move || Some(GetLoanSummary { id }));
    let kind = move || AdjustmentType::from(r#type.read().as_str());
    let limit = memo(move |_| summary.data().map(|summary| summary.adjustable(&kind())));
    let check = move || {
        let mut check = Check::default();
        let within_limit = |amount| match limit.get() {
            Some(Some(limit)) => can::adjust(amount, limit).map(|()| amount).map_err(|reason| reason.to_string()),
            Some(None) | None => Ok(amount),
        };
        let amount = check.field("amount", check::amount(&amount.read()).and_then(within_limit));
        check.done(amount.map(|amount| InitiateAdjustment { id, amount, r#type: kind() }))
    };
    let hint = move || match limit.get() {
        Some(Some(limit)) => format!("At most {limit:#} by the loan's terms."),
        Some(None) => "The server does not say how much the loan's terms allow.".to_owned(),
        None => String::new(),
    };
    let look_up = move |sent: InitiateAdjustment| {
        let filter = RecordFilter { loan: Some(id), r#type: vec![RecordType::Adjustment], ..RecordFilter::default() };
        find_created_record(filter, InitiateAdjustment { id, ..sent })
    };
    let dialog_form = DialogForm::new(open, key, LABELS, draft, check, look_up, |record: Record, toasts| {
        toasts.success(format!("The adjustment of {} waits as {}.", record.amount, record.ref_id));
    });
    let form = dialog_form.form;
    view! {
        <p>"Another officer must mark the adjustment as processed."</p>
        <DialogFormView dialog_form>
            <SelectField
                label="What is given"
                name="type"
                value=r#type
                options=Signal::stored(options_of!(AdjustmentType))
                error=form.error("type")
            />
            <MoneyField label="Amount" name="amount" value=amount error=form.error("amount") hint=Signal::derive(hint) autofocus=true />
        </DialogFormView>
    }
}
