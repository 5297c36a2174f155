//! Looks for what a lost write made.

use super::since_then;
use crate::api;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use lms::{ApiError, Endpoint, Instant, Page};

/// The outcome of looking for what a lost call made: `None` if the server doesn't have it.
pub(crate) type LookupFuture<R> = LocalBoxFuture<'static, Result<Option<R>, ApiError>>;

/// Looks for what a lost call, sent at `since`, created: the first item of `list` that was created since then and
/// that `is_match` accepts.
pub(crate) fn find_created<E, T>(
    list: E,
    since: Instant,
    created_at: fn(&T) -> Instant,
    is_match: impl Fn(&T) -> bool + 'static,
) -> LookupFuture<T>
where
    E: Endpoint<Reply = Page<T>> + 'static,
    T: 'static,
{
    async move {
        let page = api::send(list).await?;
        Ok(page.results.into_iter().find(|item| since_then(created_at(item), since) && is_match(item)))
    }
    .boxed_local()
}

/// Looks whether a lost call changed what `read` reads: `is_changed` says so of the item as it is now.
pub(crate) fn find_changed<E>(read: E, is_changed: impl Fn(&E::Reply) -> bool + 'static) -> LookupFuture<E::Reply>
where
    E: Endpoint + 'static,
{
    async move {
        let item = api::send(read).await?;
        Ok(is_changed(&item).then_some(item))
    }
    .boxed_local()
}
