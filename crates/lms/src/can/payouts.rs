//! Rules of payouts.

use super::{Reason, is_known};
use crate::Money;
use crate::payouts::PayoutStatus;

/// Whether a payout may be sent to the bank: while it is pending.
///
/// # Errors
/// Its present status.
pub fn process_payout(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Pending])
}

/// Whether a payout may be retried: after it failed.
///
/// # Errors
/// Its present status.
pub fn retry_payout(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Failed])
}

/// Whether a failed tranche of `amount` may be retried, given the `undisbursed` amount of its loan.
///
/// # Errors
/// That other tranches have been requested since.
pub fn retry_tranche(amount: Money, undisbursed: Money) -> Result<(), Reason> {
    is_known(amount)?;
    is_known(undisbursed)?;
    if amount <= undisbursed { Ok(()) } else { Err(Reason::OnlyLeftToDraw(undisbursed.max(Money::ZERO))) }
}

/// Whether a payout may be cancelled, or its bank account corrected: while it is not with the bank.
///
/// # Errors
/// Its present status.
pub fn change_payout(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Pending, PayoutStatus::Failed])
}

/// Whether the bank may report the status of a payout: while the payout is with the bank.
///
/// # Errors
/// Its present status.
pub fn update_payout_status(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Processing])
}

pub(super) fn payout_is(status: &PayoutStatus, allowed: &[PayoutStatus]) -> Result<(), Reason> {
    if allowed.contains(status) { Ok(()) } else { Err(Reason::PayoutIs(status.clone())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_tranche_may_be_retried_within_the_undisbursed_amount() {
        let (one, two) = (Money::from_rupees(1), Money::from_rupees(2));
        assert_eq!(retry_tranche(one, two), Ok(()));
        assert_eq!(retry_tranche(two, one), Err(Reason::OnlyLeftToDraw(one)));
        assert_eq!(retry_tranche(two, Money::from_rupees(-5)), Err(Reason::OnlyLeftToDraw(Money::ZERO)));
    }

    #[test]
    fn an_amount_that_the_server_left_out_locks_a_retry() {
        let one = Money::from_rupees(1);
        assert_eq!(retry_tranche(one, Money::UNKNOWN), Err(Reason::AmountUnknown));
        assert_eq!(retry_tranche(Money::UNKNOWN, one), Err(Reason::AmountUnknown));
    }
}
