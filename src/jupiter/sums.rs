//! What a list of loans adds up to. The API tells a list's length and no sums: they are read page by page, so many at
//! most, and whoever shows them says whether that was all.

use crate::api;
use lms::loans::{ListLoans, Loan, LoanFilter};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{ApiError, Money};

/// The most pages that are read for a sum.
const MOST_PAGES: u64 = 20;

/// What loans add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// How many loans the list has.
    pub(crate) count: u64,
    /// How many of them are added up.
    pub(crate) added: u64,
    /// What was agreed.
    pub(crate) sanctioned: Money,
    /// What was paid out.
    pub(crate) disbursed: Money,
    /// What is owed today.
    pub(crate) outstanding: Money,
    /// What should have been paid by now.
    pub(crate) overdue: Money,
}

impl Sums {
    /// Whether all loans of the list are in it.
    pub(crate) const fn is_whole(&self) -> bool {
        self.added == self.count
    }

    fn add(&mut self, loan: &Loan) {
        let add = |sum: &mut Money, amount: Money| *sum = [*sum, amount].into_iter().sum();
        self.added += 1;
        add(&mut self.sanctioned, loan.sanctioned_amount);
        add(&mut self.disbursed, loan.disbursed_amount);
        add(&mut self.outstanding, loan.outstanding_amount);
        add(&mut self.overdue, loan.overdue_amount);
    }
}

/// Adds up the loans that `filter` leaves, telling `so_far` after each page.
///
/// # Errors
/// Where a page can't be read.
pub(crate) async fn of_loans(filter: LoanFilter, so_far: impl Fn(Sums)) -> Result<Sums, ApiError> {
    let mut sums = Sums::default();
    for page in 1..=MOST_PAGES {
        let request = PageRequest { page, page_size: MAX_PAGE_SIZE };
        // By reference: a loan that changes meanwhile keeps its place.
        let list = ListLoans { filter: filter.clone(), ordering: "ref_id".to_owned(), page: request };
        let page = api::send(list).await?;
        sums.count = page.count;
        page.results.iter().for_each(|loan| sums.add(loan));
        so_far(sums);
        if page.results.is_empty() || sums.added >= sums.count {
            break;
        }
    }
    Ok(sums)
}
