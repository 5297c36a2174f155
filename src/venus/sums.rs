//! What a list of payouts adds up to. The API tells a list's length and no sums: they are read page by page, so many at
//! most, and whoever shows them says whether that was all.

use crate::api;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutMethod, PayoutStatus};
use lms::{ApiError, Day, Instant, Money};

/// The most pages that are read for a sum.
const MOST_PAGES: u64 = 20;

/// How many, and how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// How many.
    pub(crate) count: u64,
    /// How much.
    pub(crate) amount: Money,
}

impl Sum {
    /// Adds a payout.
    pub(crate) fn add(&mut self, payout: &Payout) {
        self.count += 1;
        self.amount = [self.amount, payout.amount].into_iter().sum();
    }
}

/// What payouts add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// How many the list has.
    pub(crate) count: u64,
    /// All that were read.
    pub(crate) all: Sum,
    /// Those that were in a file for the bank.
    pub(crate) exported: Sum,
    /// Those that do not wait to be paid: paid, with the bank, failed or cancelled.
    pub(crate) not_pending: Sum,
    /// By method, in the order in which they came.
    pub(crate) by_method: Vec<(PayoutMethod, Sum)>,
}

impl Sums {
    /// Whether all payouts of the list are in it.
    pub(crate) const fn is_whole(&self) -> bool {
        self.all.count == self.count
    }

    fn add(&mut self, payout: &Payout) {
        self.all.add(payout);
        if payout.is_downloaded {
            self.exported.add(payout);
        }
        if payout.status != PayoutStatus::Pending {
            self.not_pending.add(payout);
        }
        let known = self.by_method.iter().position(|(method, _)| *method == payout.method);
        let at = known.unwrap_or_else(|| {
            self.by_method.push((payout.method.clone(), Sum::default()));
            self.by_method.len() - 1
        });
        if let Some((_, sum)) = self.by_method.get_mut(at) {
            sum.add(payout);
        }
    }
}

/// Adds up the payouts that `filter` leaves.
///
/// # Errors
/// Where a page can't be read.
pub(crate) async fn of_payouts(filter: PayoutFilter) -> Result<Sums, ApiError> {
    let mut sums = Sums::default();
    sums.count = read(filter, |payout| sums.add(payout)).await?;
    Ok(sums)
}

/// What was paid on each day from `first` to `last`, in their order.
///
/// # Errors
/// Where a page can't be read.
pub(crate) async fn paid_by_day(first: Day, last: Day) -> Result<Vec<(Day, Sum)>, ApiError> {
    let mut days: Vec<(Day, Sum)> =
        (first.number()..=last.number()).map(|number| (Day::from_number(number), Sum::default())).collect();
    let filter = PayoutFilter {
        status: Some(PayoutStatus::Processed),
        processed_from: Some(first.start()),
        processed_to: Some(last.end()),
        ..PayoutFilter::default()
    };
    read(filter, |payout| {
        let day = payout.processed_at.map(Instant::day);
        if let Some((_, sum)) = days.iter_mut().find(|(of, _)| Some(*of) == day) {
            sum.add(payout);
        }
    })
    .await?;
    Ok(days)
}

/// Reads the payouts that `filter` leaves, page by page, and tells each; answers how many there are in all.
async fn read(filter: PayoutFilter, mut each: impl FnMut(&Payout)) -> Result<u64, ApiError> {
    let (mut count, mut seen) = (0, 0);
    for page in 1..=MOST_PAGES {
        let page = PageRequest { page, page_size: MAX_PAGE_SIZE };
        // By number: a payout that changes meanwhile keeps its place.
        let list = ListPayouts { filter: filter.clone(), ordering: "index".to_owned(), page };
        let page = api::send(list).await?;
        count = page.count;
        page.results.iter().for_each(&mut each);
        seen += page.results.len();
        if page.results.is_empty() || u64::try_from(seen).is_ok_and(|seen| seen >= count) {
            break;
        }
    }
    Ok(count)
}
