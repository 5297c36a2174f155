//! NACH: Bulk Nach Request and NACH presentation status (assumed).

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::bulk;
use crate::error::{ApiError, ApiResult};
use crate::store::records;
use axum::Json;
use axum::extract::State;
use bytes::Bytes;
use lms::DemandId;
use lms::bulk::BulkResponse;
use lms::nach::{NachStatus, NachStatusRow};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) async fn request(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<Json<BulkResponse>> {
    let mut body = Body::parse(&bytes)?;
    let date = body.day("date");
    let demands: Option<Vec<Value>> = body.required("demands", "Send a list of demands.");
    if demands.as_ref().is_some_and(|demands| demands.is_empty() || demands.len() > bulk::MAX_ROWS) {
        body.add_error("demands", format!("Send 1 to {} demands.", bulk::MAX_ROWS));
    }
    let today = sandbox.clock.today();
    if date.is_some_and(|date| date < today || date > today.add_days(31)) {
        body.add_error("date", "Present on a day from today to a month ahead.");
    } else if let Some(Err(error)) = date.map(lms::can::be_presented_on) {
        body.add_error("date", error.to_string());
    }
    body.check()?;
    let (Some(date), Some(demands)) = (date, demands) else {
        return Err(ApiError::BadRequest("Say which demands, and on which day."));
    };
    let by = officer.actor(&sandbox.clock);
    let rows = demands.into_iter().map(|demand| json!({ "demand": demand })).collect();
    let job = move |connection: &_| {
        bulk::apply_rows(connection, rows, |connection, mut row| {
            let demand: Option<DemandId> = row.required("demand", "Must be a valid UUID.");
            row.check()?;
            let demand = demand.ok_or(ApiError::BadRequest("Say which demand."))?;
            records::present_nach(connection, demand, date, &by).map(|id| id.0)
        })
    };
    sandbox.store.write(job).await.map(Json)
}

pub(super) async fn status(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<Json<BulkResponse>> {
    let by = officer.actor(&sandbox.clock);
    let each = move |connection: &_, row: Body| records::apply_nach_status(connection, &read(row)?, &by).map(|id| id.0);
    bulk::handle(&sandbox, &bytes, each).await
}

fn read(mut row: Body) -> ApiResult<NachStatusRow> {
    let ref_id = row.text("ref_id", 200);
    let status = row.text("status", 40).map(|value| NachStatus::from(value.as_str()));
    if matches!(status, Some(NachStatus::Unknown(_))) {
        row.add_error("status", "Select from presented, success, bounced.");
    }
    let reason = row.optional_text("reason", 500);
    row.check()?;
    match (ref_id, status) {
        (Some(ref_id), Some(status)) => Ok(NachStatusRow { ref_id, status, reason }),
        _ => Err(ApiError::BadRequest("Say which presentation, and what the bank said.")),
    }
}
