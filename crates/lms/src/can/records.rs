//! Rules of records.

use super::Reason;
use crate::Money;
use crate::records::RecordStatus;

/// Whether approval of a record may be requested: while it is a draft or after it was rejected.
///
/// # Errors
/// Its present status.
pub fn request_approval(status: &RecordStatus) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Draft, RecordStatus::Rejected])
}

/// Whether `officer` may approve a record: while approval is pending, unless it was `requested_by` the same officer.
///
/// # Errors
/// Its present status, or that it is the officer's own request.
pub fn approve_record(status: &RecordStatus, requested_by: Option<&str>, officer: &str) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::PendingApproval])?;
    if requested_by == Some(officer) { Err(Reason::OwnRequest) } else { Ok(()) }
}

/// Whether a record may be rejected: while approval is pending, or as a draft, which discards it.
///
/// # Errors
/// Its present status.
pub fn reject_record(status: &RecordStatus) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Draft, RecordStatus::PendingApproval])
}

/// Whether no other record may have the UTR of a record in this status: a rejected or reverted one no longer counts.
pub fn holds_utr(status: &RecordStatus) -> bool {
    !matches!(status, RecordStatus::Rejected | RecordStatus::Reverted)
}

/// Whether a record may be processed: after it was approved and matched.
///
/// # Errors
/// Its present status, or that it is not matched.
pub fn process_record(status: &RecordStatus, is_matched: bool) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Approved])?;
    if is_matched { Ok(()) } else { Err(Reason::RecordUnmatched) }
}

/// Whether a record may be reverted: after it was processed, while nothing of it was refunded.
///
/// # Errors
/// Its present status, or that part of it was refunded.
pub fn revert_record(status: &RecordStatus, is_refunded: bool) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Processed])?;
    if is_refunded { Err(Reason::RecordRefunded) } else { Ok(()) }
}

/// Whether the unapplied amount of a record may be refunded: after it was processed.
///
/// # Errors
/// Its present status, or that nothing is left.
pub fn refund_record(status: &RecordStatus, left: Money) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Processed])?;
    give_back(left)
}

/// Whether an unapplied amount, of which this is `left`, may be given back.
///
/// # Errors
/// That nothing is left.
pub fn give_back(left: Money) -> Result<(), Reason> {
    super::is_known(left)?;
    if left.is_positive() { Ok(()) } else { Err(Reason::NothingLeft) }
}

/// Whether a record may be matched: before it is processed, while it is unmatched.
///
/// # Errors
/// Its present status, or that it is matched already.
pub fn match_record(status: &RecordStatus, is_matched: bool) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Draft, RecordStatus::PendingApproval, RecordStatus::Approved])?;
    if is_matched { Err(Reason::RecordMatched) } else { Ok(()) }
}

/// Whether the match of a record may be undone: before it is processed.
///
/// # Errors
/// Its present status, or that it is not matched.
pub fn unmatch_record(status: &RecordStatus, is_matched: bool) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Draft, RecordStatus::PendingApproval, RecordStatus::Approved])?;
    if is_matched { Ok(()) } else { Err(Reason::RecordUnmatched) }
}

fn record_is(status: &RecordStatus, allowed: &[RecordStatus]) -> Result<(), Reason> {
    if allowed.contains(status) { Ok(()) } else { Err(Reason::RecordIs(status.clone())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_action_is_allowed_in_its_statuses_only() {
        let (asha, ravi) = ("Asha", "Ravi");
        for status in RecordStatus::KNOWN {
            let is = |allowed: &[RecordStatus]| allowed.contains(status);
            use RecordStatus::{Approved, Draft, PendingApproval, Processed, Rejected};
            assert_eq!(request_approval(status).is_ok(), is(&[Draft, Rejected]), "{status}");
            assert_eq!(approve_record(status, Some(asha), ravi).is_ok(), is(&[PendingApproval]), "{status}");
            assert!(approve_record(status, Some(asha), asha).is_err(), "{status}");
            assert_eq!(reject_record(status).is_ok(), is(&[Draft, PendingApproval]), "{status}");
            assert_eq!(holds_utr(status), is(&[Draft, PendingApproval, Approved, Processed]), "{status}");
            assert_eq!(process_record(status, true).is_ok(), is(&[Approved]), "{status}");
            assert!(process_record(status, false).is_err(), "{status}");
            assert_eq!(revert_record(status, false).is_ok(), is(&[Processed]), "{status}");
            assert!(revert_record(status, true).is_err(), "{status}");
            assert_eq!(refund_record(status, Money::from_rupees(1)).is_ok(), is(&[Processed]), "{status}");
            assert!(refund_record(status, Money::ZERO).is_err(), "{status}");
            assert_eq!(match_record(status, false).is_ok(), is(&[Draft, PendingApproval, Approved]), "{status}");
            assert_eq!(unmatch_record(status, true).is_ok(), match_record(status, false).is_ok(), "{status}");
            assert!(match_record(status, true).is_err() && unmatch_record(status, false).is_err(), "{status}");
        }
    }
}
