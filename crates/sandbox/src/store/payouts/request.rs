//! Request Tranche, and creation of payouts in general.

use super::{Expand, get_by_index, ref_id};
use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::loans;
use lms::can;
use lms::payouts::{Payout, PayoutMethod, PayoutTo, PayoutType, RequestTranche};
use lms::{Instant, Money};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Requests a tranche: the loan must allow drawdowns, and the amount must be above zero and at most the undisbursed
/// amount. Must run in a transaction, so that concurrent requests cannot exceed it.
pub fn request_tranche(connection: &Connection, request: RequestTranche, by: &Actor) -> ApiResult<Payout> {
    let loan = loans::get(connection, request.loan_id)?;
    let keys = loans::keys(connection, request.loan_id)?;
    let undisbursed = loans::undisbursed(connection, &loan, keys.loan)?;
    can::request_tranche(&loan, undisbursed, by.at.day())
        .map_err(|reason| ApiError::Conflict { detail: reason.to_string(), code: reason.code() })?;
    if !request.amount.is_positive() {
        return Err(ApiError::field("amount", "Ensure this value is greater than 0."));
    }
    let over = request.amount.less(undisbursed);
    if over > Money::ZERO {
        let message = format!("{} is {over:#} more than the {undisbursed:#} still undisbursed.", request.amount);
        return Err(ApiError::field("amount", message));
    }
    let tranche = NewPayout {
        account_no: keys.account,
        loan_no: Some(keys.loan),
        bank_no: keys.bank,
        r#type: PayoutType::Disbursement,
        method: PayoutMethod::Manual,
        payout_to: PayoutTo::Borrower,
        amount: request.amount,
        requested_by: by.name.clone(),
        is_other_bank: false,
    };
    let idx = insert(connection, &tranche, by.at)?;
    get_by_index(connection, idx, Expand::default())
}

/// A payout to be created.
#[derive(Clone, Debug)]
pub struct NewPayout {
    pub account_no: i64,
    pub loan_no: Option<i64>,
    pub bank_no: Option<i64>,
    pub r#type: PayoutType,
    pub method: PayoutMethod,
    pub payout_to: PayoutTo,
    pub amount: Money,
    /// Name of the officer.
    pub requested_by: String,
    /// Whether the officer chose another bank account than the loan's or account's own.
    pub is_other_bank: bool,
}

/// Stores a pending payout and returns its index.
pub fn insert(connection: &Connection, new: &NewPayout, now: Instant) -> ApiResult<i64> {
    let idx = next_index(connection)?;
    connection
        .prepare_cached(
            "INSERT INTO payouts (idx, id, created_at, updated_at, type, ref_id, amount, method, status, bank_no, payout_to, \
             account_no, loan_no, requested_by, bank_changed_by) \
             VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, 'pending', ?8, ?9, ?10, ?11, ?12, ?13)",
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
            new.requested_by,
            new.is_other_bank.then_some(&new.requested_by),
        ])?;
    Ok(idx)
}

/// Returns the next index. Indexes are consecutive.
fn next_index(connection: &Connection) -> ApiResult<i64> {
    Ok(connection.prepare_cached("SELECT coalesce(max(idx), 0) + 1 FROM payouts")?.query_row([], |row| row.get(0))?)
}

/// Returns the reference of the index, or the next free one if a seeded scenario uses it.
fn free_reference(connection: &Connection, idx: i64) -> ApiResult<String> {
    let mut taken = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM payouts WHERE ref_id = ?)")?;
    // References of indexes this far ahead are not used by any database of realistic size.
    for candidate in std::iter::successors(Some(idx), |last| Some(last + (1 << 24))).take(8) {
        let reference = ref_id(candidate);
        if !taken.query_row([&reference], |row| row.get::<_, bool>(0))? {
            return Ok(reference);
        }
    }
    Err(ApiError::internal("no reference is free"))
}
