//! A read on screen.

use super::cache::{self, EntryHandle};
use super::read::{Read, Reply};
use crate::dom::memo::memo;
use crate::dom::polling::poll;
use crate::dom::watch::watch;
use leptos::prelude::*;
use lms::{ApiError, Endpoint};
use std::marker::PhantomData;

/// The last good reply of a read, and the error since: an [`AnyQuery`] with the type of the reply.
pub(crate) struct Query<T> {
    query: AnyQuery,
    reply: PhantomData<fn() -> T>,
}

impl<T> Copy for Query<T> {}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + 'static> Query<T> {
    /// The last good reply. It stays while it is refetched, and when that fails.
    pub(crate) fn data(self) -> Option<T> {
        self.query.reply.with(|reply| reply.as_ref()?.get().cloned())
    }

    /// Why the last fetch failed.
    pub(crate) fn error(self) -> Option<ApiError> {
        self.query.error()
    }

    pub(crate) fn refetch(self) {
        self.query.refetch();
    }

    /// Follows the server while the tab is visible, until the page is left.
    pub(crate) fn follow(self) -> Self {
        self.query.follow();
        self
    }

    pub(crate) const fn without_type(self) -> AnyQuery {
        self.query
    }
}

/// A read on screen, of any type of reply: what shows one is compiled once.
#[derive(Clone, Copy)]
pub(crate) struct AnyQuery {
    entry: Memo<Option<EntryHandle>>,
    reply: Memo<Option<Reply>>,
}

impl AnyQuery {
    fn new(read: Box<dyn Fn() -> Option<Read> + Send + Sync>) -> Self {
        let entry = memo(move |_| read().map(cache::entry));
        let reply = memo(move |_| entry.with(|entry| entry.as_ref()?.cached().reply));
        watch(move || entry.with(|entry| entry.iter().for_each(EntryHandle::refresh)));
        Self { entry, reply }
    }

    pub(crate) fn reply(self) -> Option<Reply> {
        self.reply.get()
    }

    /// The reply, which stays the same while `is_held` unless another item is read.
    pub(crate) fn reply_unless(self, is_held: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<Reply>> {
        let shown = memo(move |before: Option<&(Option<EntryHandle>, Option<Reply>)>| {
            let now = (self.entry.get(), self.reply.get());
            match before {
                Some(before) if before.1.is_some() && before.0 == now.0 && is_held() => before.clone(),
                _ => now,
            }
        });
        Signal::derive(move || shown.with(|(_, reply)| reply.clone()))
    }

    pub(crate) fn error(self) -> Option<ApiError> {
        self.entry.with(|entry| entry.as_ref()?.cached().error)
    }

    pub(crate) fn refetch(self) {
        // A timer may outlive the page.
        let _ = self.entry.try_with_untracked(|entry| entry.iter().for_each(EntryHandle::refetch));
    }

    fn follow(self) {
        let changes = RwSignal::new(0);
        watch(move || {
            self.reply.track();
            changes.try_update(|changes| *changes += 1);
        });
        poll(changes, Callback::new(move |()| self.refetch()));
    }
}

/// Reads what `endpoint` returns, again when its inputs change or a write makes it stale. `None` reads nothing.
///
/// The memos only look the entry up, so a cached reply is there in the first render; the effect sends the request.
pub(crate) fn query<E>(endpoint: impl Fn() -> Option<E> + Send + Sync + 'static) -> Query<E::Reply>
where
    E: Endpoint,
    E::Reply: PartialEq + Send + Sync + 'static,
{
    let read = move || endpoint().map(|endpoint| Read::of(&endpoint));
    Query { query: AnyQuery::new(Box::new(read)), reply: PhantomData }
}
