//! Timers. Those of a component are cancelled with it.

use crate::dom::watch::watch;
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use std::pin::pin;
use std::time::Duration;

/// How long a field must be unchanged before its value is sent to the server.
pub(crate) const TYPING_PAUSE: Duration = Duration::from_millis(250);

/// Waits. Dropping the future cancels it.
pub(crate) async fn sleep(duration: Duration) {
    TimeoutFuture::new(u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)).await;
}

/// The output of `future`, or `None` if it takes longer than `limit`; the future is dropped then.
pub(crate) async fn within<F: Future>(limit: Duration, future: F) -> Option<F::Output> {
    match select(pin!(future), pin!(sleep(limit))).await {
        Either::Left((output, _)) => Some(output),
        Either::Right(((), _)) => None,
    }
}

/// A timeout of the current reactive owner. Starting it again replaces it; cleanup of the owner cancels it.
#[derive(Clone, Copy)]
pub(crate) struct Timer(StoredValue<Option<TimeoutHandle>>);

impl Timer {
    pub(crate) fn new() -> Self {
        let timer = Self(StoredValue::new(None));
        on_cleanup(move || timer.cancel());
        timer
    }

    pub(crate) fn start(self, delay: Duration, action: impl FnOnce() + 'static) {
        self.cancel();
        // After the owner's cleanup there is nowhere to store a handle, so nothing may be started either.
        if !self.0.is_disposed() {
            self.0.set_value(set_timeout_with_handle(action, delay).ok());
        }
    }

    pub(crate) fn cancel(self) {
        if let Some(Some(handle)) = self.0.try_update_value(Option::take) {
            handle.clear();
        }
    }
}

/// Calls `action` every `period` until cleanup of the current reactive owner.
pub(crate) fn every(period: Duration, action: impl Fn() + 'static) {
    if let Ok(handle) = set_interval_with_handle(action, period) {
        on_cleanup(move || handle.clear());
    }
}

/// A function that calls `action` once it has not been called for `pause`.
pub(crate) fn debounce(pause: Duration, action: impl Fn() + 'static) -> impl Fn() + Copy + Send + Sync + 'static {
    let timer = Timer::new();
    let action = StoredValue::new_local(action);
    move || {
        timer.start(pause, move || {
            action.try_with_value(|action| action());
        });
    }
}

/// `value` as it was [`TYPING_PAUSE`] after its last change; at first as it is.
pub(crate) fn debounced<T: Clone + PartialEq + Send + Sync + 'static>(value: Memo<T>) -> RwSignal<T> {
    let settled = RwSignal::new(value.get_untracked());
    let settle = debounce(TYPING_PAUSE, move || {
        if let Some(value) = value.try_get_untracked()
            && settled.try_with_untracked(|settled| *settled != value) == Some(true)
        {
            settled.set(value);
        }
    });
    watch(move || {
        value.track();
        settle();
    });
    settled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::testing::until;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    async fn debounced_calls_become_one() {
        let owner = Owner::new();
        let calls = RwSignal::new(0);
        let call = owner.with(|| debounce(Duration::from_millis(20), move || calls.update(|calls| *calls += 1)));
        (0..5).for_each(|_| call());
        assert_eq!(calls.get_untracked(), 0);
        until("a call", || calls.get_untracked() > 0).await;
        // Had the first calls been queued, all of them would run before this one.
        call();
        until("another call", || calls.get_untracked() > 1).await;
        assert_eq!(calls.get_untracked(), 2);
    }

    #[test]
    async fn a_timer_is_cancelled_with_its_owner() {
        let calls = ArcRwSignal::new(0);
        let owner = Owner::new();
        let (timer, count) = (owner.with(Timer::new), calls.clone());
        timer.start(Duration::from_millis(5), move || count.update(|calls| *calls += 1));
        owner.cleanup();
        drop(owner);
        let count = calls.clone();
        timer.start(Duration::from_millis(5), move || count.update(|calls| *calls += 1));
        let later = RwSignal::new(false);
        set_timeout(move || later.set(true), Duration::from_millis(20));
        until("a timeout that was started later", || later.get_untracked()).await;
        assert_eq!(calls.get_untracked(), 0);
    }

    #[test]
    async fn drops_a_future_at_its_limit() {
        assert_eq!(within(Duration::from_millis(5), std::future::pending::<()>()).await, None);
        assert_eq!(within(Duration::from_secs(60), async { 7 }).await, Some(7));
    }
}
