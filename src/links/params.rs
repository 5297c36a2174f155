//! What a page reads of its URL.
//!
//! A page that is being left still sees its own URL: it neither reads nor fetches what the next page's URL says.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_params_map, use_url};
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

/// The query parameters of this page.
pub(crate) fn use_query() -> Memo<Query> {
    let url = use_url();
    Memo::new(move |_| url.with(|url| Query::parse(url.search())))
}

/// The path parameter `name` of this page.
pub(crate) fn use_param(name: &'static str) -> Memo<Option<String>> {
    let (url, params) = (use_url(), use_params_map());
    Memo::new(move |_| {
        // The map also has the parameters of the parent route, which are the next page's while this one is being left.
        url.track();
        params.with_untracked(|params| params.get(name))
    })
}

/// The path parameter of a detail page, `/jupiter/fees/:id`. The route table draws the page only for an id.
pub(crate) fn use_id<T>() -> Memo<Option<T>>
where
    T: FromStr + PartialEq + Send + Sync + 'static,
{
    let id = use_param("id");
    Memo::new(move |_| id.with(|id| id.as_deref()?.parse().ok()))
}

/// The tab that the path names, `/jupiter/loans/:id/:tab?`; the first where it names none.
pub(crate) fn use_tab() -> Memo<String> {
    let (tab, dialog) = (use_param("tab"), use_param("dialog"));
    Memo::new(move |_| [tab.get(), dialog.get()].into_iter().flatten().collect::<Vec<_>>().join("/"))
}

/// The reference at the end of the path, `/jupiter/top-ups/:reference`.
pub(crate) fn use_reference() -> Memo<String> {
    let url = use_url();
    Memo::new(move |_| {
        // leptos_router 0.8 decodes its path parameters twice, so that a reference with `%` would be another.
        let reference = url.with(|url| url.path().rsplit('/').next().map(str::to_owned)).unwrap_or_default();
        percent_decode_str(&reference).decode_utf8_lossy().into_owned()
    })
}

/// The value of the query parameter `name` when the page opened: what a form is about.
pub(crate) fn given<T: FromStr>(name: &str) -> Option<T> {
    let query = use_url().with_untracked(|url| Query::parse(url.search()));
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
