//! NACH: Bulk Nach Request and NACH presentation status (assumed).

use super::by;
use crate::Sandbox;
use crate::auth::Officer;
use crate::bulk;
use crate::error::{Answer, Refusal};
use crate::params::Body;
use crate::store::records;
use axum::Json;
use axum::extract::State;
use bytes::Bytes;
use lms::bulk::BulkResponse;
use lms::nach::{NachStatus, NachStatusRow};
use lms::{Day, DemandId};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) async fn request(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> Answer<Json<BulkResponse>> {
    let mut body = Body::parse(&bytes)?;
    let date: Option<Day> = body.required("date", "Enter a day as epoch seconds.");
    let demands: Option<Vec<Value>> = body.required("demands", "Send a list of demands.");
    if demands.as_ref().is_some_and(|demands| demands.is_empty() || demands.len() > bulk::MOST) {
        body.complain("demands", format!("Send 1 to {} demands.", bulk::MOST));
    }
    let today = sandbox.clock.today();
    if date.is_some_and(|date| date < today || date > today.add_days(31)) {
        body.complain("date", "Present on a day from today to a month ahead.");
    }
    body.check()?;
    let (Some(date), Some(demands)) = (date, demands) else {
        return Err(Refusal::Malformed("Say which demands, and on which day."));
    };
    let by = by(officer, &sandbox.clock);
    let rows = demands.into_iter().map(|demand| json!({ "demand": demand })).collect();
    let job = move |connection: &_| {
        bulk::take(connection, rows, |connection, mut row| {
            let demand: Option<DemandId> = row.required("demand", "Must be a valid UUID.");
            row.check()?;
            let demand = demand.ok_or(Refusal::Malformed("Say which demand."))?;
            records::present(connection, demand, date, &by).map(|id| id.0)
        })
    };
    sandbox.store.write(job).await.map(Json)
}

pub(super) async fn status(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> Answer<Json<BulkResponse>> {
    let rows = bulk::rows(&bytes)?;
    let by = by(officer, &sandbox.clock);
    let job = move |connection: &_| {
        bulk::take(connection, rows, |connection, row| records::told(connection, &read(row)?, &by).map(|id| id.0))
    };
    sandbox.store.write(job).await.map(Json)
}

fn read(mut row: Body) -> Answer<NachStatusRow> {
    let ref_id = row.text("ref_id", 200);
    let status = row.text("status", 40).map(|word| NachStatus::from(word.as_str()));
    if matches!(status, Some(NachStatus::Unknown(_))) {
        row.complain("status", "Select from presented, success, bounced.");
    }
    let reason = row.maybe_text("reason", 500);
    row.check()?;
    match (ref_id, status) {
        (Some(ref_id), Some(status)) => Ok(NachStatusRow { ref_id, status, reason }),
        _ => Err(Refusal::Malformed("Say which presentation, and what the bank said.")),
    }
}
