//! Request Tranche, with its rules, and how any payout is stored.

use super::{Expand, indexed, ref_id};
use crate::error::{Answer, Refusal};
use crate::store::loans;
use lms::can;
use lms::payouts::{Payout, PayoutMethod, PayoutTo, PayoutType, RequestTranche};
use lms::{Instant, Money};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Requests a tranche: the loan exists and may draw, and the amount is above zero and within what is undisbursed.
/// To be run in a transaction, so that two at once can't draw the same rupee.
pub fn request_tranche(connection: &Connection, request: RequestTranche, now: Instant) -> Answer<Payout> {
    let loan = loans::one(connection, request.loan_id)?;
    let numbers = loans::numbers(connection, request.loan_id)?;
    let undisbursed = loans::undisbursed(connection, &loan, numbers.loan)?;
    can::request_tranche(&loan, undisbursed, now.day())
        .map_err(|reason| Refusal::Conflict { detail: reason.to_string(), code: reason.code() })?;
    if !request.amount.is_positive() {
        return Err(Refusal::field("amount", "Ensure this value is greater than 0."));
    }
    let over = request.amount.less(undisbursed);
    if over > Money::ZERO {
        let message = format!("{} is {over:#} more than the {undisbursed:#} still undisbursed.", request.amount);
        return Err(Refusal::field("amount", message));
    }
    let tranche = NewPayout {
        account_no: numbers.account,
        loan_no: Some(numbers.loan),
        bank_no: numbers.bank,
        r#type: PayoutType::Disbursement,
        method: PayoutMethod::Manual,
        payout_to: PayoutTo::Borrower,
        amount: request.amount,
    };
    let idx = insert(connection, &tranche, now)?;
    indexed(connection, idx, Expand::default())
}

/// A payout that is asked for.
#[derive(Clone, Debug)]
pub struct NewPayout {
    /// Whose, by number.
    pub account_no: i64,
    /// Of which loan, by number.
    pub loan_no: Option<i64>,
    /// Where to, by number.
    pub bank_no: Option<i64>,
    /// Why.
    pub r#type: PayoutType,
    /// How.
    pub method: PayoutMethod,
    /// To whom.
    pub payout_to: PayoutTo,
    /// How much.
    pub amount: Money,
}

/// Stores a pending payout, and answers its index.
pub fn insert(connection: &Connection, new: &NewPayout, now: Instant) -> Answer<i64> {
    let idx = next_index(connection)?;
    connection
        .prepare_cached(
            "INSERT INTO payouts (idx, id, created_at, updated_at, type, ref_id, amount, method, status, bank_no, payout_to, \
             account_no, loan_no) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, 'pending', ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            idx,
            Uuid::new_v4(),
            now.ticks(),
            new.r#type.as_str(),
            free_reference(connection, idx)?,
            new.amount.paise(),
            new.method.as_str(),
            new.bank_no,
            new.payout_to.as_str(),
            new.account_no,
            new.loan_no,
        ])?;
    Ok(idx)
}

/// Indexes are dense: one more than the last.
fn next_index(connection: &Connection) -> Answer<i64> {
    Ok(connection.prepare_cached("SELECT coalesce(max(idx), 0) + 1 FROM payouts")?.query_row([], |row| row.get(0))?)
}

/// The index's own reference, or the next free one where one of the named payouts of the seed has taken it.
fn free_reference(connection: &Connection, idx: i64) -> Answer<String> {
    let mut taken = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM payouts WHERE ref_id = ?)")?;
    // The references of indexes this far ahead are not given to any payout of a database of a size that fits a disk.
    for candidate in std::iter::successors(Some(idx), |last| Some(last + (1 << 24))).take(8) {
        let reference = ref_id(candidate);
        if !taken.query_row([&reference], |row| row.get::<_, bool>(0))? {
            return Ok(reference);
        }
    }
    Err(Refusal::broken("no reference is free"))
}
