//! [`Reason`]: why an action is not allowed.

use crate::payouts::PayoutStatus;
use crate::records::RecordStatus;
use crate::topups::TopupStatus;
use crate::{Day, Money};
use std::fmt;

/// Why an action is not allowed now. `Display` is the text for the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The loan is closed.
    LoanClosed,
    /// The loan is written off.
    LoanWrittenOff,
    /// The loan has an unknown status.
    LoanStatusUnknown(String),
    /// The last day for tranches has passed.
    AvailabilityEnded(Day),
    /// The server did not send an amount that the action depends on.
    AmountUnknown,
    /// Nothing is left to draw.
    FullyDrawn,
    /// Only this much is left to draw, and the amount is higher.
    OnlyLeftToDraw(Money),
    /// The account is closed.
    AccountClosed,
    /// The account is blocked.
    AccountBlocked,
    /// The account has an unknown status.
    AccountStatusUnknown(String),
    /// This amount is outstanding.
    Outstanding(Money),
    /// This amount was received and is neither applied nor refunded.
    Unapplied(Money),
    /// This amount is waiting to be paid out.
    PayoutsWaiting(Money),
    /// The status of the payout does not allow it.
    PayoutIs(PayoutStatus),
    /// The status of the record does not allow it.
    RecordIs(RecordStatus),
    /// The officer who requested approval can't approve.
    OwnRequest,
    /// The officer who entered the record can't approve it.
    OwnEntry,
    /// The officer who entered or approved an adjustment can't apply it.
    OwnAdjustment,
    /// The officer who approved or processed a record can't revert it.
    OwnDecision,
    /// The officer who requested the payout can't process it.
    OwnPayout,
    /// The officer who chose or changed the beneficiary account of a payout can't process it.
    OwnBeneficiary,
    /// The loan's terms and balances allow an adjustment of this amount only.
    OnlyToAdjust(Money),
    /// The bank has not answered the NACH presentation.
    PresentationUnanswered,
    /// The record is matched already.
    RecordMatched,
    /// The record is not matched.
    RecordUnmatched,
    /// Part of the record was refunded.
    RecordRefunded,
    /// Nothing of the record is left to refund.
    NothingLeft,
    /// This amount of the fee is paid.
    FeePaid(Money),
    /// The account has no active or overdue loan.
    NoRunningLoan,
    /// The status of the top-up does not allow it.
    TopupIs(TopupStatus),
    /// The status of the top-up's last payout does not allow a new one.
    TopupPayoutIs(PayoutStatus),
    /// The top-up group is closed.
    GroupClosed,
}

