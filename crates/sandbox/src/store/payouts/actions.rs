//! Payout actions. Each is one `UPDATE` that requires the status it starts from, so that of two concurrent ones only
//! one succeeds.

use super::{Expand, get};
use crate::error::{ApiError, ApiResult};
use crate::store::events::{self, Actor, Event};
use crate::store::{banks, loans, refunds, rps};
use lms::bank::CreditBankChoice;
use lms::payout_actions::ManualPayment;
use lms::payouts::{Payout, PayoutMethod, PayoutTo, PayoutType};
use lms::{Instant, Money, PayoutId, can};
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use serde_json::json;
use uuid::Uuid;

/// Seconds until the simulated bank answers.
const BANK_DELAY_SECONDS: i64 = 20;
/// Amount in rupees from which a manual payout goes by RTGS.
const RTGS_FROM: i64 = 200_000;

/// Processes a payout: as paid manually, or with `None` by the bank.
pub fn process(
    connection: &Connection,
    id: PayoutId,
    manual_payment: Option<&ManualPayment>,
    by: &Actor,
) -> ApiResult<Payout> {
    let payout = get(connection, id, Expand::default())?;
    can::process_own_payout(&payout, &|name| name == by.name)?;
    match manual_payment {
        Some(paid) => {
            can::mark_payout_paid(&payout.status)?;
            can::be_paid_on(paid.bank_date, payout.created_at.day(), by.at.day())
                .map_err(|error| ApiError::field("bank_date", error.to_string()))?;
            mark_paid(connection, &payout, paid, by)?;
        }
        None => {
            can::process_payout(&payout.status)?;
            let method = match payout.method {
                PayoutMethod::Manual if payout.amount >= Money::from_rupees(RTGS_FROM) => PayoutMethod::Rtgs,
                PayoutMethod::Manual => PayoutMethod::Neft,
                ref chosen => chosen.clone(),
            };
            update_if_unchanged(
                connection,
                &payout,
                "status = 'processing', method = ?, payout_service_id = ?, answer_at = ?",
                params![
                    method.as_str(),
                    format!("BNK{}", Uuid::new_v4().simple()),
                    by.at.add_seconds(BANK_DELAY_SECONDS).ticks()
                ],
                by,
            )?;
        }
    }
    log_event(connection, &payout, "payout_processed", json!({ "by_hand": manual_payment.is_some() }), by)?;
    get(connection, id, Expand::default())
}

/// Makes a failed payout pending again. The reason of the failure goes to the event log.
pub fn retry(connection: &Connection, id: PayoutId, by: &Actor) -> ApiResult<Payout> {
    let payout = get(connection, id, Expand::default())?;
    can::retry_payout(&payout.status)?;
    ensure_within_sanction(connection, &payout)?;
    update_if_unchanged(
        connection,
        &payout,
        "status = 'pending', failed_remark = NULL, payout_service_id = NULL, answer_at = NULL, utr = NULL, bank_on = NULL, \
         counts_on = NULL, is_downloaded = 0",
        &[],
        by,
    )?;
    log_event(connection, &payout, "payout_retried", json!({ "failed_remark": payout.failed_remark }), by)?;
    get(connection, id, Expand::default())
}

