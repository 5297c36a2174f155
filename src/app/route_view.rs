//! The view of a route: a page that may have to be fetched first.

use super::address;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::lazy::{ChunkError, WHY, WhatToDo};
use crate::links::{provide_page_url, use_param, use_tab};
use crate::shell::NotFound;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::{ChooseView, NestedRoute, PossibleRouteMatch};
use std::sync::Arc;
use uuid::Uuid;

/// Draws a page.
type Page = fn() -> AnyView;
type Fetch = fn() -> LocalBoxFuture<'static, Result<Page, ChunkError>>;

/// A page as the route table names it. While it is fetched, the page before stays on screen.
#[derive(Clone)]
pub(super) struct RouteView {
    /// Brings the page.
    pub(super) fetch: Fetch,
    /// Whether the page has a tab of this name; the name is empty for a URL that names none.
    pub(super) is_tab: fn(&str) -> bool,
}

/// The route of a URL pattern, of the page of an async function in `pages`, and, if it has tabs, of what they are.
macro_rules! route {
    ($pattern:tt => $page:ident) => {
        $crate::app::route_view::route!($pattern => $page, str::is_empty)
    };
    ($pattern:tt => $page:ident, $is_tab:expr) => {
        $crate::app::route_view::RouteView {
            fetch: || ::std::boxed::Box::pin($crate::app::pages::$page()),
            is_tab: $is_tab,
        }
        .at($crate::app::route_view::erased(&const { ::leptos_router::path!($pattern) }))
    };
}
pub(super) use route;

/// A URL pattern. The router's code is compiled for each type of pattern: this one stands for all.
type Pattern = Arc<dyn PossibleRouteMatch + Send + Sync>;

#[inline(never)]
pub(super) fn erased<P: PossibleRouteMatch + Clone + Send + Sync + 'static>(pattern: &'static P) -> Pattern {
    Arc::new(pattern.clone())
}

impl RouteView {
    #[inline(never)]
    pub(super) fn at(self, pattern: Pattern) -> AnyNestedRoute {
        NestedRoute::new(pattern, self).into_any_nested_route()
    }
}

impl ChooseView for RouteView {
    async fn preload(&self) {
        // If it fails, `choose` fetches it again and says so.
        let _ = (self.fetch)().await;
    }

    async fn choose(self) -> AnyView {
        let pending = address::Pending::begin();
        let fetched = (self.fetch)().await;
        drop(pending);
        address::correct_soon();
        provide_page_url();
        match fetched {
            Ok(page) => draw(page, self.is_tab),
            Err(ChunkError) => draw_once_fetched(self.fetch, self.is_tab),
        }
    }
}

/// The page, unless its URL has an id that is none or a tab that the page does not have.
fn draw(page: Page, is_tab: fn(&str) -> bool) -> AnyView {
    let (id, tab) = (use_param("id"), use_tab());
    let is_known = memo(move |_| {
        let is_id = |id: &String| id.parse::<Uuid>().is_ok();
        id.with(|id| id.as_ref().is_none_or(is_id)) && tab.with(|tab| is_tab(tab))
    });
    let view = move || if is_known.get() { page() } else { view! { <NotFound /> }.into_any() };
    view.into_any()
}

/// Says that the page could not be fetched, until a further try brings it.
fn draw_once_fetched(fetch: Fetch, is_tab: fn(&str) -> bool) -> AnyView {
    let page = RwSignal::new(None::<Page>);
    let on_retry = Callback::new(move |()| {
        spawn_local_scoped_with_cancellation(async move {
            if let Ok(fetched) = fetch().await {
                page.set(Some(fetched));
            }
        });
    });
    let view = move || match page.get() {
        Some(page) => draw(page, is_tab),
        None => view! { <NotFetched on_retry /> }.into_any(),
    };
    view.into_any()
}

/// In the place of a page that could not be fetched.
#[component]
fn NotFetched(
    /// Fetches it again.
    on_retry: Callback<()>,
) -> impl IntoView {
    view! {
        <main id="page" class="page">
            <section class="empty bad page-wide" role="alert">
                <Heading text="This page could not be fetched" />
                <p>{WHY}</p>
                <WhatToDo on_retry />
            </section>
        </main>
    }
}
