//! The list of presentations, and what the bank said of each.

use super::labels::{bounce_reason, bounced_href, loan_names, status_file_href, status_label};
use crate::components::feedback::severity::Status;
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::filters::{DayFilter, Filter};
use crate::components::lists::grid::{Cell, Column, GridLabels, PageResult, Row};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_page::{ListDefinition, ListPage};
use crate::components::lists::list_state::{FilterKind, ListFields, ListState, use_list_state};
use crate::links::Link;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::records::{ListRecords, Record, RecordFilter, RecordStatus, RecordType};
use lms::{Day, Topic};

/// Filters and default order in the list's URL.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("status", FilterKind::Value(RecordStatus::is_known)),
        ("from", FilterKind::Day),
        ("to", FilterKind::Day),
        ("loan", FilterKind::Id),
    ],
    order: "-created_at",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
        label: "NACH",
        empty: "No presentations yet",
        empty_hint: "A presentation appears here once due demands are presented to the bank.",
        filtered: "No presentations match these filters",
    },
    noun: ("presentation", "presentations"),
    columns: &[
        Column::new("Ref", "8rem"),
        Column::new("Borrower", "minmax(10rem, 2fr)"),
        Column::new("Loan", "7rem"),
        Column::new("Amount ₹", "8rem").numeric().ordered_by("amount"),
        Column::new("Presented for", "7.5rem").ordered_by("bank_date"),
        Column::new("The bank said", "9.5rem"),
        Column::new("Reason", "minmax(9rem, 2fr)"),
    ],
    width: "63.5rem",
    topics: &[Topic::Records],
    search: Some("Ref, borrower"),
    path: Link::Nach,
    fetch,
};

/// The statuses that a presentation can have.
const STATUSES: [RecordStatus; 4] =
    [RecordStatus::Approved, RecordStatus::Processed, RecordStatus::Rejected, RecordStatus::Reverted];

#[component]
pub(crate) fn NachPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let actions = || {
        view! {
            <a class="button" href=bounced_href()>
                "Bounced"
            </a>
            <a class="button" href=status_file_href()>
                "Load the bank's status file"
            </a>
            <a class="button primary" href=Link::Present { loan: None }.href()>
                "Present due demands"
            </a>
        }
    };
    view! { <ListPage definition=LIST list_state filters actions /> }
}

fn filters(list: ListHandle) -> AnyView {
    let statuses = STATUSES.iter().map(|status| (status.to_string(), status_label(status).to_owned())).collect();
    view! {
        <Filter list name="status" label="Status" options=statuses />
        <DayFilter list name="from" label="For" says="Presented for, from" />
        <DayFilter list name="to" label="to" says="Presented for, up to" />
    }
    .into_any()
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let filter = RecordFilter {
        search: list_state.get("search").to_owned(),
        loan: list_state.read("loan"),
        status: list_state.word("status").into_iter().collect(),
        r#type: vec![RecordType::Nach],
        bank_date_from: Day::parse_iso(list_state.get("from")),
        bank_date_to: Day::parse_iso(list_state.get("to")),
        ..RecordFilter::default()
    };
    let list = ListRecords { filter, ordering: list_state.order().to_owned(), page };
    fetch_rows(list_state.check().map(|()| list), row)
}

fn row(record: &Record) -> Row {
    let loan = loan_names(record.loan.as_ref());
    Row {
        key: record.id.to_string(),
        href: Link::Presentation { id: record.id }.href(),
        cells: vec![
            Cell::Open(record.ref_id.clone()),
            Cell::Text(loan.borrower_name),
            Cell::Faint(loan.ref_id),
            Cell::Text(record.amount.grouped()),
            Cell::Faint(record.bank_date.map(|day| day.to_string()).unwrap_or_default()),
            Cell::Chip(record.status.severity(), status_label(&record.status).to_owned()),
            Cell::Text(bounce_reason(record).unwrap_or_default()),
        ],
    }
}
