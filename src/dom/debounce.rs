//! What is typed, once typing has paused: so that an answer while typing is not asked for at every key.

use crate::dom::watch::watch;
use leptos::prelude::*;
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(300);

/// What `wanted` says, as soon as it has said so for a moment.
pub(crate) fn debounced<T: Clone + PartialEq + Send + Sync + 'static>(wanted: Memo<Option<T>>) -> RwSignal<Option<T>> {
    let settled = RwSignal::new(None::<T>);
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    on_cleanup(stop);
    watch(move || {
        let wanted = wanted.get();
        stop();
        let settle = move || {
            settled.try_set(wanted.clone());
        };
        timer.set_value(set_timeout_with_handle(settle, PAUSE).ok());
    });
    settled
}
