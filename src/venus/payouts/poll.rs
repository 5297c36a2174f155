//! The list follows the bank: it asks again while the tab is in sight, often while payouts move, seldom while none does.

use super::list::PayoutListState;
use crate::dom::timer::Timer;
use leptos::prelude::*;
use std::time::Duration;

/// How often where something moves.
const SOON: Duration = Duration::from_secs(5);
/// How seldom where nothing does.
const SELDOM: Duration = Duration::from_secs(60);

/// Asks again and again, for as long as the page stands.
pub(super) fn poll(list_page: PayoutListState) {
    next(list_page, Timer::new(), SOON, list_page.moved.get_untracked());
}

fn next(list_page: PayoutListState, timer: Timer, wait: Duration, moved: u64) {
    timer.start(wait, move || {
        let Some(now) = list_page.moved.try_get_untracked() else { return };
        if !document().hidden() {
            list_page.asked_again.update(|asked| *asked += 1);
        }
        next(list_page, timer, pause(wait, now != moved), now);
    });
}

/// How long to wait after `before`.
fn pause(before: Duration, moved: bool) -> Duration {
    if moved { SOON } else { (before * 2).min(SELDOM) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn it_asks_more_seldom_while_nothing_moves_and_soon_again_once_something_does() {
        let mut waits = vec![SOON];
        for moved in [false, false, false, false, false, true] {
            waits.push(pause(waits[waits.len() - 1], moved));
        }
        assert_eq!(waits.iter().map(Duration::as_secs).collect::<Vec<_>>(), [5, 10, 20, 40, 60, 60, 5]);
    }
}
