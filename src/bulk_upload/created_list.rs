//! The list of what the rows of a sheet create, in which a look-up finds the new items.

use super::row_match::{Candidate, Item, RowMatches, pair};
use super::sheet::{ApiFuture, Known, parse_rows};
use crate::api;
use crate::components::forms::submit::Created;
use futures::FutureExt;
use lms::creates::Creates;
use lms::page::PageRequest;
use lms::{ApiError, Endpoint, Page};
use serde::de::DeserializeOwned;
use uuid::Uuid;

const PAGE_SIZE: u64 = 100;

/// Ids of the newest items of a list, the newest first.
pub(crate) fn newest<T, E>(list: fn(PageRequest) -> E) -> ApiFuture<Vec<Uuid>>
where
    T: Created + 'static,
    E: Endpoint<Reply = Page<T>> + 'static,
{
    async move { Ok(read(list, 1).await?.results.iter().map(Created::id).collect()) }.boxed_local()
}

/// Pairs rows with what they created besides what is known. `list` lists it, the newest first.
pub(crate) fn find<R, T, E>(list: fn(PageRequest) -> E, bodies: Vec<String>, known: Known) -> ApiFuture<RowMatches>
where
    R: DeserializeOwned + Creates<T> + 'static,
    T: Created + 'static,
    E: Endpoint<Reply = Page<T>> + 'static,
{
    async move {
        let rows = parse_rows::<R>(&bodies)?;
        let items = new_items(list, &known).await?;
        let candidates = |row: &R| {
            let like = items.iter().enumerate().filter(|(_, item)| row.is_like(item));
            like.map(|(at, item)| Candidate { item: at, is_as_asked: row.has_rest(item) }).collect()
        };
        let rows: Vec<Vec<Candidate>> = rows.iter().map(candidates).collect();
        let items: Vec<Item> = items.iter().map(Item::of).collect();
        Ok(pair(&items, &rows, &known.officer))
    }
    .boxed_local()
}

/// The items that are newer than those before the call, without those that were accepted.
///
/// # Errors
/// If the list can't be read, or is not sorted: the new items could be anywhere then.
async fn new_items<T, E>(list: fn(PageRequest) -> E, known: &Known) -> Result<Vec<T>, ApiError>
where
    T: Created,
    E: Endpoint<Reply = Page<T>>,
{
    let (mut all, mut count) = (Vec::new(), 0);
    for number in 1.. {
        let mut page = read(list, number).await?;
        count += page.results.len() as u64;
        let is_last = page.results.is_empty() || count >= page.count;
        if !page.results.is_sorted_by(|newer, older| newer.created_at() >= older.created_at()) {
            return Err(ApiError::Unreadable);
        }
        let is_before = |item: &T| known.before.contains(&item.id());
        let last_known = page.results.iter().rposition(is_before);
        // What follows is older than what was there before.
        page.results.truncate(last_known.map_or(usize::MAX, |at| at + 1));
        let is_new = |item: &T| !is_before(item) && !known.accepted.contains(&item.id());
        all.extend(page.results.into_iter().filter(is_new));
        if is_last || last_known.is_some() {
            break;
        }
    }
    Ok(all)
}

async fn read<T, E>(list: fn(PageRequest) -> E, page: u64) -> Result<Page<T>, ApiError>
where
    E: Endpoint<Reply = Page<T>>,
{
    api::send(list(PageRequest { page, page_size: PAGE_SIZE })).await
}
