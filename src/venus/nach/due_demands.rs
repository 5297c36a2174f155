//! The demands that can be presented, a page at a time, each with a checkbox.

use super::selection::{SelectedDemand, Selection};
use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::chip::{chip, demand_chip};
use crate::dom::memo::memo;
use crate::links::Link;
use leptos::prelude::*;
use lms::demands::{Demand, DemandStatus, ListDemands};
use lms::loans::GetLoan;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::{ListRecords, Record, RecordFilter, RecordStatus, RecordType};
use lms::{Day, LoanId, Page};

/// Small, because each row reads its loan's names.
const ROWS_PER_PAGE: u64 = 25;

/// The statuses of demands that can be presented.
pub(super) const UNPAID: [DemandStatus; 4] =
    [DemandStatus::Overdue, DemandStatus::PartiallyPaid, DemandStatus::Due, DemandStatus::Upcoming];

/// Which demands are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DemandQuery {
    pub(super) loan: Option<LoanId>,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
}

#[component]
pub(super) fn DueDemands(demand_query: Memo<DemandQuery>, selection: Selection) -> impl IntoView {
    // With the query that the page is of: another query begins with its first page.
    let page = RwSignal::new((DemandQuery::default(), 1_u64));
    let current_page = memo(move |_| {
        let (query, page) = page.get();
        if query == demand_query.get() { page } else { 1 }
    });
    let go = move |to: u64| page.set((demand_query.get_untracked(), to));
    let list = api::query(move || {
        let DemandQuery { loan, from, to } = demand_query.get();
        Some(ListDemands {
            loan,
            status: UNPAID.to_vec(),
            due_from: from,
            due_to: to,
            page: PageRequest { page: current_page.get(), page_size: ROWS_PER_PAGE },
            ..ListDemands::default()
        })
    });
    let presented = api::query(|| {
        let filter = RecordFilter {
            r#type: vec![RecordType::Nach],
            status: vec![RecordStatus::Approved],
            ..RecordFilter::default()
        };
        let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
        Some(ListRecords { filter, ordering: "-created_at".to_owned(), page })
    });
    let with_bank = memo(move |_| presented.data().map(|page| page.results).unwrap_or_default());
    let view = move |found: Page<Demand>| {
        if found.results.is_empty() {
            return view! {
                <Empty why=Nothing::Filtered title="Nothing unpaid falls due on these days">
                    <p>"Choose other days."</p>
                </Empty>
            }
            .into_any();
        }
        let pages = found.count.div_ceil(ROWS_PER_PAGE);
        let last = (found.current_page * ROWS_PER_PAGE).min(found.count);
        let range = format!("{} to {last} of {}", (found.current_page - 1) * ROWS_PER_PAGE + 1, found.count);
        let turn = move |label: &'static str, to: u64| {
            let disabled = to < 1 || to > pages;
            view! {
                <button type="button" class="button small" disabled=disabled on:click=move |_| go(to)>
                    {label}
                </button>
            }
        };
        let current = found.current_page;
        view! {
            {demand_table(&found.results, selection, with_bank)}
            <div class="actions">
                <span class="muted" role="status">{range}</span>
                {(pages > 1).then(|| (turn("Earlier due", current.saturating_sub(1)), turn("Later due", current + 1)))}
            </div>
        }
        .into_any()
    };
    view! { <Load query=list skeleton=|| skeleton_lines(8) view /> }
}

fn demand_table(demands: &[Demand], selection: Selection, with_bank: Memo<Vec<Record>>) -> impl IntoView + use<> {
    let all = StoredValue::new(demands.iter().map(SelectedDemand::of).collect::<Vec<_>>());
    let all_selected = memo(move |_| all.with_value(|all| all.iter().all(|demand| selection.contains(demand.demand))));
    let rows = demands.iter().map(|demand| row(demand, selection, with_bank)).collect_view();
    view! {
        <div class="table-scroll" role="group" aria-label="Unpaid demands" tabindex="0">
            <table class="table">
                <caption class="visually-hidden">"Unpaid demands"</caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <label class="tick">
                                <input
                                    type="checkbox"
                                    aria-label="Select all shown"
                                    prop:checked=move || all_selected.get()
                                    on:change:target=move |event| {
                                        let selected = event.target().checked();
                                        all.with_value(|all| selection.set(all, selected));
                                    }
                                />
                                "Loan"
                            </label>
                        </th>
                        <th scope="col">"Borrower"</th>
                        <th scope="col">"Demand"</th>
                        <th scope="col">"Due"</th>
                        <th scope="col" class="num">
                            "Unpaid ₹"
                        </th>
                        <th scope="col">"Status"</th>
                        <th scope="col">"With the bank"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(demand: &Demand, selection: Selection, with_bank: Memo<Vec<Record>>) -> impl IntoView + use<> {
    let (id, loan) = (demand.id, demand.loan);
    let selected = SelectedDemand::of(demand);
    let query = api::query(move || Some(GetLoan { id: loan }));
    let names = memo(move |_| query.data().map(|loan| (loan.ref_id, loan.borrower_name)));
    let reference = move || names.with(|names| names.as_ref().map_or_else(|| "…".to_owned(), |names| names.0.clone()));
    let borrower = move || names.with(|names| names.as_ref().map(|names| names.1.clone()));
    let what = selected.what.clone();
    let label = {
        let what = what.clone();
        move || format!("Select {what} of {}", reference())
    };
    let presentation = move || {
        with_bank.with(|records| {
            let record = records.iter().find(|record| record.loan.as_ref().is_some_and(|known| known.id() == loan))?;
            let href = Link::Presentation { id: record.id }.href();
            Some(view! { <a href=href>{chip(Severity::Wait, record.ref_id.clone())}</a> })
        })
    };
    view! {
        <tr>
            <th scope="row">
                <span class="tick">
                    <input
                        type="checkbox"
                        aria-label=label
                        prop:checked=move || selection.contains(id)
                        on:change:target=move |event| {
                            selection.set(std::slice::from_ref(&selected), event.target().checked());
                        }
                    />
                    <a class="mono" href=Link::loan(loan).href()>
                        {reference}
                    </a>
                </span>
            </th>
            <td>{borrower}</td>
            <td>{what}</td>
            <td>{demand.due_date.to_string()}</td>
            <td class="num">{demand.outstanding_amount.grouped()}</td>
            <td>{demand_chip(demand)}</td>
            <td>{presentation}</td>
        </tr>
    }
}
