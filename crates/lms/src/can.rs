//! Which action is allowed in which status.
//!
//! The app disables buttons by these rules and shows the reason; the sandbox refuses calls by them. All are assumed: no
//! rule of the real API is documented, so it may still answer 409, which the app shows.

mod at_bank;
mod bank_claims;
mod days;
mod loans;
mod payouts;
mod reason;
mod records;
mod second_officer;
mod topups;

pub use at_bank::{mark_payout_paid, return_payout};
pub use bank_claims::{BankClaim, bank_claims, is_possible_double_payment};
pub use days::{
    DayError, be_a_day, be_due_on, be_paid_on, be_presented_on, be_received_on, is_past_due_day, is_unusual_bank_date,
};
pub use loans::{change_schedule, close_account, delete_fee, draw_on_account, request_tranche};
pub use payouts::{change_payout, process_payout, retry_payout, retry_tranche, update_payout_status};
pub use reason::Reason;
pub use records::{
    adjust, answer_presentation, approve_record, give_back, holds_utr, match_record, process_record, refund_record,
    reject_record, request_approval, revert_record, unmatch_record,
};
pub use second_officer::{IsActing, process_own_payout};
pub use topups::{change_topup, reinitiate_topup, unschedule_topup};

use crate::Money;

/// An action that depends on an amount needs it.
fn is_known(amount: Money) -> Result<(), Reason> {
    if amount.is_known() { Ok(()) } else { Err(Reason::AmountUnknown) }
}
