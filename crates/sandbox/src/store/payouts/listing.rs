//! The list of payouts, for any number of them.
//!
//! Ordered by creation and filtered by kind and time, a page is found by [`super::blocks`]. Ordered by amount or
//! filtered otherwise, SQLite scans an index from the nearer end.

use super::blocks::{Blocks, TimeRange};
use super::search::Search;
use super::{Expand, get_by_index};
use crate::error::ApiResult;
use crate::store::list::{Filter, Order, Slice};
use lms::Page;
use lms::page::PageRequest;
use lms::payouts::Payout;
use rusqlite::{Connection, params_from_iter};

#[derive(Clone, Debug, Default)]
pub struct PayoutFilter {
    /// Conditions on status, type, method and payee.
    pub kinds: Filter,
    /// Range of creation times.
    pub created: TimeRange,
    /// Other conditions on `payouts`.
    pub others: Filter,
    /// Text of the search field.
    pub search: Option<Search>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayoutOrder(pub Order);

impl PayoutOrder {
    /// API names and their columns. Indexes are assigned in the order of creation.
    pub const COLUMNS: &'static [(&'static str, &'static str)] =
        &[("index", "idx"), ("created_at", "idx"), ("amount", "amount"), ("ref_id", "ref_id")];
}

impl PayoutFilter {
    fn all(&self, others: &Filter) -> Filter {
        let mut all = self.kinds.clone().merge(others);
        all.between("created_at", self.created.from, self.created.to);
        all
    }
}

/// Returns a page of payouts.
pub fn page(
    connection: &Connection,
    filter: &PayoutFilter,
    PayoutOrder(order): PayoutOrder,
    page: PageRequest,
    expand: Expand,
) -> ApiResult<Page<Payout>> {
    let found = filter.search.as_ref().map(|search| search.filter(connection)).transpose()?;
    let others = filter.others.clone().merge(&found.unwrap_or_default());
    let (count, indexes) = if others.is_empty() {
        let blocks = Blocks::count(connection, &filter.kinds, filter.created)?;
        let count = blocks.total();
        let indexes = if order.column == "idx" {
            blocks.page(connection, page, order.descending)?
        } else {
            scan(connection, &filter.all(&others), order, Slice::for_page(page, count))?
        };
        (count, indexes)
    } else {
        let all = filter.all(&others);
        let count = connection
            .prepare_cached(&format!("SELECT count(*) FROM payouts {}", all.sql()))?
            .query_row(params_from_iter(all.values()), |row| row.get(0))?;
        (count, scan(connection, &all, order, Slice::for_page(page, count))?)
    };
    let results = indexes.into_iter().map(|idx| get_by_index(connection, idx, expand)).collect::<ApiResult<_>>()?;
    Ok(Page { count, current_page: page.page, page_size: page.page_size, results })
}

fn scan(connection: &Connection, filter: &Filter, order: Order, slice: Slice) -> ApiResult<Vec<i64>> {
    let sql = format!(
        "SELECT idx FROM payouts {} {} LIMIT {} OFFSET {}",
        filter.sql(),
        order.sql("idx", slice.reversed),
        slice.take,
        slice.skip
    );
    let mut indexes: Vec<i64> = connection
        .prepare(&sql)?
        .query_map(params_from_iter(filter.values()), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if slice.reversed {
        indexes.reverse();
    }
    Ok(indexes)
}
