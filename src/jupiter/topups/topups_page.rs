//! The list of top-ups.

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
use lms::page::PageRequest;
use lms::topups::{ListTopups, Topup, TopupStatus};

/// The filters in the URL; the newest come first.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("status", FilterKind::Value(TopupStatus::is_known)),
        ("account", FilterKind::Id),
        ("group", FilterKind::Id),
    ],
    order: "-created_at",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
        label: "Top-ups",
        empty: "No top-ups yet",
        empty_hint: "A top-up draws on the line of an account, often for an invoice.",
        filtered: "No top-ups match these filters",
    },
    noun: ("top-up", "top-ups"),
    columns: &[
        Column::new("Ref", "7rem").ordered_by("ref_id"),
        Column::new("Borrower", "minmax(9.5rem, 2fr)").ordered_by("borrower_name"),
        Column::new("Amount ₹", "8rem").numeric().ordered_by("amount"),
        Column::new("Invoice", "minmax(7rem, 1fr)"),
        Column::new("Seller", "minmax(7rem, 1fr)"),
        Column::new("Pay out on", "7.5rem").ordered_by("scheduled_at"),
        Column::new("Entered", "8.5rem").ordered_by("created_at"),
        Column::new("Status", "8.5rem"),
    ],
    width: "64rem",
    topics: &[Topic::Topups],
    search: Some("Ref, invoice, borrower"),
    path: Link::Topups,
    fetch,
};

#[component]
pub(crate) fn TopupsPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let create = || {
        view! {
            <a class="button" href=Link::upload(Workspace::Jupiter, "top-ups").href()>"Upload"</a>
            <a class="button primary" href=Link::NewTopup { account: None }.href()>"Draw on a line"</a>
        }
    };
    view! { <ListPage definition=LIST list_state filters actions=create /> }
}

fn filters(list: ListHandle) -> AnyView {
    view! { <Filter list name="status" label="Status" options=options_of!(TopupStatus) /> }.into_any()
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let list = ListTopups {
        search: list_state.get("search").to_owned(),
        account: list_state.read("account"),
        status: list_state.word("status"),
        group: list_state.read("group"),
        ordering: list_state.order().to_owned(),
        page,
    };
    fetch_rows(list_state.check().map(|()| list), topup_row)
}

fn topup_row(topup: &Topup) -> Row {
    Row {
        key: topup.id.to_string(),
        href: Link::Topup { reference: topup.ref_id.clone() }.href(),
        cells: vec![
            Cell::Open(topup.ref_id.clone()),
            Cell::Text(topup.borrower_name.clone()),
            Cell::Text(topup.amount.grouped()),
            Cell::Text(topup.invoice_no.clone().unwrap_or_default()),
            Cell::Faint(topup.seller_name.clone().unwrap_or_default()),
            Cell::Faint(topup.scheduled_at.map_or_else(|| "at once".to_owned(), |at| at.day().to_string())),
            Cell::Faint(topup.created_at.to_string()),
            Cell::Chip(topup.status.severity(), topup.status.label().to_owned()),
        ],
    }
}
