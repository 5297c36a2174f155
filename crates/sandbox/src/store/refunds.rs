//! Refunds of unapplied money: a payout takes the money out of its records, and cancelling the payout returns it.

use super::events::Actor;
use super::payouts::{self, Expand, NewPayout};
use super::records;
use super::{banks, events, loans};
use crate::error::{ApiError, ApiResult};
use lms::bank::CreditBankChoice;
use lms::payout_actions::CreatePayout;
use lms::payouts::{Payout, PayoutMethod, PayoutTo, PayoutType, RequestTranche};
use lms::record_actions::{RefundLoan, RefundRecord};
use lms::{Instant, Money, can};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

/// Refunds unapplied money of a record.
pub fn refund_record(connection: &Connection, request: &RefundRecord, by: &Actor) -> ApiResult<Payout> {
    let record = records::get(connection, request.id)?;
    let no = records::record_no(connection, request.id)?;
    can::refund_record(&record.status, record.remaining_amount)?;
    ensure_available(request.amount, record.remaining_amount)?;
    let (account_no, loan_no): (i64, Option<i64>) = connection
        .prepare_cached("SELECT account_no, loan_no FROM records WHERE no = ? AND account_no IS NOT NULL")?
        .query_row([no], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(can::Reason::RecordUnmatched)?;
    let bank_no = bank_no(connection, request.credit_bank.as_ref(), account_no, by.at)?;
    let mut payout = refund_payout((account_no, loan_no, bank_no), request.amount, by);
    payout.is_other_bank = request.credit_bank.is_some();
    let (mut withdrawn, left) = withdraw_up_to(connection, "h.record_no = ?", no, request.amount, by.at)?;
    if left.is_positive() {
        // The part of the record that is not allocated to a loan.
        reduce_remaining(connection, no, None, left, by.at)?;
        withdrawn.push((no, left));
    }
    create_payout(connection, &payout, &withdrawn, request.remark.as_deref(), by)
}

/// Refunds unapplied money of a loan, oldest records first.
pub fn refund_loan(connection: &Connection, request: &RefundLoan, by: &Actor) -> ApiResult<Payout> {
    let keys = loans::keys(connection, request.id)?;
    let bank_no = bank_no(connection, request.credit_bank.as_ref(), keys.account, by.at)?;
    let mut payout = refund_payout((keys.account, Some(keys.loan), bank_no.or(keys.bank)), request.amount, by);
    payout.is_other_bank = request.credit_bank.is_some();
    let condition = "r.status = 'processed' AND h.loan_no = ?";
    ensure_available(request.amount, available(connection, condition, keys.loan)?)?;
    let withdrawn = withdraw(connection, condition, keys.loan, request.amount, by.at)?;
    create_payout(connection, &payout, &withdrawn, request.remark.as_deref(), by)
}

/// Create Payout: a tranche within the undisbursed amount, or a payout of money received for the purpose.
pub fn create(connection: &Connection, request: &CreatePayout, by: &Actor) -> ApiResult<Payout> {
    let keys = loans::keys(connection, request.loan)?;
    let bank_no = bank_no(connection, request.credit_bank.as_ref(), keys.account, by.at)?;
    let condition = match request.r#type {
        PayoutType::Disbursement => {
            let tranche = RequestTranche { loan_id: request.loan, amount: request.amount };
            let tranche = payouts::request_tranche(connection, tranche, by)?;
            return payouts::set_payment_details(
                connection,
                &tranche,
                &request.method,
                request.payout_to.as_ref(),
                bank_no,
                request.credit_bank.as_ref().map(|_| by.name.as_str()),
            );
        }
        PayoutType::Refund => "r.status = 'processed' AND r.type <> 'adjustment' AND h.loan_no = ?",
        PayoutType::Cashback => {
            "r.status IN ('approved', 'processed') AND r.payment_mode = 'cashback' AND h.loan_no = ?"
        }
        PayoutType::HoldbackReturn => {
            "r.status IN ('approved', 'processed') AND r.payment_mode = 'holdback' AND h.loan_no = ?"
        }
        PayoutType::Unknown(_) => {
            return Err(ApiError::field("type", "Select from disbursement, refund, cashback, holdback_return."));
        }
    };
    ensure_available(request.amount, available(connection, condition, keys.loan)?)?;
    let payout = NewPayout {
        r#type: request.r#type.clone(),
        method: request.method.clone(),
        payout_to: request.payout_to.clone().unwrap_or(PayoutTo::Borrower),
        is_other_bank: request.credit_bank.is_some(),
        ..refund_payout((keys.account, Some(keys.loan), bank_no.or(keys.bank)), request.amount, by)
    };
    let withdrawn = withdraw(connection, condition, keys.loan, request.amount, by.at)?;
    create_payout(connection, &payout, &withdrawn, None, by)
}

/// Returns the money of a cancelled payout to its records.
pub fn release(connection: &Connection, payout_idx: i64, now: Instant) -> ApiResult<()> {
    for statement in [
        "UPDATE records SET updated_at = ?2, updated_by = NULL, remaining = remaining + \
         (SELECT amount FROM refunds WHERE payout_idx = ?1 AND record_no = no) \
         WHERE no IN (SELECT record_no FROM refunds WHERE payout_idx = ?1)",
        "UPDATE record_parts SET remaining = min(amount, remaining + \
         (SELECT amount FROM refunds f WHERE payout_idx = ?1 AND f.record_no = record_parts.record_no)) \
         WHERE loan_no = (SELECT loan_no FROM payouts WHERE idx = ?1) AND ?2 = ?2 \
         AND record_no IN (SELECT record_no FROM refunds WHERE payout_idx = ?1)",
        "DELETE FROM refunds WHERE payout_idx = ?1 AND ?2 = ?2",
    ] {
        connection.prepare_cached(statement)?.execute(params![payout_idx, now.ticks()])?;
    }
    Ok(())
}

