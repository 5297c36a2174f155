//! Refreshes what is shown while the tab is visible: often while it changes, less often while it does not.

use crate::dom::timer::Timer;
use leptos::prelude::*;
use std::time::Duration;

const MIN_INTERVAL: Duration = Duration::from_secs(5);
const MAX_INTERVAL: Duration = Duration::from_secs(60);

/// Calls `refresh` until the current reactive owner is cleaned up. `changes` is incremented when what is shown has changed.
pub(crate) fn poll(changes: RwSignal<u64>, refresh: Callback<()>) {
    schedule(changes, refresh, Timer::new(), MIN_INTERVAL, changes.get_untracked());
}

fn schedule(changes: RwSignal<u64>, refresh: Callback<()>, timer: Timer, interval: Duration, changes_before: u64) {
    timer.start(interval, move || {
        let Some(count) = changes.try_get_untracked() else { return };
        if !document().hidden() {
            refresh.try_run(());
        }
        schedule(changes, refresh, timer, next_interval(interval, count != changes_before), count);
    });
}

fn next_interval(interval: Duration, has_changed: bool) -> Duration {
    if has_changed { MIN_INTERVAL } else { (interval * 2).min(MAX_INTERVAL) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn polls_less_often_until_a_payout_changes() {
        let mut intervals = vec![MIN_INTERVAL];
        for has_changed in [false, false, false, false, false, true] {
            intervals.push(next_interval(intervals[intervals.len() - 1], has_changed));
        }
        assert_eq!(intervals.iter().map(Duration::as_secs).collect::<Vec<_>>(), [5, 10, 20, 40, 60, 60, 5]);
    }
}
