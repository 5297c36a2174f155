//! At the end of which day books stand, read from what is overdue: a demand that fell due on the 1st and is three days
//! late stands in books of the 4th. The API tells it in no other way.

use crate::api;
use lms::demands::{Demand, DemandStatus, ListDemands};
use lms::eod::RunEod;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{ApiError, Day};

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
    let overdue = api::send(overdue(run)).await?.results;
    Ok(stand_at(&overdue).map(|day| day >= run.date))
}
