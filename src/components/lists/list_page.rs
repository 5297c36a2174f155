//! List pages: heading, count, filters and grid.

use crate::api;
use crate::components::lists::columns::{self, ColumnsMenu};
use crate::components::lists::count::Count;
use crate::components::lists::filter_bar::{FilterBar, Refresh, Search};
use crate::components::lists::grid::{Column, FetchPage, Grid, GridLabels, PageResult};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_state::ListState;
use crate::components::lists::saved_views::ViewsMenu;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::links::{Link, ListQuery};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::Topic;
use lms::page::PageRequest;
use std::rc::Rc;

/// The declaration of a list.
#[derive(Clone, Copy)]
pub(crate) struct ListDefinition {
    pub(crate) labels: GridLabels,
    /// Singular and plural: `("loan", "loans")`.
    pub(crate) noun: (&'static str, &'static str),
    pub(crate) columns: &'static [Column],
    /// Least width of a row, as CSS.
    pub(crate) width: &'static str,
    /// Writes of these topics make it stale.
    pub(crate) topics: &'static [Topic],
    /// The fields that are searched: "Ref, borrower"; `None` if the server can't search.
    pub(crate) search: Option<&'static str>,
    pub(crate) path: fn(ListQuery) -> Link,
    pub(crate) fetch: fn(ListState, PageRequest) -> LocalBoxFuture<'static, PageResult>,
}

#[component]
pub(crate) fn ListPage(
    definition: ListDefinition,
    list_state: Memo<ListState>,
    /// Buttons beside the heading.
    #[prop(optional, into)]
    actions: ViewFn,
    /// Filters beside the search.
    #[prop(optional)]
    filters: Option<fn(ListHandle) -> AnyView>,
) -> impl IntoView {
    let count = RwSignal::new(None);
    view! {
        <main id="page" class="page fill">
            <div class="head">
                <Heading text=definition.labels.label />
                <Count count noun=definition.noun filtered=Signal::derive(move || list_state.with(ListState::is_filtered)) />
                <div class="actions">{actions.run()}</div>
            </div>
            <List definition list_state count filters />
        </main>
    }
}

/// The filters and the grid, for a list page or a part of another page.
#[component]
pub(crate) fn List(
    definition: ListDefinition,
    list_state: Memo<ListState>,
    /// Set to the number of rows.
    count: RwSignal<Option<u64>>,
    /// Filters beside the search.
    filters: Option<fn(ListHandle) -> AnyView>,
) -> impl IntoView {
    let list = ListHandle::new(list_state, definition.path);
    let asked_again = RwSignal::new(0_u64);
    let version = api::version(definition.topics);
    let shown = memo(move |_| list_state.with(|list_state| columns::shown(definition.columns, list_state.columns())));
    let fetch = move |shown: Vec<usize>| -> FetchPage {
        Rc::new(move |page| {
            let shown = shown.clone();
            let fetched = (definition.fetch)(list_state.get_untracked(), page);
            async move { fetched.await.map(|page| columns::only(page, &shown)) }.boxed_local()
        })
    };
    let search = definition.search.map(|hint| {
        view! {
            <Search
                label=format!("Search {}", definition.noun.1)
                hint
                value=list.value("search")
                on_search=move |search: String| list.set_while_typing("search", search)
            />
        }
    });
    view! {
        <FilterBar label=definition.noun.1>
            {search}
            {filters.map(|filters| filters(list))}
            <div class="row">
                <ColumnsMenu list columns=definition.columns />
                <ViewsMenu list name=definition.labels.label />
                <Refresh on_refresh=move |()| asked_again.update(|asked| *asked += 1) />
            </div>
        </FilterBar>
        {move || {
            let shown = shown.get();
            view! {
        <Grid
            labels=definition.labels
            columns=columns::chosen(definition.columns, &shown)
            width=definition.width
            fetch=fetch(shown.clone())
            query=memo(move |_| list.href(list_state.get()))
            version=Signal::derive(move || version.get() + asked_again.get())
            order=Signal::derive(move || list_state.with(|list_state| list_state.order().to_owned()))
            on_order=move |order: String| list.go(list_state.get_untracked().ordered_by(order))
            opened=Signal::stored(None::<String>)
            filtered=Signal::derive(move || list_state.with(ListState::is_filtered))
            on_clear=Callback::new(move |()| list.go(list_state.get_untracked().cleared()))
            count
        />
            }
        }}
    }
}
