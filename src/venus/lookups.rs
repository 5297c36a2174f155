//! Look-ups of payouts and records that a call creates.

use crate::components::forms::submit::{LookupFuture, find_created};
use lms::Money;
use lms::creates::Creates;
use lms::payouts::{ListPayouts, Payout, PayoutFilter};
use lms::records::{ListRecords, Record, RecordFilter};

const NEWEST_FIRST: &str = "-created_at";

/// The payouts of `amount` within `filter` that are as `call` asks for, or like it.
pub(crate) fn find_created_payout(
    filter: PayoutFilter,
    amount: Money,
    call: impl Creates<Payout> + 'static,
) -> LookupFuture<Payout> {
    let filter = PayoutFilter { amount_min: Some(amount), amount_max: Some(amount), ..filter };
    let list = move |page| ListPayouts { filter: filter.clone(), ordering: NEWEST_FIRST.to_owned(), page };
    find_created(list, call)
}

/// The records within `filter` that are as `call` asks for, or like it.
pub(crate) fn find_created_record(filter: RecordFilter, call: impl Creates<Record> + 'static) -> LookupFuture<Record> {
    let ordering = || NEWEST_FIRST.to_owned();
    find_created(move |page| ListRecords { filter: filter.clone(), ordering: ordering(), page }, call)
}
