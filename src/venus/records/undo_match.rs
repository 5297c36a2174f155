//! Undoing the match of a record.

use super::conflict::record_conflict;
use crate::components::feedback::undocumented::answers;
use crate::components::forms::confirmation::Confirmation;
use crate::components::forms::submit::{SubmitLabels, find_changed};
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::{DialogAction, locked_by};
use leptos::prelude::*;
use lms::can;
use lms::reconciliation::UnmatchRecord;
use lms::records::{GetRecord, Record, RecordType};

/// The button that makes a matched record unmatched again, on any day until it is processed.
pub(super) fn undo_match(record: &Record) -> Option<AnyView> {
    let is_matched = record.account.is_some() && record.r#type == RecordType::Repayment;
    let allowed = can::unmatch_record(&record.status, is_matched);
    if allowed.is_err() || !answers::<UnmatchRecord>() {
        return None;
    }
    let (id, amount) = (record.id, record.amount);
    let labels = SubmitLabels { what: "the undoing of the match", send: "Undo match", sending: "Undoing…" };
    let button = DialogAction { label: labels.send, variant: ButtonVariant::Plain, title: "Undo this match?" };
    let opened = record.clone();
    let content = move |open| {
        let look_up = move |_| find_changed(GetRecord { id }, |record| record.account.is_none());
        let key = format!("record.unmatch.{id}");
        let confirmation = Confirmation::new(open, key, labels, UnmatchRecord { id }, look_up, |record, toasts| {
            toasts.success(format!("{} is unmatched.", record.ref_id));
        });
        let text = format!("{amount} belongs to no loan then, and is listed in Reconcile again.");
        let conflict = record_conflict(&opened, confirmation.handle());
        view! { {conflict} {confirmation.view(text, "Cancel", false)} }.into_any()
    };
    Some(button.view(locked_by(allowed), content))
}
