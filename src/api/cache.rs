//! What reads have answered: an entry for each URL, shared by everything on screen that asks for it.
//!
//! An answer is shown at once when it is asked for again, and fetched anew behind that. Entries hold the answers' text:
//! whoever asks knows what it is to be read as, so that all of this is compiled once.

use super::call::Call;
use crate::clock;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::{ApiError, Instant, Topic};
use std::cell::RefCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Younger than this many seconds, an answer is shown again without asking.
const FRESH_S: i64 = 5;
/// Answers that are kept though nothing on screen shows them.
const KEPT: usize = 64;

thread_local! {
    static ENTRIES: RefCell<Vec<Arc<Entry>>> = const { RefCell::new(Vec::new()) };
}

struct Entry {
    call: Call,
    shows: &'static [Topic],
    known: ArcRwSignal<Known>,
    fetching: Mutex<Fetching>,
}

/// What is known of an answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The last good one. It stays while it is fetched again, or when that fails.
    pub(super) body: Option<Arc<str>>,
    /// Why there is none, or none since.
    pub(super) error: Option<ApiError>,
}

#[derive(Default)]
struct Fetching {
    /// Gives up the request that is on its way.
    under_way: Option<AbortHandle>,
    /// When the last good answer came.
    came: Option<Instant>,
}

/// An entry that something on screen uses. When the last of them goes, a request under way is given up.
#[derive(Clone)]
pub(super) struct Used(Arc<Entry>);

impl PartialEq for Used {
    /// Whether both are of the same entry.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Drop for Used {
    fn drop(&mut self) {
        // This one, and the list's own.
        if Arc::strong_count(&self.0) <= 2 {
            self.0.give_up();
        }
    }
}

/// The entry of `call`, which shows `shows`; asks the server unless the answer is fresh or on its way.
pub(super) fn ask(call: Call, shows: &'static [Topic]) -> Used {
    let known = ENTRIES.with_borrow(|entries| entries.iter().find(|entry| entry.call.reads_as(&call)).cloned());
    let entry = known.unwrap_or_else(|| keep(call, shows));
    if !entry.is_fresh_or_coming() {
        fetch(&entry);
    }
    Used(entry)
}

/// Has what shows one of `topics` fetched again: at once where it is on screen, else when it is asked for.
pub(super) fn expire(topics: &[Topic]) {
    expire_where(|shows| shows.iter().any(|topic| topics.contains(topic)));
}

/// Has everything fetched again.
pub(super) fn expire_all() {
    expire_where(|_| true);
}

impl Used {
    /// What is known; tracks it.
    pub(super) fn known(&self) -> Known {
        self.0.known.get()
    }

    /// Asks again.
    pub(super) fn refetch(&self) {
        fetch(&self.0);
    }
}

impl Entry {
    fn fetching(&self) -> MutexGuard<'_, Fetching> {
        self.fetching.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_fresh_or_coming(&self) -> bool {
        let fetching = self.fetching();
        fetching.under_way.is_some() || fetching.came.is_some_and(|came| came.add_seconds(FRESH_S) > clock::now())
    }

    fn give_up(&self) {
        if let Some(request) = self.fetching().under_way.take() {
            request.abort();
        }
    }
}

/// Asks the server. What is on its way already is given up: it may have been read before the write that made it stale.
fn fetch(entry: &Arc<Entry>) {
    entry.give_up();
    let call = entry.call.clone();
    let (answer, request) = abortable(async move { super::answer(&call).await });
    // Given up, it is not fresh either.
    *entry.fetching() = Fetching { under_way: Some(request), came: None };
    let entry = Arc::downgrade(entry);
    spawn_local(async move {
        let Ok(answer) = answer.await else { return };
        let Some(entry) = entry.upgrade() else { return };
        let came = answer.is_ok().then(clock::now);
        *entry.fetching() = Fetching { under_way: None, came };
        entry.known.update(|known| match answer {
            Ok(body) => *known = Known { body: Some(body.into()), error: None },
            Err(error) => known.error = Some(error),
        });
    });
}

fn keep(call: Call, shows: &'static [Topic]) -> Arc<Entry> {
    let entry = Arc::new(Entry { call, shows, known: ArcRwSignal::default(), fetching: Mutex::default() });
    ENTRIES.with_borrow_mut(|entries| {
        let surplus = entries.iter().filter(|entry| !is_used(entry)).count().saturating_sub(KEPT - 1);
        let mut dropped = 0;
        // The oldest stand first.
        entries.retain(|entry| {
            let goes = !is_used(entry) && dropped < surplus;
            dropped += usize::from(goes);
            !goes
        });
        entries.push(Arc::clone(&entry));
    });
    entry
}

fn is_used(entry: &Arc<Entry>) -> bool {
    Arc::strong_count(entry) > 1
}

fn expire_where(stale: impl Fn(&[Topic]) -> bool) {
    let on_screen = ENTRIES.with_borrow_mut(|entries| {
        entries.retain(|entry| is_used(entry) || !stale(entry.shows));
        entries.iter().filter(|entry| stale(entry.shows)).cloned().collect::<Vec<_>>()
    });
    on_screen.iter().for_each(fetch);
}
