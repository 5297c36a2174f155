//! Matching of records with loans.

use super::{get, is_matched, log_event, record_no};
use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::loans;
use lms::reconciliation::Allocation;
use lms::records::{Record, RecordPart};
use lms::{LoanId, Money, RecordId, Ref, can};
use rusqlite::{Connection, params};
use serde_json::json;
use uuid::Uuid;

/// Matches a record with one loan, or in parts with several.
///
/// Fails with 409 if it is already matched, with 400 if a loan is listed twice or does not exist, or the parts exceed
/// the record.
pub fn allocate(connection: &Connection, id: RecordId, parts: &[Allocation], by: &Actor) -> ApiResult<Record> {
    let record = get(connection, id)?;
    let no = record_no(connection, id)?;
    can::match_record(&record.status, is_matched(connection, no)?)?;
    let wrong = |message: String| ApiError::field("allocations", message);
    let sum: Money = parts.iter().map(|part| part.amount).sum();
    if sum > record.remaining_amount {
        let over = sum.less(record.remaining_amount);
        return Err(wrong(format!("{over:#} more than the {:#} that the record holds.", record.remaining_amount)));
    }
    let mut keys = Vec::with_capacity(parts.len());
    for (row, part) in (1..).zip(parts) {
        let found = loans::keys(connection, part.loan).map_err(|error| match error {
            ApiError::NotFound(words) => wrong(format!("Row {row}: {words}")),
            other => other,
        })?;
        if keys.iter().any(|earlier: &loans::LoanKeys| earlier.loan == found.loan) {
            return Err(wrong(format!("Row {row}: this loan stands above already.")));
        }
        keys.push(found);
    }
    let Some(first) = keys.first() else { return Err(wrong("Send at least one.".to_owned())) };
    let is_whole = parts.len() == 1 && sum == record.remaining_amount;
    connection
        .prepare_cached("UPDATE records SET account_no = ?, loan_no = ?, updated_by = ?, updated_at = ? WHERE no = ?")?
        .execute(params![first.account, is_whole.then_some(first.loan), by.name, by.at.ticks(), no])?;
    if !is_whole {
        let mut insert = connection.prepare_cached(
            "INSERT INTO record_parts (record_no, loan_no, amount, remaining) VALUES (?1, ?2, ?3, ?3)",
        )?;
        for (keys, part) in keys.iter().zip(parts) {
            insert.execute(params![no, keys.loan, part.amount.paise()])?;
        }
    }
    let loans: Vec<String> = parts.iter().map(|part| part.loan.to_string()).collect();
    log_event(connection, &record, "record_matched", json!({ "loans": loans }), by)?;
    get(connection, id)
}

/// Returns the parts of a record that belongs to several loans; none of another.
pub(super) fn parts(connection: &Connection, no: i64, embeds_loan: bool) -> ApiResult<Vec<RecordPart>> {
    let rows: Vec<(Uuid, i64)> = connection
        .prepare_cached(
            "SELECT l.id, p.amount FROM record_parts p JOIN loans l ON l.no = p.loan_no WHERE p.record_no = ? ORDER BY l.no",
        )?
        .query_map([no], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let part = |(id, paise): (Uuid, i64)| {
        let id = LoanId(id);
        let loan = if embeds_loan { Ref::embedding(id, &loans::get(connection, id)?)? } else { Ref::to(id) };
        Ok(RecordPart { loan, amount: Money::from_paise(paise) })
    };
    rows.into_iter().map(part).collect()
}

/// Makes a record unmatched again.
pub fn unmatch(connection: &Connection, id: RecordId, by: &Actor) -> ApiResult<Record> {
    let record = get(connection, id)?;
    let no = record_no(connection, id)?;
    can::unmatch_record(&record.status, is_matched(connection, no)?)?;
    log_event(connection, &record, "record_unmatched", json!({}), by)?;
    connection.prepare_cached("DELETE FROM record_parts WHERE record_no = ?")?.execute([no])?;
    connection
        .prepare_cached(
            "UPDATE records SET account_no = NULL, loan_no = NULL, updated_by = ?, updated_at = ? WHERE no = ?",
        )?
        .execute(params![by.name, by.at.ticks(), no])?;
    get(connection, id)
}
