//! Callbacks of the bank, and the simulated bank that sends them.

use super::actions::{after_payment, ensure_utr_unused, update};
use super::{Expand, get};
use crate::error::{ApiError, ApiResult, REQUIRED};
use lms::payout_actions::PayoutCallback;
use lms::payouts::PayoutStatus;
use lms::{Day, Instant, PayoutId, can};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// Applies a callback of the bank. Repeating it changes nothing.
pub fn apply_callback(connection: &Connection, callback: &PayoutCallback, now: Instant) -> ApiResult<()> {
    let id: Option<Uuid> = connection
        .prepare_cached("SELECT id FROM payouts WHERE payout_service_id = ?")?
        .query_row([&callback.payout_service_id], |row| row.get(0))
        .optional()?;
    let id = id.ok_or(ApiError::NotFound("No payout has this bank reference."))?;
    let payout = get(connection, PayoutId(id), Expand::default())?;
    let is_known = payout.status == callback.status
        && match callback.status {
            PayoutStatus::Processed => payout.utr == callback.utr,
            _ => true,
        };
    if is_known {
        return Ok(());
    }
    can::update_payout_status(&payout.status)?;
    match (&callback.status, &callback.utr) {
        (PayoutStatus::Processed, Some(utr)) => {
            ensure_utr_unused(connection, utr)?;
            let today = now.day().number();
            let set = "status = 'processed', processed_at = ?, bank_on = ?, counts_on = ?, utr = ?, answer_at = NULL";
            update(connection, &payout, set, params![now.ticks(), today, today, utr], None, now)?;
            after_payment(connection, &payout, now)
        }
        (PayoutStatus::Failed, _) => {
            let set = "status = 'failed', failed_remark = ?, answer_at = NULL";
            update(connection, &payout, set, params![callback.failed_remark], None, now)
        }
        _ => Err(ApiError::field("utr", REQUIRED)),
    }
}

/// Returns the callbacks of the simulated bank that are due. It rejects amounts that end in 13 paise and pays all
/// others.
pub fn due_callbacks(connection: &Connection, now: Instant) -> ApiResult<Vec<PayoutCallback>> {
    let mut due = connection.prepare_cached(
        "SELECT payout_service_id, idx, amount FROM payouts WHERE answer_at <= ? AND status = 'processing' \
         AND payout_service_id IS NOT NULL ORDER BY answer_at",
    )?;
    let day = now.day();
    let answers = due.query_map([now.ticks()], |row| {
        let (idx, amount): (i64, i64) = (row.get(1)?, row.get(2)?);
        let fails = amount % 100 == 13;
        Ok(PayoutCallback {
            payout_service_id: row.get(0)?,
            status: if fails { PayoutStatus::Failed } else { PayoutStatus::Processed },
            utr: (!fails).then(|| utr(day, idx)),
            failed_remark: fails.then(|| "Account closed".to_owned()),
        })
    })?;
    Ok(answers.collect::<rusqlite::Result<_>>()?)
}

/// Returns a UTR like a bank's: code, day, sequence number.
fn utr(day: Day, idx: i64) -> String {
    format!("SNDB{}{idx:010}", day.number())
}
