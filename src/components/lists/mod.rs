//! Lists: state in the URL, filters, columns and the windowed grid.

pub(crate) mod columns;
pub(crate) mod count;
pub(crate) mod fetch;
pub(crate) mod filter_bar;
pub(crate) mod filters;
pub(crate) mod grid;
pub(crate) mod keyed;
pub(crate) mod list_handle;
pub(crate) mod list_page;
pub(crate) mod list_state;
pub(crate) mod saved_views;
