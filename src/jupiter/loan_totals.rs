//! The totals of a list of loans. The API returns a list's length but no sums: the loans are read page by page, at most
//! [`MAX_PAGES`], and the totals say whether that was all.

use crate::api;
use lms::loans::{ListLoans, Loan, LoanFilter};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{ApiError, Money};

/// The most pages that are read for the totals.
const MAX_PAGES: u64 = 20;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LoanTotals {
    /// Loans in the list.
    pub(crate) count: u64,
    /// Loans that the totals are of.
    pub(crate) added: u64,
    pub(crate) sanctioned: Money,
    pub(crate) disbursed: Money,
    pub(crate) outstanding: Money,
    pub(crate) overdue: Money,
}

impl LoanTotals {
    /// Whether the totals are of all loans in the list.
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

/// Adds up the loans that match `filter`, and reports the totals after each page.
///
/// # Errors
/// A page can't be read.
pub(crate) async fn sum_loans(filter: LoanFilter, on_page: impl Fn(LoanTotals)) -> Result<LoanTotals, ApiError> {
    let mut totals = LoanTotals::default();
    for page in 1..=MAX_PAGES {
        let request = PageRequest { page, page_size: MAX_PAGE_SIZE };
        // Ordered by reference, so that a loan that changes meanwhile stays on its page.
        let list = ListLoans { filter: filter.clone(), ordering: "ref_id".to_owned(), page: request };
        let page = api::send(list).await?;
        totals.count = page.count;
        page.results.iter().for_each(|loan| totals.add(loan));
        on_page(totals);
        if page.results.is_empty() || totals.added >= totals.count {
            break;
        }
    }
    Ok(totals)
}
