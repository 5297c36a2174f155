//! The query cache: one entry per read, shared by all components that ask for it.
//!
//! A reply is shown at once when it is asked for again, and refetched behind that. It is parsed once, when it arrives.
//! An entry that no component uses is dropped some time after [`UNUSED_FOR`], earlier if there are many, and all are dropped at
//! sign-out.

use super::read::{Read, Reply};
use crate::clock;
use crate::dom::app_signal::AppSignal;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::{ApiError, Instant, Topic};
use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A younger reply is shown again without a request.
const FRESH_S: i64 = 5;
/// How long an entry that no component uses stays, for an officer who comes back.
const UNUSED_FOR: Duration = Duration::from_secs(300);
/// How many of them stay at most.
const MAX_UNUSED: usize = 64;

thread_local! {
    /// In the order in which they were made.
    static ENTRIES: RefCell<Vec<Arc<Entry>>> = const { RefCell::new(Vec::new()) };
    /// Whether [`drop_unused`] will be called.
    static TIMER_IS_SET: Cell<bool> = const { Cell::new(false) };
}

/// Last good reply and the error since.
#[derive(Clone, Debug, Default)]
pub(super) struct Cached {
    pub(super) reply: Option<Reply>,
    pub(super) error: Option<ApiError>,
}

struct Entry {
    read: Read,
    cached: AppSignal<Cached>,
    users: AtomicUsize,
    status: Mutex<Status>,
}

#[derive(Default)]
struct Status {
    /// Aborts the request in flight.
    in_flight: Option<AbortHandle>,
    /// When the last reply arrived; `None` if it is stale.
    fetched_at: Option<Instant>,
    /// When the last user dropped its handle.
    unused_since: Option<Instant>,
}

/// Use of an entry. When the last handle is dropped, a request in flight is aborted.
pub(super) struct EntryHandle(Arc<Entry>);

impl EntryHandle {
    fn new(entry: Arc<Entry>) -> Self {
        entry.users.fetch_add(1, Ordering::Relaxed);
        Self(entry)
    }

    /// Tracks the entry.
    pub(super) fn cached(&self) -> Cached {
        self.0.cached.get()
    }

    pub(super) fn refetch(&self) {
        self.0.fetch();
    }

    /// Fetches, unless the reply is fresh or a request is in flight.
    pub(super) fn refresh(&self) {
        if !self.0.is_fresh_or_in_flight() {
            self.0.fetch();
        }
    }
}

impl Clone for EntryHandle {
    fn clone(&self) -> Self {
        Self::new(Arc::clone(&self.0))
    }
}

impl PartialEq for EntryHandle {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Drop for EntryHandle {
    fn drop(&mut self) {
        if self.0.users.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0.abort();
            self.0.status().unused_since = Some(clock::now());
            drop_unused_later();
        }
    }
}

impl Entry {
    fn status(&self) -> MutexGuard<'_, Status> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_used(&self) -> bool {
        self.users.load(Ordering::Relaxed) > 0
    }

    fn is_fresh_or_in_flight(&self) -> bool {
        let status = self.status();
        status.in_flight.is_some() || status.fetched_at.is_some_and(|at| at.add_seconds(FRESH_S) > clock::now())
    }

    fn abort(&self) {
        if let Some(request) = self.status().in_flight.take() {
            request.abort();
        }
    }

    /// Sends the request. One in flight is aborted: the server may have read it before the write that made it stale.
    fn fetch(self: &Arc<Self>) {
        self.abort();
        let call = self.read.call.clone();
        let (response, request) = abortable(async move { super::send_call(&call).await });
        {
            let mut status = self.status();
            status.in_flight = Some(request);
            status.fetched_at = None;
        }
        let entry = Arc::downgrade(self);
        spawn_local(async move {
            let Ok(response) = response.await else { return };
            let Some(entry) = entry.upgrade() else { return };
            let last = entry.cached.get_untracked().reply;
            let reply = response.and_then(|body| (entry.read.parse)(body, last).ok_or(ApiError::Unreadable));
            {
                let mut status = entry.status();
                status.in_flight = None;
                status.fetched_at = reply.is_ok().then(clock::now);
            }
            entry.cached.update(|cached| match reply {
                Ok(reply) => *cached = Cached { reply: Some(reply), error: None },
                Err(error) => cached.error = Some(error),
            });
        });
    }
}

