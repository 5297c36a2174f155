//! What is allowed when: one table for the whole house.
//!
//! The sandbox refuses by it and a button is disabled by it, with the reason beside it in words. Assumed throughout:
//! no rule of the real API is documented, so it may still say no, and a 409 is shown, never assumed away.

use crate::accounts::AccountStatus;
use crate::loans::{Loan, LoanStatus};
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

/// Whether a tranche of this loan may be requested `today`, when `undisbursed` is left to draw.
///
/// A loan that is overdue may still draw: the payment desk sees it and decides.
///
/// # Errors
/// The first reason that stands against it.
pub fn request_tranche(loan: &Loan, undisbursed: Money, today: Day) -> Result<(), Reason> {
    runs(loan)?;
    if let Some(until) = loan.available_until
        && today > until
    {
        return Err(Reason::AvailabilityEnded(until));
    }
    if undisbursed.is_positive() { Ok(()) } else { Err(Reason::FullyDrawn) }
}

/// Whether the schedule of this loan may be rebuilt or restructured: while it runs.
///
/// # Errors
/// That it has ended.
pub fn change_schedule(loan: &Loan) -> Result<(), Reason> {
    runs(loan)
}

fn runs(loan: &Loan) -> Result<(), Reason> {
    match &loan.status {
        LoanStatus::Active | LoanStatus::Overdue => Ok(()),
        LoanStatus::Closed => Err(Reason::LoanClosed),
        LoanStatus::WrittenOff => Err(Reason::LoanWrittenOff),
        LoanStatus::Unknown(status) => Err(Reason::LoanStatusUnknown(status.clone())),
    }
}

/// Whether an account may draw: whether a loan may be made under it.
///
/// # Errors
/// That it is closed or blocked.
pub fn draw_on_account(status: &AccountStatus) -> Result<(), Reason> {
    match status {
        AccountStatus::Active => Ok(()),
        AccountStatus::Blocked => Err(Reason::AccountBlocked),
        AccountStatus::Closed => Err(Reason::AccountClosed),
        AccountStatus::Unknown(status) => Err(Reason::AccountStatusUnknown(status.clone())),
    }
}

/// Whether an account may be closed: once nothing is owed, nothing received is left over and nothing waits to be paid out.
///
/// # Errors
/// The first reason that stands against it.
pub fn close_account(
    status: &AccountStatus,
    outstanding: Money,
    unapplied: Money,
    waiting: Money,
) -> Result<(), Reason> {
    if *status == AccountStatus::Closed {
        return Err(Reason::AccountClosed);
    }
    if outstanding.is_positive() {
        return Err(Reason::Outstanding(outstanding));
    }
    if unapplied.is_positive() {
        return Err(Reason::Unapplied(unapplied));
    }
    if waiting.is_positive() { Err(Reason::PayoutsWaiting(waiting)) } else { Ok(()) }
}

/// Whether a payout may be processed, by hand or by the bank: while it is pending.
///
/// # Errors
/// Where it stands instead.
pub fn process_payout(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Pending])
}

/// Whether a payout may be tried again: once it failed.
///
/// # Errors
/// Where it stands instead.
pub fn retry_payout(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Failed])
}

/// Whether a tranche that failed may be paid after all, when `undisbursed` is left to draw.
///
/// # Errors
/// That other tranches have taken its place.
pub fn pay_tranche_again(amount: Money, undisbursed: Money) -> Result<(), Reason> {
    if amount <= undisbursed { Ok(()) } else { Err(Reason::OnlyLeftToDraw(undisbursed.max(Money::ZERO))) }
}

/// Whether a payout may be cancelled, or the account it goes to be corrected: while no money of it can be under way.
///
/// # Errors
/// Where it stands instead.
pub fn change_payout(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Pending, PayoutStatus::Failed])
}

/// Whether the bank may say what became of a payout: while it is with the bank.
///
/// # Errors
/// Where it stands instead.
pub fn hear_of_payout(status: &PayoutStatus) -> Result<(), Reason> {
    payout_is(status, &[PayoutStatus::Processing])
}

/// Whether a top-up may be changed: while no money of it is under way.
///
/// # Errors
/// Where it stands instead.
pub fn change_topup(status: &TopupStatus) -> Result<(), Reason> {
    topup_is(status, &[TopupStatus::Draft, TopupStatus::ChecksFailed, TopupStatus::Scheduled])
}

/// Whether a top-up may be taken off its schedule: while it waits for its time.
///
/// # Errors
/// Where it stands instead.
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

/// Whether a fee may be deleted: while nothing of it is paid.
///
/// # Errors
/// How much is.
pub fn delete_fee(paid: Money) -> Result<(), Reason> {
    if paid.is_positive() { Err(Reason::FeePaid(paid)) } else { Ok(()) }
}

