//! Restructure (assumed).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::books::rate::to_decimal;
use crate::error::{ApiError, ApiResult};
use crate::store::restructure::{self, MAX_EMIS};
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::restructure::{Restructure, RestructureBy, Restructuring};
use lms::{LoanId, loan_data};
use rust_decimal::Decimal;
use std::sync::Arc;

pub(super) async fn restructure(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(loan): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Restructuring>> {
    let request = read(super::parse_id(&loan)?, &bytes)?;
    let by = officer.actor(&sandbox.clock);
    let job = move |connection: &_| restructure::restructure(connection, &request, &by);
    sandbox.store.write(job).await.map(Json)
}

fn read(id: LoanId, bytes: &[u8]) -> ApiResult<Restructure> {
    let mut body = Body::parse(bytes)?;
    let effective_date = body.day("effective_date");
    let count: Option<u32> = body.optional("emi_count", "A valid integer is required.");
    let amount = body.optional_amount("emi_amount");
    if count.is_some_and(|count| !(1..=MAX_EMIS).contains(&count)) {
        body.add_error("emi_count", format!("Enter a whole number from 1 to {MAX_EMIS}."));
    }
    if body.has_value("emi_count") == body.has_value("emi_amount") {
        body.add_error("non_field_errors", "Send one of emi_count and emi_amount.");
    }
    let roi_value: Option<loan_data::Rate> = body.optional("roi_value", "A valid number is required.");
    let in_range = |roi: &loan_data::Rate| {
        to_decimal(roi).is_some_and(|roi| (Decimal::ZERO..=Decimal::ONE_THOUSAND).contains(&roi))
    };
    if roi_value.as_ref().is_some_and(|roi| !in_range(roi)) {
        body.add_error("roi_value", "Enter a rate from 0 to 1000 percent a year.");
    }
    let reason = body.text("reason", 500);
    let preview: Option<bool> = body.optional("preview", "Must be a valid boolean.");
    body.check()?;
    let by = match (count, amount) {
        (Some(count), _) => Some(RestructureBy::EmiCount(count)),
        (_, Some(amount)) => Some(RestructureBy::EmiAmount(amount)),
        _ => None,
    };
    let (Some(effective_date), Some(by), Some(reason)) = (effective_date, by, reason) else {
        return Err(ApiError::BadRequest("Say from when, by what and why."));
    };
    Ok(Restructure { id, effective_date, by, roi_value, reason, preview: preview.unwrap_or_default() })
}
