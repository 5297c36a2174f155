//! How a presentation is described: its status, why it bounced, its loan; and links that its pages share.

use crate::components::lists::list_state::ListState;
use crate::links::{Link, Workspace};
use lms::Ref;
use lms::loans::Loan;
use lms::records::{Record, RecordStatus};
use serde::Deserialize;

/// The status of a record in the words of a presentation.
pub(super) fn status_label(status: &RecordStatus) -> &str {
    match status {
        RecordStatus::Approved => "With the bank",
        RecordStatus::Processed => "Paid",
        RecordStatus::Rejected => "Bounced",
        RecordStatus::Reverted => "Taken back",
        other => other.label(),
    }
}

/// Why the bank did not pay; `None` unless it bounced.
pub(super) fn bounce_reason(record: &Record) -> Option<String> {
    let remark = record.remark.as_ref().filter(|_| record.status == RecordStatus::Rejected)?;
    Some(remark.strip_prefix("Bounced: ").unwrap_or(remark).to_owned())
}

/// What a record embeds of its loan.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct LoanNames {
    pub(super) ref_id: String,
    pub(super) borrower_name: String,
}

/// Empty where the record has only the loan's id.
pub(super) fn loan_names(loan: Option<&Ref<Loan>>) -> LoanNames {
    loan.and_then(Ref::partial).unwrap_or_default()
}

/// The page that uploads the bank's status file.
pub(super) fn status_file_href() -> String {
    Link::upload(Workspace::Venus, "nach-status").href()
}

/// The list of presentations that bounced.
pub(super) fn bounced_href() -> String {
    Link::Nach(ListState::of(&super::FIELDS).with("status", RecordStatus::Rejected.as_str()).into()).href()
}
