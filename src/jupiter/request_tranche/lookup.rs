//! Looks for the payout of a tranche request.

use crate::components::forms::submit::LookupFuture;
use crate::venus::lookups::find_created_payout;
use lms::payouts::{Payout, PayoutFilter, PayoutType, RequestTranche};

pub(super) fn look_up(sent: RequestTranche) -> LookupFuture<Payout> {
    let filter =
        PayoutFilter { loan: Some(sent.loan_id), r#type: Some(PayoutType::Disbursement), ..PayoutFilter::default() };
    find_created_payout(filter, sent.amount, sent)
}
