//! The list of what the rows of a sheet create, in which a look-up finds the new ones.

use super::sheet::{ApiFuture, CreatedIds, Known, parse_rows};
use crate::api;
use futures::FutureExt;
use lms::page::PageRequest;
use lms::{ApiError, Endpoint, Instant, Page};
use serde::de::DeserializeOwned;
use uuid::Uuid;

const PAGE_SIZE: u64 = 100;

/// `R` are the rows, `T` what they create, `E` the call that lists it, the newest first.
pub(crate) struct CreatedList<R: 'static, T: 'static, E: 'static> {
    pub(crate) list: fn(PageRequest) -> E,
    pub(crate) created_at: fn(&T) -> Instant,
    pub(crate) id: fn(&T) -> Uuid,
    /// Whether an item is as a row asks.
    pub(crate) is_match: fn(&R, &T) -> bool,
}

impl<R, T, E> CreatedList<R, T, E>
where
    R: DeserializeOwned,
    E: Endpoint<Reply = Page<T>>,
{
    /// Ids of the newest items.
    pub(crate) fn newest(&'static self) -> ApiFuture<Vec<Uuid>> {
        async move { Ok(self.page(1).await?.results.iter().map(self.id).collect()) }.boxed_local()
    }

    /// Pairs rows with what they created besides what is known.
    pub(crate) fn find(&'static self, bodies: Vec<String>, known: Known) -> ApiFuture<CreatedIds> {
        async move {
            let rows = parse_rows::<R>(&bodies)?;
            Ok(self.pair(&rows, self.new_items(&known).await?))
        }
        .boxed_local()
    }

    /// The items that are newer than those before the call, without those that were accepted.
    ///
    /// # Errors
    /// If the list can't be read, or is not sorted: the new items could be anywhere then.
    pub(crate) async fn new_items(&self, known: &Known) -> Result<Vec<T>, ApiError> {
        let (mut all, mut read) = (Vec::new(), 0);
        for number in 1.. {
            let page = self.page(number).await?;
            read += page.results.len() as u64;
            let is_last = page.results.is_empty() || read >= page.count;
            if !page.results.is_sorted_by(|newer, older| (self.created_at)(newer) >= (self.created_at)(older)) {
                return Err(ApiError::Unreadable);
            }
            let is_before = |item: &T| known.before.contains(&(self.id)(item));
            let reaches_known = page.results.iter().any(is_before);
            let is_new = |item: &T| !is_before(item) && !known.accepted.contains(&(self.id)(item));
            all.extend(page.results.into_iter().filter(is_new));
            if is_last || reaches_known {
                break;
            }
        }
        Ok(all)
    }

    /// Pairs each row with the id of an item; each item is used for one row at most.
    pub(crate) fn pair(&self, rows: &[R], mut items: Vec<T>) -> CreatedIds {
        let match_row = |row: &R| {
            let at = items.iter().position(|item| (self.is_match)(row, item))?;
            Some((self.id)(&items.swap_remove(at)))
        };
        rows.iter().map(match_row).collect()
    }

    async fn page(&self, page: u64) -> Result<Page<T>, ApiError> {
        api::send((self.list)(PageRequest { page, page_size: PAGE_SIZE })).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lms::payouts::{ListPayouts, Payout, PayoutFilter};
    use lms::{Money, PayoutId};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Rows are amounts in rupees. Pairing lists nothing.
    static AMOUNTS: CreatedList<i64, Payout, ListPayouts> = CreatedList {
        list: |page| ListPayouts { filter: PayoutFilter::default(), ordering: String::new(), page },
        created_at: |payout| payout.created_at,
        id: |payout| payout.id.0,
        is_match: |rupees, payout| Money::from_rupees(*rupees) == payout.amount,
    };

    #[test]
    fn pairs_an_item_with_one_row_only() {
        let sample = include_str!("../../contract/samples/request_tranche.response.json");
        let sample: Payout = serde_json::from_str(sample).unwrap();
        let payout = |id, rupees| Payout {
            id: PayoutId(Uuid::from_u128(id)),
            amount: Money::from_rupees(rupees),
            ..sample.clone()
        };
        let ids = AMOUNTS.pair(&[5, 5, 7], vec![payout(1, 5), payout(2, 7)]);
        assert_eq!(ids, [Some(Uuid::from_u128(1)), None, Some(Uuid::from_u128(2))]);
    }
}
