//! One loan's money that is not applied: where it came from, and giving it back.

use super::{Adjust, Refund};
use crate::api;
use crate::clock;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::button::Action;
use crate::components::widgets::card::{Pair, Pairs};
use crate::components::widgets::table::{Head, table};
use crate::dom::watch::watch;
use crate::links::{Link, LoanTab};
use leptos::prelude::*;
use lms::LoanId;
use lms::can::Reason;
use lms::loans::{GetLoan, Loan};
use lms::outstanding::GetOutstanding;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::{ListRecords, Record, RecordFilter, RecordStatus};

const HEADS: [Head; 4] =
    [Head::new("Record"), Head::new("Bank day"), Head::num("Amount ₹"), Head::num("Not applied ₹")];

/// What can be done with the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Looking,
    Refunding,
    Adjusting,
}

/// What the dialog holds.
#[component]
pub(super) fn Opened(id: LoanId) -> impl IntoView {
    let loan = api::query(move || Some(GetLoan { id }));
    let show = move |loan: Loan| view! { <Held id loan /> }.into_any();
    view! { <Load query=loan skeleton=|| skeleton_lines(6) view=show /> }
}

#[component]
fn Held(id: LoanId, loan: Loan) -> impl IntoView {
    let owed = api::query(move || Some(GetOutstanding { loan: id, date: Some(clock::today()) }));
    let records = api::query(move || {
        let filter = RecordFilter { loan: Some(id), status: vec![RecordStatus::Processed], ..RecordFilter::default() };
        let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
        Some(ListRecords { filter, ordering: "bank_date".to_owned(), page })
    });
    let excess = Memo::new(move |_| owed.data().map(|owed| owed.unapplied_amount));
    let doing = RwSignal::new(Doing::Looking);
    // The forms close by this; closed, the dialog is back at what is held.
    let open = RwSignal::new(true);
    watch(move || {
        if !open.get() {
            doing.set(Doing::Looking);
            open.set(true);
        }
    });
    let locked = Signal::derive(move || {
        excess.get().is_none_or(|excess| !excess.is_positive()).then(|| Reason::NothingLeft.to_string())
    });
    let (reference, borrower, bank) = (loan.ref_id.clone(), loan.borrower_name.clone(), loan.credit_bank);
    let href = Link::Loan { id, tab: LoanTab::Payments }.href();
    let bank = StoredValue::new(bank);
    let body = move || match doing.get() {
        Doing::Looking => view! {
            <p class="muted">"It pays what falls due next, unless it is given back."</p>
            <Load query=records skeleton=|| skeleton_lines(2) view=|page| from(&page.results) />
            <p class="actions">
                <Action locked on_click=move |()| doing.set(Doing::Refunding)>"Refund"</Action>
                <Action on_click=move |()| doing.set(Doing::Adjusting)>"Cashback or holdback"</Action>
            </p>
        }
        .into_any(),
        Doing::Refunding => {
            let excess = excess.get_untracked().unwrap_or_default();
            view! { <Refund id excess bank=bank.get_value() open /> }.into_any()
        }
        Doing::Adjusting => view! { <Adjust id open /> }.into_any(),
    };
    view! {
        <Pairs>
            <Pair label="Loan">
                <a href=href>{reference}</a>
            </Pair>
            <Pair label="Borrower">{borrower}</Pair>
            <Pair label="Not applied">
                <b>{move || excess.get().map_or_else(|| "…".to_owned(), |excess| excess.to_string())}</b>
            </Pair>
        </Pairs>
        {body}
    }
}

/// The records that something is left of.
fn from(records: &[Record]) -> AnyView {
    let row = |record: &Record| {
        let (href, reference) = (Link::Record { id: record.id }.href(), record.ref_id.clone());
        view! {
            <tr>
                <th scope="row">
                    <a href=href>{reference}</a>
                </th>
                <td>{record.bank_date.map(|day| day.to_string())}</td>
                <td class="num">{record.amount.grouped()}</td>
                <td class="num">{record.remaining_amount.grouped()}</td>
            </tr>
        }
    };
    let rows = records.iter().filter(|record| record.remaining_amount.is_positive()).map(row).collect_view();
    table("Where it came from", &HEADS, rows, None).into_any()
}
