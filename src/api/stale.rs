//! Marks what a write makes stale: cached queries refetch, and lists that fetch their own pages watch a version.

use super::cache;
use crate::dom::app_signal::AppSignal;
use leptos::prelude::*;
use lms::Topic;
use std::cell::RefCell;

thread_local! {
    static VERSIONS: RefCell<Vec<(Topic, AppSignal<u64>)>> = const { RefCell::new(Vec::new()) };
}

/// A number that grows whenever one of `topics` becomes stale.
pub(crate) fn version(topics: &'static [Topic]) -> Signal<u64> {
    let signals: Vec<_> = topics.iter().map(|topic| version_of(*topic)).collect();
    Signal::derive(move || signals.iter().map(|signal| signal.get()).sum())
}

pub(crate) fn mark_stale(topics: &[Topic]) {
    cache::expire(topics);
    for topic in topics {
        version_of(*topic).update(|version| *version += 1);
    }
}

/// Used when another officer may have signed in, or time has passed.
pub(super) fn mark_all_stale() {
    cache::expire_all();
    let signals = VERSIONS.with_borrow(|known| known.iter().map(|(_, signal)| signal.clone()).collect::<Vec<_>>());
    for signal in signals {
        signal.update(|version| *version += 1);
    }
}

fn version_of(topic: Topic) -> AppSignal<u64> {
    VERSIONS.with_borrow_mut(|known| {
        if let Some((_, signal)) = known.iter().find(|(known, _)| *known == topic) {
            return signal.clone();
        }
        let signal = AppSignal::new(0);
        known.push((topic, signal.clone()));
        signal
    })
}
