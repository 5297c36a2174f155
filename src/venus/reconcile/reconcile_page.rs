//! The page: money in or money out, with search and filters.

use super::money_in::MoneyIn;
use super::money_out::MoneyOut;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::lists::filter_bar::{FilterBar, Search};
use crate::components::lists::filters::DayFilter;
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_state::{ListState, use_list_state};
use crate::components::widgets::heading::Heading;
use crate::components::widgets::tabs::{Tab, Tabs};
use crate::dom::memo::memo;
use crate::links::{Link, ListQuery, Workspace, use_tab};
use leptos::prelude::*;
use lms::Day;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::reconciliation::UnmatchedFilter;

/// The lines that are in the queue at once.
pub(super) const FIRST_PAGE: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

#[component]
pub(crate) fn ReconcilePage() -> impl IntoView {
    let tab = use_tab();
    move || view! { <Queue out=tab.with(|tab| tab == "out") /> }
}

#[component]
fn Queue(out: bool) -> impl IntoView {
    let list_state = use_list_state(&super::FIELDS);
    let list = ListHandle::new(list_state, if out { money_out } else { money_in });
    let filter = memo(move |_| list_state.with(filter));
    let wrong_filter = memo(move |_| list_state.with(|list_state| list_state.check().err()));
    let tabs = vec![Tab::new("Money in", href(false)), Tab::new("Money out", href(true))];
    view! {
        <main id="page" class="page">
            <div class="head">
                <Heading text="Reconcile" />
                <div class="actions">
                    <a class="button" href=Link::upload(Workspace::Venus, "bank-statement").href()>
                        "Read in a bank statement"
                    </a>
                </div>
            </div>
            <Tabs label="Reconcile" tabs=Signal::stored(tabs) current=href(out) />
            <FilterBar label="unmatched money">
                <Search
                    label="Search unmatched money"
                    hint="UTR, bank's text"
                    value=list.value("search")
                    on_search=move |search: String| list.set_while_typing("search", search)
                />
                <DayFilter list name="from" label="Bank's day from" />
                <DayFilter list name="to" label="to" says="Bank's day to" />
            </FilterBar>
            {move || match wrong_filter.get() {
                Some(error) => view! { <ErrorNote error /> }.into_any(),
                None if out => view! { <MoneyOut filter /> }.into_any(),
                None => view! { <MoneyIn filter /> }.into_any(),
            }}
        </main>
    }
}

const fn money_in(list: ListQuery) -> Link {
    Link::Reconcile { out: false, list }
}

const fn money_out(list: ListQuery) -> Link {
    Link::Reconcile { out: true, list }
}

fn href(out: bool) -> String {
    Link::Reconcile { out, list: ListQuery::EVERYTHING }.href()
}

fn filter(list_state: &ListState) -> UnmatchedFilter {
    let day = |name: &str| Day::parse_iso(list_state.get(name));
    UnmatchedFilter {
        search: list_state.get("search").to_owned(),
        bank_date_from: day("from"),
        bank_date_to: day("to"),
        page: FIRST_PAGE,
        ..UnmatchedFilter::default()
    }
}
