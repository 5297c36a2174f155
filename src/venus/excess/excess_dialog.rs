//! One loan's money that is not applied: the records it came from, and refunding it.

use super::{Adjust, Refund};
use crate::api;
use crate::clock;
use crate::components::detail_page::{Fact, facts};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::button::Action;
use crate::components::widgets::table::Head;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::links::{Link, LoanTab};
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::loans::{GetLoan, Loan};
use lms::outstanding::GetOutstanding;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::{ListRecords, Record, RecordFilter, RecordStatus};
use lms::{LoanId, can};

const HEADS: [Head; 4] =
    [Head::new("Record"), Head::new("Bank day"), Head::num("Amount ₹"), Head::num("Not applied ₹")];

/// What the dialog shows below the loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExcessView {
    Records,
    Refund,
    Adjust,
}

#[component]
pub(super) fn LoanExcess(id: LoanId) -> impl IntoView {
    let loan = api::query(move || Some(GetLoan { id }));
    let view = move |loan: Loan| view! { <ExcessOf id loan /> }.into_any();
    view! { <Load query=loan skeleton=|| skeleton_lines(6) view /> }
}

#[component]
fn ExcessOf(id: LoanId, loan: Loan) -> impl IntoView {
    let outstanding = api::query(move || Some(GetOutstanding { loan: id, date: Some(clock::today()) }));
    let records = api::query(move || {
        let filter = RecordFilter { loan: Some(id), status: vec![RecordStatus::Processed], ..RecordFilter::default() };
        let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
        Some(ListRecords { filter, ordering: "bank_date".to_owned(), page })
    });
    let excess = memo(move |_| outstanding.data().map(|outstanding| outstanding.unapplied_amount));
    let shown = RwSignal::new(ExcessView::Records);
    // The forms close by setting `open`; that leads back to the records.
    let open = RwSignal::new(true);
    watch(move || {
        if !open.get() {
            shown.set(ExcessView::Records);
            open.set(true);
        }
    });
    let locked =
        Signal::derive(move || can::give_back(excess.get().unwrap_or_default()).err().map(|reason| reason.to_string()));
    let excess_text = move || excess.get().map_or_else(|| "…".to_owned(), |excess| excess.to_string());
    let loan_facts = [
        Fact::link("Loan", loan.ref_id, &Link::Loan { id, tab: LoanTab::Payments }),
        Fact::text("Borrower", loan.borrower_name),
        Fact::view("Not applied", Some(view! { <b>{excess_text}</b> })),
    ];
    let bank = StoredValue::new(loan.credit_bank);
    let body = move || match shown.get() {
        ExcessView::Records => view! {
            <p class="muted">"It pays what falls due next, unless it is given back."</p>
            <Load query=records skeleton=|| skeleton_lines(2) view=|page| source_records(&page.results) />
            <p class="actions">
                <Action locked on_click=move |()| shown.set(ExcessView::Refund)>"Refund"</Action>
                <Action on_click=move |()| shown.set(ExcessView::Adjust)>"Cashback or holdback"</Action>
            </p>
        }
        .into_any(),
        ExcessView::Refund => {
            let excess = excess.get_untracked().unwrap_or_default();
            view! { <Refund id excess bank=bank.get_value() open /> }.into_any()
        }
        ExcessView::Adjust => view! { <Adjust id open /> }.into_any(),
    };
    view! {
        {facts(loan_facts)}
        {body}
    }
}

/// The records of which something is left.
fn source_records(records: &[Record]) -> AnyView {
    let row = |record: &Record| {
        TableRow::link(Link::Record { id: record.id }.href(), record.ref_id.clone())
            .text(record.bank_date.map(|day| day.to_string()))
            .num(record.amount.grouped())
            .num(record.remaining_amount.grouped())
    };
    let rows = records.iter().filter(|record| record.remaining_amount.is_positive()).map(row);
    table_of("Where it came from", &HEADS, rows, [])
}
