//! Effects.

use leptos::prelude::*;

/// Runs `effect` once, and again whenever a signal that it reads changes, until the owner is cleaned up.
///
/// Leptos compiles an effect, two kilobytes of code, for every type of closure; here all have one type.
pub(crate) fn watch(effect: impl FnMut() + 'static) {
    let mut effect: Box<dyn FnMut()> = Box::new(effect);
    Effect::new(move |_| effect());
}
