//! The cache of loaded pages. It is bounded, so that a million rows take no more memory than a thousand.

use super::row::{Row, RowPage};
use lms::ApiError;
use std::ops::Range;
use std::sync::Arc;

/// Rows of a page.
pub(super) const PAGE: u64 = 50;
/// Pages in the cache at most.
const MAX_CACHED: usize = 24;

/// A row of the list, as far as it is loaded.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Slot {
    /// Its page is not loaded.
    Waiting,
    /// The stamp changes whenever the row does.
    Here(Arc<Row>, u64),
    /// Its page failed.
    Failed(Arc<ApiError>),
}

#[derive(Default)]
pub(super) struct Pages {
    /// At most [`MAX_CACHED`], unordered: a linear search is as fast as a map.
    pages: Vec<CachedPage>,
    /// Grows with every load and every use.
    tick: u64,
    /// Rows that changed and have not been drawn since.
    changed: Vec<u64>,
}

struct CachedPage {
    page: u64,
    content: Result<Vec<(Arc<Row>, u64)>, Arc<ApiError>>,
    gaps: Vec<&'static str>,
    used: u64,
    fresh: bool,
}

impl Pages {
    /// The pages, numbered from 0, with `rows`.
    pub(super) fn holding(rows: &Range<u64>) -> Range<u64> {
        if rows.is_empty() { 0..0 } else { rows.start / PAGE..(rows.end - 1) / PAGE + 1 }
    }

    pub(super) fn slot(&self, row: u64) -> Slot {
        match self.get(row / PAGE) {
            None => Slot::Waiting,
            Some(CachedPage { content: Err(error), .. }) => Slot::Failed(Arc::clone(error)),
            Some(CachedPage { content: Ok(rows), .. }) => usize::try_from(row % PAGE)
                .ok()
                .and_then(|at| rows.get(at))
                .map_or(Slot::Waiting, |(row, stamp)| Slot::Here(Arc::clone(row), *stamp)),
        }
    }

    /// Whether a page need not be requested. A failed one is retried only by the officer.
    pub(super) fn has(&self, page: u64) -> bool {
        self.get(page).is_some_and(|cached| cached.fresh)
    }

    /// Inserts a page. Unchanged rows keep their stamps, so that they are not drawn again.
    pub(super) fn put(&mut self, page: u64, loaded: RowPage) {
        self.tick += 1;
        let tick = self.tick;
        let before = self.take(page).and_then(|cached| cached.content.ok()).unwrap_or_default();
        let same = |at: usize, row: &Row| before.get(at).filter(|(known, _)| **known == *row).cloned();
        // A new row at the top moves all others, so rows are compared by key.
        let other = |row: &Row| before.iter().any(|(known, _)| known.key == row.key && **known != *row);
        let changed = (page * PAGE..).zip(&loaded.rows).filter(|(_, row)| other(row));
        self.changed.extend(changed.map(|(at, _)| at));
        let rows = loaded.rows.into_iter().enumerate();
        let content = rows.map(|(at, row)| same(at, &row).unwrap_or_else(|| (Arc::new(row), tick))).collect();
        self.insert(CachedPage { page, content: Ok(content), gaps: loaded.gaps, used: tick, fresh: true });
    }

