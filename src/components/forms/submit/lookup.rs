//! Looks for what a write made, before it is sent and after its response was lost.

use super::created::Created;
use super::state::Similar;
use crate::api;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use lms::creates::Creates;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{ApiError, Endpoint, Instant, Page};

/// Something on the server that is as a write asked for, or like it.
pub(crate) struct Match<R> {
    /// Another text once a call has made or changed it, so that what was there before the call is told from what it made.
    pub(crate) key: String,
    /// What an officer knows it by.
    pub(crate) reference: String,
    /// Path of its page, if it has one.
    pub(crate) href: Option<String>,
    /// When it was created, for what a call creates.
    pub(crate) created_at: Option<Instant>,
    /// Who made it, where the server says so.
    pub(crate) officer: Option<String>,
    /// Whether it has all that the call asks for. What is only like it can't be what the call made, or was changed since.
    pub(crate) is_as_asked: bool,
    /// What the response to the call would have been.
    pub(crate) reply: R,
}

/// All that is as a write asked for or like it.
pub(crate) type Matches<R> = Result<Vec<Match<R>>, ApiError>;

pub(crate) type LookupFuture<R> = LocalBoxFuture<'static, Matches<R>>;

impl<R> Match<R> {
    /// Something that the call changes. `key` is another text after each change.
    pub(crate) const fn changed(key: String, reply: R) -> Self {
        Self { key, reference: String::new(), href: None, created_at: None, officer: None, is_as_asked: true, reply }
    }

    /// Something that either is as asked for or not.
    pub(crate) fn of(as_asked: Option<R>) -> Vec<Self> {
        as_asked.map(|reply| Self::changed(String::new(), reply)).into_iter().collect()
    }

    fn created(item: R, is_as_asked: bool) -> Self
    where
        R: Created,
    {
        let Similar { key, reference, href, created_at, officer } = Similar::of(&item);
        Self { key, reference, href, created_at, officer, is_as_asked, reply: item }
    }

    pub(crate) fn map<S>(self, change: impl FnOnce(R) -> S) -> Match<S> {
        let Self { key, reference, href, created_at, officer, is_as_asked, reply } = self;
        Match { key, reference, href, created_at, officer, is_as_asked, reply: change(reply) }
    }
}

/// A list that is longer than this many pages is not looked through: the outcome is unknown then.
const MAX_PAGES: u64 = 20;

/// Finds the items of a list that are as a call asks for, or like it.
pub(crate) fn find_created<E, T>(
    list: impl Fn(PageRequest) -> E + 'static,
    call: impl Creates<T> + 'static,
) -> LookupFuture<T>
where
    E: Endpoint<Reply = Page<T>> + 'static,
    T: Created + 'static,
{
    async move {
        let items = read_all(list, |item| call.is_like(item)).await?;
        let matched = items.into_iter().map(|item| {
            let is_as_asked = call.has_rest(&item);
            Match::created(item, is_as_asked)
        });
        Ok(matched.collect())
    }
    .boxed_local()
}

/// The items of a list that `is_match` accepts. Reads all pages, as many as the server says the list has: it may send fewer
/// rows a page than asked for.
///
/// # Errors
/// Also if the list is too long.
pub(crate) async fn read_all<E, T>(
    list: impl Fn(PageRequest) -> E,
    is_match: impl Fn(&T) -> bool,
) -> Result<Vec<T>, ApiError>
where
    E: Endpoint<Reply = Page<T>> + 'static,
{
    let (mut items, mut read) = (Vec::new(), 0);
    for page in 1..=MAX_PAGES {
        let page = api::send(list(PageRequest { page, page_size: MAX_PAGE_SIZE })).await?;
        read += page.results.len() as u64;
        let is_last = page.results.is_empty() || read >= page.count;
        items.extend(page.results.into_iter().filter(|item| is_match(item)));
        if is_last {
            return Ok(items);
        }
    }
    Err(ApiError::Unreadable)
}

/// Finds whether what `read` reads is as asked for.
pub(crate) fn find_changed<E>(read: E, is_as_asked: impl Fn(&E::Reply) -> bool + 'static) -> LookupFuture<E::Reply>
where
    E: Endpoint + 'static,
{
    async move {
        let item = api::send(read).await?;
        Ok(Match::of(is_as_asked(&item).then_some(item)))
    }
    .boxed_local()
}
