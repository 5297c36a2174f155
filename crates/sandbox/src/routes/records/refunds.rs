//! Refunds of a record or a loan, and bulk adjustments (assumed).

use super::parse_id;
use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::store::{records, refunds};
use crate::{bulk, credit_bank};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bytes::Bytes;
use lms::bank::CreditBankChoice;
use lms::bulk::BulkResponse;
use lms::loans::{AdjustmentType, InitiateAdjustment};
use lms::payouts::Payout;
use lms::record_actions::{RefundLoan, RefundRecord};
use lms::{LoanId, Money};
use std::sync::Arc;

type Refund = (Money, Option<CreditBankChoice>, Option<String>);

fn body(bytes: &[u8]) -> ApiResult<Refund> {
    let mut body = Body::parse(bytes)?;
    let amount = body.amount("amount");
    let bank = credit_bank::read_choice(&mut body, "credit_bank");
    let remark = body.remark();
    body.check()?;
    let amount = amount.ok_or(ApiError::BadRequest("Say how much."))?;
    Ok((amount, bank, remark))
}

pub(super) async fn refund(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Payout>)> {
    let id = parse_id(&id)?;
    let (amount, credit_bank, remark) = body(&bytes)?;
    let request = RefundRecord { id, amount, credit_bank, remark };
    let by = officer.actor(&sandbox.clock);
    let payout = sandbox.store.write(move |connection| refunds::refund_record(connection, &request, &by)).await?;
    Ok((StatusCode::CREATED, Json(payout)))
}

pub(super) async fn refund_loan(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Payout>)> {
    let id: LoanId = id.parse().map_err(|_| ApiError::NotFound("There is no such loan."))?;
    let (amount, credit_bank, remark) = body(&bytes)?;
    let request = RefundLoan { id, amount, credit_bank, remark };
    let by = officer.actor(&sandbox.clock);
    let payout = sandbox.store.write(move |connection| refunds::refund_loan(connection, &request, &by)).await?;
    Ok((StatusCode::CREATED, Json(payout)))
}

pub(super) async fn adjust(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<Json<BulkResponse>> {
    let now = sandbox.clock.now();
    let each = move |connection: &_, mut row: Body| {
        let id: Option<LoanId> = row.required("loan", "Must be a valid UUID.");
        let (amount, r#type) = adjustment(&mut row);
        row.check()?;
        let (Some(id), Some(amount), Some(r#type)) = (id, amount, r#type) else {
            return Err(ApiError::BadRequest("Say of which loan, how much and of which type."));
        };
        let adjustment = InitiateAdjustment { id, amount, r#type };
        records::adjust(connection, &adjustment, &officer.name, now).map(|record| record.id.0)
    };
    bulk::handle(&sandbox, &bytes, each).await
}

/// Reads the amount and the type of an adjustment.
pub fn adjustment(body: &mut Body) -> (Option<Money>, Option<AdjustmentType>) {
    let amount = body.amount("amount");
    let r#type: Option<AdjustmentType> = body.required("type", "Not a valid string.");
    if let Some(AdjustmentType::Unknown(other)) = &r#type {
        body.add_error("type", format!("\"{other}\" is not a valid choice."));
    }
    (amount, r#type)
}
