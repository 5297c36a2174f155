//! The page: money in or money out, searched and narrowed down.

use super::debits::Debits;
use super::records::Records;
use crate::navigation::Step;
use crate::paths::{Path, Workspace, use_path};
use crate::ui::filter_bar::{FilterBar, Search};
use crate::ui::heading::Heading;
use crate::ui::list_page::{DayFilter, OnScreen};
use crate::ui::listing::Listing;
use crate::ui::tabs::{Tab, Tabs};
use leptos::prelude::*;
use lms::Day;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::reconciliation::UnmatchedFilter;

/// So many lines are in the queue at once.
pub(super) const QUEUE: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

/// The page.
#[component]
pub fn ReconcilePage() -> impl IntoView {
    let path = use_path();
    let place = Memo::new(move |before: Option<&(bool, Listing)>| match path.get() {
        Some(Path::Reconcile { out, listing }) => (out, listing),
        _ => before.cloned().unwrap_or((false, Listing::of(&super::FIELDS))),
    });
    let out = Memo::new(move |_| place.with(|(out, _)| *out));
    move || view! { <Side out=out.get() place /> }
}

#[component]
fn Side(out: bool, place: Memo<(bool, Listing)>) -> impl IntoView {
    let listing = Memo::new(move |_| place.get().1);
    let list = OnScreen::new(listing, if out { money_out } else { money_in });
    let filter = Memo::new(move |_| listing.with(filter));
    let tabs = vec![Tab::new("Money in", href(false)), Tab::new("Money out", href(true))];
    view! {
        <main id="page" class="page">
            <div class="head">
                <Heading text="Reconcile" />
                <div class="actions">
                    <a class="button" href=Path::upload(Workspace::Venus, "bank-statement").href()>
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
            {if out { view! { <Debits filter /> }.into_any() } else { view! { <Records filter /> }.into_any() }}
        </main>
    }
}

fn money_in(listing: Listing) -> Path {
    Path::Reconcile { out: false, listing }
}

fn money_out(listing: Listing) -> Path {
    Path::Reconcile { out: true, listing }
}

fn href(out: bool) -> String {
    Path::Reconcile { out, listing: Listing::of(&super::FIELDS) }.href()
}

fn filter(listing: &Listing) -> UnmatchedFilter {
    let day = |name: &str| Day::parse_iso(listing.get(name));
    UnmatchedFilter {
        search: listing.get("search").to_owned(),
        bank_date_from: day("from"),
        bank_date_to: day("to"),
        page: QUEUE,
        ..UnmatchedFilter::default()
    }
}
