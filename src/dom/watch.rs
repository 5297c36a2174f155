//! The one effect.

use leptos::prelude::*;

/// Runs `work` now and again whenever a signal that it read changes, for as long as the part of the page that asked for
/// it is there.
///
/// Leptos compiles an effect anew, two kilobytes of it, for every closure it is given: here it is given one kind.
pub(crate) fn watch(work: impl FnMut() + 'static) {
    let mut work: Box<dyn FnMut()> = Box::new(work);
    Effect::new(move |_| work());
}
