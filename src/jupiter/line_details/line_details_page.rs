//! The list of line details.

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
use lms::line_details::{LineDetail, LineType, ListLineDetails};
use lms::page::PageRequest;

/// The filters in the URL; the newest come first.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("type", FilterKind::Value(LineType::is_known)),
        ("account", FilterKind::Id),
    ],
    order: "-created_at",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
        label: "Line details",
        empty: "No lines yet",
        empty_hint: "A line appears here once an account is given one.",
        filtered: "No lines match these filters",
    },
    noun: ("line", "lines"),
    columns: &[
        Column::new("Account", "minmax(7rem, 1fr)"),
        Column::new("Borrower", "minmax(9.5rem, 2fr)"),
        Column::new("Type", "9rem"),
        Column::new("Approved ₹", "8.5rem").numeric(),
        Column::new("Used ₹", "8.5rem").numeric(),
        Column::new("Available ₹", "8.5rem").numeric(),
        Column::new("Valid until", "7rem"),
        Column::new("Status", "7.5rem"),
    ],
    width: "66rem",
    topics: &[Topic::Accounts],
    search: Some("Account, borrower"),
    path: Link::LineDetails,
    fetch,
};

#[component]
pub(crate) fn LineDetailsPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let add = || {
        view! {
            <a class="button" href=Link::upload(Workspace::Jupiter, "line-details").href()>"Upload"</a>
            <a class="button primary" href=Link::NewLineDetail { account: None }.href()>"Add a line"</a>
        }
    };
    view! { <ListPage definition=LIST list_state filters actions=add /> }
}

fn filters(list: ListHandle) -> AnyView {
    view! { <Filter list name="type" label="Type" options=options_of!(LineType) /> }.into_any()
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let list = ListLineDetails {
        search: list_state.get("search").to_owned(),
        account: list_state.read("account"),
        r#type: list_state.word("type"),
        ordering: list_state.order().to_owned(),
        page,
    };
    fetch_rows(list_state.check().map(|()| list), line_row)
}

fn line_row(line: &LineDetail) -> Row {
    let account = line.account.as_ref().and_then(lms::Ref::full);
    let dash = || "—".to_owned();
    let (reference, borrower) =
        account.map_or_else(|| (dash(), dash()), |account| (account.ref_id, account.borrower_name));
    Row {
        key: line.id.to_string(),
        href: Link::LineDetail { id: line.id }.href(),
        cells: vec![
            Cell::Open(reference),
            Cell::Text(borrower),
            Cell::Text(line.r#type.label().to_owned()),
            Cell::Text(line.approved_line_amount.grouped()),
            Cell::Text(line.used_amount.grouped()),
            Cell::Text(line.available_amount.grouped()),
            Cell::Faint(line.valid_until.map_or_else(dash, |day| day.to_string())),
            Cell::Chip(line.status.severity(), line.status.label().to_owned()),
        ],
    }
}
