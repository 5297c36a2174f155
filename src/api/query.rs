//! A read on screen.

use super::cache::{self, EntryHandle};
use super::read::Read;
use crate::dom::watch::watch;
use leptos::prelude::*;
use lms::{ApiError, Endpoint};
use std::sync::Arc;

/// The last good reply of a read, and the error since.
pub(crate) struct Query<T: Send + Sync + 'static> {
    entry: Memo<Option<EntryHandle>>,
    data: Memo<Option<Arc<T>>>,
}

impl<T: Send + Sync> Copy for Query<T> {}

impl<T: Send + Sync> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + Send + Sync> Query<T> {
    /// The last good reply. It stays while it is refetched, and when that fails.
    pub(crate) fn data(self) -> Option<T> {
        self.data.with(|data| data.as_deref().cloned())
    }

    /// Why the last fetch failed.
    pub(crate) fn error(self) -> Option<ApiError> {
        self.entry.with(|entry| entry.as_ref()?.cached().error)
    }

    pub(crate) fn refetch(self) {
        self.entry.with_untracked(|entry| entry.iter().for_each(EntryHandle::refetch));
    }
}

/// Reads what `endpoint` returns, again when its inputs change or a write makes it stale. `None` reads nothing.
///
/// The memos only look the entry up, so a cached reply is there in the first render; the effect sends the request.
pub(crate) fn query<E>(endpoint: impl Fn() -> Option<E> + Send + Sync + 'static) -> Query<E::Reply>
where
    E: Endpoint,
    E::Reply: Clone + PartialEq + Send + Sync,
{
    let entry = Memo::new(move |_| endpoint().map(|endpoint| cache::entry(Read::of(&endpoint))));
    let data = Memo::new(move |_| reply(entry));
    watch(move || entry.with(|entry| entry.iter().for_each(EntryHandle::refresh)));
    Query { entry, data }
}

fn reply<T: Send + Sync + 'static>(entry: Memo<Option<EntryHandle>>) -> Option<Arc<T>> {
    entry.with(|entry| entry.as_ref()?.cached().reply?.downcast().ok())
}
