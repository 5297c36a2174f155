//! What a list of payouts adds up to. The API tells a list's length and no sums: they are read page by page, so many at
//! most, and whoever shows them says whether that was all.

use crate::api;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutMethod};
use lms::{ApiError, Money};

/// The most pages that are read for a sum.
const MOST_PAGES: u64 = 20;

/// How many, and how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many.
    pub count: u64,
    /// How much.
    pub amount: Money,
}

impl Sum {
    /// Adds a payout.
    pub fn add(&mut self, payout: &Payout) {
        self.count += 1;
        self.amount = [self.amount, payout.amount].into_iter().sum();
    }
}

/// What payouts add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many the list has.
    pub count: u64,
    /// All that were read.
    pub all: Sum,
    /// Those that were in a file for the bank.
    pub exported: Sum,
    /// By method, in the order in which they came.
    pub by_method: Vec<(PayoutMethod, Sum)>,
}

impl Sums {
    /// Whether all payouts of the list are in it.
    pub const fn is_whole(&self) -> bool {
        self.all.count == self.count
    }

    fn add(&mut self, payout: &Payout) {
        self.all.add(payout);
        if payout.is_downloaded {
            self.exported.add(payout);
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

/// Adds up the payouts that `filter` leaves, telling `so_far` after each page.
///
/// # Errors
/// Where a page can't be read.
pub async fn of_payouts(filter: PayoutFilter, so_far: impl Fn(&Sums)) -> Result<Sums, ApiError> {
    let mut sums = Sums::default();
    for page in 1..=MOST_PAGES {
        let page = PageRequest { page, page_size: MAX_PAGE_SIZE };
        // By number: a payout that changes meanwhile keeps its place.
        let list = ListPayouts { filter: filter.clone(), ordering: "index".to_owned(), page };
        let page = api::send(list).await?;
        sums.count = page.count;
        page.results.iter().for_each(|payout| sums.add(payout));
        so_far(&sums);
        if page.results.is_empty() || sums.all.count >= sums.count {
            break;
        }
    }
    Ok(sums)
}
