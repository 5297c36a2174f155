//! Parts of the program that are fetched when they are first needed: the screens, and what few of their visitors open.
//!
//! With the feature `split`, which only the release build turns on, they stand in files of their own; without it all of
//! them are here from the start. Either way a part is an async function that answers how to draw it.

use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos::wasm_split::SplitLoaderError;
use std::sync::Arc;

/// A part could not be fetched: no network, or the site was deployed anew and its old files are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChunkError;

impl From<SplitLoaderError> for ChunkError {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a part and the file it stands in: `part!(in loan, pub fn inspector(id: PayoutId) { view! { … } })` is an
/// async function without arguments that answers `Result<fn(PayoutId) -> AnyView, NotFetched>`.
///
/// Parts of one file come together. Few files are better than many: what two of them need is a third one.
macro_rules! lazy_chunk {
    (in $file:ident, $(#[$doc:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),*) $body:block) => {
        $(#[$doc])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, fallible)]
        $vis fn $name() -> Result<fn($($type),*) -> AnyView, $crate::lazy::ChunkError> {
            Ok(|$($arg),*| $body.into_any())
        }

        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        $vis async fn $name() -> Result<fn($($type),*) -> AnyView, $crate::lazy::ChunkError> {
            Ok(|$($arg),*| $body.into_any())
        }
    };
}

pub(crate) use lazy_chunk;

/// Fetches a part by `fetch` and draws it by `draw`; where it can't be had, says so and offers to try again.
pub(crate) fn lazy_view<P, F>(fetch: fn() -> F, draw: impl Fn(P) -> AnyView + Send + Sync + 'static) -> AnyView
where
    P: Copy + Send + Sync + 'static,
    F: Future<Output = Result<P, ChunkError>> + 'static,
{
    let draw = Arc::new(draw);
    drawn_once_here(Box::new(move || {
        let draw = Arc::clone(&draw);
        async move { fetch().await.map(|part| Callback::new(move |()| draw(part))) }.boxed_local()
    }))
}

/// What fetches a part and answers how to draw it.
type Fetch = Box<dyn Fn() -> LocalBoxFuture<'static, Result<Callback<(), AnyView>, ChunkError>> + Send + Sync>;

/// The same for every part: compiled once.
fn drawn_once_here(fetch: Fetch) -> AnyView {
    let part = RwSignal::new(None::<Result<Callback<(), AnyView>, ChunkError>>);
    let fetch = StoredValue::new(fetch);
    let ask = move || {
        let fetched = fetch.with_value(|fetch| fetch());
        spawn_local_scoped_with_cancellation(async move { part.set(Some(fetched.await)) });
    };
    ask();
    let shown = move || {
        part.get().map(|part| match part {
            Ok(draw) => draw.run(()),
            Err(ChunkError) => view! {
                <Alert severity=Severity::Bad title="A part of this page could not be fetched">
                    <span>{WHY}</span>
                    <WhatToDo on_retry=ask />
                </Alert>
            }
            .into_any(),
        })
    };
    shown.into_any()
}

/// Why a part could not be fetched, in an officer's words.
pub(crate) const WHY: &str = "You may be offline, or the site was renewed since you opened it. Nothing was sent.";

/// Try again, or reload: a new deployment takes the files of the old one away, and only a reload gets the new ones.
#[component]
pub(crate) fn WhatToDo(
    /// Fetches it again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let reload = |_| drop(window().location().reload());
    view! {
        <p class="actions">
            <button type="button" class="button primary" on:click=move |_| on_retry.run(())>
                "Retry"
            </button>
            <button type="button" class="button" on:click=reload>
                "Reload"
            </button>
        </p>
    }
}
