//! Refreshes the list while the tab is visible: often while payouts change, less often while none does.

use super::payouts_page::PayoutListState;
use crate::dom::timer::Timer;
use leptos::prelude::*;
use std::time::Duration;

const MIN_INTERVAL: Duration = Duration::from_secs(5);
const MAX_INTERVAL: Duration = Duration::from_secs(60);

/// Starts polling, until the page is left.
pub(super) fn poll(payouts: PayoutListState) {
    schedule(payouts, Timer::new(), MIN_INTERVAL, payouts.changes.get_untracked());
}

fn schedule(payouts: PayoutListState, timer: Timer, interval: Duration, changes_before: u64) {
    timer.start(interval, move || {
        let Some(changes) = payouts.changes.try_get_untracked() else { return };
        if !document().hidden() {
            payouts.refresh();
        }
        schedule(payouts, timer, next_interval(interval, changes != changes_before), changes);
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
