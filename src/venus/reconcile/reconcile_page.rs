//! The page: money in or money out, with search and filters.

use super::money_in::MoneyIn;
use super::money_out::MoneyOut;
use crate::components::lists::filter_bar::{FilterBar, Search};
use crate::components::lists::list_page::{DayFilter, ListHandle};
use crate::components::lists::list_state::ListState;
use crate::components::widgets::heading::Heading;
use crate::components::widgets::tabs::{Tab, Tabs};
use crate::links::{Link, Workspace, use_link};
use crate::navigation::Step;
use leptos::prelude::*;
use lms::Day;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::reconciliation::UnmatchedFilter;

/// The lines that are in the queue at once.
pub(super) const FIRST_PAGE: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

#[component]
pub(crate) fn ReconcilePage() -> impl IntoView {
    let link = use_link();
    let place = Memo::new(move |before: Option<&(bool, ListState)>| match link.get() {
        Some(Link::Reconcile { out, list_state }) => (out, list_state),
        _ => before.cloned().unwrap_or((false, ListState::of(&super::FIELDS))),
    });
    let out = Memo::new(move |_| place.with(|(out, _)| *out));
    move || view! { <Queue out=out.get() place /> }
}

#[component]
fn Queue(out: bool, place: Memo<(bool, ListState)>) -> impl IntoView {
    let list_state = Memo::new(move |_| place.get().1);
    let list = ListHandle::new(list_state, if out { money_out } else { money_in });
    let filter = Memo::new(move |_| list_state.with(filter));
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
                    on_search=move |search: String| list.set("search", search, Step::Same)
                />
                <DayFilter list name="from" label="Bank's day from" />
                <DayFilter list name="to" label="to" says="Bank's day to" />
            </FilterBar>
            {if out { view! { <MoneyOut filter /> }.into_any() } else { view! { <MoneyIn filter /> }.into_any() }}
        </main>
    }
}

fn money_in(list_state: ListState) -> Link {
    Link::Reconcile { out: false, list_state }
}

fn money_out(list_state: ListState) -> Link {
    Link::Reconcile { out: true, list_state }
}

fn href(out: bool) -> String {
    Link::Reconcile { out, list_state: ListState::of(&super::FIELDS) }.href()
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
