//! What is on screen and what a write makes stale.
//!
//! Reads live in leptos-fetch's cache, one entry for each endpoint value: pages that ask for the same thing share one
//! request, and what was seen before is shown at once while it is fetched again.

use super::send;
use leptos::prelude::*;
use leptos_fetch::{QueryClient, QueryOptions};
use lms::{ApiError, Endpoint, Topic};
use std::cell::RefCell;
use std::hash::Hash;
use std::time::Duration;

/// Younger than this, an answer is shown again without asking.
const FRESH: Duration = Duration::from_secs(5);

thread_local! {
    /// The cache, and the owner that keeps it: a page that asks first must not take it along when it leaves.
    static CACHE: (QueryClient, Owner) = {
        let page = Owner::current();
        // Is the current owner from here on.
        let own = Owner::new_root(None);
        let client = QueryClient::new().with_options(QueryOptions::new().with_stale_time(FRESH));
        if let Some(page) = page {
            page.set();
        }
        (client, own)
    };
    /// How to have each kind of read fetched again, once it has been used.
    static REFETCH: RefCell<Vec<Refetch>> = const { RefCell::new(Vec::new()) };
    static VERSIONS: RefCell<Vec<(Topic, ArcRwSignal<u64>)>> = const { RefCell::new(Vec::new()) };
}

struct Refetch {
    operation: &'static str,
    shows: &'static [Topic],
    now: fn(),
}

/// A read on screen: its last good answer, and the error that came since, if one did.
pub struct Query<T: 'static> {
    resource: LocalResource<Option<Result<T, ApiError>>>,
    last: StoredValue<Option<T>, LocalStorage>,
    retry: StoredValue<Box<dyn Fn()>, LocalStorage>,
}

impl<T> Copy for Query<T> {}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + 'static> Query<T> {
    /// The last good answer; stale data stays while it is fetched again, or when that fails.
    pub fn data(self) -> Option<T> {
        match self.resource.get().flatten() {
            Some(Ok(value)) => {
                self.last.set_value(Some(value.clone()));
                Some(value)
            }
            _ => self.last.get_value(),
        }
    }

    /// Why the last fetch failed, if it did.
    pub fn error(self) -> Option<ApiError> {
        self.resource.get().flatten().and_then(Result::err)
    }

    /// Fetches again.
    pub fn refetch(self) {
        self.retry.with_value(|retry| retry());
    }
}

/// Asks for what `endpoint` reads, again whenever its inputs change or a write makes it stale. `None` asks for nothing.
pub fn query<E>(endpoint: impl Fn() -> Option<E> + Copy + 'static) -> Query<E::Reply>
where
    E: Endpoint + Clone + Hash + 'static,
    E::Reply: Clone,
{
    let client = client();
    register::<E>();
    let retry = move || {
        if let Some(endpoint) = untrack(endpoint) {
            client.invalidate_query(fetch::<E>, endpoint);
        }
    };
    Query {
        resource: client.local_resource(fetch::<E>, endpoint),
        last: StoredValue::new_local(None),
        retry: StoredValue::new_local(Box::new(retry)),
    }
}

fn client() -> QueryClient {
    CACHE.with(|(client, _)| *client)
}

async fn fetch<E: Endpoint>(endpoint: E) -> Result<E::Reply, ApiError> {
    send(endpoint).await
}

fn register<E>()
where
    E: Endpoint + Clone + Hash + 'static,
    E::Reply: Clone,
{
    REFETCH.with_borrow_mut(|known| {
        if known.iter().all(|refetch| refetch.operation != E::OPERATION) {
            known.push(Refetch {
                operation: E::OPERATION,
                shows: E::SHOWS,
                now: || client().invalidate_query_scope(fetch::<E>),
            });
        }
    });
}

/// A number that grows whenever one of `topics` has become stale: track it to know when to fetch again.
pub fn version(topics: &'static [Topic]) -> Signal<u64> {
    let signals: Vec<_> = topics.iter().map(|topic| signal_of(*topic)).collect();
    Signal::derive(move || signals.iter().map(|signal| signal.get()).sum())
}

/// Has everything that shows one of `topics` fetched again.
pub(super) fn mark(topics: &[Topic]) {
    REFETCH.with_borrow(|known| {
        for refetch in known.iter().filter(|refetch| refetch.shows.iter().any(|topic| topics.contains(topic))) {
            (refetch.now)();
        }
    });
    for topic in topics {
        signal_of(*topic).update(|version| *version += 1);
    }
}

/// Has everything fetched again: another officer may have signed in, or time has passed.
pub fn mark_all() {
    REFETCH.with_borrow(|known| known.iter().for_each(|refetch| (refetch.now)()));
    let signals = VERSIONS.with_borrow(|known| known.iter().map(|(_, signal)| signal.clone()).collect::<Vec<_>>());
    for signal in signals {
        signal.update(|version| *version += 1);
    }
}

fn signal_of(topic: Topic) -> ArcRwSignal<u64> {
    VERSIONS.with_borrow_mut(|known| {
        if let Some((_, signal)) = known.iter().find(|(known, _)| *known == topic) {
            return signal.clone();
        }
        let signal = ArcRwSignal::new(0);
        known.push((topic, signal.clone()));
        signal
    })
}
