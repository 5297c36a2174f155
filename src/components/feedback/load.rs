//! A read on screen: its shape while it loads, its data, or the error in its place. Stale data stays, and says so.

use crate::api::Query;
use crate::components::feedback::error_note::ErrorNote;
use leptos::prelude::*;

/// Shows what `query` answers by `view`, and `skeleton` until then.
#[component]
pub(crate) fn Load<T, V>(
    /// What is read.
    query: Query<T>,
    /// The shape of what comes.
    #[prop(into)]
    skeleton: ViewFn,
    /// How it looks.
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
