//! The list of loans.

use super::dpd_bucket::DpdBucket;
use super::loan_row::{COLUMNS, WIDTH, loan_row};
use super::totals::Totals;
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::filters::{DayFilter, Filter};
use crate::components::lists::grid::{GridLabels, PageResult};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_page::{ListDefinition, ListPage};
use crate::components::lists::list_state::{FilterKind, ListFields, ListState, use_list_state};
use crate::components::options::options_of;
use crate::links::Link;
use crate::pickers::program_filter::ProgramFilter;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::loans::{ListLoans, LoanFilter, LoanStatus};
use lms::page::PageRequest;
use lms::{ApiError, Day, Topic};

/// The filters in the URL; the longest overdue come first.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("status", FilterKind::Value(LoanStatus::is_known)),
        ("program", FilterKind::Id),
        ("dpd", FilterKind::Value(|text| DpdBucket::read(text).is_some())),
        ("due_from", FilterKind::Day),
        ("due_to", FilterKind::Day),
        ("since", FilterKind::Day),
        ("until", FilterKind::Day),
    ],
    order: "-dpd",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
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
    path: Link::Loans,
    fetch,
};

#[component]
pub(crate) fn LoansPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    view! { <ListPage definition=LIST list_state filters actions=move || view! { <Totals list_state /> } /> }
}

fn filters(list: ListHandle) -> AnyView {
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

/// The filters of the list as the API takes them.
///
/// # Errors
/// See [`ListState::check`].
pub(super) fn filter(list_state: &ListState) -> Result<LoanFilter, ApiError> {
    list_state.check()?;
    let (dpd_min, dpd_max) = DpdBucket::read(list_state.get("dpd")).map_or((None, None), |bucket| {
        let (least, most) = bucket.range();
        (Some(least), most)
    });
    let day = |name: &str| Day::parse_iso(list_state.get(name));
    Ok(LoanFilter {
        search: list_state.get("search").to_owned(),
        status: list_state.word("status"),
        program: list_state.read("program"),
        dpd_min,
        dpd_max,
        next_due_from: day("due_from"),
        next_due_to: day("due_to"),
        disbursed_from: day("since"),
        disbursed_to: day("until"),
        ..LoanFilter::default()
    })
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let ordering = list_state.order().to_owned();
    let list = filter(&list_state).map(|filter| ListLoans { filter, ordering, page });
    fetch_rows(list, loan_row)
}
