//! The actions on a record; one that is not allowed now is disabled with the reason.

use super::action_dialog::{RecordAction, RemarkField, record_action};
use super::labels::refunded;
use super::refund_dialog::refund;
use super::undo_match::undo_match;
use crate::components::forms::submit::SubmitLabels;
use crate::components::widgets::button::ButtonVariant;
use crate::session::officer::is_signed_in;
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::can;
use lms::record_actions::{ApproveRecord, MarkRecordProcessed, RejectRecord, RequestRecordApproval, RevertRecord};
use lms::records::{Record, RecordStatus};

/// The actions that the record's status allows.
#[component]
pub(super) fn Actions(record: Record) -> impl IntoView {
    use RecordStatus::{Approved, Draft, PendingApproval, Processed, Rejected, Reverted, Unknown};
    let mut buttons = match &record.status {
        Draft => vec![request(&record), discard(&record)],
        Rejected => vec![request(&record)],
        PendingApproval => vec![approve(&record), reject(&record)],
        Approved => vec![process(&record)],
        Processed => vec![refund(record.clone()), revert(&record)],
        Reverted | Unknown(_) => Vec::new(),
    };
    buttons.extend(undo_match(&record));
    (!buttons.is_empty()).then(|| view! { <div class="actions">{buttons}</div> })
}

fn request(record: &Record) -> AnyView {
    let action = RecordAction {
        key: "request",
        title: "Ask for approval?",
        explanation: format!("{} waits for another officer then: who asks can't approve it.", record.amount),
        labels: SubmitLabels { what: "the request", send: "Request approval", sending: "Asking…" },
        remark: RemarkField::Optional,
        variant: ButtonVariant::Primary,
        endpoint: |id, remark| RequestRecordApproval { id, remark },
        new_status: RecordStatus::PendingApproval,
        success_suffix: "waits for another officer.",
    };
    record_action(record, can::request_approval(&record.status), action)
}

fn approve(record: &Record) -> AnyView {
    let action = RecordAction {
        key: "approve",
        title: "Approve this record?",
        explanation: format!(
            "You confirm that {} came in{}. Nothing is paid by it before it is applied.",
            record.amount,
            record.utr.as_ref().map(|utr| format!(" under UTR {utr}")).unwrap_or_default(),
        ),
        labels: SubmitLabels { what: "the approval", send: "Approve", sending: "Approving…" },
        remark: RemarkField::Optional,
        variant: ButtonVariant::Primary,
        endpoint: |id, remark| ApproveRecord { id, remark },
        new_status: RecordStatus::Approved,
        success_suffix: "is approved and can be applied.",
    };
    record_action(record, can::approve_record(record, &is_signed_in), action)
}

fn reject(record: &Record) -> AnyView {
    let by = record.uploaded_by.clone().unwrap_or_else(|| "whoever entered it".to_owned());
    let explanation =
        format!("Nothing is paid by it. It goes back to {}, who reads why and can ask again.", isolate(&by));
    let labels = SubmitLabels { what: "the rejection", send: "Reject", sending: "Rejecting…" };
    rejection(record, ("reject", "Reject this record?"), explanation, labels, "is rejected.")
}

/// Rejects a draft: the API has no other call that ends it.
fn discard(record: &Record) -> AnyView {
    let explanation = format!("{} is not applied, and its UTR can be entered again.", record.amount);
    let labels = SubmitLabels { what: "the discard", send: "Discard draft", sending: "Discarding…" };
    rejection(record, ("discard", "Discard this draft?"), explanation, labels, "discarded.")
}

fn rejection(
    record: &Record,
    (key, title): (&'static str, &'static str),
    explanation: String,
    labels: SubmitLabels,
    success_suffix: &'static str,
) -> AnyView {
    let action = RecordAction {
        key,
        title,
        explanation,
        labels,
        remark: RemarkField::Required,
        variant: ButtonVariant::Danger,
        endpoint: |id, remark| RejectRecord { id, remark: remark.unwrap_or_default() },
        new_status: RecordStatus::Rejected,
        success_suffix,
    };
    record_action(record, can::reject_record(&record.status), action)
}

fn process(record: &Record) -> AnyView {
    let to = if record.loan.is_some() { "the loan" } else { "the account's loans" };
    let action = RecordAction {
        key: "process",
        title: "Apply this money?",
        explanation: format!(
            "{} pays what has fallen due of {to}. What is left over is kept and pays what falls due next.",
            record.amount
        ),
        labels: SubmitLabels { what: "the application", send: "Mark processed", sending: "Applying…" },
        remark: RemarkField::Hidden,
        variant: ButtonVariant::Primary,
        endpoint: |id, _| MarkRecordProcessed { id },
        new_status: RecordStatus::Processed,
        success_suffix: "is applied.",
    };
    record_action(record, can::process_record(record, record.account.is_some(), &is_signed_in), action)
}

fn revert(record: &Record) -> AnyView {
    let action = RecordAction {
        key: "revert",
        title: "Take this record back?",
        explanation: format!(
            "The bank took {} back: what it paid is owed again, and nothing of it is kept. This can't be undone.",
            record.amount
        ),
        labels: SubmitLabels { what: "the reversal", send: "Revert", sending: "Reverting…" },
        remark: RemarkField::Required,
        variant: ButtonVariant::Danger,
        endpoint: |id, remark| RevertRecord { id, remark: remark.unwrap_or_default() },
        new_status: RecordStatus::Reverted,
        success_suffix: "is taken back.",
    };
    record_action(record, can::revert_record(record, refunded(record).is_positive(), &is_signed_in), action)
}
