//! What may become of a record.

use super::Reason;
use crate::Money;
use crate::records::RecordStatus;

/// Whether approval of a record may be asked for: while it is a draft, or again after it was rejected.
///
/// # Errors
/// Its present status.
pub fn request_approval(status: &RecordStatus) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Draft, RecordStatus::Rejected])
}

/// Whether `officer` may approve a record that `requested_by` asked for: two pairs of eyes.
///
/// # Errors
/// Where it stands instead, or that it is the officer's own request.
pub fn approve_record(status: &RecordStatus, requested_by: Option<&str>, officer: &str) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::PendingApproval])?;
    if requested_by == Some(officer) { Err(Reason::OwnRequest) } else { Ok(()) }
}

/// Whether a record may be rejected: while it waits for approval.
///
/// # Errors
/// Its present status.
pub fn reject_record(status: &RecordStatus) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::PendingApproval])
}

/// Whether a record may be applied: once it is approved and somebody's.
///
/// # Errors
/// Where it stands instead, or that it is not matched.
pub fn process_record(status: &RecordStatus, is_matched: bool) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Approved])?;
    if is_matched { Ok(()) } else { Err(Reason::RecordUnmatched) }
}

/// Whether a record may be taken back: once it is applied, while nothing of it was given back.
///
/// # Errors
/// Where it stands instead, or that some of it was.
pub fn revert_record(status: &RecordStatus, is_refunded: bool) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Processed])?;
    if is_refunded { Err(Reason::RecordRefunded) } else { Ok(()) }
}

/// Whether what is left of a record may be given back: once it is applied.
///
/// # Errors
/// Where it stands instead, or that nothing is left.
pub fn refund_record(status: &RecordStatus, left: Money) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Processed])?;
    if left.is_positive() { Ok(()) } else { Err(Reason::NothingLeft) }
}

/// Whether it may be said whose money a record is: before it is applied, while it is nobody's.
///
/// # Errors
/// Where it stands instead, or that it is somebody's.
pub fn match_record(status: &RecordStatus, is_matched: bool) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Draft, RecordStatus::PendingApproval, RecordStatus::Approved])?;
    if is_matched { Err(Reason::RecordMatched) } else { Ok(()) }
}

/// Whether that may be taken back: before the record is applied.
///
/// # Errors
/// Where it stands instead, or that it is nobody's.
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
    fn a_record_goes_from_draft_through_a_second_pair_of_eyes_to_applied_and_back() {
        let (asha, ravi) = ("Asha", "Ravi");
        for status in RecordStatus::KNOWN {
            let is = |allowed: &[RecordStatus]| allowed.contains(status);
            use RecordStatus::{Approved, Draft, PendingApproval, Processed, Rejected};
            assert_eq!(request_approval(status).is_ok(), is(&[Draft, Rejected]), "{status}");
            assert_eq!(approve_record(status, Some(asha), ravi).is_ok(), is(&[PendingApproval]), "{status}");
            assert!(approve_record(status, Some(asha), asha).is_err(), "{status}");
            assert_eq!(reject_record(status).is_ok(), is(&[PendingApproval]), "{status}");
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
