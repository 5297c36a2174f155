//! What a page reads of its URL.
//!
//! A page that is being left still sees its own URL: it neither reads nor fetches what the next page's URL says.

use crate::dom::memo::memo;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_params_map, use_url};
use percent_encoding::percent_decode_str;
use std::str::FromStr;
use web_sys::UrlSearchParams;

/// The query parameters of a URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query string, with or without `?`. Any text is one: links are edited by hand.
    pub(crate) fn parse(search: &str) -> Self {
        // leptos_router 0.8 decodes its query map twice, so that `%2541` would read as `A`.
        let Ok(params) = UrlSearchParams::new_with_str(search) else { return Self::default() };
        let pairs = params.entries().into_iter().flatten().filter_map(|pair| {
            let pair = js_sys::Array::from(&pair);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        });
        Self(pairs.collect())
    }

    /// The first value of `name`.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.all(name).next()
    }

    /// The values of `name`.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = String> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.clone())
    }
}

/// Path and query string of a page. They stay what they are when another page follows.
#[derive(Clone, Copy)]
struct PageUrl(Memo<(String, String)>);

/// Provides its URL to the page of the current owner.
pub(crate) fn provide_page_url() {
    let (url, params, location) = (use_url(), use_params_map(), use_location());
    let page_url = memo(move |_| {
        // leptos_router 0.8 changes only the first if the path stays, and only the second if another path is of the same
        // route; for another route it changes neither.
        url.track();
        // A memo that was only tracked, never read, tells of no change.
        params.with(|_| ());
        (location.pathname.get_untracked(), location.search.get_untracked())
    });
    // Now, not when it is first used: another page may follow by then.
    page_url.with_untracked(|_| ());
    provide_context(PageUrl(page_url));
}

/// Path and query string of this page.
pub(crate) fn use_page_url() -> Memo<(String, String)> {
    // Every page has one; what stands beside the pages, such as the frame, is of none.
    use_context().map_or_else(
        || {
            let location = use_location();
            memo(move |_| (location.pathname.get(), location.search.get()))
        },
        |PageUrl(url)| url,
    )
}

/// The query parameters of this page.
pub(crate) fn use_query() -> Memo<Query> {
    let url = use_page_url();
    memo(move |_| url.with(|(_, search)| Query::parse(search)))
}

/// The path parameter `name` of this page.
pub(crate) fn use_param(name: &'static str) -> Memo<Option<String>> {
    let params = use_params_map();
    memo(move |_| params.with(|params| params.get(name)))
}

/// The path parameter of a detail page, `/jupiter/fees/:id`. The route table draws the page only for an id.
pub(crate) fn use_id<T>() -> Memo<Option<T>>
where
    T: FromStr + PartialEq + Send + Sync + 'static,
{
    let id = use_param("id");
    memo(move |_| id.with(|id| id.as_deref()?.parse().ok()))
}

/// The tab that the path names, `/jupiter/loans/:id/:tab?`; the first where it names none.
pub(crate) fn use_tab() -> Memo<String> {
    let (tab, dialog) = (use_param("tab"), use_param("dialog"));
    memo(move |_| [tab.get(), dialog.get()].into_iter().flatten().collect::<Vec<_>>().join("/"))
}

/// The reference at the end of the path, `/jupiter/top-ups/:reference`.
pub(crate) fn use_reference() -> Memo<String> {
    let url = use_page_url();
    memo(move |_| {
        // leptos_router 0.8 decodes its path parameters twice, so that a reference with `%` would be another.
        let reference = url.with(|(path, _)| path.rsplit('/').next().map(str::to_owned)).unwrap_or_default();
        percent_decode_str(&reference).decode_utf8_lossy().into_owned()
    })
}

/// The value of the query parameter `name` when the page opened: what a form is about.
pub(crate) fn given<T: FromStr>(name: &str) -> Option<T> {
    let query = use_page_url().with_untracked(|(_, search)| Query::parse(search));
    query.get(name)?.parse().ok()
}

/// Changes the URL of the page one is on: without a history entry of its own, and without scrolling.
pub(crate) fn in_place() -> NavigateOptions {
    NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() }
}

/// Navigates in place of the current history entry, so that Back does not lead to it.
pub(crate) fn replace() -> NavigateOptions {
    NavigateOptions { replace: true, ..NavigateOptions::default() }
}
