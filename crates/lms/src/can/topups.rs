//! Rules of top-ups.

use super::Reason;
use crate::payouts::PayoutStatus;
use crate::topups::TopupStatus;

/// Whether a top-up may be changed: while its payout is not in progress.
///
/// # Errors
/// Its present status.
pub fn change_topup(status: &TopupStatus) -> Result<(), Reason> {
    topup_is(status, &[TopupStatus::Draft, TopupStatus::ChecksFailed, TopupStatus::Scheduled])
}

/// Whether a top-up may be unscheduled: while it is scheduled.
///
/// # Errors
/// Its present status.
pub fn unschedule_topup(status: &TopupStatus) -> Result<(), Reason> {
    topup_is(status, &[TopupStatus::Scheduled])
}

/// Whether a new payout of a top-up may be created: after the last one failed or was cancelled.
///
/// # Errors
/// Its present status or that of its payout.
pub fn reinitiate_topup(status: &TopupStatus, payout: Option<&PayoutStatus>) -> Result<(), Reason> {
    topup_is(status, &[TopupStatus::Pending, TopupStatus::Rejected])?;
    match payout {
        None | Some(PayoutStatus::Failed | PayoutStatus::Cancelled) => Ok(()),
        Some(other) => Err(Reason::TopupPayoutIs(other.clone())),
    }
}

fn topup_is(status: &TopupStatus, allowed: &[TopupStatus]) -> Result<(), Reason> {
    if allowed.contains(status) { Ok(()) } else { Err(Reason::TopupIs(status.clone())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_action_is_allowed_in_its_statuses_only() {
        use TopupStatus::{ChecksFailed, Draft, Pending, Rejected, Scheduled};
        for status in TopupStatus::KNOWN {
            assert_eq!(change_topup(status).is_ok(), [Draft, ChecksFailed, Scheduled].contains(status), "{status}");
            assert_eq!(unschedule_topup(status).is_ok(), *status == Scheduled, "{status}");
            for payout in PayoutStatus::KNOWN {
                let may = [Pending, Rejected].contains(status)
                    && [PayoutStatus::Failed, PayoutStatus::Cancelled].contains(payout);
                assert_eq!(reinitiate_topup(status, Some(payout)).is_ok(), may, "{status} {payout}");
            }
        }
    }
}
