//! Look-ups of payouts and records that a lost call created.

use crate::components::forms::submit::{LookupFuture, find_created, not_before};
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutFilter};
use lms::records::{ListRecords, Record, RecordFilter};
use lms::{Instant, Money};

const NEWEST_FIRST: &str = "-created_at";

/// A payout of `amount` within `filter`, created since `since`, that `is_match` accepts.
pub(crate) fn find_created_payout(
    filter: PayoutFilter,
    amount: Money,
    since: Instant,
    is_match: impl Fn(&Payout) -> bool + 'static,
) -> LookupFuture<Payout> {
    let filter = PayoutFilter {
        amount_min: Some(amount),
        amount_max: Some(amount),
        created_from: Some(not_before(since)),
        ..filter
    };
    let list = ListPayouts { filter, ordering: NEWEST_FIRST.to_owned(), page: PageRequest::default() };
    let is_match = move |payout: &Payout| payout.amount == amount && is_match(payout);
    find_created(list, since, |payout| payout.created_at, is_match)
}

/// A record within `filter`, created since `since`, that `is_match` accepts.
pub(crate) fn find_created_record(
    filter: RecordFilter,
    since: Instant,
    is_match: impl Fn(&Record) -> bool + 'static,
) -> LookupFuture<Record> {
    let list = ListRecords { filter, ordering: NEWEST_FIRST.to_owned(), ..ListRecords::default() };
    find_created(list, since, |record| record.created_at, is_match)
}