/// Rejects a payout beyond the sanctioned amount: other tranches may have been requested since it failed, or the loan
/// may have ended.
pub fn ensure_within_sanction(connection: &Connection, payout: &Payout) -> ApiResult<()> {
    let (PayoutType::Disbursement, Some(loan)) = (&payout.r#type, &payout.loan) else { return Ok(()) };
    let loan = loans::get(connection, loan.id())?;
    can::change_schedule(&loan)?;
    let undisbursed = loans::undisbursed(connection, &loan, loans::keys(connection, loan.id)?.loan)?;
    Ok(can::retry_tranche(payout.amount, undisbursed)?)
}

/// Changes the bank account of a payout.
pub fn change(connection: &Connection, id: PayoutId, to: &CreditBankChoice, by: &Actor) -> ApiResult<Payout> {
    let payout = get(connection, id, Expand::default())?;
    can::change_payout(&payout.status)?;
    let bank = banks::resolve(connection, to, by.at)?;
    let set = "bank_no = ?, bank_changed_by = ?";
    update_if_unchanged(connection, &payout, set, params![bank, by.name], by)?;
    let before = payout.credit_bank.as_ref().map(|bank| bank.id);
    log_event(connection, &payout, "payout_changed", json!({ "credit_bank": before }), by)?;
    get(connection, id, Expand::default())
}

/// Sets the method, payee and bank account of a payout that was just created.
pub fn set_payment_details(
    connection: &Connection,
    payout: &Payout,
    method: &PayoutMethod,
    to: Option<&PayoutTo>,
    bank_no: Option<i64>,
    bank_changed_by: Option<&str>,
) -> ApiResult<Payout> {
    let to = to.unwrap_or(&payout.payout_to).as_str();
    let set = "method = ?, payout_to = ?, bank_no = coalesce(?, bank_no), bank_changed_by = ?";
    let values = params![method.as_str(), to, bank_no, bank_changed_by];
    update(connection, payout, set, values, None, payout.updated_at)?;
    get(connection, payout.id, Expand::default())
}

/// Marks a payout as paid according to the bank statement, whether or not the bank was asked to pay it.
pub fn mark_paid(connection: &Connection, payout: &Payout, paid: &ManualPayment, by: &Actor) -> ApiResult<()> {
    ensure_utr_unused(connection, &paid.utr)?;
    let day = paid.bank_date.number();
    let set =
        "status = 'processed', processed_at = ?, bank_on = ?, counts_on = ?, utr = ?, debit_bank = ?, answer_at = NULL";
    update_if_unchanged(connection, payout, set, params![by.at.ticks(), day, day, paid.utr, paid.debit_bank], by)?;
    after_payment(connection, payout, by.at)
}

/// Cancels a payout that is not paid.
pub fn cancel(connection: &Connection, id: PayoutId, remark: &str, by: &Actor) -> ApiResult<Payout> {
    let payout = get(connection, id, Expand::default())?;
    can::change_payout(&payout.status)?;
    update_if_unchanged(connection, &payout, "status = 'cancelled', failed_remark = ?", params![remark], by)?;
    refunds::release(connection, payout.index, by.at)?;
    log_event(connection, &payout, "payout_cancelled", json!({ "remark": remark }), by)?;
    get(connection, id, Expand::default())
}

/// Updates a payout as this officer, if its status has not changed since it was read.
pub(super) fn update_if_unchanged(
    connection: &Connection,
    payout: &Payout,
    set: &str,
    values: &[&dyn ToSql],
    by: &Actor,
) -> ApiResult<()> {
    update(connection, payout, set, values, Some(&by.name), by.at)
}

/// The same; without an officer, the bank changed it or it was just created.
pub(super) fn update(
    connection: &Connection,
    payout: &Payout,
    set: &str,
    values: &[&dyn ToSql],
    by: Option<&str>,
    now: Instant,
) -> ApiResult<()> {
    let sql = format!("UPDATE payouts SET {set}, updated_by = ?, updated_at = ? WHERE idx = ? AND status = ?");
    let (ticks, status) = (now.ticks(), payout.status.as_str());
    let keys: [&dyn ToSql; 4] = [&by, &ticks, &payout.index, &status];
    let values: Vec<&dyn ToSql> = values.iter().copied().chain(keys).collect();
    let changed = connection.prepare_cached(&sql)?.execute(values.as_slice())?;
    if changed == 1 { Ok(()) } else { Err(ApiError::internal("a payout changed within its own transaction")) }
}

/// Rebuilds the schedule of the loan after a tranche was disbursed.
pub(super) fn after_payment(connection: &Connection, payout: &Payout, now: Instant) -> ApiResult<()> {
    match (&payout.r#type, &payout.loan) {
        (PayoutType::Disbursement, Some(loan)) => {
            let keys = loans::keys(connection, loan.id())?;
            rps::rebuild(connection, keys.loan, now).map(drop)
        }
        _ => Ok(()),
    }
}

/// Rejects a UTR that another payout has, as one transfer pays one payout; one that came back no longer counts.
pub(super) fn ensure_utr_unused(connection: &Connection, utr: &str) -> ApiResult<()> {
    let other: Option<String> = connection
        .prepare_cached("SELECT ref_id FROM payouts WHERE utr = ? AND status NOT IN ('failed', 'cancelled')")?
        .query_row([utr], |row| row.get(0))
        .optional()?;
    match other {
        None => Ok(()),
        Some(other) => Err(ApiError::Conflict { detail: format!("{other} was paid with this UTR."), code: "utr_used" }),
    }
}

pub(super) fn log_event(
    connection: &Connection,
    payout: &Payout,
    action: &'static str,
    detail: serde_json::Value,
    by: &Actor,
) -> ApiResult<()> {
    let number = |table: &str, id: Option<Uuid>| -> ApiResult<Option<i64>> {
        let sql = format!("SELECT no FROM {table} WHERE id = ?");
        Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
    };
    let mut detail = detail;
    detail["payout"] = json!(payout.ref_id);
    let account = number("accounts", Some(payout.account.id().0))?;
    let loan = number("loans", payout.loan.as_ref().map(|loan| loan.id().0))?;
    events::append(connection, &Event { at: by.at, by: &by.name, action, account, loan, detail })
}
