//! Lists: state in the URL, filters, columns and the windowed grid.

pub(crate) mod columns;
pub(crate) mod filter_bar;
pub(crate) mod grid;
pub(crate) mod keyed;
pub(crate) mod list_page;
pub(crate) mod list_state;
pub(crate) mod saved_views;
