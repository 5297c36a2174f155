//! The page: every group of top-ups.

use crate::api;
use crate::paths::{Path, use_listing};
use crate::ui::grid::{Cell, Column, Fetched, Looks, Row, RowPage};
use crate::ui::list_page::{Filter, Kind, ListPage, OnScreen, options_of};
use crate::ui::listing::{Fields, Listing};
use crate::ui::tone::Status;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::Topic;
use lms::page::PageRequest;
use lms::topup_groups::{ListTopupGroups, TopupGroup, TopupGroupStatus};

/// What the list's URL knows; the newest come first.
pub const FIELDS: Fields = Fields { filters: &["search", "status", "account"], order: "-created_at" };

const KIND: Kind = Kind {
    looks: Looks {
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
    path: Path::TopupGroups,
    fetch,
};

/// The list of groups.
#[component]
pub fn TopupGroupsPage() -> impl IntoView {
    let listing = use_listing(&FIELDS, |path| match path {
        Path::TopupGroups(listing) => Some(listing),
        _ => None,
    });
    let create = || view! { <a class="button primary" href=Path::NewTopupGroup.href()>"Make a group"</a> };
    view! { <ListPage kind=KIND listing filters actions=create /> }
}

fn filters(list: OnScreen) -> AnyView {
    view! { <Filter list name="status" label="Status" options=options_of!(TopupGroupStatus) /> }.into_any()
}

fn fetch(listing: Listing, page: PageRequest) -> LocalBoxFuture<'static, Fetched> {
    async move {
        let list = ListTopupGroups {
            search: listing.get("search").to_owned(),
            account: listing.read("account"),
            status: listing.word("status"),
            ordering: listing.order().to_owned(),
            page,
        };
        let page = api::send(list).await?;
        Ok(RowPage { count: page.count, rows: page.results.iter().map(row).collect() })
    }
    .boxed_local()
}

fn row(group: &TopupGroup) -> Row {
    Row {
        key: group.id.to_string(),
        href: Path::TopupGroup { reference: group.ref_id.clone() }.href(),
        cells: vec![
            Cell::Open(group.ref_id.clone()),
            Cell::Text(group.name.clone()),
            Cell::Text(group.topup_count.to_string()),
            Cell::Text(group.total_amount.grouped()),
            Cell::Faint(group.created_at.to_string()),
            Cell::Chip(group.status.tone(), group.status.words().to_owned()),
        ],
    }
}
