//! The grid: a window on the server's pages of a list.
//!
//! The list is as tall as all its rows, and only the rows in view (and a few more) are in the document. Pages are fetched
//! as they come into view and cached in a bounded number ([`pages`]), so that opening, scrolling, filtering and memory
//! cost the same for a thousand rows and a million. [`measure`] and [`scroll`] make every row reachable by scrollbar,
//! wheel and keys, [`viewport`] applies them to the page; [`list`] fetches; [`view`] draws. A screen provides the columns
//! and a function that fetches a page of [`Row`]s.

mod heading;
mod keyboard;
mod list;
mod measure;
mod notices;
mod pages;
mod row;
mod rows;
mod saved_position;
mod scroll;
mod selection;
mod selection_controls;
mod selection_header;
mod size;
mod view;
mod viewport;

pub(crate) use list::FetchPage;
pub(crate) use row::{Cell, Column, PageResult, Row, RowPage};
pub(crate) use selection::{MAX_SELECTED, Selection, row_checkbox};
pub(crate) use selection_controls::{TOO_MANY, control_selection};
pub(crate) use view::{Grid, GridLabels};
