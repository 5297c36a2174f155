//! The list behind the grid: which pages are requested, loaded or failed.

use super::pages::{PAGE, Pages, Slot};
use super::row::{PageResult, RowPage};
use futures::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use lms::page::PageRequest;
use std::ops::Range;
use std::rc::Rc;

/// Fetches one page of the list with its current filters and order.
pub(crate) type FetchPage = Rc<dyn Fn(PageRequest) -> LocalBoxFuture<'static, PageResult>>;

/// A list on the server, as far as it is loaded.
#[derive(Clone, Copy)]
pub(super) struct List {
    /// Number of rows; `None` before the first page is loaded.
    pub(super) count: RwSignal<Option<u64>>,
    /// Why the first page, or a refresh, failed.
    pub(super) error: RwSignal<Option<ApiError>>,
    /// Whether a request is in flight.
    pub(super) busy: RwSignal<bool>,
    /// Whether the rows on screen are those of the previous filter, while the first page of the current one loads.
    pub(super) replacing: RwSignal<bool>,
    /// Grows whenever a slot changes.
    pub(super) revision: RwSignal<u64>,
    /// Grows whenever the list starts again at its top.
    pub(super) begun: RwSignal<u64>,
    fetch: StoredValue<FetchPage, LocalStorage>,
    pages: StoredValue<Pages, LocalStorage>,
    on_their_way: StoredValue<Vec<(u64, AbortHandle)>, LocalStorage>,
    wanted: StoredValue<Range<u64>>,
}

impl List {
    pub(super) fn new(fetch: FetchPage) -> Self {
        let list = Self {
            count: RwSignal::new(None),
            error: RwSignal::new(None),
            busy: RwSignal::new(false),
            replacing: RwSignal::new(false),
            revision: RwSignal::new(0),
            begun: RwSignal::new(0),
            fetch: StoredValue::new_local(fetch),
            pages: StoredValue::new_local(Pages::default()),
            on_their_way: StoredValue::new_local(Vec::new()),
            wanted: StoredValue::new(0..0),
        };
        on_cleanup(move || list.give_up(&(0..0)));
        list
    }

    /// Tracks changes of slots.
    pub(super) fn slot(self, row: u64) -> Slot {
        self.revision.track();
        self.pages.with_value(|pages| pages.slot(row))
    }

    /// The key of a loaded row; tracks changes of slots.
    pub(super) fn key(self, row: u64) -> Option<String> {
        match self.slot(row) {
            Slot::Here(row, _) => Some(row.key.clone()),
            Slot::Waiting | Slot::Failed(_) => None,
        }
    }

