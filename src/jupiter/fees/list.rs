//! The page: every fee that was charged.

use crate::api;
use crate::paths::{Path, Workspace, use_listing};
use crate::ui::grid::{Cell, Column, Fetched, Looks, Row, RowPage};
use crate::ui::list_page::{Filter, Kind, ListPage, OnScreen, options_of};
use crate::ui::listing::{Fields, Listing};
use crate::ui::tone::Status;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::Topic;
use lms::demands::DemandStatus;
use lms::fees::{Fee, FeeType, ListFees};
use lms::page::PageRequest;

/// What the list's URL knows; the last to fall due come first.
pub const FIELDS: Fields = Fields { filters: &["search", "status", "type", "loan", "account"], order: "-due_date" };

const KIND: Kind = Kind {
    looks: Looks {
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
    path: Path::Fees,
    fetch,
};

/// The list of fees.
#[component]
pub fn FeesPage() -> impl IntoView {
    let listing = use_listing(&FIELDS, |path| match path {
        Path::Fees(listing) => Some(listing),
        _ => None,
    });
    let charge = || {
        view! {
            <a class="button" href=Path::upload(Workspace::Jupiter, "fees").href()>"Upload"</a>
            <a class="button primary" href=Path::NewFee { loan: None }.href()>"Charge a fee"</a>
        }
    };
    view! { <ListPage kind=KIND listing filters actions=charge /> }
}

fn filters(list: OnScreen) -> AnyView {
    view! {
        <Filter list name="status" label="Status" options=options_of!(DemandStatus) />
        <Filter list name="type" label="Type" options=options_of!(FeeType) />
    }
    .into_any()
}

fn fetch(listing: Listing, page: PageRequest) -> LocalBoxFuture<'static, Fetched> {
    async move {
        let list = ListFees {
            search: listing.get("search").to_owned(),
            account: listing.read("account"),
            loan: listing.read("loan"),
            status: listing.word("status"),
            r#type: listing.word("type"),
            ordering: listing.order().to_owned(),
            page,
        };
        let page = api::send(list).await?;
        Ok(RowPage { count: page.count, rows: page.results.iter().map(row).collect() })
    }
    .boxed_local()
}

fn row(fee: &Fee) -> Row {
    Row {
        key: fee.id.to_string(),
        href: Path::Fee { id: fee.id }.href(),
        cells: vec![
            Cell::Open(fee.ref_id.clone()),
            Cell::Text(fee.borrower_name.clone()),
            Cell::Text(fee.name.clone()),
            Cell::Faint(fee.r#type.label().to_owned()),
            Cell::Text(fee.amount.grouped()),
            Cell::Text(fee.total_amount.grouped()),
            Cell::Text(fee.outstanding_amount.grouped()),
            Cell::Faint(fee.due_date.to_string()),
            Cell::Chip(fee.status.tone(), fee.status.words().to_owned()),
        ],
    }
}
