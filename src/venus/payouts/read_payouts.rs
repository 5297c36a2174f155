//! Reading the payouts of a selection: all of a filter, and the selected ones again before they are acted on.

use super::selected_payout::SelectedPayout;
use crate::api;
use crate::components::feedback::undocumented::answers;
use crate::components::lists::grid::{MAX_SELECTED, TOO_MANY};
use crate::venus::payout_totals::read_pages;
use futures::future::join_all;
use lms::ApiError;
use lms::payouts::{GetPayout, ListPayouts, Payout, PayoutFilter};

/// The most payouts that are read one by one rather than as pages of the list.
const FEW: usize = 20;
/// Payouts that are read at the same time.
const AT_ONCE: usize = 6;
/// How often the list is read again if it changes while it is read.
const ATTEMPTS: u32 = 3;

/// Shown if the list does not stop changing while it is read.
const CHANGING: &str = "The list keeps changing. Select all again in a moment.";

/// Reads all payouts of `filter`, as many as the server counts.
///
/// # Errors
/// Why not, for the officer: more than [`MAX_SELECTED`], or a page could not be read.
pub(super) async fn read_all(filter: PayoutFilter) -> Result<Vec<SelectedPayout>, String> {
    for _ in 0..ATTEMPTS {
        let mut all = Vec::<SelectedPayout>::new();
        let mut add = |payout: &Payout| {
            if all.iter().all(|known| known.id != payout.id) {
                all.push(SelectedPayout::of(payout));
            }
        };
        let count = read_pages(filter.clone(), MAX_SELECTED as u64, &mut add).await;
        let count = count.map_err(|error| error.to_string())?;
        if count > MAX_SELECTED as u64 {
            return Err(TOO_MANY.to_owned());
        }
        // Payouts that joined or left the filter meanwhile may have moved others to a page that was read already.
        if u64::try_from(all.len()).is_ok_and(|read| read == count) {
            return Ok(all);
        }
    }
    Err(CHANGING.to_owned())
}

/// Reads one payout; `None` if it no longer exists.
pub(super) async fn read_one(seen: &SelectedPayout) -> Result<Option<SelectedPayout>, ApiError> {
    let id = seen.id;
    if answers::<GetPayout>() {
        return match api::send(GetPayout { id }).await {
            Ok(payout) => Ok(Some(SelectedPayout::of(&payout))),
            Err(ApiError::NotFound) => Ok(None),
            Err(error) => Err(error),
        };
    }
    let filter = PayoutFilter { search: seen.ref_id.clone(), ..PayoutFilter::default() };
    let found = api::send(ListPayouts { filter, ..ListPayouts::default() }).await?.results;
    Ok(found.iter().find(|payout| payout.id == id).map(SelectedPayout::of))
}

/// Reads these payouts of `filter` again, each with what it is now; `None` for one that no longer exists. `progress` gets
/// the number of payouts read, and returns whether to go on.
pub(super) async fn read_again(
    selected: Vec<SelectedPayout>,
    filter: PayoutFilter,
    progress: impl Fn(usize) -> bool,
) -> Result<Vec<(SelectedPayout, Option<SelectedPayout>)>, ApiError> {
    let mut found = Vec::<SelectedPayout>::new();
    if selected.len() > FEW {
        // Most of them are on these pages, if all of the filter was selected.
        read_pages(filter, MAX_SELECTED as u64, &mut |payout| {
            if selected.iter().any(|selected| selected.id == payout.id) {
                found.push(SelectedPayout::of(payout));
            }
        })
        .await?;
    }
    let mut pairs = Vec::with_capacity(selected.len());
    for some in selected.chunks(AT_ONCE) {
        let now = some.iter().map(|seen| {
            let now = found.iter().find(|found| found.id == seen.id).cloned();
            async move { if now.is_some() { Ok(now) } else { read_one(seen).await } }
        });
        for (seen, now) in some.iter().zip(join_all(now).await) {
            pairs.push((seen.clone(), now?));
        }
        if !progress(pairs.len()) {
            break;
        }
    }
    Ok(pairs)
}
