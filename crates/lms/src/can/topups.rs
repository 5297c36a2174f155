//! What may become of a top-up.

use super::Reason;
use crate::payouts::PayoutStatus;
use crate::topups::TopupStatus;

/// Whether a top-up may be changed: while no money of it is under way.
///
/// # Errors
/// Its present status.
pub fn change_topup(status: &TopupStatus) -> Result<(), Reason> {
    topup_is(status, &[TopupStatus::Draft, TopupStatus::ChecksFailed, TopupStatus::Scheduled])
}

/// Whether a top-up may be taken off its schedule: while it waits for its time.
///
/// # Errors
/// Its present status.
pub fn unschedule_topup(status: &TopupStatus) -> Result<(), Reason> {
    topup_is(status, &[TopupStatus::Scheduled])
}

/// Whether a top-up may be paid out anew: once its last payout failed or was cancelled.
///
/// # Errors
/// Where it or its payout stands instead.
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
    fn a_top_up_changes_until_its_money_is_under_way() {
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
