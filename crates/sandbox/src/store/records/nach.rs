//! NACH: direct debits that are presented to the borrower's bank.

use super::{COMPONENT_ORDER, SETTLEMENT_ORDER, actions, get, log_event, next_index, ref_id, update_if_unchanged};
use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::fees;
use crate::store::ledger::Ledger;
use lms::fees::{CreateFee, FeeType};
use lms::nach::{NachStatus, NachStatusRow};
use lms::{Day, DemandId, LoanId, Money, RecordId, can};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;
use uuid::Uuid;

/// Bounce fee in rupees before GST. Assumed: the loan terms object has no such term.
const BOUNCE_FEE: i64 = 500;

/// Presents the unpaid amount of a demand on `day`. Returns the record of the presentation.
pub fn present_nach(connection: &Connection, demand: DemandId, day: Day, by: &Actor) -> ApiResult<RecordId> {
    let found: Option<(i64, i64, i64)> = connection
        .prepare_cached(
            "SELECT d.no, d.loan_no, l.account_no FROM demands d JOIN loans l ON l.no = d.loan_no WHERE d.id = ?",
        )?
        .query_row([demand.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let (no, loan_no, account_no) = found.ok_or_else(|| ApiError::field("demand", "There is no such demand."))?;
    let ledger = Ledger::load(connection, loan_no)?;
    let positions = ledger.positions_with_all_payments(day.max(ledger.books_on));
    let at = ledger.demands.iter().position(|demand| demand.no == no);
    let unpaid = at.and_then(|at| positions.get(at)).map_or(Money::ZERO, |position| position.unpaid().total());
    if !unpaid.is_positive() {
        return Err(ApiError::field("demand", "It is paid."));
    }
    let presented: Option<String> = connection
        .prepare_cached("SELECT ref_id FROM records WHERE demand_no = ? AND status = 'approved'")?
        .query_row([no], |row| row.get(0))
        .optional()?;
    if let Some(presented) = presented {
        return Err(ApiError::field("demand", format!("{presented} presents it already.")));
    }
    let idx = next_index(connection)?;
    let id = RecordId(Uuid::new_v4());
    connection
        .prepare_cached(
            "INSERT INTO records (id, created_at, updated_at, type, ref_id, idx, received, tds, remaining, payment_mode, \
             settlement_order, component_order, uploaded_by, counts_at, bank_on, status, account_no, loan_no, demand_no) \
             VALUES (?1, ?2, ?2, 'nach', ?3, ?4, ?5, 0, ?5, 'nach', ?6, ?7, ?8, ?9, ?10, 'approved', ?11, ?12, ?13)",
        )?
        .execute(params![
            id.0,
            by.at.ticks(),
            ref_id(idx),
            idx,
            unpaid.paise(),
            SETTLEMENT_ORDER,
            COMPONENT_ORDER,
            by.name,
            day.end().ticks(),
            day.number(),
            account_no,
            loan_no,
            no,
        ])?;
    Ok(id)
}

/// Applies the bank's answer to a presentation.
///
/// Fails with 400 if the presentation does not exist, with 409 if it was answered before.
pub fn apply_nach_status(connection: &Connection, row: &NachStatusRow, by: &Actor) -> ApiResult<RecordId> {
    let id: Option<Uuid> = connection
        .prepare_cached("SELECT id FROM records WHERE ref_id = ? AND type = 'nach'")?
        .query_row([&row.ref_id], |row| row.get(0))
        .optional()?;
    let id = RecordId(id.ok_or_else(|| ApiError::field("ref_id", "No presentation has this reference."))?);
    let record = get(connection, id)?;
    can::answer_presentation(&record.status)?;
    match row.status {
        NachStatus::Success => {
            // If it was paid before the day of presentation, the money counts from today.
            let today = by.at.day();
            connection
                .prepare_cached("UPDATE records SET bank_on = ?1, counts_at = ?2 WHERE id = ?3 AND bank_on > ?1")?
                .execute(params![today.number(), today.end().ticks(), id.0])?;
            actions::apply(connection, &record, by)?;
        }
        NachStatus::Bounced => {
            let reason = row.reason.as_deref().unwrap_or("No reason was given");
            let remark = format!("Bounced: {reason}");
            update_if_unchanged(connection, &record, "status = 'rejected', remark = ?", params![remark], by)?;
            log_event(connection, &record, "nach_bounced", json!({ "reason": reason }), by)?;
            if let Some(loan) = &record.loan {
                charge_bounce_fee(connection, loan.id(), &record.ref_id, by)?;
            }
        }
        NachStatus::Presented | NachStatus::Unknown(_) => {
            log_event(connection, &record, "nach_presented", json!({}), by)?;
        }
    }
    Ok(id)
}

/// Charges the bounce fee to the loan, unless the loan has ended.
fn charge_bounce_fee(connection: &Connection, loan: LoanId, reference: &str, by: &Actor) -> ApiResult<()> {
    let fee = CreateFee {
        loan: Some(loan),
        account: None,
        r#type: FeeType::Bounce,
        name: "NACH bounce".to_owned(),
        amount: Money::from_rupees(BOUNCE_FEE),
        gst_rate: None,
        due_date: by.at.day(),
        remark: Some(reference.to_owned()),
    };
    match fees::create(connection, &fee, by) {
        Ok(_) | Err(ApiError::Conflict { .. }) => Ok(()),
        Err(other) => Err(other),
    }
}
