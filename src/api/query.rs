//! A read on screen.

use super::cache::{self, Known, Used};
use super::call::Call;
use leptos::prelude::*;
use lms::{ApiError, Endpoint};
use serde::de::DeserializeOwned;

/// A read on screen: its last good answer, and the error that came since, if one did.
pub(crate) struct Query<T: Send + Sync + 'static> {
    used: Memo<Option<Used>>,
    read: Memo<Option<Result<T, ApiError>>>,
}

impl<T: Send + Sync> Copy for Query<T> {}

impl<T: Send + Sync> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + Send + Sync> Query<T> {
    /// The last good answer; stale data stays while it is fetched again, or when that fails.
    pub(crate) fn data(self) -> Option<T> {
        self.read.with(|read| read.as_ref()?.as_ref().ok().cloned())
    }

    /// Why the last fetch failed, if it did.
    pub(crate) fn error(self) -> Option<ApiError> {
        let failed = self.used.with(|used| used.as_ref()?.known().error);
        failed.or_else(|| self.read.with(|read| read.as_ref()?.as_ref().err().cloned()))
    }

    /// Fetches again.
    pub(crate) fn refetch(self) {
        self.used.with_untracked(|used| used.iter().for_each(Used::refetch));
    }
}

/// Asks for what `endpoint` reads, again whenever its inputs change or a write makes it stale. `None` asks for nothing.
pub(crate) fn query<E>(endpoint: impl Fn() -> Option<E> + Send + Sync + 'static) -> Query<E::Reply>
where
    E: Endpoint,
    E::Reply: Clone + PartialEq + Send + Sync,
{
    let used = Memo::new(move |_| endpoint().map(|endpoint| cache::ask(Call::of(&endpoint), E::SHOWS)));
    let read = Memo::new(move |_| read(used.with(|used| used.as_ref().map(Used::known))));
    Query { used, read }
}

fn read<T: DeserializeOwned>(known: Option<Known>) -> Option<Result<T, ApiError>> {
    let body = known?.body?;
    Some(serde_json::from_str(&body).map_err(|_| ApiError::Unreadable))
}
