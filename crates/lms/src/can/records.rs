//! Rules of records.

use super::Reason;
use super::second_officer::{IsActing, approve_own_record, process_own_record, revert_own_record};
use crate::Money;
use crate::records::{Record, RecordStatus, RecordType};

/// Whether approval of a record may be requested: while it is a draft or after it was rejected.
///
/// # Errors
/// Its present status.
pub fn request_approval(status: &RecordStatus) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Draft, RecordStatus::Rejected])
}

/// Whether a record may be approved: while approval is pending, by an officer who neither entered it nor requested
/// approval.
///
/// # Errors
/// Its present status, or that it is the officer's own.
pub fn approve_record(record: &Record, is_acting: IsActing<'_>) -> Result<(), Reason> {
    record_is(&record.status, &[RecordStatus::PendingApproval])?;
    approve_own_record(record, is_acting)
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

/// Whether a record may be processed: after it was approved and matched, an adjustment by another officer than the one
/// who entered it. A NACH presentation is processed by the bank's answer, see [`answer_presentation`].
///
/// # Errors
/// Its present status, that it is not matched, waits for the bank, or is the officer's own adjustment.
pub fn process_record(record: &Record, is_matched: bool, is_acting: IsActing<'_>) -> Result<(), Reason> {
    record_is(&record.status, &[RecordStatus::Approved])?;
    if !is_matched {
        return Err(Reason::RecordUnmatched);
    }
    if is_presentation(record) {
        return Err(Reason::PresentationUnanswered);
    }
    process_own_record(record, is_acting)
}

/// Whether the bank's answer to a NACH presentation may be entered: until it was answered.
///
/// # Errors
/// Its present status.
pub fn answer_presentation(status: &RecordStatus) -> Result<(), Reason> {
    record_is(status, &[RecordStatus::Approved])
}

/// Whether a record is a NACH presentation rather than a debit that was entered after the bank reported it: approval
/// was never requested for a presentation.
fn is_presentation(record: &Record) -> bool {
    record.r#type == RecordType::Nach && record.requested_by.is_none()
}

/// Whether a record may be reverted: after it was processed, while nothing of it was refunded, by another officer than
/// those who approved and processed it.
///
/// # Errors
/// Its present status, that part of it was refunded, or that the officer approved or processed it.
pub fn revert_record(record: &Record, is_refunded: bool, is_acting: IsActing<'_>) -> Result<(), Reason> {
    record_is(&record.status, &[RecordStatus::Processed])?;
    if is_refunded {
        return Err(Reason::RecordRefunded);
    }
    revert_own_record(record, is_acting)
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

/// Whether an adjustment of `amount` may be entered, of which the loan's terms and balances allow `remaining`.
///
/// # Errors
/// How much is allowed.
pub fn adjust(amount: Money, remaining: Money) -> Result<(), Reason> {
    if amount <= remaining { Ok(()) } else { Err(Reason::OnlyToAdjust(remaining)) }
}

fn record_is(status: &RecordStatus, allowed: &[RecordStatus]) -> Result<(), Reason> {
    if allowed.contains(status) { Ok(()) } else { Err(Reason::RecordIs(status.clone())) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A repayment by NEFT in this status, of which no officer is named.
    pub(in super::super) fn record(status: RecordStatus) -> Record {
        let json = format!(
            r#"{{"id":"f59b69c8-9e47-46a1-b2c9-83ae42666a30","created_at":1,"updated_at":1,"type":"repayment",
            "ref_id":"REC1","index":1,"received_amount":10,"tds_amount":0,"amount":10,"remaining_amount":10,
            "revert_sent_to_gl":false,"status":"{status}","back_date_found":false,"sent_to_gl":false}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn each_action_is_allowed_in_its_statuses_only() {
        let anyone = |_: &str| false;
        for status in RecordStatus::KNOWN {
            let is = |allowed: &[RecordStatus]| allowed.contains(status);
            let one = record(status.clone());
            use RecordStatus::{Approved, Draft, PendingApproval, Processed, Rejected};
            assert_eq!(request_approval(status).is_ok(), is(&[Draft, Rejected]), "{status}");
            assert_eq!(approve_record(&one, &anyone).is_ok(), is(&[PendingApproval]), "{status}");
            assert_eq!(reject_record(status).is_ok(), is(&[Draft, PendingApproval]), "{status}");
            assert_eq!(holds_utr(status), is(&[Draft, PendingApproval, Approved, Processed]), "{status}");
            assert_eq!(process_record(&one, true, &anyone).is_ok(), is(&[Approved]), "{status}");
            assert!(process_record(&one, false, &anyone).is_err(), "{status}");
            assert_eq!(revert_record(&one, false, &anyone).is_ok(), is(&[Processed]), "{status}");
            assert!(revert_record(&one, true, &anyone).is_err(), "{status}");
            assert_eq!(refund_record(status, Money::from_rupees(1)).is_ok(), is(&[Processed]), "{status}");
            assert!(refund_record(status, Money::ZERO).is_err(), "{status}");
            assert_eq!(match_record(status, false).is_ok(), is(&[Draft, PendingApproval, Approved]), "{status}");
            assert_eq!(unmatch_record(status, true).is_ok(), match_record(status, false).is_ok(), "{status}");
            assert!(match_record(status, true).is_err() && unmatch_record(status, false).is_err(), "{status}");
        }
    }

    #[test]
    fn a_presentation_is_not_applied_before_the_bank_has_answered() {
        let anyone = |_: &str| false;
        let presented = Record { r#type: RecordType::Nach, ..record(RecordStatus::Approved) };
        assert_eq!(process_record(&presented, true, &anyone), Err(Reason::PresentationUnanswered));
        assert_eq!(answer_presentation(&presented.status), Ok(()));
        assert!(answer_presentation(&RecordStatus::Processed).is_err(), "it was answered");
        let entered = Record { requested_by: Some("Asha".to_owned()), ..presented };
        assert_eq!(process_record(&entered, true, &anyone), Ok(()), "entered after the bank reported it");
    }
}
