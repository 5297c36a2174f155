//! The page: every account.

use crate::api;
use crate::paths::{Path, use_listing};
use crate::ui::beyond::{Locked, answers};
use crate::ui::grid::{Cell, Column, Fetched, Looks, Row, RowPage};
use crate::ui::heading::Heading;
use crate::ui::list_page::{Filter, Kind, ListPage, OnScreen, options_of};
use crate::ui::listing::{Fields, Listing};
use crate::ui::tone::Status;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::Topic;
use lms::accounts::{Account, AccountStatus, ListAccounts};
use lms::page::PageRequest;

/// What the list's URL knows; the server says in which order they come.
pub const FIELDS: Fields = Fields { filters: &["search", "status"], order: "" };

const KIND: Kind = Kind {
    looks: Looks {
        label: "Accounts",
        empty: "No accounts yet",
        empty_hint: "An account appears here once it is opened for an application.",
        filtered: "No accounts match these filters",
    },
    noun: ("account", "accounts"),
    columns: &[
        Column::new("Ref", "7.5rem"),
        Column::new("Borrower", "minmax(10rem, 2fr)"),
        Column::new("Program", "minmax(8rem, 1.5fr)"),
        Column::new("Approved ₹", "8rem").numeric(),
        Column::new("Used ₹", "8rem").numeric(),
        Column::new("Available ₹", "8rem").numeric(),
        Column::new("Status", "7rem"),
    ],
    width: "60rem",
    topics: &[Topic::Accounts],
    search: Some("Ref, borrower"),
    path: Path::Accounts,
    fetch,
};

/// The list of accounts.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let listing = use_listing(&FIELDS, |path| match path {
        Path::Accounts(listing) => Some(listing),
        _ => None,
    });
    let open = || view! { <a class="button primary" href=Path::NewAccount.href()>"Open an account"</a> };
    if answers::<ListAccounts>() {
        view! { <ListPage kind=KIND listing filters actions=open /> }.into_any()
    } else {
        view! {
            <main id="page" class="page">
                <div class="head">
                    <Heading text="Accounts" />
                    <div class="actions">{open()}</div>
                </div>
                <Locked what="the list of accounts">
                    <p>"An account can be opened all the same."</p>
                </Locked>
            </main>
        }
        .into_any()
    }
}

fn filters(list: OnScreen) -> AnyView {
    view! { <Filter list name="status" label="Status" options=options_of!(AccountStatus) /> }.into_any()
}

fn fetch(listing: Listing, page: PageRequest) -> LocalBoxFuture<'static, Fetched> {
    async move {
        let list = ListAccounts { search: listing.get("search").to_owned(), status: listing.word("status"), page };
        let page = api::send(list).await?;
        Ok(RowPage { count: page.count, rows: page.results.iter().map(row).collect() })
    }
    .boxed_local()
}

fn row(account: &Account) -> Row {
    Row {
        key: account.id.to_string(),
        href: Path::account(account.id).href(),
        cells: vec![
            Cell::Open(account.ref_id.clone()),
            Cell::Text(account.borrower_name.clone()),
            Cell::Faint(account.program_name.clone()),
            Cell::Text(account.approved_amount.grouped()),
            Cell::Text(account.used_amount.grouped()),
            Cell::Text(account.available_amount.grouped()),
            Cell::Chip(account.status.tone(), account.status.words().to_owned()),
        ],
    }
}
