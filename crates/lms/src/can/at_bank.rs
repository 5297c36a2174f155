//! What an officer may record of a payout that the bank has, or has paid.

use super::Reason;
use super::payouts::payout_is;
use crate::payouts::PayoutStatus;

/// Whether a payout may be marked as paid, with its UTR: while it is pending, or at the bank, which may never report it.
///
/// # Errors
/// Its present status.
pub fn mark_payout_paid(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Pending, PayoutStatus::Processing])
}

/// Whether a payout may be marked as returned by the bank: while it is at the bank, or after it was paid.
///
/// # Errors
/// Its present status.
pub fn return_payout(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Processing, PayoutStatus::Processed])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payout_at_the_bank_can_be_marked_paid_or_returned() {
        use PayoutStatus::{Pending, Processed, Processing};
        for status in PayoutStatus::KNOWN {
            let is = |allowed: &[PayoutStatus]| allowed.contains(status);
            assert_eq!(mark_payout_paid(status).is_ok(), is(&[Pending, Processing]), "{status}");
            assert_eq!(return_payout(status).is_ok(), is(&[Processing, Processed]), "{status}");
        }
    }
}
