//! Lazy chunks: code that is fetched when it is first needed, such as a page or a dialog.
//!
//! With the feature `split`, which only the release build turns on, each chunk is in files of its own; without it all of them are
//! in the program. Either way a chunk's function is async and returns how to draw it.

use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos::wasm_split::SplitLoaderError;
use std::sync::Arc;

/// A chunk could not be fetched: no network, or the site was redeployed and its old files are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChunkError;

impl From<SplitLoaderError> for ChunkError {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a view and the chunk that it is in: `lazy_chunk!(in payout, fn inspector(id: PayoutId) { view! { … } })` is an async
/// function without arguments that returns `Result<fn(PayoutId) -> AnyView, ChunkError>`.
///
/// Views of the same chunk are fetched together.
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

/// Fetches a chunk with `fetch` and draws it with `draw`; if that fails, shows an error with Retry.
pub(crate) fn lazy_view<P, F>(fetch: fn() -> F, draw: impl Fn(P) -> AnyView + Send + Sync + 'static) -> AnyView
where
    P: Copy + Send + Sync + 'static,
    F: Future<Output = Result<P, ChunkError>> + 'static,
{
    let draw = Arc::new(draw);
    lazy_view_of(Box::new(move || {
        let draw = Arc::clone(&draw);
        async move { fetch().await.map(|part| Callback::new(move |()| draw(part))) }.boxed_local()
    }))
}

/// Fetches a chunk and returns how to draw its view.
type Fetch = Box<dyn Fn() -> LocalBoxFuture<'static, Result<Callback<(), AnyView>, ChunkError>> + Send + Sync>;

/// [`lazy_view`] without its type parameters, so that it is compiled once.
fn lazy_view_of(fetch: Fetch) -> AnyView {
    let view = RwSignal::new(None::<Result<Callback<(), AnyView>, ChunkError>>);
    let fetch = StoredValue::new(fetch);
    let ask = move || {
        let fetched = fetch.with_value(|fetch| fetch());
        spawn_local_scoped_with_cancellation(async move { view.set(Some(fetched.await)) });
    };
    ask();
    let shown = move || {
        view.get().map(|view| match view {
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

/// Why a chunk could not be fetched, in an officer's words.
pub(crate) const WHY: &str = "You may be offline, or the site was renewed since you opened it. Nothing was sent.";

/// Retry and Reload. A new deployment removes the files of the old one; only a reload fetches the new ones.
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
