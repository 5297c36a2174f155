//! Totals of a list of payouts. The API returns how many payouts a list has, but no sums: they are added up here, page
//! by page, up to a limit; who shows them says whether that was all.

use crate::api;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutMethod, PayoutStatus};
use lms::{ApiError, Day, Instant, Money};

/// Rows that are added up.
pub(crate) const MAX_ROWS: u64 = 20 * MAX_PAGE_SIZE;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Total {
    pub(crate) count: u64,
    pub(crate) amount: Money,
}

impl Total {
    fn add(&mut self, payout: &Payout) {
        self.count += 1;
        self.amount = [self.amount, payout.amount].into_iter().sum();
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PayoutTotals {
    /// How many payouts the list has, read or not.
    pub(crate) count: u64,
    /// All that were read.
    pub(crate) all: Total,
    /// Those in another status than pending.
    pub(crate) not_pending: Total,
    /// By method, in order of first appearance.
    pub(crate) by_method: Vec<(PayoutMethod, Total)>,
}

impl PayoutTotals {
    /// Whether every payout of the list was read.
    pub(crate) const fn is_complete(&self) -> bool {
        self.all.count == self.count
    }

    pub(crate) fn add(&mut self, payout: &Payout) {
        self.all.add(payout);
        if payout.status != PayoutStatus::Pending {
            self.not_pending.add(payout);
        }
        let known = self.by_method.iter().position(|(method, _)| *method == payout.method);
        let at = known.unwrap_or_else(|| {
            self.by_method.push((payout.method.clone(), Total::default()));
            self.by_method.len() - 1
        });
        if let Some((_, total)) = self.by_method.get_mut(at) {
            total.add(payout);
        }
    }
}

pub(crate) async fn payout_totals(filter: PayoutFilter) -> Result<PayoutTotals, ApiError> {
    let mut totals = PayoutTotals::default();
    totals.count = read_pages(filter, MAX_ROWS, &mut |payout| totals.add(payout)).await?;
    Ok(totals)
}

/// What was paid on each day from `first` to `last`, in this order.
pub(crate) async fn paid_by_day(first: Day, last: Day) -> Result<Vec<(Day, Total)>, ApiError> {
    let mut days: Vec<(Day, Total)> =
        (first.number()..=last.number()).map(|number| (Day::from_number(number), Total::default())).collect();
    let filter = PayoutFilter {
        status: Some(PayoutStatus::Processed),
        processed_from: Some(first.start()),
        processed_to: Some(last.end()),
        ..PayoutFilter::default()
    };
    read_pages(filter, MAX_ROWS, &mut |payout| {
        let paid_on = payout.processed_at.map(Instant::day);
        if let Some((_, total)) = days.iter_mut().find(|(day, _)| Some(*day) == paid_on) {
            total.add(payout);
        }
    })
    .await?;
    Ok(days)
}

/// Reads the payouts within `filter` page by page, `max` of them or a few more, and returns how many there are in all.
pub(crate) async fn read_pages(filter: PayoutFilter, max: u64, each: &mut dyn FnMut(&Payout)) -> Result<u64, ApiError> {
    let (mut page, mut read) = (1, 0);
    loop {
        let request = PageRequest { page, page_size: MAX_PAGE_SIZE };
        // Ordered by number, so that a payout that changes meanwhile stays on its page.
        let list = ListPayouts { filter: filter.clone(), ordering: "index".to_owned(), page: request };
        let found = api::send(list).await?;
        found.results.iter().for_each(&mut *each);
        read += u64::try_from(found.results.len()).unwrap_or(u64::MAX);
        if found.results.is_empty() || read >= found.count.min(max) {
            return Ok(found.count);
        }
        page += 1;
    }
}
