//! A loan: what is owed, when, and what has been paid out.

mod activity;
mod amount_columns;
mod bank_account;
mod by_month;
mod demand_payments;
mod demands;
mod excess;
mod fees;
mod figure_notes;
mod figures;
mod header;
mod labels;
mod outstanding;
mod overview;
mod payments;
mod payouts;
mod reset_dialog;
mod schedule;
mod statement;
mod terms;

use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::skeleton::{Waiting, skeleton_figures, skeleton_lines};
use crate::components::item_page::{ItemPage, item_page};
use crate::dom::memo::memo;
use crate::jupiter::extra_data::ExtraDataTab;
use crate::links::{Link, LoanTab, use_query, use_tab};
use header::Header;
use leptos::prelude::*;
use lms::demands::{Demand, ListDemands};
use lms::extra_data::ListExtraData;
use lms::loans::{GetLoan, GetLoanSummary, Loan, LoanSummary};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, Payout, PayoutFilter};
use lms::{ApiError, Day, LoanId, Page};

/// The queries that the parts of the page share.
#[derive(Clone, Copy)]
struct Reads {
    loan: api::Query<Loan>,
    summary: api::Query<LoanSummary>,
    demands: api::Query<Page<Demand>>,
    payouts: api::Query<Page<Payout>>,
}

/// The page of the loan and the tab that the URL names.
#[component]
pub(crate) fn LoanPage() -> impl IntoView {
    let (segment, query) = (use_tab(), use_query());
    let tab = memo(move |_| {
        let day = |name: &str| query.with(|query| Day::parse_iso(&query.get(name)?));
        match segment.with(|segment| LoanTab::from_segment(segment)).unwrap_or_default() {
            LoanTab::Outstanding { .. } => LoanTab::Outstanding { on: day("on") },
            LoanTab::Statement { .. } => LoanTab::Statement { from: day("from"), to: day("to") },
            tab => tab,
        }
    });
    let tab = Signal::from(tab);
    item_page::<GetLoan, _>(loan_page("Loan"), move |id| view! { <LoanDetail id tab /> }.into_any())
}

#[component]
fn LoanDetail(id: LoanId, tab: Signal<LoanTab>) -> impl IntoView {
    // No loan has more demands than a page has rows: 500 are 41 years of months.
    let all = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    let reads = Reads {
        loan: api::query(move || Some(GetLoan { id })),
        summary: api::query(move || Some(GetLoanSummary { id })),
        demands: api::query(move || Some(ListDemands { loan: Some(id), page: all, ..ListDemands::default() })),
        payouts: api::query(move || {
            let filter = PayoutFilter { loan: Some(id), ..PayoutFilter::default() };
            Some(ListPayouts { filter, ordering: "-created_at".to_owned(), page: all })
        }),
    };
    // A tab with days of its own is not drawn again when they change.
    let tab_shown = memo(move |_| tab.get().plain());
    let outstanding_on = Signal::derive(move || if let LoanTab::Outstanding { on } = tab.get() { on } else { None });
    let period =
        Signal::derive(move || if let LoanTab::Statement { from, to } = tab.get() { (from, to) } else { (None, None) });
    let is_loaded = memo(move |_| reads.loan.data().is_some());
    let error = memo(move |_| reads.loan.error());
    let retry = Callback::new(move |()| reads.loan.refetch());
    view! {
        <main id="page" class="page">
            {move || match (error.get(), is_loaded.get()) {
                (Some(ApiError::NotFound), _) => view! { <ItemNotFound what="loan" list=Link::loans() list_name="Loans" /> }.into_any(),
                (Some(error), _) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                (None, true) => ().into_any(),
                (None, false) => view! {
                    <Waiting what="the loan">{skeleton_lines(2)} {skeleton_figures(5)}</Waiting>
                }
                .into_any(),
            }}
            <Show when=move || is_loaded.get()>
                <Header id reads tab />
                {move || match tab_shown.get() {
                    LoanTab::Overview => view! { <overview::Overview id reads /> }.into_any(),
                    LoanTab::Schedule => view! { <schedule::Schedule reads /> }.into_any(),
                    LoanTab::Payouts => view! { <payouts::Payouts reads /> }.into_any(),
                    LoanTab::Payments => view! { <payments::Payments id reads /> }.into_any(),
                    LoanTab::Fees => view! { <fees::Fees id /> }.into_any(),
                    LoanTab::Outstanding { .. } => view! { <outstanding::Outstanding id on=outstanding_on /> }.into_any(),
                    LoanTab::Statement { .. } => view! { <statement::Statement id reads period /> }.into_any(),
                    LoanTab::Terms => view! { <terms::Terms reads /> }.into_any(),
                    LoanTab::ExtraData => view! { <ExtraDataTab of=ListExtraData { loan: Some(id), ..ListExtraData::default() } /> }.into_any(),
                    LoanTab::Activity => view! { <activity::Activity reads whole=true /> }.into_any(),
                }}
            </Show>
        </main>
    }
}

/// A page about one loan.
pub(super) const fn loan_page(title: &'static str) -> ItemPage {
    ItemPage { title, what: "a single loan", list: (Link::loans, "Loans") }
}
