//! Maker and checker: which steps need another officer than the one who took an earlier step.
//!
//! A step whose officer the server does not name is not restricted here.

use super::Reason;
use crate::payouts::{Payout, PayoutStatus, PayoutType};
use crate::records::{Record, RecordType};

/// Tells whether a name, as the server writes it, is that of the officer who acts.
pub type IsActing<'a> = &'a dyn Fn(&str) -> bool;

/// Whether the officer who acts may process this payout while it is pending. Of a payout that is with the bank it is only
/// noted what the bank did.
///
/// The officer who chose or changed the beneficiary account can't process it, nor can the officer who requested it if it
/// is a refund, a cashback, a holdback return, or a payout that the server marks because of its amount.
///
/// # Errors
/// Which step the officer took.
pub fn process_own_payout(payout: &Payout, is_acting: IsActing<'_>) -> Result<(), Reason> {
    if payout.status != PayoutStatus::Pending {
        return Ok(());
    }
    if is(payout.beneficiary_changed_by.as_ref(), is_acting) {
        return Err(Reason::OwnBeneficiary);
    }
    let returns_money = match payout.r#type {
        PayoutType::Refund | PayoutType::Cashback | PayoutType::HoldbackReturn => true,
        PayoutType::Disbursement | PayoutType::Unknown(_) => false,
    };
    let needs_second = returns_money || payout.needs_second_officer == Some(true);
    if needs_second && is(payout.requested_by.as_ref(), is_acting) { Err(Reason::OwnPayout) } else { Ok(()) }
}

/// Whether the officer who acts may approve this record, whatever its status.
///
/// # Errors
/// That the officer requested the approval, or entered the record.
pub(super) fn approve_own_record(record: &Record, is_acting: IsActing<'_>) -> Result<(), Reason> {
    if is(record.requested_by.as_ref(), is_acting) {
        return Err(Reason::OwnRequest);
    }
    if is(record.uploaded_by.as_ref(), is_acting) { Err(Reason::OwnEntry) } else { Ok(()) }
}

/// Whether the officer who acts may apply this record, whatever its status: an adjustment brings no money, so no
/// other officer has seen it.
///
/// # Errors
/// That it is the officer's own adjustment.
pub(super) fn process_own_record(record: &Record, is_acting: IsActing<'_>) -> Result<(), Reason> {
    let officers = [&record.uploaded_by, &record.requested_by, &record.approved_by];
    let is_own = || officers.into_iter().any(|officer| is(officer.as_ref(), is_acting));
    if record.r#type == RecordType::Adjustment && is_own() { Err(Reason::OwnAdjustment) } else { Ok(()) }
}

/// Whether the officer who acts may revert this record, whatever its status.
///
/// # Errors
/// That the officer approved or processed it.
pub(super) fn revert_own_record(record: &Record, is_acting: IsActing<'_>) -> Result<(), Reason> {
    let officers = [&record.approved_by, &record.processed_by];
    let is_own = officers.into_iter().any(|officer| is(officer.as_ref(), is_acting));
    if is_own { Err(Reason::OwnDecision) } else { Ok(()) }
}

fn is(name: Option<&String>, is_acting: IsActing<'_>) -> bool {
    name.is_some_and(|name| is_acting(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::can;
    use crate::can::records::tests::record;
    use crate::records::RecordStatus;

    fn named(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    fn asha(name: &str) -> bool {
        name == "Asha Kulkarni"
    }

    fn payout(r#type: PayoutType, requested_by: Option<&str>) -> Payout {
        let sample = include_str!("../../../../contract/samples/request_tranche.response.json");
        Payout { r#type, requested_by: requested_by.map(str::to_owned), ..serde_json::from_str(sample).unwrap() }
    }

    #[test]
    fn who_requests_a_refund_or_a_large_payout_does_not_pay_it() {
        let (own, other) = (Some("Asha Kulkarni"), Some("Ravi Iyer"));
        for kind in PayoutType::KNOWN {
            let refused = if *kind == PayoutType::Disbursement { Ok(()) } else { Err(Reason::OwnPayout) };
            assert_eq!(process_own_payout(&payout(kind.clone(), own), &asha), refused, "{kind}");
            assert_eq!(process_own_payout(&payout(kind.clone(), other), &asha), Ok(()), "{kind}");
            assert_eq!(process_own_payout(&payout(kind.clone(), None), &asha), Ok(()), "{kind}: no officer is named");
        }
        let large = |by| Payout { needs_second_officer: Some(true), ..payout(PayoutType::Disbursement, by) };
        assert_eq!(process_own_payout(&large(own), &asha), Err(Reason::OwnPayout));
        assert_eq!(process_own_payout(&large(other), &asha), Ok(()));
    }

    #[test]
    fn who_changes_the_beneficiary_does_not_pay() {
        let tranche = payout(PayoutType::Disbursement, Some("Ravi Iyer"));
        let own = Payout { beneficiary_changed_by: named("Asha Kulkarni"), ..tranche.clone() };
        assert_eq!(process_own_payout(&own, &asha), Err(Reason::OwnBeneficiary));
        let other = Payout { beneficiary_changed_by: named("Ravi Iyer"), ..tranche };
        assert_eq!(process_own_payout(&other, &asha), Ok(()));
    }

    #[test]
    fn who_enters_a_record_or_requests_its_approval_does_not_approve_it() {
        let pending = record(RecordStatus::PendingApproval);
        let entered = Record { uploaded_by: named("Asha Kulkarni"), ..pending.clone() };
        assert_eq!(can::approve_record(&entered, &asha), Err(Reason::OwnEntry));
        let requested = Record { requested_by: named("Asha Kulkarni"), ..pending };
        assert_eq!(can::approve_record(&requested, &asha), Err(Reason::OwnRequest));
    }

    #[test]
    fn who_enters_an_adjustment_does_not_apply_it() {
        let approved = Record { uploaded_by: named("Asha Kulkarni"), ..record(RecordStatus::Approved) };
        assert_eq!(can::process_record(&approved, true, &asha), Ok(()), "money that the bank received");
        let adjustment = Record { r#type: RecordType::Adjustment, ..approved };
        assert_eq!(can::process_record(&adjustment, true, &asha), Err(Reason::OwnAdjustment));
        assert_eq!(can::process_record(&adjustment, true, &|name| name == "Ravi Iyer"), Ok(()));
    }

    #[test]
    fn who_approves_or_processes_a_record_does_not_revert_it() {
        let processed = record(RecordStatus::Processed);
        assert_eq!(can::revert_record(&processed, false, &asha), Ok(()));
        let approved = Record { approved_by: named("Asha Kulkarni"), ..processed.clone() };
        assert_eq!(can::revert_record(&approved, false, &asha), Err(Reason::OwnDecision));
        let applied = Record { processed_by: named("Asha Kulkarni"), ..processed };
        assert_eq!(can::revert_record(&applied, false, &asha), Err(Reason::OwnDecision));
    }
}
