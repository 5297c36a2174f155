//! The list of top-up groups.

use crate::components::feedback::severity::Status;
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::filters::Filter;
use crate::components::lists::grid::{Cell, Column, GridLabels, PageResult, Row};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_page::{ListDefinition, ListPage};
use crate::components::lists::list_state::{FilterKind, ListFields, ListState, use_list_state};
use crate::components::options::options_of;
use crate::components::widgets::chip::count_text;
use crate::links::Link;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::Topic;
use lms::page::PageRequest;
use lms::topup_groups::{ListTopupGroups, TopupGroup, TopupGroupStatus};

/// The filters in the URL; the newest come first.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("status", FilterKind::Value(TopupGroupStatus::is_known)),
        ("account", FilterKind::Id),
    ],
    order: "-created_at",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
        label: "Top-up groups",
        empty: "No groups yet",
        empty_hint: "A group holds top-ups that go together: a day's invoices, say.",
        filtered: "No groups match these filters",
    },
    noun: ("group", "groups"),
    columns: &[
        Column::new("Ref", "7rem").ordered_by("ref_id"),
        Column::new("Name", "minmax(10rem, 2fr)").ordered_by("name"),
        Column::new("Top-ups", "6rem").numeric(),
        Column::new("In all ₹", "8.5rem").numeric(),
        Column::new("Made", "8.5rem").ordered_by("created_at"),
        Column::new("Status", "7.5rem"),
    ],
    width: "48rem",
    topics: &[Topic::TopupGroups],
    search: Some("Ref, name"),
    path: Link::TopupGroups,
    fetch,
};

#[component]
pub(crate) fn TopupGroupsPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let create = || view! { <a class="button primary" href=Link::NewTopupGroup.href()>"Make a group"</a> };
    view! { <ListPage definition=LIST list_state filters actions=create /> }
}

fn filters(list: ListHandle) -> AnyView {
    view! { <Filter list name="status" label="Status" options=options_of!(TopupGroupStatus) /> }.into_any()
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let list = ListTopupGroups {
        search: list_state.get("search").to_owned(),
        account: list_state.read("account"),
        status: list_state.word("status"),
        ordering: list_state.order().to_owned(),
        page,
    };
    fetch_rows(list_state.check().map(|()| list), group_row)
}

fn group_row(group: &TopupGroup) -> Row {
    Row {
        key: group.id.to_string(),
        href: Link::TopupGroup { reference: group.ref_id.clone() }.href(),
        cells: vec![
            Cell::Open(group.ref_id.clone()),
            Cell::Text(group.name.clone()),
            Cell::Text(count_text(group.topup_count)),
            Cell::Text(group.total_amount.grouped()),
            Cell::Faint(group.created_at.to_string()),
            Cell::Chip(group.status.severity(), group.status.label().to_owned()),
        ],
    }
}
