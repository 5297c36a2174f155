//! Unmatched records (assumed), and matching a record with loans (undocumented).

use super::actions::run_action;
use super::{money_and_days, order};
use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::list::{Filter, like_pattern};
use crate::store::records;
use axum::Json;
use axum::extract::{Path, State};
use bytes::Bytes;
use lms::reconciliation::Allocation;
use lms::records::Record;
use lms::{LoanId, Page};
use serde_json::Value;
use std::sync::Arc;

/// Maximum number of loans that one record is split over.
const MAX_ALLOCATIONS: usize = 100;

pub(super) async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    mut params: Params,
) -> ApiResult<Json<Page<Record>>> {
    let page = params.page();
    let order = order(&mut params);
    let mut filter = Filter::default();
    money_and_days(&mut params, &mut filter);
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter.and_where(
            "r.ref_id LIKE ? ESCAPE '\\' OR r.utr LIKE ? ESCAPE '\\' OR r.narration LIKE ? ESCAPE '\\'",
            [pattern.clone(), pattern.clone(), pattern],
        );
    }
    params.check()?;
    sandbox.store.read(move |connection| records::unmatched(connection, filter, order, page)).await.map(Json)
}

pub(super) async fn allocate(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<Record>> {
    let parts = read(&bytes)?;
    run_action(&sandbox, officer, &id, move |connection, id, by| records::allocate(connection, id, &parts, by)).await
}

fn read(bytes: &[u8]) -> ApiResult<Vec<Allocation>> {
    let mut body = Body::parse(bytes)?;
    let rows: Option<Vec<Value>> = body.required("allocations", "Send a list of loans and amounts.");
    if rows.as_ref().is_some_and(|rows| rows.is_empty() || rows.len() > MAX_ALLOCATIONS) {
        body.add_error("allocations", format!("Send 1 to {MAX_ALLOCATIONS} loans."));
    }
    body.check()?;
    let one = |(row, value): (usize, Value)| {
        let wrong = |words: &str| ApiError::field("allocations", format!("Row {row}: {words}"));
        let mut part = Body::from_value(value).map_err(|_| wrong("send a loan and an amount."))?;
        let loan: Option<LoanId> = part.required("loan", "loan must be a valid UUID.");
        let amount = part.amount("amount");
        match (loan, amount, part.check()) {
            (Some(loan), Some(amount), Ok(())) => Ok(Allocation { loan, amount }),
            _ => Err(wrong("send a loan's id and an amount above 0.")),
        }
    };
    (1..).zip(rows.unwrap_or_default()).map(one).collect()
}

pub(super) async fn unmatch(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<Record>> {
    run_action(&sandbox, officer, &id, records::unmatch).await
}
