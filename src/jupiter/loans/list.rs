//! The page: filters and the grid.

use super::buckets::DpdBucket;
use super::rows::{COLUMNS, WIDTH, row};
use super::totals::Totals;
use crate::api;
use crate::paths::{Path, use_listing};
use crate::ui::grid::{Fetched, Looks, RowPage};
use crate::ui::list_page::{DayFilter, Filter, Kind, ListPage, OnScreen, options_of};
use crate::ui::listing::{Fields, Listing};
use crate::ui::program_filter::ProgramFilter;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::loans::{ListLoans, LoanFilter, LoanStatus};
use lms::page::PageRequest;
use lms::{Day, Topic};

/// What the list's URL knows; the longest overdue come first.
pub const FIELDS: Fields =
    Fields { filters: &["search", "status", "program", "dpd", "due_from", "due_to", "since", "until"], order: "-dpd" };

const KIND: Kind = Kind {
    looks: Looks {
        label: "Loans",
        empty: "No loans yet",
        empty_hint: "A loan appears here once an account has been disbursed.",
        filtered: "No loans match these filters",
    },
    noun: ("loan", "loans"),
    columns: COLUMNS,
    width: WIDTH,
    topics: &[Topic::Loans],
    search: Some("Ref, borrower"),
    path: Path::Loans,
    fetch,
};

/// The list of loans.
#[component]
pub fn LoansPage() -> impl IntoView {
    let listing = use_listing(&FIELDS, |path| match path {
        Path::Loans(listing) => Some(listing),
        _ => None,
    });
    view! { <ListPage kind=KIND listing filters actions=move || view! { <Totals listing /> } /> }
}

fn filters(list: OnScreen) -> AnyView {
    let buckets = DpdBucket::ALL.iter().map(|one| (one.as_str().to_owned(), one.label().to_owned())).collect();
    view! {
        <Filter list name="status" label="Status" options=options_of!(LoanStatus) />
        <ProgramFilter list />
        <Filter list name="dpd" label="Overdue by" options=buckets />
        <DayFilter list name="due_from" label="Next due from" />
        <DayFilter list name="due_to" label="to" says="Next due to" />
        <DayFilter list name="since" label="Disbursed from" />
        <DayFilter list name="until" label="to" says="Disbursed to" />
    }
    .into_any()
}

/// Which loans these are, for the API.
pub(super) fn filter(listing: &Listing) -> LoanFilter {
    let (dpd_min, dpd_max) = DpdBucket::read(listing.get("dpd")).map_or((None, None), |bucket| {
        let (least, most) = bucket.range();
        (Some(least), most)
    });
    let day = |name: &str| Day::parse_iso(listing.get(name));
    LoanFilter {
        search: listing.get("search").to_owned(),
        status: listing.word("status"),
        program: listing.read("program"),
        dpd_min,
        dpd_max,
        next_due_from: day("due_from"),
        next_due_to: day("due_to"),
        disbursed_from: day("since"),
        disbursed_to: day("until"),
        ..LoanFilter::default()
    }
}

fn fetch(listing: Listing, page: PageRequest) -> LocalBoxFuture<'static, Fetched> {
    async move {
        let list = ListLoans { filter: filter(&listing), ordering: listing.order().to_owned(), page };
        let page = api::send(list).await?;
        Ok(RowPage { count: page.count, rows: page.results.iter().map(row).collect() })
    }
    .boxed_local()
}
