//! Bodies that create or change a limit.

use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use lms::LineDetailId;
use lms::line_details::{CreateLineDetail, LineStatus, LineType, UpdateLineDetail};

const ID: &str = "Must be a valid UUID.";
const YES_OR_NO: &str = "Must be a valid boolean.";

pub(super) fn new(mut body: Body) -> ApiResult<CreateLineDetail> {
    let account = body.optional("account", ID);
    let (lead_id, program_id) = (body.optional("lead_id", ID), body.optional("program_id", ID));
    if account.is_none() && (lead_id.is_none() || program_id.is_none()) && !body.has("account") {
        body.add_error("account", "Send the account, or lead_id and program_id.");
    }
    let kind = body.text("type", 40);
    if kind.as_ref().is_some_and(|kind| !kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')) {
        body.add_error("type", "Use small letters and underscores.");
    }
    let approved = body.amount("approved_line_amount");
    let (valid_from, valid_until) = validity(&mut body);
    let (is_revolving, remark) = (body.optional("is_revolving", YES_OR_NO), body.remark());
    body.check()?;
    let (Some(kind), Some(approved_line_amount)) = (kind, approved) else {
        return Err(ApiError::BadRequest("Say what it is for, and how much."));
    };
    let r#type = LineType::from(kind.as_str());
    Ok(CreateLineDetail {
        account,
        lead_id,
        program_id,
        r#type,
        approved_line_amount,
        is_revolving,
        valid_from,
        valid_until,
        remark,
    })
}

/// Reads a change of a limit.
pub(super) fn change(id: LineDetailId, mut body: Body) -> ApiResult<UpdateLineDetail> {
    const KEYS: [&str; 6] = ["approved_line_amount", "status", "is_revolving", "valid_from", "valid_until", "remark"];
    if !KEYS.iter().any(|key| body.has(key)) {
        return Err(ApiError::BadRequest("Send what is to change."));
    }
    let approved_line_amount = body.optional_amount("approved_line_amount");
    let status = body.optional_text("status", 40).map(|status| LineStatus::from(status.as_str()));
    if matches!(status, Some(LineStatus::Expired | LineStatus::Unknown(_))) {
        body.add_error("status", "Select from active, blocked, closed.");
    }
    let (valid_from, valid_until) = validity(&mut body);
    let (is_revolving, remark) = (body.optional("is_revolving", YES_OR_NO), body.remark());
    body.check()?;
    Ok(UpdateLineDetail { id, approved_line_amount, status, is_revolving, valid_from, valid_until, remark })
}

fn validity(body: &mut Body) -> (Option<lms::Day>, Option<lms::Day>) {
    let (from, until) = (body.optional_day("valid_from"), body.optional_day("valid_until"));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        body.add_error("valid_until", "It ends before it begins.");
    }
    (from, until)
}