impl Reason {
    /// The machine-readable `code` of the 409 response.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::LoanClosed => "loan_closed",
            Self::LoanWrittenOff => "loan_written_off",
            Self::LoanStatusUnknown(_) => "loan_status_unknown",
            Self::AvailabilityEnded(_) => "availability_ended",
            Self::AmountUnknown => "amount_unknown",
            Self::FullyDrawn => "fully_drawn",
            Self::OnlyLeftToDraw(_) => "more_than_undisbursed",
            Self::AccountClosed => "account_closed",
            Self::AccountBlocked => "account_blocked",
            Self::AccountStatusUnknown(_) => "account_status_unknown",
            Self::Outstanding(_) => "outstanding",
            Self::Unapplied(_) => "unapplied",
            Self::PayoutsWaiting(_) => "payouts_waiting",
            Self::PayoutIs(PayoutStatus::Pending) => "payout_pending",
            Self::PayoutIs(PayoutStatus::Processing) => "payout_processing",
            Self::PayoutIs(PayoutStatus::Processed) => "payout_processed",
            Self::PayoutIs(PayoutStatus::Failed) => "payout_failed",
            Self::PayoutIs(PayoutStatus::Cancelled) => "payout_cancelled",
            Self::PayoutIs(PayoutStatus::Unknown(_)) => "payout_status_unknown",
            Self::RecordIs(RecordStatus::Draft) => "record_draft",
            Self::RecordIs(RecordStatus::PendingApproval) => "record_pending_approval",
            Self::RecordIs(RecordStatus::Approved) => "record_approved",
            Self::RecordIs(RecordStatus::Rejected) => "record_rejected",
            Self::RecordIs(RecordStatus::Processed) => "record_processed",
            Self::RecordIs(RecordStatus::Reverted) => "record_reverted",
            Self::RecordIs(RecordStatus::Unknown(_)) => "record_status_unknown",
            Self::OwnRequest => "own_request",
            Self::OwnEntry => "own_entry",
            Self::OwnAdjustment => "own_adjustment",
            Self::OwnDecision => "own_decision",
            Self::OwnPayout => "own_payout",
            Self::OwnBeneficiary => "own_beneficiary",
            Self::OnlyToAdjust(_) => "more_than_adjustable",
            Self::PresentationUnanswered => "presentation_unanswered",
            Self::RecordMatched => "record_matched",
            Self::RecordUnmatched => "record_unmatched",
            Self::RecordRefunded => "record_refunded",
            Self::NothingLeft => "nothing_left",
            Self::FeePaid(_) => "fee_paid",
            Self::NoRunningLoan => "no_running_loan",
            Self::TopupIs(_) => "topup_status",
            Self::TopupPayoutIs(_) => "topup_payout_status",
            Self::GroupClosed => "group_closed",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LoanClosed => formatter.write_str("The loan is closed."),
            Self::LoanWrittenOff => formatter.write_str("The loan is written off."),
            Self::LoanStatusUnknown(status) => write!(formatter, "The loan is {status}."),
            Self::AvailabilityEnded(day) => write!(formatter, "Tranches could be requested until {day}."),
            Self::AmountUnknown => formatter.write_str("The server did not send an amount that this depends on."),
            Self::FullyDrawn => formatter.write_str("Nothing is left to draw."),
            Self::OnlyLeftToDraw(left) => {
                write!(formatter, "Only {left:#} is left to draw: other tranches were asked for since.")
            }
            Self::AccountClosed => formatter.write_str("The account is closed."),
            Self::AccountBlocked => formatter.write_str("The account is blocked."),
            Self::AccountStatusUnknown(status) => write!(formatter, "The account is {status}."),
            Self::Outstanding(amount) => write!(formatter, "{amount:#} is still outstanding."),
            Self::Unapplied(amount) => write!(formatter, "{amount:#} was received and is not applied."),
            Self::PayoutsWaiting(amount) => write!(formatter, "{amount:#} waits to be paid out."),
            Self::PayoutIs(PayoutStatus::Pending) => formatter.write_str("The payout is not with a bank yet."),
            Self::PayoutIs(PayoutStatus::Processing) => formatter.write_str("The payout is with the bank."),
            Self::PayoutIs(PayoutStatus::Processed) => formatter.write_str("The payout is paid."),
            Self::PayoutIs(PayoutStatus::Failed) => formatter.write_str("The bank sent the payout back."),
            Self::PayoutIs(PayoutStatus::Cancelled) => formatter.write_str("The payout is cancelled."),
            Self::PayoutIs(PayoutStatus::Unknown(status)) => write!(formatter, "The payout is {status}."),
            Self::RecordIs(RecordStatus::Draft) => formatter.write_str("The record is a draft."),
            Self::RecordIs(RecordStatus::PendingApproval) => formatter.write_str("The record waits for approval."),
            Self::RecordIs(RecordStatus::Approved) => {
                formatter.write_str("The record is approved and not applied yet.")
            }
            Self::RecordIs(RecordStatus::Rejected) => formatter.write_str("The record was rejected."),
            Self::RecordIs(RecordStatus::Processed) => formatter.write_str("The record is applied."),
            Self::RecordIs(RecordStatus::Reverted) => formatter.write_str("The record was taken back."),
            Self::RecordIs(RecordStatus::Unknown(status)) => write!(formatter, "The record is {status}."),
            Self::OwnRequest => formatter.write_str("Who asked for approval can't give it."),
            Self::OwnEntry => formatter.write_str("You entered this record. Another officer must approve it."),
            Self::OwnAdjustment => formatter
                .write_str("You entered or approved this adjustment. Another officer must mark it as processed."),
            Self::OwnDecision => {
                formatter.write_str("You approved or processed this record. Another officer must revert it.")
            }
            Self::OwnPayout => formatter.write_str("You requested this payout. Another officer must process it."),
            Self::OwnBeneficiary => formatter.write_str(
                "You selected or changed the beneficiary account of this payout. Another officer must process it.",
            ),
            Self::OnlyToAdjust(most) => write!(formatter, "Enter at most {most:#}: the loan's terms allow no more."),
            Self::PresentationUnanswered => {
                formatter.write_str("The bank has not answered this NACH presentation. Its answer is entered in NACH.")
            }
            Self::RecordMatched => formatter.write_str("The record is matched already."),
            Self::RecordUnmatched => formatter.write_str("Say first whose money it is: the record is not matched."),
            Self::RecordRefunded => formatter.write_str("Part of the record was given back."),
            Self::NothingLeft => formatter.write_str("Nothing is left of what was received."),
            Self::FeePaid(amount) => write!(formatter, "{amount:#} of the fee is paid."),
            Self::NoRunningLoan => formatter.write_str("No loan of the account runs: there is none to charge it to."),
            Self::TopupIs(status) => write!(formatter, "The top-up is {}.", status.label().to_lowercase()),
            Self::TopupPayoutIs(status) => write!(formatter, "Its last payout is {}.", status.label().to_lowercase()),
            Self::GroupClosed => formatter.write_str("The group is closed."),
        }
    }
}
