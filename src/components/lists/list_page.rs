//! List pages: heading, count, filters and grid.

use crate::api;
use crate::components::lists::columns::{self, ColumnsMenu};
use crate::components::lists::filter_bar::{Choice, FilterBar, Refresh, Search};
use crate::components::lists::grid::{Column, FetchPage, Grid, GridLabels, PageResult};
use crate::components::lists::list_state::ListState;
use crate::components::lists::saved_views::ViewsMenu;
use crate::components::widgets::heading::Heading;
use crate::links::{Link, ListQuery, in_place};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lms::Topic;
use lms::money::group_indian;
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

/// A list on screen: reads and changes the state in its URL.
#[derive(Clone, Copy)]
pub(crate) struct ListHandle {
    list_state: Memo<ListState>,
    path: fn(ListQuery) -> Link,
    opened: Signal<Option<String>>,
    navigate: Callback<(String, NavigateOptions)>,
}

impl ListHandle {
    /// The list at `path`, in the state `list_state`.
    pub(crate) fn new(list_state: Memo<ListState>, path: fn(ListQuery) -> Link) -> Self {
        let navigate = use_navigate();
        let navigate = Callback::new(move |(href, options): (String, NavigateOptions)| navigate(&href, options));
        Self { list_state, path, opened: Signal::stored(None), navigate }
    }

    /// The same list, where the row with the key `opened` stays open beside another view of it.
    pub(crate) fn beside(self, opened: Signal<Option<String>>) -> Self {
        Self { opened, ..self }
    }

    /// The value of a filter.
    pub(crate) fn value(self, name: &'static str) -> Signal<String> {
        Signal::derive(move || self.list_state.with(|list_state| list_state.get(name).to_owned()))
    }

    /// Shows the list with this filter.
    pub(crate) fn set(self, name: &'static str, value: String) {
        self.go(self.list_state.get_untracked().with(name, value));
    }

    /// Shows the list with this filter, without a history entry of its own: for each pause in typing.
    pub(crate) fn set_while_typing(self, name: &'static str, value: String) {
        self.go_in_place(self.list_state.get_untracked().with(name, value));
    }

    /// Tracks the state.
    pub(crate) fn list_state(self) -> ListState {
        self.list_state.get()
    }

    /// The URL of the list that shows `list_state`, with nothing opened.
    pub(crate) fn href(self, list_state: ListState) -> String {
        (self.path)(list_state.into()).href()
    }

    /// Shows the list in this state; Back leads to the state before.
    pub(crate) fn go(self, list_state: ListState) {
        self.navigate(list_state, NavigateOptions { replace: false, ..in_place() });
    }

    /// Shows the list in this state, without a history entry of its own.
    pub(crate) fn go_in_place(self, list_state: ListState) {
        self.navigate(list_state, in_place());
    }

    fn navigate(self, list_state: ListState, options: NavigateOptions) {
        let query = ListQuery::from(list_state).and("open", self.opened.get_untracked());
        self.navigate.run(((self.path)(query).href(), options));
    }

    /// Closes the row that is open beside the list.
    pub(crate) fn close(self) {
        let href = self.href(self.list_state.get_untracked());
        self.navigate.run((href, NavigateOptions { replace: false, ..in_place() }));
    }
}

/// A filter with a few values.
#[component]
pub(crate) fn Filter(
    list: ListHandle,
    /// The query parameter.
    name: &'static str,
    /// "Status"
    label: &'static str,
    /// The values and their labels.
    options: Vec<(String, String)>,
) -> impl IntoView {
    view! { <Choice label options value=list.value(name) on_choose=move |chosen: String| list.set(name, chosen) /> }
}

/// A filter by a day.
#[component]
pub(crate) fn DayFilter(
    list: ListHandle,
    /// The query parameter.
    name: &'static str,
    /// The visible label: "Next due from".
    label: &'static str,
    /// The accessible name, if `label` is not clear alone.
    #[prop(optional)]
    says: Option<&'static str>,
) -> impl IntoView {
    let value = list.value(name);
    view! {
        <label class="filter" class:set=move || value.with(|value| !value.is_empty())>
            <span>{label}</span>
            <input
                type="date"
                aria-label=says.unwrap_or(label)
                prop:value=value
                on:change:target=move |event| list.set(name, event.target().value())
            />
        </label>
    }
}

/// The values of an enumeration and their labels, for a [`Filter`] or a select.
macro_rules! options_of {
    ($kind:ty) => {
        <$kind>::KNOWN.iter().map(|one| (one.to_string(), one.label().to_owned())).collect::<Vec<_>>()
    };
}
pub(crate) use options_of;

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
    let shown =
        Memo::new(move |_| list_state.with(|list_state| columns::shown(definition.columns, list_state.columns())));
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
            query=Memo::new(move |_| list.href(list_state.get()))
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

/// "4,446 payouts", announced when it changes.
#[component]
pub(crate) fn Count(
    /// `None` while it is not known.
    count: RwSignal<Option<u64>>,
    /// Singular and plural: `("payout", "payouts")`.
    noun: (&'static str, &'static str),
    /// Whether a filter is set.
    #[prop(into)]
    filtered: Signal<bool>,
) -> impl IntoView {
    let words = move || match count.get() {
        None => format!("Loading {}…", noun.1),
        Some(count) => counted(count, noun, filtered.get()),
    };
    view! { <span class="muted" role="status">{words}</span> }
}

fn counted(count: u64, (one, many): (&str, &str), filtered: bool) -> String {
    let noun = if count == 1 { one } else { many };
    let number = group_indian(&count.to_string());
    match (filtered, count) {
        (true, 1) => format!("{number} {noun} matches"),
        (true, _) => format!("{number} {noun} match"),
        (false, _) => format!("{number} {noun}"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn counts_with_the_noun() {
        let noun = ("payout", "payouts");
        assert_eq!(counted(1_000_000, noun, false), "10,00,000 payouts");
        assert_eq!(counted(1, noun, true), "1 payout matches");
        assert_eq!(counted(0, noun, true), "0 payouts match");
    }
}
