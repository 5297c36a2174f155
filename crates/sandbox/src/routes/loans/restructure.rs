//! Restructure (assumed).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::books::rate::decimal;
use crate::error::{Answer, Refusal};
use crate::params::Body;
use crate::store::events::By;
use crate::store::restructure::{self, MOST_EMIS};
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::restructure::{Restructure, RestructureBy, Restructuring};
use lms::{Day, LoanId, loan_data};
use rust_decimal::Decimal;
use std::sync::Arc;

pub(super) async fn restructure(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(loan): Path<String>,
    bytes: Bytes,
) -> Answer<Json<Restructuring>> {
    let wanted = read(super::id(&loan)?, &bytes)?;
    let by = By { name: officer.name, at: sandbox.clock.now() };
    let job = move |connection: &_| restructure::restructure(connection, &wanted, &by);
    sandbox.store.write(job).await.map(Json)
}

fn read(id: LoanId, bytes: &[u8]) -> Answer<Restructure> {
    let mut body = Body::parse(bytes)?;
    let effective_date: Option<Day> = body.required("effective_date", "Enter a day as epoch seconds.");
    let count: Option<u32> = body.optional("emi_count", "A valid integer is required.");
    let amount = body.maybe_amount("emi_amount");
    if count.is_some_and(|count| !(1..=MOST_EMIS).contains(&count)) {
        body.complain("emi_count", format!("Enter a whole number from 1 to {MOST_EMIS}."));
    }
    if body.given("emi_count") == body.given("emi_amount") {
        body.complain("non_field_errors", "Send one of emi_count and emi_amount.");
    }
    let roi_value: Option<loan_data::Rate> = body.optional("roi_value", "A valid number is required.");
    let in_reach =
        |roi: &loan_data::Rate| decimal(roi).is_some_and(|roi| (Decimal::ZERO..=Decimal::ONE_THOUSAND).contains(&roi));
    if roi_value.as_ref().is_some_and(|roi| !in_reach(roi)) {
        body.complain("roi_value", "Enter a rate from 0 to 1000 percent a year.");
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
        return Err(Refusal::Malformed("Say from when, by what and why."));
    };
    Ok(Restructure { id, effective_date, by, roi_value, reason, preview: preview.unwrap_or_default() })
}