    /// The keys of `rows`, each once; pages that are not loaded are read.
    ///
    /// # Errors
    /// That of the first page that could not be read.
    pub(super) async fn keys(self, rows: Range<u64>) -> Result<Vec<String>, ApiError> {
        let mut keys = Vec::new();
        for page in Pages::holding(&rows) {
            let Some(fetch) = self.fetch.try_get_value() else { break };
            let wanted = rows.start.max(page * PAGE)..rows.end.min((page + 1) * PAGE);
            let loaded: Option<Vec<_>> = wanted.clone().map(|row| untrack(|| self.key(row))).collect();
            let found = match loaded {
                Some(found) => found,
                None => {
                    let fetched = fetch(PageRequest { page: page + 1, page_size: PAGE }).await?;
                    let fetched = (page * PAGE..).zip(fetched.rows).filter(|(row, _)| wanted.contains(row));
                    fetched.map(|(_, row)| row.key).collect()
                }
            };
            for key in found {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        Ok(keys)
    }

    /// True once after a row's data changed, so that it flashes.
    pub(super) fn take_changed(self, row: u64) -> bool {
        self.pages.try_update_value(|pages| pages.take_changed(row)).unwrap_or_default()
    }

    /// The error of a page with one of `rows`; tracks changes of slots.
    pub(super) fn failure(self, rows: Range<u64>) -> Option<ApiError> {
        self.revision.track();
        self.pages.with_value(|pages| {
            rows.into_iter().find_map(|row| match pages.slot(row) {
                Slot::Failed(error) => Some((*error).clone()),
                Slot::Waiting | Slot::Here(..) => None,
            })
        })
    }

    /// Keys that the server left out of the loaded rows; tracks changes of slots.
    pub(super) fn gaps(self) -> Vec<&'static str> {
        self.revision.track();
        self.pages.with_value(Pages::gaps)
    }

    /// Whether all pages with these rows are loaded.
    pub(super) fn has(self, rows: &Range<u64>) -> bool {
        self.pages.with_value(|pages| Pages::holding(rows).all(|page| pages.has(page)))
    }

    /// Fetches the missing pages with `rows` and the pages next to them; aborts requests for others.
    pub(super) fn look_at(self, rows: &Range<u64>) {
        let Some(count) = self.count.get_untracked().filter(|_| !self.replacing.get_untracked()) else { return };
        let pages = Pages::holding(rows);
        let all = Pages::holding(&(0..count));
        let near = pages.start.saturating_sub(1)..(pages.end + 1).min(all.end);
        self.wanted.set_value(near.clone());
        self.pages.update_value(|known| known.touch(near.clone()));
        self.give_up(&near);
        for page in pages.chain([near.end.saturating_sub(1), near.start]) {
            self.ask_for(page);
        }
    }

    /// Starts at `row`, after the filters or the order changed. The rows on screen stay until the page of `row` is loaded.
    pub(super) fn begin(self, row: u64) {
        self.give_up(&(0..0));
        self.error.set(None);
        self.replacing.set(true);
        self.start(row / PAGE);
    }

    /// Refetches the pages on screen.
    pub(super) fn refresh(self) {
        if self.count.get_untracked().is_none() || self.replacing.get_untracked() {
            return self.begin(0);
        }
        self.give_up(&(0..0));
        self.error.set(None);
        let wanted = self.wanted.get_value();
        self.pages.update_value(|pages| {
            pages.drop_failed();
            pages.expire(&wanted);
        });
        self.revision.update(|revision| *revision += 1);
        for page in wanted {
            self.ask_for(page);
        }
    }

    fn ask_for(self, page: u64) {
        let known = self.pages.with_value(|pages| pages.has(page));
        let asked = self.on_their_way.with_value(|asked| asked.iter().any(|(asked, _)| *asked == page));
        if !known && !asked {
            self.start(page);
        }
    }

    fn start(self, page: u64) {
        let request = PageRequest { page: page + 1, page_size: PAGE };
        let (answer, handle) = abortable(self.fetch.with_value(|fetch| fetch(request)));
        self.on_their_way.update_value(|asked| {
            asked.retain(|(known, _)| *known != page);
            asked.push((page, handle));
        });
        self.busy.set(true);
        spawn_local(async move {
            let Ok(fetched) = answer.await else { return };
            // The grid may be gone.
            let left = self.on_their_way.try_update_value(|asked| {
                asked.retain(|(asked, _)| *asked != page);
                asked.len()
            });
            let Some(left) = left else { return };
            match fetched {
                Ok(came) => self.arrived(page, came),
                Err(error) => self.failed(page, error),
            }
            self.busy.set(left > 0);
        });
    }

    fn arrived(self, page: u64, came: RowPage) {
        let begins = self.replacing.get_untracked();
        let count = came.count;
        self.pages.update_value(|pages| {
            if begins {
                pages.clear();
            }
            pages.put(page, came);
        });
        self.replacing.set(false);
        if self.count.get_untracked() != Some(count) {
            self.count.set(Some(count));
        }
        if begins {
            self.begun.update(|begun| *begun += 1);
        }
        self.revision.update(|revision| *revision += 1);
    }

    fn failed(self, page: u64, error: ApiError) {
        let begins = self.replacing.get_untracked();
        if begins && page > 0 {
            // A list that has become shorter may have no such page any more.
            return self.start(0);
        }
        let had = self.pages.with_value(|pages| matches!(pages.slot(page * PAGE), Slot::Here(..)));
        if begins || had {
            self.error.set(Some(error.clone()));
        }
        if !begins {
            self.pages.update_value(|pages| pages.fail(page, error));
        }
        self.revision.update(|revision| *revision += 1);
    }

    /// Aborts the requests for pages that are no longer in view.
    fn give_up(self, but: &Range<u64>) {
        self.on_their_way.try_update_value(|asked| {
            asked.retain(|(page, handle)| {
                let stays = but.contains(page);
                if !stays {
                    handle.abort();
                }
                stays
            });
            asked.is_empty()
        });
    }
}
