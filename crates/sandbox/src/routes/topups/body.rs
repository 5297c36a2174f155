//! Bodies of Create Topup and Update Topup.

use crate::body::Body;
use crate::credit_bank;
use crate::error::{ApiError, ApiResult};
use lms::formats;
use lms::topups::{CreateTopup, TopupDetails, UpdateTopup};
use lms::{AccountId, Instant, TopupGroupId, TopupId};

pub(super) fn new(mut body: Body) -> ApiResult<CreateTopup> {
    let account: Option<AccountId> = body.required("account", "Must be a valid UUID.");
    let amount = body.amount("amount");
    let group: Option<TopupGroupId> = body.optional("group", "Must be a valid UUID.");
    let details = details(&mut body);
    body.check()?;
    match (account, amount) {
        (Some(account), Some(amount)) => Ok(CreateTopup { account, amount, group, details }),
        _ => Err(ApiError::BadRequest("Say whose line, and how much.")),
    }
}

pub(super) fn change(id: TopupId, mut body: Body) -> ApiResult<UpdateTopup> {
    if body.is_empty() {
        return Err(ApiError::BadRequest("Send at least one field."));
    }
    let amount = body.optional_amount("amount");
    let sent: Option<TopupGroupId> = body.optional("group", "Must be a valid UUID.");
    let group = body.has("group").then_some(sent);
    let details = details(&mut body);
    body.check()?;
    Ok(UpdateTopup { id, amount, group, details })
}

fn details(body: &mut Body) -> TopupDetails {
    let details = TopupDetails {
        invoice_no: body.optional_text("invoice_no", 200),
        invoice_date: body.optional_day("invoice_date"),
        invoice_amount: body.optional_amount("invoice_amount"),
        seller_name: body.optional_text("seller_name", 200),
        seller_gstin: body.optional_text("seller_gstin", 15),
        buyer_gstin: body.optional_text("buyer_gstin", 15),
        scheduled_at: body.optional::<Instant>("scheduled_at", "Enter a moment as epoch seconds."),
        credit_bank: credit_bank::read_choice(body, "credit_bank"),
        remark: body.remark(),
    };
    for (name, number) in [("seller_gstin", &details.seller_gstin), ("buyer_gstin", &details.buyer_gstin)] {
        if number.as_deref().is_some_and(|number| !formats::is_gstin(number)) {
            body.add_error(name, "Enter the 15 characters of a GSTIN.");
        }
    }
    details
}
