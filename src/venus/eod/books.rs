//! Until which day books are closed, derived from overdue demands, as the API does not say it: if a demand that fell due
//! on the 1st is three days past due, its loan's books are closed until the 4th.

use crate::api;
use lms::demands::{Demand, DemandStatus, ListDemands};
use lms::eod::RunEod;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{ApiError, Day};

const MAX_PAGES: u64 = 20;
const FIRST_PAGE: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

/// The overdue demands of the loans whose books `run` closes, the oldest first.
pub(super) fn overdue(run: RunEod) -> ListDemands {
    ListDemands {
        loan: run.loan,
        account: run.account,
        status: vec![DemandStatus::Overdue],
        page: FIRST_PAGE,
        ..ListDemands::default()
    }
}

/// The demands that `run` will raise: upcoming as of the last close, due by the end of the run's day.
pub(super) fn falling_due(run: RunEod) -> ListDemands {
    ListDemands {
        loan: run.loan,
        account: run.account,
        status: vec![DemandStatus::Upcoming],
        due_to: Some(run.date),
        page: FIRST_PAGE,
        ..ListDemands::default()
    }
}

/// The last day for which the books of all these demands' loans are closed; `None` if there are no demands, or if it
/// can't be known.
pub(super) fn closed_until(overdue: &[Demand]) -> Option<Day> {
    overdue.iter().map(|demand| Some(demand.due_date.add_days(demand.dpd?))).min().flatten()
}

/// Whether the books are closed until the run's day; `None` if no demand says it.
///
/// # Errors
/// If the demands can't be read.
pub(super) async fn are_closed(run: RunEod) -> Result<Option<bool>, ApiError> {
    if api::send(falling_due(run)).await?.count > 0 {
        return Ok(Some(false));
    }
    let mut earliest = None;
    for page in 1..=MAX_PAGES {
        let list = ListDemands { page: PageRequest { page, ..FIRST_PAGE }, ..overdue(run) };
        let found = api::send(list).await?;
        earliest = earliest.into_iter().chain(closed_until(&found.results)).min();
        if page * MAX_PAGE_SIZE >= found.count {
            break;
        }
    }
    Ok(earliest.map(|day| day >= run.date))
}
