//! The one grid of the app: a window on the server's pages.
//!
//! A list is as tall as all its rows, and only those in view (and a few more) are in the document. Pages are fetched as
//! they come into view and kept in a bounded store ([`pages`]), so that opening, scrolling, filtering and memory cost the
//! same at a thousand rows and a million. [`window`] makes every row of any list reachable by scrollbar, wheel and keys;
//! [`list`] says what is asked for; [`view`] draws. A screen hands over its columns and a function that fetches a page of
//! [`Row`]s, nothing else.

mod keyboard;
mod list;
mod pages;
mod row;
mod rows;
mod size;
mod view;
mod window;

pub(crate) use list::FetchPage;
pub(crate) use row::{Cell, Column, PageResult, Row, RowPage};
pub(crate) use view::{Grid, GridLabels};
