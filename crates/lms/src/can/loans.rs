//! Rules of loans, their fees, and accounts.

use super::{Reason, is_known};
use crate::accounts::AccountStatus;
use crate::loans::{Loan, LoanStatus};
use crate::{Day, Money};

/// Whether a tranche of this loan may be requested `today`, given its `undisbursed` amount.
///
/// An overdue loan may still draw: the payment desk decides.
///
/// # Errors
/// The first reason why not.
pub fn request_tranche(loan: &Loan, undisbursed: Money, today: Day) -> Result<(), Reason> {
    is_running(loan)?;
    if let Some(until) = loan.available_until
        && today > until
    {
        return Err(Reason::AvailabilityEnded(until));
    }
    is_known(undisbursed)?;
    if undisbursed.is_positive() { Ok(()) } else { Err(Reason::FullyDrawn) }
}

/// Whether the schedule of this loan may be reset or restructured: while it is active or overdue.
///
/// # Errors
/// That it is closed or written off.
pub fn change_schedule(loan: &Loan) -> Result<(), Reason> {
    is_running(loan)
}

fn is_running(loan: &Loan) -> Result<(), Reason> {
    match &loan.status {
        LoanStatus::Active | LoanStatus::Overdue => Ok(()),
        LoanStatus::Closed => Err(Reason::LoanClosed),
        LoanStatus::WrittenOff => Err(Reason::LoanWrittenOff),
        LoanStatus::Unknown(status) => Err(Reason::LoanStatusUnknown(status.clone())),
    }
}

/// Whether an account may be drawn on: whether a loan may be created under it.
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

/// Whether an account may be closed: when nothing is outstanding, unapplied or `waiting` to be paid out.
///
/// # Errors
/// The first reason why not.
pub fn close_account(
    status: &AccountStatus,
    outstanding: Money,
    unapplied: Money,
    waiting: Money,
) -> Result<(), Reason> {
    if *status == AccountStatus::Closed {
        return Err(Reason::AccountClosed);
    }
    for amount in [outstanding, unapplied, waiting] {
        is_known(amount)?;
    }
    if outstanding.is_positive() {
        return Err(Reason::Outstanding(outstanding));
    }
    if unapplied.is_positive() {
        return Err(Reason::Unapplied(unapplied));
    }
    if waiting.is_positive() { Err(Reason::PayoutsWaiting(waiting)) } else { Ok(()) }
}

/// Whether a fee may be deleted: while nothing of it is paid.
///
/// # Errors
/// The amount paid.
pub fn delete_fee(paid: Money) -> Result<(), Reason> {
    is_known(paid)?;
    if paid.is_positive() { Err(Reason::FeePaid(paid)) } else { Ok(()) }
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
    fn active_and_overdue_loans_may_draw() {
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
            let result = request_tranche(&loan(status.clone()), Money::ZERO, today());
            assert!(result.is_err(), "{status} with nothing left to draw");
        }
    }

    #[test]
    fn only_active_and_overdue_loans_change_their_schedule() {
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
    fn only_active_accounts_may_be_drawn_on() {
        for status in AccountStatus::KNOWN {
            assert_eq!(draw_on_account(status).is_ok(), *status == AccountStatus::Active, "{status}");
        }
        assert!(draw_on_account(&AccountStatus::Unknown("frozen".to_owned())).is_err());
    }

    #[test]
    fn an_account_closes_when_nothing_is_outstanding_unapplied_or_waiting() {
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
    fn a_tranche_may_be_requested_on_the_last_day() {
        let mut loan = loan(LoanStatus::Active);
        loan.available_until = Some(today());
        let one = Money::from_rupees(1);
        assert_eq!(request_tranche(&loan, one, today()), Ok(()));
        assert_eq!(request_tranche(&loan, one, today().add_days(1)), Err(Reason::AvailabilityEnded(today())));
    }

    #[test]
    fn a_fee_may_be_deleted_while_nothing_is_paid() {
        assert_eq!(delete_fee(Money::ZERO), Ok(()));
        assert_eq!(delete_fee(Money::from_paise(1)), Err(Reason::FeePaid(Money::from_paise(1))));
    }

    #[test]
    fn an_amount_that_the_server_left_out_locks_what_depends_on_it() {
        let (unknown, one) = (Money::UNKNOWN, Money::from_rupees(1));
        let locked = Err(Reason::AmountUnknown);
        assert_eq!(request_tranche(&loan(LoanStatus::Active), unknown, today()), locked);
        for amounts in [[unknown, one, one], [one, unknown, one], [one, one, unknown]] {
            let [outstanding, unapplied, waiting] = amounts;
            assert_eq!(close_account(&AccountStatus::Active, outstanding, unapplied, waiting), locked);
        }
        assert_eq!(delete_fee(unknown), locked);
        assert_eq!(crate::can::refund_record(&crate::records::RecordStatus::Processed, unknown), locked);
    }
}
