//! What a presentation is told by: its words, its reason, whose it is.

use crate::components::lists::list_state::ListState;
use crate::links::{Link, Workspace};
use lms::Ref;
use lms::loans::Loan;
use lms::records::{Record, RecordStatus};
use serde::Deserialize;

/// What the bank said of it, in a presentation's words.
pub(super) fn words(status: &RecordStatus) -> &str {
    match status {
        RecordStatus::Approved => "With the bank",
        RecordStatus::Processed => "Paid",
        RecordStatus::Rejected => "Bounced",
        RecordStatus::Reverted => "Taken back",
        other => other.label(),
    }
}

/// Why the bank did not pay.
pub(super) fn reason(record: &Record) -> Option<String> {
    let remark = record.remark.as_ref().filter(|_| record.status == RecordStatus::Rejected)?;
    Some(remark.strip_prefix("Bounced: ").unwrap_or(remark).to_owned())
}

/// What is shown of its loan.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Named {
    pub(super) ref_id: String,
    pub(super) borrower_name: String,
}

/// Its loan's names; empty where they did not come.
pub(super) fn named(loan: Option<&Ref<Loan>>) -> Named {
    loan.and_then(Ref::partial).unwrap_or_default()
}

/// The page that takes the bank's status file.
pub(super) fn status_file() -> String {
    Link::Bulk { workspace: Workspace::Venus, sheet: Some("nach-status".to_owned()) }.href()
}

/// The list of those that bounced.
pub(super) fn bounced() -> String {
    Link::Nach(ListState::of(&super::FIELDS).with("status", RecordStatus::Rejected.as_str())).href()
}
