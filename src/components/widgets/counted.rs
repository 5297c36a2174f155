//! The count of a list with a link to it: one line of an overview. If its read fails, only this line shows the error.

use crate::api::Query;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::Page;
use lms::money::group_indian;
use lms::page::PageRequest;

/// The smallest page, for when only the count is wanted.
pub(crate) const ONE: PageRequest = PageRequest { page: 1, page_size: 1 };

/// "3 wait to be approved", as a link.
pub(crate) fn counted<T>(list: Query<Page<T>>, href: impl Into<Signal<String>>, text: &'static str) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let href = href.into();
    let count = memo(move |_| list.data().map(|page| page.count));
    let error = memo(move |_| list.error());
    let retry = Callback::new(move |()| list.refetch());
    view! {
        <li>
            {move || match (count.get(), error.get()) {
                (Some(count), _) => {
                    view! {
                        <a href=href>
                            <b>{group_indian(&count.to_string())}</b>
                            " "
                            {text}
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