/// Returns a refund to the account, loan and bank account with these row numbers.
fn refund_payout(to: (i64, Option<i64>, Option<i64>), amount: Money, by: &Actor) -> NewPayout {
    let (account_no, loan_no, bank_no) = to;
    NewPayout {
        account_no,
        loan_no,
        bank_no,
        r#type: PayoutType::Refund,
        method: PayoutMethod::Neft,
        payout_to: PayoutTo::Borrower,
        amount,
        requested_by: by.name.clone(),
        is_other_bank: false,
    }
}

fn bank_no(
    connection: &Connection,
    choice: Option<&CreditBankChoice>,
    account_no: i64,
    now: Instant,
) -> ApiResult<Option<i64>> {
    match choice {
        Some(choice) => banks::resolve(connection, choice, now).map(Some),
        None => Ok(connection
            .prepare_cached("SELECT bank_no FROM accounts WHERE no = ?")?
            .query_row([account_no], |row| row.get(0))?),
    }
}

fn ensure_available(amount: Money, left: Money) -> ApiResult<()> {
    if amount <= left {
        return Ok(());
    }
    let message = if left.is_positive() {
        format!("{amount} is {:#} more than the {left:#} that is left.", amount.less(left))
    } else {
        "Nothing is left to give back.".to_owned()
    };
    Err(ApiError::field("amount", message))
}

/// Returns the unapplied money of records that match a condition.
fn available(connection: &Connection, condition: &str, key: i64) -> ApiResult<Money> {
    let sql = format!(
        "SELECT coalesce(sum(h.remaining), 0) FROM unapplied_money h JOIN records r ON r.no = h.record_no WHERE {condition}"
    );
    Ok(Money::from_paise(connection.prepare_cached(&sql)?.query_row([key], |row| row.get(0))?))
}

/// Withdraws an amount from records, oldest first; returns the amount per record.
fn withdraw(
    connection: &Connection,
    condition: &str,
    key: i64,
    amount: Money,
    now: Instant,
) -> ApiResult<Vec<(i64, Money)>> {
    match withdraw_up_to(connection, condition, key, amount, now)? {
        (withdrawn, Money::ZERO) => Ok(withdrawn),
        _ => Err(ApiError::internal("less was there than had been counted")),
    }
}

/// Amount per record (row number), and the amount that was not available.
type Withdrawal = (Vec<(i64, Money)>, Money);

fn withdraw_up_to(
    connection: &Connection,
    condition: &str,
    key: i64,
    amount: Money,
    now: Instant,
) -> ApiResult<Withdrawal> {
    let sql = format!(
        "SELECT h.record_no, h.loan_no, h.is_part, h.remaining FROM unapplied_money h JOIN records r ON r.no = h.record_no \
         WHERE {condition} AND h.remaining > 0 ORDER BY r.no"
    );
    let rows: Vec<(i64, i64, bool, i64)> = connection
        .prepare_cached(&sql)?
        .query_map([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let (mut left, mut withdrawn) = (amount, Vec::new());
    for (record_no, loan_no, is_part, remaining) in rows {
        let part = left.min(Money::from_paise(remaining));
        if part.is_positive() {
            reduce_remaining(connection, record_no, is_part.then_some(loan_no), part, now)?;
            left = left.less(part);
            withdrawn.push((record_no, part));
        }
    }
    Ok((withdrawn, left))
}

fn reduce_remaining(
    connection: &Connection,
    record_no: i64,
    part_of: Option<i64>,
    amount: Money,
    now: Instant,
) -> ApiResult<()> {
    connection
        .prepare_cached("UPDATE records SET remaining = remaining - ?, updated_by = NULL, updated_at = ? WHERE no = ?")?
        .execute(params![amount.paise(), now.ticks(), record_no])?;
    if let Some(loan_no) = part_of {
        connection
            .prepare_cached("UPDATE record_parts SET remaining = remaining - ? WHERE record_no = ? AND loan_no = ?")?
            .execute(params![amount.paise(), record_no, loan_no])?;
    }
    Ok(())
}

/// Stores the payout and its withdrawals.
fn create_payout(
    connection: &Connection,
    payout: &NewPayout,
    withdrawn: &[(i64, Money)],
    remark: Option<&str>,
    by: &Actor,
) -> ApiResult<Payout> {
    let idx = payouts::insert(connection, payout, by.at)?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO refunds (payout_idx, record_no, amount) VALUES (?1, ?2, ?3) \
         ON CONFLICT DO UPDATE SET amount = amount + excluded.amount",
    )?;
    for (record_no, amount) in withdrawn {
        insert.execute(params![idx, record_no, amount.paise()])?;
    }
    let created = payouts::get_by_index(connection, idx, Expand::default())?;
    let detail = json!({ "payout": created.ref_id, "type": payout.r#type.as_str(), "remark": remark });
    let event = events::Event {
        at: by.at,
        by: &by.name,
        action: "money_given_back",
        account: Some(payout.account_no),
        loan: payout.loan_no,
        detail,
    };
    events::append(connection, &event)?;
    Ok(created)
}