    /// Keys that the server left out of the rows of any page.
    pub(super) fn gaps(&self) -> Vec<&'static str> {
        self.pages.iter().flat_map(|cached| cached.gaps.iter().copied()).collect()
    }

    /// True once after a row changed.
    pub(super) fn take_changed(&mut self, row: u64) -> bool {
        let before = self.changed.len();
        self.changed.retain(|at| *at != row);
        self.changed.len() < before
    }

    /// Marks a page as failed. Rows loaded before stay: stale data is better than none.
    pub(super) fn fail(&mut self, page: u64, error: ApiError) {
        self.tick += 1;
        let failed = CachedPage { page, content: Err(Arc::new(error)), gaps: Vec::new(), used: self.tick, fresh: true };
        let before = self.take(page).filter(|cached| cached.content.is_ok());
        self.insert(before.map_or(failed, |before| CachedPage { fresh: true, ..before }));
    }

    /// Marks these pages as used, so that others are dropped first.
    pub(super) fn touch(&mut self, pages: Range<u64>) {
        self.tick += 1;
        for cached in self.pages.iter_mut().filter(|cached| pages.contains(&cached.page)) {
            cached.used = self.tick;
        }
    }

    /// All pages must be requested again; those in `visible` stay on screen until they are loaded.
    pub(super) fn expire(&mut self, visible: &Range<u64>) {
        self.changed.clear();
        self.pages.retain(|cached| visible.contains(&cached.page));
        for cached in &mut self.pages {
            cached.fresh = false;
        }
    }

    /// Removes all pages. Stamps continue, so that a row of another list never has the stamp of one of this.
    pub(super) fn clear(&mut self) {
        self.changed.clear();
        self.pages.clear();
    }

    /// Allows failed pages to be requested again.
    pub(super) fn drop_failed(&mut self) {
        self.pages.retain(|cached| cached.content.is_ok());
    }

    fn get(&self, page: u64) -> Option<&CachedPage> {
        self.pages.iter().find(|cached| cached.page == page)
    }

    fn take(&mut self, page: u64) -> Option<CachedPage> {
        let at = self.pages.iter().position(|cached| cached.page == page)?;
        Some(self.pages.swap_remove(at))
    }

    /// Inserts a page in the place of the least recently used one.
    fn insert(&mut self, cached: CachedPage) {
        if self.pages.len() >= MAX_CACHED
            && let Some((oldest, _)) = self.pages.iter().enumerate().min_by_key(|(_, cached)| cached.used)
        {
            self.pages.swap_remove(oldest);
        }
        self.pages.push(cached);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::lists::grid::row::Cell;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn page(of: u64, text: &str) -> RowPage {
        let row = |at| Row { key: format!("{of}-{at}"), href: String::new(), cells: vec![Cell::Text(text.to_owned())] };
        RowPage { count: 1_000_000, rows: (0..PAGE).map(row).collect(), gaps: Vec::new() }
    }

    fn stamp(pages: &Pages, row: u64) -> Option<u64> {
        match pages.slot(row) {
            Slot::Here(_, stamp) => Some(stamp),
            _ => None,
        }
    }

    #[test]
    fn holds_a_bounded_number_of_pages() {
        let mut pages = Pages::default();
        for at in 0..20_000 {
            pages.put(at, page(at, "a"));
            assert!(pages.pages.len() <= MAX_CACHED);
        }
        assert_eq!(pages.slot(0), Slot::Waiting);
        assert!(stamp(&pages, 999_999).is_some());
    }

    #[test]
    fn does_not_drop_pages_in_view() {
        let mut pages = Pages::default();
        pages.put(0, page(0, "a"));
        for at in 1..200 {
            pages.touch(0..1);
            pages.put(at, page(at, "a"));
        }
        assert!(pages.has(0));
    }

    #[test]
    fn redraws_only_changed_rows_after_a_refresh() {
        let mut pages = Pages::default();
        pages.put(0, page(0, "a"));
        let before = stamp(&pages, 3);
        pages.expire(&(0..1));
        assert!(!pages.has(0), "requested again");
        assert_eq!(stamp(&pages, 3), before, "still on screen");
        pages.put(0, page(0, "a"));
        assert_eq!(stamp(&pages, 3), before);
        pages.put(0, page(0, "b"));
        assert_ne!(stamp(&pages, 3), before);
    }

    #[test]
    fn reports_a_changed_row_once_at_its_new_index() {
        let mut pages = Pages::default();
        pages.put(0, page(0, "a"));
        assert!(!pages.take_changed(3), "a new row has not changed");
        pages.expire(&(0..1));
        let RowPage { count, mut rows, gaps } = page(0, "a");
        rows[3].cells = vec![Cell::Text("b".to_owned())];
        rows.insert(0, Row { key: "new".to_owned(), href: String::new(), cells: Vec::new() });
        pages.put(0, RowPage { count, rows, gaps });
        let changed: Vec<_> = (0..PAGE).filter(|at| pages.take_changed(*at)).collect();
        assert_eq!(changed, [4]);
        assert!(!pages.take_changed(4));
    }

    #[test]
    fn redraws_the_rows_of_another_list() {
        let mut pages = Pages::default();
        pages.put(0, page(0, "a"));
        let before = stamp(&pages, 0);
        pages.clear();
        pages.put(0, page(0, "b"));
        assert_ne!(stamp(&pages, 0), before);
    }

    #[test]
    fn keeps_rows_after_a_failed_refresh() {
        let mut pages = Pages::default();
        pages.put(0, page(0, "a"));
        pages.fail(0, ApiError::Offline);
        assert!(stamp(&pages, 0).is_some());
        pages.fail(1, ApiError::Offline);
        assert!(matches!(pages.slot(PAGE), Slot::Failed(_)));
        pages.drop_failed();
        assert_eq!(pages.slot(PAGE), Slot::Waiting);
        assert!(!pages.has(1));
    }

    #[test]
    fn finds_the_pages_of_rows() {
        assert_eq!(Pages::holding(&(0..1)), 0..1);
        assert_eq!(Pages::holding(&(49..51)), 0..2);
        assert_eq!(Pages::holding(&(100..150)), 2..3);
        assert_eq!(Pages::holding(&(7..7)), 0..0);
    }
}
