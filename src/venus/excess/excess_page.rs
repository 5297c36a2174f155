//! The list of loans with money that is not applied, the largest amounts first.

use super::excess_dialog::LoanExcess;
use crate::components::feedback::severity::Status;
use crate::components::lists::fetch::fetch_rows;
use crate::components::lists::grid::{Cell, Column, GridLabels, PageResult, Row};
use crate::components::lists::list_handle::ListHandle;
use crate::components::lists::list_page::{ListDefinition, ListPage};
use crate::components::lists::list_state::{FilterKind, ListFields, ListState, use_list_state};
use crate::components::widgets::dialog::Dialog;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::links::{Link, ListQuery, in_place, use_query};
use crate::venus::filters::{AccountFilter, AmountFilter};
use crate::venus::save_csv::SaveCsv;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::excess::{ExcessBalance, ListExcessBalances};
use lms::page::PageRequest;
use lms::record_actions::ExportCashback;
use lms::{LoanId, Money, Ref, Topic};

/// Filters and default order in the list's URL.
const FIELDS: ListFields = ListFields {
    filters: &[
        ("search", FilterKind::Text),
        ("account", FilterKind::Id),
        ("least", FilterKind::Amount),
        ("most", FilterKind::Amount),
    ],
    order: "-excess_amount",
};

const LIST: ListDefinition = ListDefinition {
    labels: GridLabels {
        label: "Excess",
        empty: "No loan has money that is not applied",
        empty_hint: "What is paid beyond what has fallen due shows up here.",
        filtered: "No such loans match these filters",
    },
    noun: ("loan", "loans"),
    columns: &[
        Column::new("Loan", "7.5rem").ordered_by("loan_ref_id"),
        Column::new("Borrower", "minmax(10rem, 2fr)").ordered_by("borrower_name"),
        Column::new("Not applied ₹", "9rem").numeric().ordered_by("excess_amount"),
        Column::new("From records", "minmax(11rem, 1fr)"),
        Column::new("Oldest", "8rem"),
        Column::new("Loan is", "8rem").ordered_by("loan_status"),
    ],
    width: "54rem",
    topics: &[Topic::Records],
    search: Some("Loan, borrower"),
    path: excess,
    fetch,
};

const fn excess(list: ListQuery) -> Link {
    Link::Excess { list, opened: None }
}

/// The list, and the dialog of the loan that the URL opens.
#[component]
pub(crate) fn ExcessPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let query = use_query();
    let opened = memo(move |_| query.with(|query| query.get("open")?.parse::<LoanId>().ok()));
    let open = RwSignal::new(false);
    watch(move || open.set(opened.get().is_some()));
    let cashback = || {
        let export = || Ok(ExportCashback { date_from: None, date_to: None });
        view! { <SaveCsv label="Cashback CSV" name="cashback" export /> }
    };
    let navigate = use_navigate();
    let close = Callback::new(move |()| {
        if opened.get_untracked().is_some() {
            navigate(&excess(list_state.get_untracked().into()).href(), in_place());
        }
    });
    view! {
        <ListPage definition=LIST list_state filters actions=cashback />
        <Dialog open title="Money that is not applied" wide=true on_close=close>
            {move || opened.get().map(|id| view! { <LoanExcess id /> })}
        </Dialog>
    }
}

fn filters(list: ListHandle) -> AnyView {
    view! {
        <AccountFilter list />
        <AmountFilter list name="least" label="₹ from" says="Amount from" />
        <AmountFilter list name="most" label="to" says="Amount to" />
    }
    .into_any()
}

fn fetch(list_state: ListState, page: PageRequest) -> LocalBoxFuture<'static, PageResult> {
    let list = ListExcessBalances {
        search: list_state.get("search").to_owned(),
        account: list_state.read("account"),
        amount_min: Money::parse(list_state.get("least")).ok(),
        amount_max: Money::parse(list_state.get("most")).ok(),
        ordering: list_state.order().to_owned(),
        page,
    };
    fetch_rows(list_state.check().map(|()| list), move |balance| row(balance, &list_state))
}

fn row(balance: &ExcessBalance, list_state: &ListState) -> Row {
    let loan = Ref::id(&balance.loan);
    let oldest = balance.records.first().and_then(|record| record.bank_date);
    let from = match balance.records.as_slice() {
        [one] => one.ref_id.clone(),
        [first, rest @ ..] => format!("{} and {} more", first.ref_id, rest.len()),
        [] => String::new(),
    };
    Row {
        key: loan.to_string(),
        href: Link::Excess { list: list_state.clone().into(), opened: Some(loan) }.href(),
        cells: vec![
            Cell::Open(balance.loan_ref_id.clone()),
            Cell::Text(balance.borrower_name.clone()),
            Cell::Text(balance.excess_amount.grouped()),
            Cell::Faint(from),
            Cell::Faint(oldest.map(|day| day.to_string()).unwrap_or_default()),
            Cell::Chip(balance.loan_status.severity(), balance.loan_status.label().to_owned()),
        ],
    }
}
