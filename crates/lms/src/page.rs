//! The list envelope (page 10694103): `count`, `current_page`, `page_size`, `results`, and nothing else.

use serde::{Deserialize, Serialize};

/// The page size of the documented sample, and the server's own where none is asked for.
pub const DEFAULT_PAGE_SIZE: u64 = 15;
/// The most rows a page may have (assumed).
pub const MAX_PAGE_SIZE: u64 = 500;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// How many rows the whole list has.
    pub count: u64,
    /// Which page this is, from 1.
    pub current_page: u64,
    /// How many rows a full page has.
    pub page_size: u64,
    /// The rows.
    pub results: Vec<T>,
}

impl<T> Page<T> {
    /// Whether it holds the whole list.
    pub fn is_whole(&self) -> bool {
        self.rest() == 0
    }

    /// How many of the list it does not hold.
    pub fn rest(&self) -> u64 {
        self.count.saturating_sub(u64::try_from(self.results.len()).unwrap_or(u64::MAX))
    }
}

/// Which page of a list is asked for (assumed: no page parameter is documented on an LMS page).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// From 1.
    pub page: u64,
    /// Rows a page, at most [`MAX_PAGE_SIZE`].
    pub page_size: u64,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { page: 1, page_size: DEFAULT_PAGE_SIZE }
    }
}
