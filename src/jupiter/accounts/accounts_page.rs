//! The list of accounts.

use crate::components::feedback::severity::Status;
use crate::components::feedback::undocumented::{Locked, answers};
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::filters::Filter;
use crate::components::lists::grid::{Cell, Column, GridLabels, PageResult, Row};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_page::{ListDefinition, ListPage};
use crate::components::lists::list_state::{FilterKind, ListFields, ListState, use_list_state};
use crate::components::options::options_of;
use crate::components::widgets::heading::Heading;
use crate::links::Link;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use lms::Topic;
use lms::accounts::{Account, AccountStatus, ListAccounts};
use lms::page::PageRequest;

/// The filters in the URL; the order is the server's.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[("search", FilterKind::Text), ("status", FilterKind::Value(AccountStatus::is_known))],
    order: "",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
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
    path: Link::Accounts,
    fetch,
};

#[component]
pub(crate) fn AccountsPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let open = || view! { <a class="button primary" href=Link::NewAccount.href()>"Open an account"</a> };
    if answers::<ListAccounts>() {
        view! { <ListPage definition=LIST list_state filters actions=open /> }.into_any()
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

fn filters(list: ListHandle) -> AnyView {
    view! { <Filter list name="status" label="Status" options=options_of!(AccountStatus) /> }.into_any()
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let list = ListAccounts { search: list_state.get("search").to_owned(), status: list_state.word("status"), page };
    fetch_rows(list_state.check().map(|()| list), account_row)
}

fn account_row(account: &Account) -> Row {
    Row {
        key: account.id.to_string(),
        href: Link::account(account.id).href(),
        cells: vec![
            Cell::Open(account.ref_id.clone()),
            Cell::Text(account.borrower_name.clone()),
            Cell::Faint(account.program_name.clone()),
            Cell::Text(account.approved_amount.grouped()),
            Cell::Text(account.used_amount.grouped()),
            Cell::Text(account.available_amount.grouped()),
            Cell::Chip(account.status.severity(), account.status.label().to_owned()),
        ],
    }
}
