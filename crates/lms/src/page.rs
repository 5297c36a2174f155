//! The list envelope (page 10694103): `count`, `current_page`, `page_size`, `results`, and nothing else.

use serde::{Deserialize, Serialize};

/// Page size of the documented sample, and the server's default.
pub const DEFAULT_PAGE_SIZE: u64 = 15;
/// Maximum number of rows of a page (assumed).
pub const MAX_PAGE_SIZE: u64 = 500;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// Number of rows of the whole list.
    pub count: u64,
    /// Number of this page, from 1.
    pub current_page: u64,
    /// Number of rows of a full page.
    pub page_size: u64,
    /// The rows of this page.
    pub results: Vec<T>,
}

impl<T> Page<T> {
    /// Whether this page is the whole list.
    pub fn is_whole(&self) -> bool {
        self.rest() == 0
    }

    /// Number of rows of the list that are not on this page.
    pub fn rest(&self) -> u64 {
        self.count.saturating_sub(u64::try_from(self.results.len()).unwrap_or(u64::MAX))
    }
}

/// Requests one page of a list (assumed: no page parameter is documented on an LMS page).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// Number of the page, from 1.
    pub page: u64,
    /// Number of rows of a page, at most [`MAX_PAGE_SIZE`].
    pub page_size: u64,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { page: 1, page_size: DEFAULT_PAGE_SIZE }
    }
}
