//! Why something is not allowed, in words and as a code.

use crate::payouts::PayoutStatus;
use crate::records::RecordStatus;
use crate::topups::TopupStatus;
use crate::{Day, Money};
use std::fmt;

/// Why something is not allowed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The loan is paid back.
    LoanClosed,
    /// The loan is given up.
    LoanWrittenOff,
    /// The loan is in a state this project doesn't know.
    LoanStatusUnknown(String),
    /// The last day for tranches has passed.
    AvailabilityEnded(Day),
    /// Nothing is left to draw.
    FullyDrawn,
    /// So much is left to draw, and this is more.
    OnlyLeftToDraw(Money),
    /// The account has ended.
    AccountClosed,
    /// Nothing may be drawn on the account for now.
    AccountBlocked,
    /// The account is in a state this project doesn't know.
    AccountStatusUnknown(String),
    /// So much is still owed.
    Outstanding(Money),
    /// So much was received and is neither applied nor given back.
    Unapplied(Money),
    /// So much waits to be paid out.
    PayoutsWaiting(Money),
    /// The payout stands where this can't be done.
    PayoutIs(PayoutStatus),
    /// The record stands where this can't be done.
    RecordIs(RecordStatus),
    /// Who asked for approval can't give it.
    OwnRequest,
    /// The record belongs to somebody already.
    RecordMatched,
    /// Nobody has claimed the record.
    RecordUnmatched,
    /// Part of the record was given back.
    RecordRefunded,
    /// Nothing is left of what was received.
    NothingLeft,
    /// So much of the fee is paid.
    FeePaid(Money),
    /// No loan of the account runs.
    NoRunningLoan,
    /// The top-up stands where this can't be done.
    TopupIs(TopupStatus),
    /// The top-up's last payout is not one that can be made anew.
    TopupPayoutIs(PayoutStatus),
    /// The group is closed.
    GroupClosed,
}

impl Reason {
    /// A word for programs, as a 409 carries it in `code`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::LoanClosed => "loan_closed",
            Self::LoanWrittenOff => "loan_written_off",
            Self::LoanStatusUnknown(_) => "loan_status_unknown",
            Self::AvailabilityEnded(_) => "availability_ended",
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
