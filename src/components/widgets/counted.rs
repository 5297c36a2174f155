//! How many a list has, and the way there: a line of an overview, which fails alone.

use crate::api::Query;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton_lines;
use leptos::prelude::*;
use lms::Page;
use lms::money::group_indian;
use lms::page::PageRequest;

/// The least a list is asked for when only its length is wanted.
pub(crate) const ONE: PageRequest = PageRequest { page: 1, page_size: 1 };

/// "3 wait to be approved", a link to them.
pub(crate) fn counted<T>(list: Query<Page<T>>, href: impl Into<Signal<String>>, words: &'static str) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let href = href.into();
    let count = Memo::new(move |_| list.data().map(|page| page.count));
    let error = Memo::new(move |_| list.error());
    let retry = Callback::new(move |()| list.refetch());
    view! {
        <li>
            {move || match (count.get(), error.get()) {
                (Some(count), _) => {
                    view! {
                        <a href=href>
                            <b>{group_indian(&count.to_string())}</b>
                            " "
                            {words}
                        </a>
                    }
                    .into_any()
                }
                (None, Some(error)) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                (None, None) => skeleton_lines(1).into_any(),
            }}
        </li>
    }
    .into_any()
}
