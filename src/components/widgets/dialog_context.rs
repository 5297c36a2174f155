//! What the content of a dialog and the page behind it know of it.

use crate::dom::app_signal::AppSignal;
use crate::dom::watch::watch;
use leptos::prelude::*;

thread_local! {
    /// How many dialogs are open.
    static OPEN: AppSignal<u32> = AppSignal::new(0);
}

/// Whether a dialog is open; tracks it.
pub(crate) fn is_any_open() -> bool {
    OPEN.with(AppSignal::get) > 0
}

/// Provided to the content of a dialog.
#[derive(Clone, Copy)]
pub(super) struct DialogContext {
    /// Whether the content sends a call.
    pub(super) is_sending: RwSignal<bool>,
}

impl DialogContext {
    /// Provides it to the current owner, which is the content of an open dialog until it is cleaned up.
    pub(super) fn provide(self) {
        provide_context(self);
        OPEN.with(|open| open.update(|open| *open += 1));
        on_cleanup(|| OPEN.with(|open| open.update(|open| *open -= 1)));
    }
}

/// Whether the current owner is the content of a dialog.
pub(crate) fn is_in_dialog() -> bool {
    use_context::<DialogContext>().is_some()
}

/// Whether the dialog around the current owner, if there is one, is held open; the function tracks it.
pub(crate) fn is_held() -> impl Fn() -> bool + Copy {
    let dialog = use_context::<DialogContext>();
    move || dialog.is_some_and(|dialog| dialog.is_sending.get())
}

/// Keeps the dialog around the current owner, if there is one, open while `is_sending`.
pub(crate) fn hold_dialog_while(is_sending: impl Fn() -> bool + 'static) {
    if let Some(dialog) = use_context::<DialogContext>() {
        watch(move || dialog.is_sending.set(is_sending()));
        on_cleanup(move || {
            dialog.is_sending.try_set(false);
        });
    }
}
