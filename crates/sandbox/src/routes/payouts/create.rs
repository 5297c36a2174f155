//! Create Payout (assumed).

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::credit_bank;
use crate::error::{ApiError, ApiResult};
use crate::store::refunds;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use bytes::Bytes;
use lms::LoanId;
use lms::payout_actions::CreatePayout;
use lms::payouts::{Payout, PayoutMethod, PayoutTo, PayoutType};
use std::sync::Arc;

pub(super) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Payout>)> {
    let request = read(&bytes)?;
    let by = officer.actor(&sandbox.clock);
    let payout = sandbox.store.write(move |connection| refunds::create(connection, &request, &by)).await?;
    tracing::info!(payout = payout.ref_id, amount = %payout.amount, "payout created");
    Ok((StatusCode::CREATED, Json(payout)))
}

fn read(bytes: &[u8]) -> ApiResult<CreatePayout> {
    let mut body = Body::parse(bytes)?;
    let loan: Option<LoanId> = body.required("loan", "Must be a valid UUID.");
    let r#type = body.text("type", 40).map(|value| PayoutType::from(value.as_str()));
    if let Some(PayoutType::Unknown(other)) = &r#type {
        body.add_error("type", format!("\"{other}\" is not a valid choice."));
    }
    let amount = body.amount("amount");
    let method = body.text("method", 40).map(|value| PayoutMethod::from(value.as_str()));
    if let Some(PayoutMethod::Unknown(other)) = &method {
        body.add_error("method", format!("\"{other}\" is not a valid choice."));
    }
    let payout_to = body.optional_text("payout_to", 40).map(|value| PayoutTo::from(value.as_str()));
    if let Some(PayoutTo::Unknown(other)) = &payout_to {
        body.add_error("payout_to", format!("\"{other}\" is not a valid choice."));
    }
    let credit_bank = credit_bank::read_choice(&mut body, "credit_bank");
    body.check()?;
    let (Some(loan), Some(r#type), Some(amount), Some(method)) = (loan, r#type, amount, method) else {
        return Err(ApiError::BadRequest("Say of which loan, why, how much and how."));
    };
    Ok(CreatePayout { loan, r#type, amount, method, payout_to, credit_bank })
}
