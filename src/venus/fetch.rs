//! Data that takes several requests: fetched again whenever a write makes it stale.

use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::dom::watch::watch;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use lms::{ApiError, Topic};

/// Shows what `fetch` answers, `skeleton` until then, or the error with a button that fetches again. Signals that
/// `fetch` reads make it fetch again, too.
pub(crate) fn fetched<T, F>(
    topics: &'static [Topic],
    fetch: impl Fn() -> F + 'static,
    skeleton: fn() -> AnyView,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let result = RwSignal::new(None::<Result<T, ApiError>>);
    let version = api::version(topics);
    let retries = RwSignal::new(0_u32);
    watch(move || {
        version.track();
        retries.track();
        let fetch = fetch();
        spawn_local_scoped_with_cancellation(async move {
            result.try_set(Some(fetch.await));
        });
    });
    let on_retry = Callback::new(move |()| retries.update(|retries| *retries += 1));
    move || match result.get() {
        Some(Ok(data)) => view(data),
        Some(Err(error)) => view! { <ErrorNote error on_retry /> }.into_any(),
        None => skeleton(),
    }
}