/// Whether approval of a record may be asked for: while it is a draft, or again after it was rejected.
///
/// # Errors
/// Where it stands instead.
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
/// Where it stands instead.
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

fn payout_is(status: &PayoutStatus, allowed: &[PayoutStatus]) -> Result<(), Reason> {
    if allowed.contains(status) { Ok(()) } else { Err(Reason::PayoutIs(status.clone())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loan(status: LoanStatus) -> Loan {
        let json = format!(
            r#"{{"id":"f59b69c8-9e47-46a1-b2c9-83ae42666a30","created_at":1.0,"updated_at":1.0,"ref_id":"LN1",
            "account":"d508dc8e-4cb7-4991-8065-13167c8d3fe9","borrower_name":"A","status":"{status}",
            "sanctioned_amount":10.0,"disbursed_amount":0.0,"outstanding_amount":0.0,"overdue_amount":0.0,"dpd":0,
            "roi_value":18,"roi_type":"reducing","emi_count":24}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn today() -> Day {
        Day::new(2026, 11, 23).unwrap()
    }

    #[test]
    fn every_state_says_whether_a_tranche_may_be_requested() {
        let unknown = LoanStatus::Unknown("frozen".to_owned());
        for (status, expected) in [
            (LoanStatus::Active, Ok(())),
            (LoanStatus::Overdue, Ok(())),
            (LoanStatus::Closed, Err(Reason::LoanClosed)),
            (LoanStatus::WrittenOff, Err(Reason::LoanWrittenOff)),
            (unknown, Err(Reason::LoanStatusUnknown("frozen".to_owned()))),
        ] {
            assert_eq!(request_tranche(&loan(status), Money::from_rupees(1), today()), expected);
        }
        for status in LoanStatus::KNOWN {
            let answer = request_tranche(&loan(status.clone()), Money::ZERO, today());
            assert!(answer.is_err(), "{status} with nothing left to draw");
        }
    }

    #[test]
    fn only_a_running_loan_s_schedule_changes() {
        for (status, allowed) in [
            (LoanStatus::Active, true),
            (LoanStatus::Overdue, true),
            (LoanStatus::Closed, false),
            (LoanStatus::WrittenOff, false),
            (LoanStatus::Unknown("frozen".to_owned()), false),
        ] {
            assert_eq!(change_schedule(&loan(status.clone())).is_ok(), allowed, "{status}");
        }
    }

    #[test]
    fn only_an_active_account_draws() {
        for status in AccountStatus::KNOWN {
            assert_eq!(draw_on_account(status).is_ok(), *status == AccountStatus::Active, "{status}");
        }
        assert!(draw_on_account(&AccountStatus::Unknown("frozen".to_owned())).is_err());
    }

    #[test]
    fn an_account_closes_when_all_money_is_settled() {
        let (none, one) = (Money::ZERO, Money::from_rupees(1));
        for status in [AccountStatus::Active, AccountStatus::Blocked] {
            for (outstanding, unapplied, waiting, expected) in [
                (none, none, none, Ok(())),
                (one, one, one, Err(Reason::Outstanding(one))),
                (none, one, one, Err(Reason::Unapplied(one))),
                (none, none, one, Err(Reason::PayoutsWaiting(one))),
            ] {
                assert_eq!(close_account(&status, outstanding, unapplied, waiting), expected, "{status}");
            }
        }
        assert_eq!(close_account(&AccountStatus::Closed, none, none, none), Err(Reason::AccountClosed));
    }

    #[test]
    fn the_last_day_for_tranches_still_counts() {
        let mut loan = loan(LoanStatus::Active);
        loan.available_until = Some(today());
        let one = Money::from_rupees(1);
        assert_eq!(request_tranche(&loan, one, today()), Ok(()));
        assert_eq!(request_tranche(&loan, one, today().add_days(1)), Err(Reason::AvailabilityEnded(today())));
    }

    #[test]
    fn a_failed_tranche_is_paid_after_all_while_it_still_fits() {
        let (one, two) = (Money::from_rupees(1), Money::from_rupees(2));
        assert_eq!(pay_tranche_again(one, two), Ok(()));
        assert_eq!(pay_tranche_again(two, one), Err(Reason::OnlyLeftToDraw(one)));
        assert_eq!(pay_tranche_again(two, Money::from_rupees(-5)), Err(Reason::OnlyLeftToDraw(Money::ZERO)));
    }

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
        assert!(delete_fee(Money::ZERO).is_ok() && delete_fee(Money::from_paise(1)).is_err());
    }

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
