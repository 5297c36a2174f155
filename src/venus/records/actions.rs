//! What can be done with a record now; what can't says why.

use super::facts::{given_back, officer};
use super::refund::RefundLeft;
use super::step::{Remark, Step, step};
use crate::components::forms::submit::SubmitLabels;
use crate::components::widgets::button::Weight;
use leptos::prelude::*;
use lms::can;
use lms::record_actions::{ApproveRecord, MarkRecordProcessed, RejectRecord, RequestRecordApproval, RevertRecord};
use lms::records::{Record, RecordStatus};

/// The buttons: those of the step where the record stands, and taking it back.
#[component]
pub(super) fn Actions(record: Record) -> impl IntoView {
    use RecordStatus::{Approved, Draft, PendingApproval, Processed, Rejected};
    let buttons = match &record.status {
        Draft | Rejected => vec![request(&record)],
        PendingApproval => vec![approve(&record), reject(&record)],
        Approved => vec![process(&record)],
        Processed => vec![view! { <RefundLeft record=record.clone() /> }.into_any(), revert(&record)],
        _ => Vec::new(),
    };
    (!buttons.is_empty()).then(|| view! { <div class="actions">{buttons}</div> })
}

fn request(record: &Record) -> AnyView {
    let says = format!("{} waits for another officer then: who asks can't approve it.", record.amount);
    let what = Step {
        name: "request",
        title: "Ask for approval?",
        says,
        words: SubmitLabels { what: "the request", send: "Request approval", sending: "Asking…" },
        remark: Remark::Maybe,
        weight: Weight::Primary,
        call: |id, remark| RequestRecordApproval { id, remark },
        then: RecordStatus::PendingApproval,
        told: "waits for another officer.",
    };
    step(record, can::request_approval(&record.status), what)
}

fn approve(record: &Record) -> AnyView {
    let asked = record.requested_by.as_deref();
    let what = Step {
        name: "approve",
        title: "Approve this record?",
        says: format!(
            "You confirm that {} came in{}. Nothing is paid by it before it is applied.",
            record.amount,
            record.utr.as_ref().map(|utr| format!(" under UTR {utr}")).unwrap_or_default(),
        ),
        words: SubmitLabels { what: "the approval", send: "Approve", sending: "Approving…" },
        remark: Remark::Maybe,
        weight: Weight::Primary,
        call: |id, remark| ApproveRecord { id, remark },
        then: RecordStatus::Approved,
        told: "is approved and can be applied.",
    };
    step(record, can::approve_record(&record.status, asked, &officer(asked)), what)
}

fn reject(record: &Record) -> AnyView {
    let by = record.uploaded_by.clone().unwrap_or_else(|| "whoever entered it".to_owned());
    let what = Step {
        name: "reject",
        title: "Reject this record?",
        says: format!("Nothing is paid by it. It goes back to {by}, who reads why and can ask again."),
        words: SubmitLabels { what: "the rejection", send: "Reject", sending: "Rejecting…" },
        remark: Remark::Needed,
        weight: Weight::Danger,
        call: |id, remark| RejectRecord { id, remark: remark.unwrap_or_default() },
        then: RecordStatus::Rejected,
        told: "is rejected.",
    };
    step(record, can::reject_record(&record.status), what)
}

fn process(record: &Record) -> AnyView {
    let to = if record.loan.is_some() { "the loan" } else { "the account's loans" };
    let what = Step {
        name: "process",
        title: "Apply this money?",
        says: format!(
            "{} pays what has fallen due of {to}. What is left over is kept and pays what falls due next.",
            record.amount
        ),
        words: SubmitLabels { what: "the application", send: "Mark processed", sending: "Applying…" },
        remark: Remark::Never,
        weight: Weight::Primary,
        call: |id, _| MarkRecordProcessed { id },
        then: RecordStatus::Processed,
        told: "is applied.",
    };
    step(record, can::process_record(&record.status, record.account.is_some()), what)
}

fn revert(record: &Record) -> AnyView {
    let what = Step {
        name: "revert",
        title: "Take this record back?",
        says: format!(
            "The bank took {} back: what it paid is owed again, and nothing of it is kept. This can't be undone.",
            record.amount
        ),
        words: SubmitLabels { what: "the reversal", send: "Revert", sending: "Reverting…" },
        remark: Remark::Needed,
        weight: Weight::Danger,
        call: |id, remark| RevertRecord { id, remark: remark.unwrap_or_default() },
        then: RecordStatus::Reverted,
        told: "is taken back.",
    };
    step(record, can::revert_record(&record.status, given_back(record).is_positive()), what)
}
