//! The list of settlements: each part of a record that paid something.

use super::demand_filter::DemandFilter;
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::filters::DayFilter;
use crate::components::lists::grid::{Cell, Column, GridLabels, PageResult, Row};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_page::{ListDefinition, ListPage};
use crate::components::lists::list_state::{FilterKind, ListFields, ListState, use_list_state};
use crate::components::widgets::chip::count_text;
use crate::links::Link;
use crate::venus::filters::{LoanFilter, PickFilter};
use crate::venus::records::{name_record, search_records};
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::settlements::{ListSettlements, Settlement};
use lms::{Day, Topic};

/// Filters and default order in the list's URL.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("loan", FilterKind::Id),
        ("record", FilterKind::Id),
        ("demand", FilterKind::Id),
        ("from", FilterKind::Day),
        ("to", FilterKind::Day),
    ],
    order: "-date",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
        label: "Settlements",
        empty: "Nothing was applied yet",
        empty_hint: "A settlement is made when a record is applied to what a loan owes.",
        filtered: "No settlements match these filters",
    },
    noun: ("settlement", "settlements"),
    columns: &[
        Column::new("Record", "8rem"),
        Column::new("UTR", "minmax(9rem, 1fr)"),
        Column::new("Counts for", "7.5rem").ordered_by("date"),
        Column::new("Was due ₹", "8rem").numeric(),
        Column::new("Applied ₹", "8rem").numeric().ordered_by("amount"),
        Column::new("Still due ₹", "8rem").numeric(),
        Column::new("Left of record ₹", "9rem").numeric(),
        Column::new("DPD", "3.5rem").numeric(),
        Column::new("Made", "10.5rem").ordered_by("created_at"),
    ],
    width: "68rem",
    topics: &[Topic::Settlements],
    search: None,
    path: Link::Settlements,
    fetch,
};

#[component]
pub(crate) fn SettlementsPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    view! { <ListPage definition=LIST list_state filters /> }
}

fn filters(list: ListHandle) -> AnyView {
    view! {
        <LoanFilter list />
        <DemandFilter list />
        <PickFilter list name="record" label="Record" search=search_records load_name=name_record />
        <DayFilter list name="from" label="Counts from" />
        <DayFilter list name="to" label="to" says="Counts to" />
    }
    .into_any()
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let list = ListSettlements {
        demand: list_state.read("demand"),
        loan: list_state.read("loan"),
        record: list_state.read("record"),
        date_from: Day::parse_iso(list_state.get("from")),
        date_to: Day::parse_iso(list_state.get("to")),
        ordering: list_state.order().to_owned(),
        page,
    };
    fetch_rows(list_state.check().map(|()| list), row)
}

fn row(settlement: &Settlement) -> Row {
    let record = settlement.record.full();
    let was_due = settlement.outstanding_amount.checked_add(settlement.amount).unwrap_or(settlement.amount);
    let reference = record.as_ref().map_or_else(|| "Record".to_owned(), |record| record.ref_id.clone());
    Row {
        key: settlement.id.to_string(),
        href: Link::Record { id: settlement.record.id() }.href(),
        cells: vec![
            Cell::Open(reference),
            Cell::Mono(record.and_then(|record| record.utr).unwrap_or_default()),
            Cell::Text(settlement.date.day().to_string()),
            Cell::Faint(was_due.grouped()),
            Cell::Text(settlement.amount.grouped()),
            Cell::Text(settlement.outstanding_amount.grouped()),
            Cell::Faint(settlement.remaining_amount.grouped()),
            Cell::Faint(count_text(settlement.dpd)),
            Cell::Faint(settlement.created_at.to_string()),
        ],
    }
}
