//! Loan terms of applications. An account uses those of its application; a loan keeps the terms it was created with.

use crate::error::{ApiError, ApiResult};
use lms::loan_data::LoanTerms;
use lms::{Instant, LeadId, LoanTermsId, ProgramId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// Returns the default terms of every program. A test checks that the file is valid.
pub fn default_terms() -> LoanTerms {
    serde_json::from_str(include_str!("loan_data/usual.json")).unwrap_or_default()
}

fn read(row: &Row<'_>) -> rusqlite::Result<LoanTerms> {
    let text: String = row.get(0)?;
    serde_json::from_str(&text).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

pub fn get(connection: &Connection, id: LoanTermsId) -> ApiResult<LoanTerms> {
    connection
        .prepare_cached("SELECT terms FROM loan_data WHERE id = ?")?
        .query_row([id.0], read)
        .optional()?
        .ok_or(ApiError::NotFound("There are no such terms."))
}

/// Returns the terms of an application under a program.
pub fn of_application(connection: &Connection, lead: LeadId, program: ProgramId) -> ApiResult<LoanTerms> {
    connection
        .prepare_cached(
            "SELECT t.terms FROM loan_data t JOIN programs p ON p.no = t.program_no WHERE t.lead_id = ? AND p.id = ?",
        )?
        .query_row(params![lead.0, program.0], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no application of this lead under this program."))
}

/// Creates the terms of an application; fails with 409 if it has some, with 400 if the program does not exist.
pub fn create(
    connection: &Connection,
    lead: LeadId,
    program: ProgramId,
    terms: LoanTerms,
    now: Instant,
) -> ApiResult<LoanTerms> {
    let program_no: i64 = connection
        .prepare_cached("SELECT no FROM programs WHERE id = ?")?
        .query_row([program.0], |row| row.get(0))
        .optional()?
        .ok_or_else(|| ApiError::field("program_id", "There is no such program."))?;
    let exists: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM loan_data WHERE lead_id = ? AND program_no = ?)")?
        .query_row(params![lead.0, program_no], |row| row.get(0))?;
    if exists {
        let detail = "The application has terms under this program already.".to_owned();
        return Err(ApiError::Conflict { detail, code: "terms_exist" });
    }
    let id = LoanTermsId(Uuid::new_v4());
    let terms = LoanTerms {
        id: Some(id),
        created_at: Some(now),
        updated_at: Some(now),
        lead_id: Some(lead),
        program_id: Some(program),
        ..terms
    };
    connection
        .prepare_cached("INSERT INTO loan_data (id, lead_id, program_no, terms) VALUES (?, ?, ?, ?)")?
        .execute(params![id.0, lead.0, program_no, serde_json::to_string(&terms)?])?;
    Ok(terms)
}

/// Creates default terms for an application that has none.
pub fn ensure_terms(connection: &Connection, lead: LeadId, program: ProgramId, now: Instant) -> ApiResult<()> {
    match create(connection, lead, program, default_terms(), now) {
        Ok(_) | Err(ApiError::Conflict { .. }) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Saves changed terms. Existing loans keep the previous ones.
pub fn save(connection: &Connection, terms: LoanTerms, now: Instant) -> ApiResult<LoanTerms> {
    let terms = LoanTerms { updated_at: Some(now), ..terms };
    let id = terms.id.ok_or_else(|| ApiError::internal("terms without an id"))?;
    connection
        .prepare_cached(
            "UPDATE loans SET terms = (SELECT terms FROM loan_data WHERE id = ?1) WHERE terms IS NULL AND account_no IN \
             (SELECT a.no FROM accounts a JOIN loan_data t ON t.lead_id = a.lead_id AND t.program_no = a.program_no \
             WHERE t.id = ?1)",
        )?
        .execute([id.0])?;
    connection
        .prepare_cached("UPDATE loan_data SET terms = ? WHERE id = ?")?
        .execute(params![serde_json::to_string(&terms)?, id.0])?;
    Ok(terms)
}

/// Returns the terms of an account's application.
pub fn of_account(connection: &Connection, account_no: i64) -> ApiResult<LoanTerms> {
    let terms = connection
        .prepare_cached(
            "SELECT t.terms FROM accounts a JOIN loan_data t ON t.lead_id = a.lead_id AND t.program_no = a.program_no \
             WHERE a.no = ?",
        )?
        .query_row([account_no], read)?;
    Ok(terms)
}
