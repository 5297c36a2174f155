//! The list of fees.

use crate::components::feedback::severity::Status;
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::filters::Filter;
use crate::components::lists::grid::{Cell, Column, GridLabels, PageResult, Row};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_page::{ListDefinition, ListPage};
use crate::components::lists::list_state::{FilterKind, ListFields, ListState, use_list_state};
use crate::components::options::options_of;
use crate::links::{Link, Workspace};
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::Topic;
use lms::demands::DemandStatus;
use lms::fees::{Fee, FeeType, ListFees};
use lms::page::PageRequest;

/// The filters in the URL; the last to fall due come first.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("status", FilterKind::Value(DemandStatus::is_known)),
        ("type", FilterKind::Value(FeeType::is_known)),
        ("loan", FilterKind::Id),
        ("account", FilterKind::Id),
    ],
    order: "-due_date",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
        label: "Fees",
        empty: "No fees yet",
        empty_hint: "A fee appears here once one is charged to a loan.",
        filtered: "No fees match these filters",
    },
    noun: ("fee", "fees"),
    columns: &[
        Column::new("Ref", "7rem").ordered_by("ref_id"),
        Column::new("Borrower", "minmax(9.5rem, 2fr)").ordered_by("borrower_name"),
        Column::new("Fee", "minmax(8rem, 1.5fr)"),
        Column::new("Type", "7.5rem"),
        Column::new("Amount ₹", "7.5rem").numeric().ordered_by("amount"),
        Column::new("With GST ₹", "7.75rem").numeric(),
        Column::new("Outstanding ₹", "8rem").numeric(),
        Column::new("Due", "6.75rem").ordered_by("due_date"),
        Column::new("Status", "7.5rem"),
    ],
    width: "70rem",
    topics: &[Topic::Fees],
    search: Some("Ref, borrower, name"),
    path: Link::Fees,
    fetch,
};

#[component]
pub(crate) fn FeesPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let charge = || {
        view! {
            <a class="button" href=Link::upload(Workspace::Jupiter, "fees").href()>"Upload"</a>
            <a class="button primary" href=Link::NewFee { loan: None }.href()>"Charge a fee"</a>
        }
    };
    view! { <ListPage definition=LIST list_state filters actions=charge /> }
}

fn filters(list: ListHandle) -> AnyView {
    view! {
        <Filter list name="status" label="Status" options=options_of!(DemandStatus) />
        <Filter list name="type" label="Type" options=options_of!(FeeType) />
    }
    .into_any()
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let list = ListFees {
        search: list_state.get("search").to_owned(),
        account: list_state.read("account"),
        loan: list_state.read("loan"),
        status: list_state.word("status"),
        r#type: list_state.word("type"),
        ordering: list_state.order().to_owned(),
        page,
    };
    fetch_rows(list_state.check().map(|()| list), fee_row)
}

fn fee_row(fee: &Fee) -> Row {
    Row {
        key: fee.id.to_string(),
        href: Link::Fee { id: fee.id }.href(),
        cells: vec![
            Cell::Open(fee.ref_id.clone()),
            Cell::Text(fee.borrower_name.clone()),
            Cell::Text(fee.name.clone()),
            Cell::Faint(fee.r#type.label().to_owned()),
            Cell::Text(fee.amount.grouped()),
            Cell::Text(fee.total_amount.grouped()),
            Cell::Text(fee.outstanding_amount.grouped()),
            Cell::Faint(fee.due_date.to_string()),
            Cell::Chip(fee.status.severity(), fee.status.label().to_owned()),
        ],
    }
}
