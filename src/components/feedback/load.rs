//! A query on screen: a skeleton while it loads, its data, or its error. Stale data stays on screen with a note.

use crate::api::Query;
use crate::components::feedback::error_note::ErrorNote;
use leptos::prelude::*;

#[component]
pub(crate) fn Load<T, V>(
    query: Query<T>,
    #[prop(into)] skeleton: ViewFn,
    /// Draws the data.
    view: V,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: Fn(T) -> AnyView + Send + Sync + 'static,
{
    let data = Memo::new(move |_| query.data());
    let error = Memo::new(move |_| query.error());
    let retry = Callback::new(move |()| query.refetch());
    view! {
        {move || error.get().map(|error| {
            let stale = data.get_untracked().is_some().then_some("What you see below is from before.");
            view! {
                <ErrorNote error on_retry=retry />
                {stale.map(|text| view! { <p class="muted">{text}</p> })}
            }
        })}
        {move || match (data.get(), error.with(Option::is_some)) {
            (Some(data), _) => view(data),
            (None, true) => ().into_any(),
            (None, false) => skeleton.run(),
        }}
    }
}
