//! The page: every presentation, and what the bank said of it.

use super::facts::{bounced, named, reason, status_file, words};
use crate::api;
use crate::paths::{Path, use_listing};
use crate::ui::grid::{Cell, Column, Fetched, Looks, Row, RowPage};
use crate::ui::list_page::{DayFilter, Filter, Kind, ListPage, OnScreen};
use crate::ui::listing::{Fields, Listing};
use crate::ui::tone::Status;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::records::{ListRecords, Record, RecordFilter, RecordStatus, RecordType};
use lms::{Day, Topic};

/// What the list's URL knows; the newest come first.
pub const FIELDS: Fields = Fields { filters: &["search", "status", "from", "to", "loan"], order: "-created_at" };

const KIND: Kind = Kind {
    looks: Looks {
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
    path: Path::Nach,
    fetch,
};

/// The states that a presentation can be in.
const STATES: [RecordStatus; 4] =
    [RecordStatus::Approved, RecordStatus::Processed, RecordStatus::Rejected, RecordStatus::Reverted];

/// The list of presentations.
#[component]
pub fn NachPage() -> impl IntoView {
    let listing = use_listing(&FIELDS, |path| match path {
        Path::Nach(listing) => Some(listing),
        _ => None,
    });
    let actions = || {
        view! {
            <a class="button" href=bounced()>
                "Bounced"
            </a>
            <a class="button" href=status_file()>
                "Load the bank's status file"
            </a>
            <a class="button primary" href=Path::Present { loan: None }.href()>
                "Present due demands"
            </a>
        }
    };
    view! { <ListPage kind=KIND listing filters actions /> }
}

fn filters(list: OnScreen) -> AnyView {
    let states = STATES.iter().map(|status| (status.to_string(), words(status).to_owned())).collect();
    view! {
        <Filter list name="status" label="Status" options=states />
        <DayFilter list name="from" label="For" says="Presented for, from" />
        <DayFilter list name="to" label="to" says="Presented for, up to" />
    }
    .into_any()
}

fn fetch(listing: Listing, page: PageRequest) -> LocalBoxFuture<'static, Fetched> {
    async move {
        let filter = RecordFilter {
            search: listing.get("search").to_owned(),
            loan: listing.read("loan"),
            status: listing.word("status").into_iter().collect(),
            r#type: vec![RecordType::Nach],
            bank_date_from: Day::parse_iso(listing.get("from")),
            bank_date_to: Day::parse_iso(listing.get("to")),
            ..RecordFilter::default()
        };
        let page = api::send(ListRecords { filter, ordering: listing.order().to_owned(), page }).await?;
        Ok(RowPage { count: page.count, rows: page.results.iter().map(row).collect() })
    }
    .boxed_local()
}

fn row(record: &Record) -> Row {
    let loan = named(record.loan.as_ref());
    Row {
        key: record.id.to_string(),
        href: Path::Presentation { id: record.id }.href(),
        cells: vec![
            Cell::Open(record.ref_id.clone()),
            Cell::Text(loan.borrower_name),
            Cell::Faint(loan.ref_id),
            Cell::Text(record.amount.grouped()),
            Cell::Faint(record.bank_date.map(|day| day.to_string()).unwrap_or_default()),
            Cell::Chip(record.status.tone(), words(&record.status).to_owned()),
            Cell::Text(reason(record).unwrap_or_default()),
        ],
    }
}
