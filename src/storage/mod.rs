//! What is stored in the browser beyond the page.

pub(crate) mod local;
