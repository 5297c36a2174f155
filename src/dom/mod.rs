//! Helpers over the browser and over Leptos that know nothing of lending.

pub(crate) mod app_signal;
pub(crate) mod clipboard;
pub(crate) mod download;
pub(crate) mod escape;
pub(crate) mod held_keys;
pub(crate) mod ids;
pub(crate) mod memo;
pub(crate) mod polling;
pub(crate) mod tab_lock;
pub(crate) mod timer;
pub(crate) mod watch;

#[cfg(test)]
pub(crate) mod testing;