/// The entry of `read`, made if there is none. It sends nothing: see [`EntryHandle::refresh`].
pub(super) fn entry(read: Read) -> EntryHandle {
    let existing = ENTRIES.with_borrow(|entries| entries.iter().find(|entry| entry.read == read).cloned());
    EntryHandle::new(existing.unwrap_or_else(|| insert(read)))
}

/// Refetches the entries in use that show one of `topics`, and drops the others that do.
pub(super) fn expire(topics: &[Topic]) {
    expire_where(|shown| shown.iter().any(|topic| topics.contains(topic)));
}

/// Refetches all entries in use, and drops the others.
pub(super) fn expire_all() {
    expire_where(|_| true);
}

/// Refetches the entries in use whose reply is no longer fresh.
pub(super) fn refetch_old() {
    for entry in in_use() {
        EntryHandle::new(entry).refresh();
    }
}

/// Drops every entry and aborts its request.
pub(super) fn clear() {
    let entries = ENTRIES.take();
    for entry in entries {
        entry.abort();
        entry.status().fetched_at = None;
        entry.cached.set(Cached::default());
    }
}

/// Drops the entries that no component has used for [`UNUSED_FOR`] at `now`.
pub(super) fn drop_unused(now: Instant) {
    let limit = i64::try_from(UNUSED_FOR.as_secs()).unwrap_or(i64::MAX);
    let is_old = |entry: &Entry| entry.status().unused_since.is_some_and(|since| since.add_seconds(limit) <= now);
    ENTRIES.with_borrow_mut(|entries| entries.retain(|entry| entry.is_used() || !is_old(entry)));
}

/// Drops unused entries when the first is old enough, and again while there are any. One timer serves all of them: one each
/// would be thousands on a busy day. An entry is dropped at the latest after twice [`UNUSED_FOR`].
fn drop_unused_later() {
    if TIMER_IS_SET.replace(true) {
        return;
    }
    let drop_old = || {
        TIMER_IS_SET.set(false);
        drop_unused(clock::now());
        if ENTRIES.with_borrow(|entries| entries.iter().any(|entry| !entry.is_used())) {
            drop_unused_later();
        }
    };
    set_timeout(drop_old, UNUSED_FOR);
}

/// Number of entries.
#[cfg(test)]
pub(super) fn len() -> usize {
    ENTRIES.with_borrow(Vec::len)
}

/// Makes every reply as old as if [`FRESH_S`] had passed.
#[cfg(test)]
pub(super) fn expire_freshness() {
    ENTRIES.with_borrow(|entries| entries.iter().for_each(|entry| entry.status().fetched_at = None));
}

fn insert(read: Read) -> Arc<Entry> {
    let entry = Arc::new(Entry {
        read,
        cached: AppSignal::new(Cached::default()),
        users: AtomicUsize::new(0),
        status: Mutex::default(),
    });
    ENTRIES.with_borrow_mut(|entries| {
        let unused = entries.iter().filter(|entry| !entry.is_used()).count();
        let mut surplus = (unused + 1).saturating_sub(MAX_UNUSED);
        // The oldest are first.
        entries.retain(|entry| {
            let drops = surplus > 0 && !entry.is_used();
            surplus -= usize::from(drops);
            !drops
        });
        entries.push(Arc::clone(&entry));
    });
    entry
}

fn in_use() -> Vec<Arc<Entry>> {
    ENTRIES.with_borrow(|entries| entries.iter().filter(|entry| entry.is_used()).cloned().collect())
}

fn expire_where(is_stale: impl Fn(&[Topic]) -> bool) {
    ENTRIES.with_borrow_mut(|entries| entries.retain(|entry| entry.is_used() || !is_stale(entry.read.topics)));
    in_use().iter().filter(|entry| is_stale(entry.read.topics)).for_each(Entry::fetch);
}
