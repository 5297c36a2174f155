//! Look-ups of payouts and records that a call creates.

use crate::components::forms::submit::{LookupFuture, find_created};
use lms::Money;
use lms::payouts::{ListPayouts, Payout, PayoutFilter};
use lms::records::{ListRecords, Record, RecordFilter};

const NEWEST_FIRST: &str = "-created_at";

/// The payouts of `amount` within `filter` that `is_match` accepts.
pub(crate) fn find_created_payout(
    filter: PayoutFilter,
    amount: Money,
    is_match: impl Fn(&Payout) -> bool + 'static,
) -> LookupFuture<Payout> {
    let filter = PayoutFilter { amount_min: Some(amount), amount_max: Some(amount), ..filter };
    let list = move |page| ListPayouts { filter: filter.clone(), ordering: NEWEST_FIRST.to_owned(), page };
    find_created(list, move |payout: &Payout| payout.amount == amount && is_match(payout))
}

/// The records within `filter` that `is_match` accepts.
pub(crate) fn find_created_record(
    filter: RecordFilter,
    is_match: impl Fn(&Record) -> bool + 'static,
) -> LookupFuture<Record> {
    let ordering = || NEWEST_FIRST.to_owned();
    find_created(move |page| ListRecords { filter: filter.clone(), ordering: ordering(), page }, is_match)
}
