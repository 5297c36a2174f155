//! One action on a record: its button, disabled with a reason when it is not allowed, and its confirmation dialog.

use super::conflict::record_conflict;
use super::decision_facts::decision_facts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::submit::{SubmitLabels, find_changed};
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::{DialogAction, locked_by};
use leptos::prelude::*;
use lms::can::Reason;
use lms::records::{GetRecord, Record, RecordStatus};
use lms::{Endpoint, RecordId};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RemarkField {
    Hidden,
    Optional,
    Required,
}

#[derive(Clone)]
pub(super) struct RecordAction<E> {
    /// Part of the key of its draft: "approve".
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    /// What the action does.
    pub(super) explanation: String,
    pub(super) labels: SubmitLabels,
    pub(super) remark: RemarkField,
    pub(super) variant: ButtonVariant,
    pub(super) endpoint: fn(RecordId, Option<String>) -> E,
    /// The status of the record once it succeeded.
    pub(super) new_status: RecordStatus,
    /// Follows the reference in the success message: "is approved."
    pub(super) success_suffix: &'static str,
}

pub(super) fn record_action<E>(record: &Record, allowed: Result<(), Reason>, action: RecordAction<E>) -> AnyView
where
    E: Endpoint<Reply = Record> + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let shown = record.clone();
    let button = DialogAction { label: action.labels.send, variant: action.variant, title: action.title };
    button.view(locked_by(allowed), move |open| confirmation(open, &shown, action.clone()))
}

fn confirmation<E>(open: RwSignal<bool>, record: &Record, action: RecordAction<E>) -> AnyView
where
    E: Endpoint<Reply = Record> + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let id = record.id;
    let key = format!("record.{}.{id}", action.key);
    let mut draft = Draft::new(&key);
    let remark = draft.field("remark");
    let (endpoint, remark_field, success_suffix) = (action.endpoint, action.remark, action.success_suffix);
    let check = move || {
        let mut check = Check::default();
        let text = remark.read();
        let remark = match remark_field {
            RemarkField::Required => check.field("remark", check::words(&text, "Say why.")).map(Some),
            RemarkField::Optional | RemarkField::Hidden => Some(check::maybe(&text)),
        };
        check.done(remark.map(|remark| endpoint(id, remark)))
    };
    let new_status = action.new_status;
    let look_up = move |_| {
        let new_status = new_status.clone();
        find_changed(GetRecord { id }, move |record| record.status == new_status)
    };
    let dialog_form =
        DialogForm::new(open, key, action.labels, draft, check, look_up, move |record: Record, toasts| {
            toasts.success(format!("{} {success_suffix}", record.ref_id));
        });
    let conflict = record_conflict(record, dialog_form.handle);
    let error = dialog_form.form.error("remark");
    let field = match remark_field {
        RemarkField::Hidden => ().into_any(),
        RemarkField::Optional => {
            view! { <AreaField label="Remark" name="remark" value=remark error optional=true /> }.into_any()
        }
        RemarkField::Required => view! { <AreaField label="Why" name="remark" value=remark error /> }.into_any(),
    };
    view! {
        <p>{action.explanation}</p>
        {decision_facts(record)}
        {conflict}
        <DialogFormView dialog_form danger=action.variant == ButtonVariant::Danger>
            {field}
        </DialogFormView>
    }
    .into_any()
}
