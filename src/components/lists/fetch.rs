//! Fetching a page of a list's rows.

use crate::api;
use crate::components::lists::grid::{PageResult, Row, RowPage};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use lms::{ApiError, Endpoint, Page};

/// The rows that `row` makes of a page of `list`, unless its filters mean nothing.
pub(crate) fn fetch_rows<E, T>(
    list: Result<E, ApiError>,
    row: impl Fn(&T) -> Row + 'static,
) -> LocalBoxFuture<'static, PageResult>
where
    E: Endpoint<Reply = Page<T>> + 'static,
    T: 'static,
{
    async move {
        let page = api::send(list?).await?;
        Ok(RowPage { count: page.count, rows: page.results.iter().map(row).collect() })
    }
    .boxed_local()
}
