//! Payouts that are not paid after all: returned by the bank, or marked as paid by mistake.

use super::actions::{log_event, update_if_unchanged};
use super::{Expand, get};
use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::{loans, rps};
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::{Instant, PayoutId, can};
use rusqlite::{Connection, params};
use serde_json::json;

/// Marks a payout as failed that the bank has returned, before or after it had reported it as paid. It keeps its UTR until
/// it is retried.
///
/// Fails with 409 while a debit is matched with it, or if what it disbursed has been repaid.
pub fn return_by_bank(connection: &Connection, id: PayoutId, remark: &str, by: &Actor) -> ApiResult<Payout> {
    let payout = get(connection, id, Expand::default())?;
    can::return_payout(&payout.status)?;
    let is_matched: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM bank_lines WHERE payout_idx = ?)")?
        .query_row([payout.index], |row| row.get(0))?;
    if is_matched {
        let detail = "The payout is matched with a debit of the bank statement. Undo the match first.".to_owned();
        return Err(ApiError::Conflict { detail, code: "payout_matched" });
    }
    let set =
        "status = 'failed', failed_remark = ?, answer_at = NULL, processed_at = NULL, bank_on = NULL, counts_on = NULL";
    update_if_unchanged(connection, &payout, set, params![remark], by)?;
    if payout.status == PayoutStatus::Processed {
        after_return(connection, &payout, by.at)?;
    }
    log_event(connection, &payout, "payout_returned", json!({ "remark": remark, "utr": payout.utr }), by)?;
    get(connection, id, Expand::default())
}

/// Makes a payout pending again that was marked as paid by mistake.
///
/// Fails with 409 if what it disbursed has been repaid.
pub fn mark_unpaid(connection: &Connection, payout: &Payout, by: &Actor) -> ApiResult<()> {
    let set = "status = 'pending', processed_at = NULL, bank_on = NULL, counts_on = NULL, utr = NULL, debit_bank = NULL, \
         payout_service_id = NULL";
    update_if_unchanged(connection, payout, set, &[], by)?;
    after_return(connection, payout, by.at)
}

/// Recalculates the loan of a disbursement that no longer counts.
fn after_return(connection: &Connection, payout: &Payout, now: Instant) -> ApiResult<()> {
    let (PayoutType::Disbursement, Some(loan)) = (&payout.r#type, &payout.loan) else { return Ok(()) };
    let loan_no = loans::keys(connection, loan.id())?.loan;
    let is_repaid: bool = connection
        .prepare_cached(
            "SELECT coalesce((SELECT sum(settled_principal) FROM demands WHERE loan_no = ?1), 0) > \
             coalesce((SELECT sum(amount) FROM payouts WHERE loan_no = ?1 AND type = 'disbursement' AND status = 'processed'), 0)",
        )?
        .query_row([loan_no], |row| row.get(0))?;
    if is_repaid {
        let detail = "What it paid out has been paid back since.".to_owned();
        return Err(ApiError::Conflict { detail, code: "paid_back" });
    }
    rps::rebuild(connection, loan_no, now).map(drop)
}
