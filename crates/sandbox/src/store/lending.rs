//! New loans under an account's terms, with their first payout.

use super::payouts::{self, Expand, NewPayout};
use super::references::reference_for;
use super::{accounts, loan_data, loans};
use crate::books::rate::{Rate, to_decimal};
use crate::error::{ApiError, ApiResult};
use lms::accounts::Disbursement;
use lms::loan_data::{LoanTerms, RateTerm};
use lms::payouts::{PayoutMethod, PayoutTo, PayoutType};
use lms::{AccountId, Instant, LoanId, Money, can};
use rusqlite::{Connection, params};
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct NewLoan {
    pub account: AccountId,
    pub account_no: i64,
    pub amount: Money,
    /// Row number of the bank account to pay to; the account's own if `None`.
    pub bank_no: Option<i64>,
    /// Name of the officer.
    pub requested_by: String,
}

#[derive(Clone, Debug)]
pub struct CreatedLoan {
    pub loan_no: i64,
    pub loan: LoanId,
    /// Index of the first payout.
    pub payout_idx: i64,
}

/// Creates a loan and its first payout.
///
/// Fails with 409 unless the account is active, with 400 at `amount` above the available amount, or if the terms have
/// no rate or number of EMIs.
pub fn create(connection: &Connection, new: &NewLoan, now: Instant) -> ApiResult<CreatedLoan> {
    let account = accounts::get(connection, new.account)?;
    can::draw_on_account(&account.status)?;
    let available = account.available_amount.max(Money::ZERO);
    if new.amount > available {
        let over = new.amount.less(available);
        return Err(ApiError::field(
            "amount",
            format!("{} is {over:#} more than the {available:#} available.", new.amount),
        ));
    }
    let terms = loan_data::of_account(connection, new.account_no)?;
    let (roi, count) = rate_and_emi_count(&terms)?;
    let bank_no = match new.bank_no {
        Some(no) => Some(no),
        None => connection
            .prepare_cached("SELECT bank_no FROM accounts WHERE no = ?")?
            .query_row([new.account_no], |row| row.get(0))?,
    };
    if bank_no.is_none() {
        return Err(ApiError::field("credit_bank", "The account has no bank: say where to pay."));
    }
    let no: i64 = connection.query_row("SELECT coalesce(max(no), 0) + 1 FROM loans", [], |row| row.get(0))?;
    let loan = LoanId(Uuid::new_v4());
    connection
        .prepare_cached(
            "INSERT INTO loans (no, id, ref_id, created_at, updated_at, account_no, bank_no, status, sanctioned, roi, roi_type, \
             emi_count, books_on) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, 'active', ?7, ?8, 'reducing', ?9, ?10)",
        )?
        .execute(params![
            no,
            loan.0,
            reference_for("LN", no),
            now.ticks(),
            new.account_no,
            bank_no,
            new.amount.paise(),
            roi,
            count,
            now.day().number(),
        ])?;
    let first = NewPayout {
        account_no: new.account_no,
        loan_no: Some(no),
        bank_no,
        r#type: PayoutType::Disbursement,
        method: PayoutMethod::Manual,
        payout_to: PayoutTo::Borrower,
        amount: new.amount,
        requested_by: new.requested_by.clone(),
        is_other_bank: new.bank_no.is_some(),
    };
    let payout_idx = payouts::insert(connection, &first, now)?;
    Ok(CreatedLoan { loan_no: no, loan, payout_idx })
}

/// Initiate Disbursement.
pub fn disburse(connection: &Connection, new: &NewLoan, now: Instant) -> ApiResult<Disbursement> {
    let created = create(connection, new, now)?;
    Ok(Disbursement {
        loan: loans::get(connection, created.loan)?,
        payout: payouts::get_by_index(connection, created.payout_idx, Expand::default())?,
    })
}

/// Returns the rate (of slabs, the first) and the number of EMIs of a new loan; 400 if the terms lack either.
pub fn rate_and_emi_count(terms: &LoanTerms) -> ApiResult<(String, u32)> {
    let missing = |words: &str| ApiError::field("non_field_errors", format!("The account's terms name no {words}."));
    let rate = terms.roi_value.as_ref().filter(|rate| Rate::from_term(rate).is_some());
    let first = match rate.ok_or_else(|| missing("rate of interest"))? {
        RateTerm::Flat(rate) => rate.clone(),
        RateTerm::Slabs(slabs) => slabs.first().ok_or_else(|| missing("rate of interest"))?.value.clone(),
    };
    let count = terms.emi_count.as_ref().and_then(to_decimal).and_then(|count| u32::try_from(count).ok());
    let count = count.filter(|count| *count > 0).unwrap_or(u32::from(terms.emi_frequency.is_none()));
    if count == 0 {
        return Err(missing("number of EMIs"));
    }
    Ok((first.to_string(), count))
}
