//! Update Loan Params (documented, page 15389978) and Initiate Loan Params (assumed to take the same): every value is
//! sent as a string, the response is `{}`.

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::store::{line_details, loan_data};
use crate::terms_body::{MAX_EMIS, MAX_RATE, VALUE_TYPES};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use bytes::Bytes;
use lms::decimal;
use lms::loan_data::{LoanTerms, Rate, RateTerm};
use lms::reply::EmptyObject;
use lms::{LeadId, Money, ProgramId};
use serde_json::Number;
use std::sync::Arc;

struct Change {
    lead: LeadId,
    program: ProgramId,
    approved: Money,
    emi_count: Number,
    flat_roi: Number,
    fee: Number,
    fee_type: String,
}

impl Change {
    /// Writes the values into the loan terms.
    fn apply_to(self, terms: &mut LoanTerms) {
        terms.emi_count = Some(Rate(self.emi_count));
        terms.roi_slab_based = Some(false);
        terms.roi_value = Some(RateTerm::Flat(Rate(self.flat_roi)));
        terms.pf_is_enabled = Some(true);
        terms.pf_value = Some(Rate(self.fee));
        terms.pf_value_type = Some(self.fee_type);
    }
}

/// Changes the terms and the limit of an application.
pub(super) async fn update(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    bytes: Bytes,
) -> ApiResult<Json<EmptyObject>> {
    let change = read(&bytes)?;
    let now = sandbox.clock.now();
    sandbox
        .store
        .write(move |connection| {
            let (lead, program, approved) = (change.lead, change.program, change.approved);
            let mut terms = loan_data::of_application(connection, lead, program)?;
            change.apply_to(&mut terms);
            loan_data::save(connection, terms, now)?;
            line_details::set_approved(connection, lead, program, approved, now)
        })
        .await?;
    Ok(Json(EmptyObject {}))
}

/// Creates the terms and the limit of an application.
pub(super) async fn initiate(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<EmptyObject>)> {
    let change = read(&bytes)?;
    let now = sandbox.clock.now();
    sandbox
        .store
        .write(move |connection| {
            let (lead, program, approved) = (change.lead, change.program, change.approved);
            let mut terms = loan_data::default_terms();
            change.apply_to(&mut terms);
            loan_data::create(connection, lead, program, terms, now)?;
            line_details::create_first(connection, lead, program, approved, now)?;
            line_details::set_approved(connection, lead, program, approved, now)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(EmptyObject {})))
}

/// Maximum processing fee in rupees or percent, the bound that the other terms have.
const MAX_FEE: i64 = 10_000_000_000_000;

const TEXT: &str = "Not a valid string.";

fn read(bytes: &[u8]) -> ApiResult<Change> {
    let mut body = Body::parse(bytes)?;
    let lead = body.required("lead_id", "Enter a valid UUID.");
    let program = body.required("program_id", "Enter a valid UUID.");
    let mut line = body.object("line_detail")?;
    let mut data = body.object("loan_data")?;
    let approved: Option<String> = line.required("approved_line_amount", TEXT);
    let approved = approved.and_then(|text| {
        let amount = decimal::scaled(text.trim(), 2).map(Money::from_paise).filter(|amount| amount.is_positive());
        if amount.is_none() {
            line.add_error("approved_line_amount", "Enter an amount above zero.");
        }
        amount
    });
    let emi_count = number(&mut data, "emi_count", 0, MAX_EMIS);
    let flat_roi = number(&mut data, "flat_roi_value", 4, MAX_RATE);
    let fee = number(&mut data, "pf_value", 4, MAX_FEE);
    let fee_type: Option<String> = data.required("pf_value_type", TEXT);
    if fee_type.as_deref().is_some_and(|value| !VALUE_TYPES.contains(&value)) {
        data.add_error("pf_value_type", format!("Select from {}.", VALUE_TYPES.join(", ")));
    }
    body.check()?;
    line.check()?;
    data.check()?;
    match (lead, program, approved, emi_count, flat_roi, fee, fee_type) {
        (Some(lead), Some(program), Some(approved), Some(emi_count), Some(flat_roi), Some(fee), Some(fee_type)) => {
            Ok(Change { lead, program, approved, emi_count, flat_roi, fee, fee_type })
        }
        _ => Err(ApiError::BadRequest("A value is missing.")),
    }
}

/// Reads a number sent as text, from zero to `most`, with at most `owners` decimals.
fn number(body: &mut Body, name: &str, owners: u32, most: i64) -> Option<Number> {
    let text: String = body.required(name, TEXT)?;
    let scaled = decimal::scaled(text.trim(), owners).filter(|number| (0..=most * 10_i64.pow(owners)).contains(number));
    let number = scaled.and_then(|number| serde_json::from_str(&decimal::text(number, owners)).ok());
    if number.is_none() {
        body.add_error(name, format!("Enter a number from 0 to {most}."));
    }
    number
}
