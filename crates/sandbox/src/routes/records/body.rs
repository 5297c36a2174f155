//! Body of Create Record.

use super::MODES;
use crate::body::Body;
use crate::books::component::ComponentOrder;
use crate::error::{ApiError, ApiResult};
use lms::formats;
use lms::record_actions::CreateRecord;
use lms::records::{RecordType, SettlementOrder};
use lms::{AccountId, LoanId, Money};

pub(super) fn record(mut body: Body) -> ApiResult<CreateRecord> {
    let account: Option<AccountId> = body.optional("account", "Must be a valid UUID.");
    let loan: Option<LoanId> = body.optional("loan", "Must be a valid UUID.");
    let r#type = body.text("type", 40).map(|value| RecordType::from(value.as_str()));
    if let Some(other) = r#type.as_ref().filter(|kind| !RecordType::RECEIVED.contains(kind)) {
        body.add_error("type", format!("\"{other}\" is not a valid choice."));
    }
    let received_amount = body.amount("received_amount");
    let tds_amount: Option<Money> = body.optional("tds_amount", "A valid number is required.");
    if tds_amount.is_some_and(|tds| tds < Money::ZERO) {
        body.add_error("tds_amount", "Ensure this value is greater than or equal to 0.");
    }
    let payment_mode = body.text("payment_mode", 40);
    if payment_mode.as_deref().is_some_and(|mode| !MODES.contains(&mode)) {
        body.add_error("payment_mode", format!("Select from {}.", MODES.join(", ")));
    }
    let utr = body.optional_text("utr", 30);
    if utr.as_deref().is_some_and(|utr| !formats::is_utr(utr)) {
        body.add_error("utr", "Enter 6 to 30 letters and digits.");
    }
    let bank_date = body.day("bank_date");
    let settlement_order =
        body.optional_text("settlement_order", 40).map(|value| SettlementOrder::from(value.as_str()));
    match &settlement_order {
        Some(SettlementOrder::Unknown(_)) => {
            body.add_error("settlement_order", "Select from oldest_first, by_component, prepayment, foreclosure.");
        }
        Some(SettlementOrder::Prepayment | SettlementOrder::Foreclosure) if loan.is_none() => {
            body.add_error("settlement_order", "Say which loan it is for.");
        }
        _ => {}
    }
    let component_order = body.optional_text("component_order", 200);
    if component_order.as_deref().is_some_and(|order| ComponentOrder::parse(order).is_none()) {
        body.add_error("component_order", "Name fee, penal, interest and principal once each, with commas between.");
    }
    let remark = body.remark();
    body.check()?;
    let (Some(r#type), Some(received_amount), Some(payment_mode), Some(bank_date)) =
        (r#type, received_amount, payment_mode, bank_date)
    else {
        return Err(ApiError::BadRequest("Say what came, how much, how and when."));
    };
    Ok(CreateRecord {
        account,
        loan,
        r#type,
        received_amount,
        tds_amount,
        payment_mode,
        utr,
        bank_date,
        settlement_order,
        component_order,
        remark,
    })
}
