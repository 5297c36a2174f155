//! The list of records.

use super::labels::{account_names, loan_names, mode_label, mode_options};
use crate::components::feedback::severity::Status;
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::filters::{DayFilter, Filter};
use crate::components::lists::grid::{Cell, Column, GridLabels, PageResult, Row};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_page::{ListDefinition, ListPage};
use crate::components::lists::list_state::{FilterKind, ListFields, ListState, use_list_state};
use crate::components::options::options_of;
use crate::links::{Link, Workspace};
use crate::venus::filters::{AccountFilter, AmountFilter, LoanFilter};
use crate::venus::save_csv::SaveCsv;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::records::{ExportRecords, ListRecords, Record, RecordFilter, RecordStatus, RecordType};
use lms::{ApiError, Day, Money, Topic};

/// Filters and default order in the list's URL.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("status", FilterKind::Value(RecordStatus::is_known)),
        ("type", FilterKind::Value(RecordType::is_known)),
        ("mode", FilterKind::Text),
        ("account", FilterKind::Id),
        ("loan", FilterKind::Id),
        ("from", FilterKind::Day),
        ("to", FilterKind::Day),
        ("least", FilterKind::Amount),
        ("most", FilterKind::Amount),
    ],
    order: "-created_at",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
        label: "Records",
        empty: "No records yet",
        empty_hint: "A record is money that came in: enter the first, or upload many.",
        filtered: "No records match these filters",
    },
    noun: ("record", "records"),
    columns: &[
        Column::new("Ref", "6.5rem").ordered_by("ref_id"),
        Column::new("Borrower", "minmax(8.5rem, 2fr)"),
        Column::new("Loan", "6.5rem"),
        Column::new("Amount ₹", "7.5rem").numeric().ordered_by("amount"),
        Column::new("Not applied ₹", "7.5rem").numeric().ordered_by("remaining_amount"),
        Column::new("Bank day", "7rem").ordered_by("bank_date"),
        Column::new("UTR", "minmax(9rem, 1fr)"),
        Column::new("Mode", "5rem").ordered_by("payment_mode"),
        Column::new("Type", "6.5rem").ordered_by("type"),
        Column::new("Status", "9.5rem").ordered_by("status"),
    ],
    width: "73rem",
    topics: &[Topic::Records],
    search: Some("Ref, UTR, borrower"),
    path: Link::Records,
    fetch,
};

#[component]
pub(crate) fn RecordsPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let actions = move || {
        let enter = Link::NewRecord { loan: None, account: None }.href();
        let upload = Link::upload(Workspace::Venus, "records").href();
        view! {
            <SaveCsv
                label="Export CSV"
                name="records"
                export=move || {
                    let list_state = list_state.get();
                    let ordering = list_state.order().to_owned();
                    filter(&list_state).map(|filter| ExportRecords { filter, ordering })
                }
            />
            <a class="button" href=upload>"Upload many"</a>
            <a class="button primary" href=enter>"Enter a record"</a>
        }
    };
    view! { <ListPage definition=LIST list_state filters actions /> }
}

fn filters(list: ListHandle) -> AnyView {
    view! {
        <Filter list name="status" label="Status" options=options_of!(RecordStatus) />
        <Filter list name="type" label="Type" options=options_of!(RecordType) />
        <Filter list name="mode" label="Mode" options=mode_options() />
        <AccountFilter list />
        <LoanFilter list />
        <DayFilter list name="from" label="Bank day from" />
        <DayFilter list name="to" label="to" says="Bank day to" />
        <AmountFilter list name="least" label="₹ from" says="Amount from" />
        <AmountFilter list name="most" label="to" says="Amount to" />
    }
    .into_any()
}

fn filter(list_state: &ListState) -> Result<RecordFilter, ApiError> {
    list_state.check()?;
    let day = |name: &str| Day::parse_iso(list_state.get(name));
    let amount = |name: &str| Money::parse(list_state.get(name)).ok();
    Ok(RecordFilter {
        search: list_state.get("search").to_owned(),
        account: list_state.read("account"),
        loan: list_state.read("loan"),
        status: list_state.word("status").into_iter().collect(),
        r#type: list_state.word("type").into_iter().collect(),
        payment_mode: list_state.get("mode").to_owned(),
        bank_date_from: day("from"),
        bank_date_to: day("to"),
        amount_min: amount("least"),
        amount_max: amount("most"),
    })
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let ordering = list_state.order().to_owned();
    let list = filter(&list_state).map(|filter| ListRecords { filter, ordering, page });
    fetch_rows(list, row)
}

fn row(record: &Record) -> Row {
    let (loan, loan_borrower) = loan_names(record).unwrap_or_default();
    let borrower = account_names(record).map_or(loan_borrower, |(_, borrower)| borrower);
    let borrower = if borrower.is_empty() { Cell::Faint("not matched".to_owned()) } else { Cell::Text(borrower) };
    let remaining = Some(record.remaining_amount).filter(|remaining| !remaining.is_zero());
    Row {
        key: record.id.to_string(),
        href: Link::Record { id: record.id }.href(),
        cells: vec![
            Cell::Open(record.ref_id.clone()),
            borrower,
            Cell::Mono(loan),
            Cell::Text(record.amount.grouped()),
            Cell::Faint(remaining.map(Money::grouped).unwrap_or_default()),
            Cell::Text(record.bank_date.map(|day| day.to_string()).unwrap_or_default()),
            Cell::Mono(record.utr.clone().unwrap_or_default()),
            Cell::Faint(record.payment_mode.as_deref().map(mode_label).unwrap_or_default()),
            Cell::Faint(record.r#type.label().to_owned()),
            Cell::Chip(record.status.severity(), record.status.label().to_owned()),
        ],
    }
}
