//! Thin helpers over the browser and over Leptos.

pub(crate) mod clipboard;
pub(crate) mod debounce;
pub(crate) mod download;
pub(crate) mod ids;
pub(crate) mod watch;

#[cfg(test)]
pub(crate) mod testing;
