//! At the end of which day books stand, read from what is overdue: a demand that fell due on the 1st and is three days
//! late stands in books of the 4th. The API tells it in no other way.

use crate::api;
use lms::demands::{Demand, DemandStatus, ListDemands};
use lms::eod::RunEod;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{ApiError, Day};

/// The most pages that are read to tell where the books stand.
const MOST_PAGES: u64 = 20;
const MOST: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

/// The overdue demands of those whose books `run` closes, the oldest first.
pub(super) fn overdue(run: RunEod) -> ListDemands {
    ListDemands {
        loan: run.loan,
        account: run.account,
        status: vec![DemandStatus::Overdue],
        page: MOST,
        ..ListDemands::default()
    }
}

/// What had not fallen due when the books were closed last, and has by the end of the run's day.
pub(super) fn falling_due(run: RunEod) -> ListDemands {
    ListDemands {
        loan: run.loan,
        account: run.account,
        status: vec![DemandStatus::Upcoming],
        due_to: Some(run.date),
        page: MOST,
        ..ListDemands::default()
    }
}

/// The day at whose end the books of all these loans stand; `None` where none of them is late.
pub(super) fn stand_at(overdue: &[Demand]) -> Option<Day> {
    overdue.iter().map(|demand| demand.due_date.add_days(demand.dpd)).min()
}

/// Whether the books are closed to the end of the run's day; `None` where nothing tells.
///
/// # Errors
/// Where the demands can't be read.
pub(super) async fn are_closed(run: RunEod) -> Result<Option<bool>, ApiError> {
    if api::send(falling_due(run)).await?.count > 0 {
        return Ok(Some(false));
    }
    let mut earliest = None;
    for page in 1..=MOST_PAGES {
        let list = ListDemands { page: PageRequest { page, ..MOST }, ..overdue(run) };
        let found = api::send(list).await?;
        earliest = earliest.into_iter().chain(stand_at(&found.results)).min();
        if page * MAX_PAGE_SIZE >= found.count {
            break;
        }
    }
    Ok(earliest.map(|day| day >= run.date))
}
